import DelimitedText
import Diagnostics
import EstimateRequests
import Foundation
import SurveyStatistics
import Testing

/// What a person may get wrong in comparisons, scales and calibration: each has a place and a reason.
struct AnalysisProblemTests {
  private func problems(_ statistics: String, design: String = Villages.design) throws -> [String] {
    let outcome = try Villages.run(statistics, design: design)
    #expect(outcome.results == nil)
    for problem in outcome.problems {
      #expect(!problem.message(in: .zh).isEmpty && !problem.message(in: .en).isEmpty)
    }
    return outcome.problems.map { "\($0.location?.description ?? "") \($0.code)" }
  }

  /// A request of one statistic, the words at which the problem stands, and the problem.
  @Test(arguments: [
    ("{类型: 均值比较, 变量: age}", "{", "missing-key"),
    ("{类型: 均值比较, 变量: age, 分组: region, 显著水平: 5}", "5}", "bad-significance"),
    ("{类型: 均值比较, 变量: q1, 分组: region, 赋分: {满意: 1}, 取值: [满意]}", "[满意]", "read-two-ways"),
    ("{类型: 均值比较, 变量: age, 分组: regio}", "regio}", "unknown-column"),
    ("{类型: 信度, 变量: [age, spend], 反向: [age]}", "[age]", "endpoints-needed"),
    ("{类型: 信度, 变量: [age, spend], 反向: [agee], 两端: [1, 99]}", "agee", "unknown-reversed"),
    ("{类型: 信度, 变量: [age, spend], 两端: [5, 1]}", "[5, 1]", "bad-endpoints"),
    ("{类型: 满意度指数, 变量: [age], 两端: [1, 99], 权重: [0]}", "[0]", "bad-composite-weights"),
    ("{类型: 重要性绩效, 变量: [age]}", "{", "importance-unclear"),
    ("{类型: 重要性绩效, 变量: [age], 重要性: [spend, budget]}", "[spend, ", "importance-unclear"),
    ("{类型: 作答质量, 变量: [age, spend], 题组: [2, 9223372036854775807]}", "[2, ", "item-counts-differ"),
  ])
  func `an analysis that makes no sense`(statistic: String, words: String, code: String) throws {
    let line = "  - \(statistic)"
    let column = try #require(line.range(of: words)).lowerBound
    let expected = "r.yaml:6:\(line.distance(from: line.startIndex, to: column) + 1) \(code)"
    #expect(try problems(line + "\n") == [expected])
  }

