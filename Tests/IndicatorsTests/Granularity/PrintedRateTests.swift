import Diagnostics
import Indicators
import Testing

@Suite struct PrintedRateTests {
  /// An evaluation with one judged leaf and one survey that prints a rate.
  private func findings(_ survey: String) throws -> [Finding] {
    let yaml = """
      格式版本: 1
      编号: x
      名称: x
      调查: [{编号: s, 名称: s, 问卷: 未提供, \(survey)}]
      指标体系: {指标: [{编号: A, 名称: 甲, 权重: 100, 规则: {类型: 评分, 得分: 100}}]}
      """
    let read = Evaluation.read(bytes: Array(yaml.utf8), file: "e.yaml")
    let evaluation = try #require(read.evaluation)
    return Scorecard(of: evaluation.framework).findings.filter { $0.code == "impossible-rate" }
  }

  @Test func `a rate that no count can give is a fault once the questions are known, else a note`() throws {
    let note = try #require(try findings("有效数: 299, 印出比率: [{值: 96.05}]").first)
    #expect(note.severity == .info)
    #expect(note.computed == "1436/1495")  // golden: five steps for each of 299
    let fault = try #require(try findings("有效数: 299, 印出比率: [{值: 96.05, 题数: 1}]").first)
    #expect(fault.severity == .high)
    #expect(fault.location?.line == 4)
  }

  // 41/46 = 89.13 and 73/76 = 96.05: with two questions, or with anybody up to 299, there is nothing to say.
  @Test(arguments: [
    "有效数: 23, 印出比率: [{值: 89.13, 题数: 2}]", "发放数: 299, 印出比率: [{值: 96.05}]", "印出比率: [{值: 95.73}]",
  ])
  func `a rate that some count gives, or a sample nobody states, is passed over`(survey: String) throws {
    #expect(try findings(survey).isEmpty)
  }
}
