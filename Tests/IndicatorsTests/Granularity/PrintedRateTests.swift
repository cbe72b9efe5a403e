import Diagnostics
import Indicators
import Testing

@Suite struct PrintedRateTests {
  /// An evaluation with one judged leaf and one survey that prints a rate.
  private func read(_ survey: String) -> (evaluation: Evaluation?, problems: [any Diagnostic]) {
    let yaml = """
      格式版本: 1
      编号: x
      名称: x
      调查: [{编号: s, 名称: s, 问卷: 未提供, \(survey)}]
      指标体系: {指标: [{编号: A, 名称: 甲, 权重: 100, 规则: {类型: 评分, 得分: 100}}]}
      """
    let read = Evaluation.read(bytes: Array(yaml.utf8), file: "e.yaml")
    return (read.evaluation, read.problems)
  }

  private func findings(_ survey: String) throws -> [Finding] {
    let evaluation = try #require(read(survey).evaluation)
    return Scorecard(of: evaluation.framework).findings.filter {
      ["impossible-rate", "not-recomputable"].contains($0.code)
    }
  }

  @Test func `a rate that no count can give is a fault once the questions are known, else a note`() throws {
    let note = try #require(try findings("有效数: 299, 印出比率: [{值: 96.05}]").first)
    #expect(note.severity == .info)
    #expect(note.computed == "1436/1495")  // golden: five steps for each of 299
    let fault = try #require(try findings("有效数: 299, 印出比率: [{值: 96.05, 题数: 1}]").first)
    #expect(fault.severity == .high)
    #expect(fault.location?.line == 4)
  }

  // 41/46 = 89.13 and 23/30 = 76.67.
  @Test(arguments: ["有效数: 23, 印出比率: [{值: 89.13, 题数: 2}]", "发放数: 30, 印出比率: [{值: 76.67}]"])
  func `a rate that the stated sample gives is passed over`(survey: String) throws {
    #expect(try findings(survey).isEmpty)
  }

  @Test func `a rate that only a smaller sample gives, or none is stated for, is a note`() throws {
    let sent = try findings("发放数: 299, 印出比率: [{值: 96.05}]")
    #expect(sent.map(\.code) == ["not-recomputable"])
    #expect(sent.map(\.part) == ["96.05%"])
    #expect(try findings("印出比率: [{值: 95.73}]").map(\.computed) == ["112/117"])
    // Rates of one question each are only asked how many people they take together.
    let singles = try findings("印出比率: [{值: 87.26, 题数: 1}, {值: 99.06, 题数: 1}]")
    #expect(singles.map(\.computed) == ["212"])
  }

  @Test(arguments: [
    ("{值: 100.01}", "rate-outside-whole"), ("{值: -1}", "rate-outside-whole"),
    ("{值: 5.1, 满分: 5}", "rate-outside-whole"), ("{值: 0, 满分: 0}", "rate-outside-whole"),
    ("{值: 50.123456789}", "rate-outside-whole"), ("{值: 50, 题数: 0}", "question-count"),
    ("{值: 50, 题数: 20000}", "question-count"),
  ])
  func `a rate that cannot be one is told where it stands`(rate: String, code: String) throws {
    let problems = read("印出比率: [\(rate)]").problems
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.location?.line == 4)
  }
}