  @Test func `an answer off the scale is told with its row`() throws {
    #expect(
      try problems("  - {类型: 满意度指数, 变量: [age], 两端: [1, 5]}\n")
        == ["v.csv:row 2, column \"age\" answer-off-scale"])
  }

  @Test(arguments: [
    ("{}", "nothing-to-meet"),
    ("{边际: [{变量: region, 计数: {东: 8}}]}", "no-target"),
    ("{边际: [{变量: region, 计数: {东: 8, 西: 16, 南: 4}}]}", "empty-category"),
    ("{边际: [{变量: q2, 计数: {满意: 8, 不满意: 16}}]}", "control-unanswered"),
    (
      "{边际: [{变量: region, 计数: {东: 8, 西: 16}}, {变量: q1, 计数: {满意: 8, 不满意: 8}}]}", "totals-differ"
    ),
    ("{边际: [{变量: region, 计数: {东: 0, 西: 16}}]}", "calibrated-weight-not-positive"),
    ("{边际: [{变量: region, 计数: {东: -1, 西: 16}}]}", "target-out-of-range"),
    ("{算法: logit, 边际: [{变量: region, 计数: {东: 8, 西: 16}}]}", "bounds-needed"),
    ("{界限: {下限: 0.5, 上限: 2}, 边际: [{变量: region, 计数: {东: 8, 西: 16}}]}", "bounds-unused"),
    ("{算法: logit, 界限: {下限: 2, 上限: 3}, 边际: [{变量: region, 计数: {东: 8, 西: 16}}]}", "bad-bounds"),
    (
      "{算法: logit, 界限: {下限: 0.9, 上限: 1.1}, 边际: [{变量: region, 计数: {东: 20, 西: 4}}]}",
      "bounds-too-narrow"
    ),
  ])
  func `weights that cannot be calibrated`(calibration: String, code: String) throws {
    let design = "设计: {权重: w, 校准: \(calibration)}\n"
    let found = try problems("  - {类型: 均值, 变量: spend}\n", design: design)
    #expect(!found.isEmpty && found.allSatisfy { $0.hasSuffix(" \(code)") }, "\(found)")
  }

  @Test func `what has no calibrated error is refused`() throws {
    let design = "设计: {权重: w, 校准: {边际: [{变量: region, 计数: {东: 8, 西: 16}}]}}\n"
    #expect(
      try problems("  - {类型: 分位数, 变量: age}\n", design: design).map { $0.split(separator: " ").last }
        == ["needs-plain-design"])
  }

  /// Who controls a count knows it: its error is 0, and the total is the margin's.
  @Test func `the total of a controlled category has no error`() throws {
    let csv = "g,one,y\na,1,3\na,1,5\nb,1,2\nb,1,8\nb,1,5\n"
    let outcome = try Villages.run(
      "  - {类型: 总量, 变量: one, 分组: [g]}\n  - {类型: 均值, 变量: y}\n",
      design: "设计: {校准: {边际: [{变量: g, 计数: {a: 60, b: 40}}]}}\n", csv: csv)
    let rows = try #require(outcome.results).rows
    #expect(abs((rows[0].estimate?.value ?? 0) - 60) < 1e-9)
    #expect(rows[0].estimate?.standardError ?? 1 < 1e-12)
    #expect(abs((rows[2].estimate?.value ?? 0) - (0.6 * 4 + 0.4 * 5)) < 1e-12)
  }

  /// Straight answers of a reversed item: 1, 2, 3 against 5, 4, 3 on 1…5 are the same answers, so α is 1.
  @Test func `reversed items are counted from the other end`() throws {
    let csv = "a,b\n1,5\n2,4\n3,3\n5,1\n"
    let outcome = try Villages.run(
      "  - {类型: 信度, 变量: [a, b], 反向: [b], 两端: [1, 5]}\n", design: "", csv: csv)
    let alpha = try #require(outcome.results).analyses[0].facts.first { $0.name.key == "alpha" }
    #expect(alpha?.value == .number(1))
  }

  /// Four of each group answer 1…4 and 5…8; three groups, of which the third is like the second.
  @Test func `letters name the groups a group exceeds`() throws {
    let groups = [("a", [1, 2, 3, 4]), ("b", [11, 12, 13, 14]), ("c", [11, 12, 13, 14])]
    let csv =
      "g,y\n" + groups.flatMap { group in group.1.map { "\(group.0),\($0)\n" } }.joined()
    let outcome = try Villages.run(
      "  - {类型: 均值比较, 变量: y, 分组: [g], 校正: bonferroni}\n", design: "", csv: csv)
    let analysis = try #require(outcome.results).analyses[0]
    let part = try #require(analysis.parts.first)
    #expect(part.rows.map { $0.values[0] } == [.words("A"), .words("B"), .words("C")])
    #expect(part.rows.map { $0.values[6] } == [.words(""), .words("A"), .words("A")])
    // V of each mean: Σd² = 5 over 3·4 is 5/12, times 12/11·3/4 as rows drawn with replacement by the whole sample:
    // u = d/4, Σu² = 5/16, n/(n − 1) = 12/11, so V = 15/44 each and t = 10/√(30/44).
    let pair = analysis.parts[1].rows[0]
    #expect(pair.subject == "g=a − g=b" && pair.values[0] == .number(-10))
    guard case .number(let t) = pair.values[3] else {
      Issue.record("no t")
      return
    }
    #expect(abs(t + 10 / (30.0 / 44).squareRoot()) < 1e-12)
  }

  @Test func `everybody alike is no test rather than a p of 0`() throws {
    let csv = "g,y\na,3\na,3\nb,3\nb,3\n"
    let outcome = try Villages.run("  - {类型: 均值比较, 变量: y, 分组: [g]}\n", design: "", csv: csv)
    let analysis = try #require(outcome.results).analyses[0]
    #expect(analysis.facts[0].value == .undefined(.noSamplingError))
    #expect(analysis.parts[1].rows[0].values[4] == .undefined(.noSamplingError))
  }

  /// People 1 and 2 answered in both years, each 2 more: the change is 2, and without their covariance its error
  /// would be that of two independent waves.
  @Test func `waves know their shared respondents`() throws {
    let csv = "id,year,y\n1,2024,1\n2,2024,5\n3,2024,3\n1,2025,3\n2,2025,7\n4,2025,5\n"
    let outcome = try Villages.run(
      "  - {类型: 两期变化, 变量: y, 期次: year}\n", design: "设计: {阶段: [{单元: id}]}\n", csv: csv)
    let change = try #require(outcome.results).analyses[0].parts[1].rows[0]
    #expect(change.subject == "2025 − 2024")
    // u by person: first wave (−2, 2, 0, 0)/3, second the same, so every z of the difference is 0.
    #expect(change.values[7] == .count(2) && change.values[0] == .undefined(.noSamplingError))
  }
}
