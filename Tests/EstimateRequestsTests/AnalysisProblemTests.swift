import DelimitedText
import Diagnostics
import EstimateRequests
import Foundation
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
    ("{边际: [{变量: region}, {变量: q1, 计数: {满意: 8, 不满意: 16}}]}", "targets-of-some"),
    ("{算法: 线性, 边际: [{变量: region}]}", "not-with-targets"),
    ("{基础权重: N, 边际: [{变量: region, 计数: {东: 8, 西: 16}}]}", "not-with-targets"),
    ("{基础权重: nought, 边际: [{变量: region}]}", "unknown-column"),
    ("{边际: [{变量: q2}]}", "control-unanswered"),
    ("{总量: [{变量: age}]}", "control-unanswered"),
    ("{基础权重: age, 边际: [{变量: region}]}", "missing-cell"),
  ])
  func `weights that cannot be calibrated`(calibration: String, code: String) throws {
    let design = "设计: {权重: w, 校准: \(calibration)}\n"
    let found = try problems("  - {类型: 均值, 变量: spend}\n", design: design)
    #expect(!found.isEmpty && found.allSatisfy { $0.hasSuffix(" \(code)") }, "\(found)")
  }

  @Test func `a column of ids is no margin`() throws {
    let rows = (0..<1001).map { "\($0),1,5\n" }.joined()
    for calibration in [
      "{边际: [{变量: id}]}", "{边际: [{变量: id, 计数: {\((0..<1001).map { "\($0): 1" }.joined(separator: ", "))}}]}",
    ] {
      let outcome = try Villages.run(
        "  - {类型: 均值, 变量: y}\n", design: "设计: {权重: w, 校准: \(calibration)}\n", csv: "id,w,y\n" + rows)
      #expect(outcome.problems.map(\.code) == ["too-many-categories"])
    }
  }

  @Test func `weights that came calibrated have to be there, and be weights`() throws {
    let found = try problems(
      "  - {类型: 均值, 变量: spend}\n", design: "设计: {校准: {边际: [{变量: region}]}}\n")
    #expect(found == ["r.yaml:2:10 weights-needed"])
    for odd in ["0", "-3", "1e-200", "1e200"] {
      let csv = Villages.csv.replacing("东,1,4,2,满意,满意,30", with: "东,1,4,2,满意,满意,\(odd)").replacing(
        ",NA,", with: ",9,")
      let outcome = try Villages.run(
        "  - {类型: 均值, 变量: spend}\n", design: "设计: {权重: w, 校准: {基础权重: age, 边际: [{变量: region}]}}\n",
        csv: csv)
      #expect(
        outcome.problems.map { "\($0.location?.description ?? "") \($0.code)" } == [
          "v.csv:row 2, column \"age\" weight-not-positive"
        ])
    }
  }
}
