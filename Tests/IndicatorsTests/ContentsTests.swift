import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

/// An evaluation of two judged leaves, with whatever stands beside the tree.
private func file(_ contents: String, scores: (String, String) = ("40", "60")) -> String {
  """
  格式版本: 1
  编号: e
  名称: 示例
  指标体系:
    指标:
      - {编号: A, 名称: 甲, 权重: 40, 规则: {类型: 扣分, 扣分: [{扣: 40, 理由: 缺}], 得分: \(scores.0)}}
      - {编号: B, 名称: 乙, 权重: 60, 规则: {类型: 评分, 得分: \(scores.1)}}
  等级: 90/80/60
  \(contents)
  """
  .replacing("扣分: [{扣: 40, 理由: 缺}]", with: scores.0 == "0" ? "扣分: [{扣: 40, 理由: 缺}]" : "扣分: []")
}

private func findings(_ contents: String, scores: (String, String) = ("40", "60")) throws -> [Finding] {
  Scorecard(of: try Published.load(file(contents, scores: scores)).framework).findings
}

private func codes(_ contents: String, scores: (String, String) = ("40", "60")) throws -> [String] {
  try findings(contents, scores: scores).map(\.code)
}

private func problems(_ contents: String) -> [String] {
  Evaluation.read(bytes: Array(file(contents).utf8), file: "e.yaml").problems.map(\.code)
}

@Suite struct FactLinterTests {
  private func facts(_ value: String, _ rest: String) -> String {
    """
    事实:
      - {编号: a, 名称: 甲数, 值: 10.00}
      - {编号: b, 名称: 乙数, 值: 4.00}
      - {编号: f, 名称: 得数, 值: \(value), \(rest)}
    """
  }

  @Test func `a fact that follows from others to its last digit raises nothing`() throws {
    #expect(try codes(facts("14.00", "复算: [{算式: {类型: 取值, 值: {和: [a, b]}}}]")) == [])
    #expect(try codes(facts("40.00", "复算: [{算式: {类型: 比率, 分子: b, 分母: a}}]")) == [])
    #expect(try codes(facts("-60.0", "复算: [{算式: {类型: 增长率, 上期: a, 本期: b}}]")) == [])
    #expect(try codes(facts("40", "复算: [{算式: {类型: 取值, 值: {积: [a, b]}}}]")) == [])
    #expect(try codes(facts("14.00", "另见: [{值: 14, 出处: 表2}]")) == [])
  }

  // 10.00 + 4.00 = 14.00; a tail is at most 0.015, half a unit for each of three figures.
  @Test(arguments: [("14.01", "sum-rounding"), ("14.02", "sum-mismatch"), ("140.0", "decimal-slip")])
  func `a sum is off by a tail, by a slipped point, or wrong`(value: String, code: String) throws {
    #expect(try codes(facts(value, "复算: [{算式: {类型: 取值, 值: {和: [a, b]}}}]")) == [code])
  }

  @Test func `a share one unit off is a share made to fit, further off a conflict`() throws {
    #expect(try codes(facts("40.01", "复算: [{算式: {类型: 比率, 分子: b, 分母: a}}]")) == ["share-rounding"])
    #expect(try codes(facts("40.02", "复算: [{算式: {类型: 比率, 分子: b, 分母: a}}]")) == ["value-conflict"])
  }

  @Test(arguments: [
    ("定义", "definition-drift"), ("口径", "formula-label"), ("互证", "cross-check"), ("目标", "target-conflict"),
  ])
  func `what a difference means is declared`(nature: String, code: String) throws {
    let rest = "复算: [{算式: {类型: 比率, 分子: b, 分母: a}, 性质: \(nature)}]"
    #expect(try codes(facts("41.00", rest)) == [code])
  }

  @Test func `one quantity printed twice is named with both places`() throws {
    let finding = try #require(try findings(facts("14.00", "另见: [{值: 15, 出处: 表2}]")).first)
    #expect(finding.code == "value-conflict")
    #expect(finding.subject == "f")
    #expect(finding.printed == "14.00 / 15")
    #expect(finding.message(in: .zh) == "得数：14.00，另印 15（表2）。")
    #expect(finding.message(in: .en) == "得数: 14.00, elsewhere 15 (表2).")
  }

  @Test func `a waiver names the fact it is about`() throws {
    let waived = facts("14.00", "另见: [{值: 15, 出处: 表2}]") + "\n豁免: [{代码: value-conflict, 节点: f, 理由: 口径不同}]"
    #expect(try findings(waived).map { $0.waiver?.reason } == ["口径不同"])
    let other = facts("14.00", "另见: [{值: 15, 出处: 表2}]") + "\n豁免: [{代码: value-conflict, 节点: a, 理由: 口径不同}]"
    #expect(try codes(other) == ["value-conflict", "waiver-unused"])
  }

  @Test func `a fact nobody declares is refused`() {
    #expect(problems(facts("14.00", "复算: [{算式: {类型: 比率, 分子: x, 分母: a}}]")) == ["unknown-fact"])
  }
}

@Suite struct SumTableTests {
  private func table(_ first: String, total: String) -> String {
    """
    合计表:
      - 编号: t
        名称: 表
        列: [一, 二, 计]
        行: [{名称: 甲, 值: [\(first), 2, 30]}, {名称: 乙, 值: [3, 4, 7]}, {名称: 总, 值: [\(total), 6, 37]}]
        横向: [{合计: 计, 各项: [一, 二]}]
        纵向: [{合计: 总, 各项: [甲, 乙]}]
    """
  }

  // 28 + 2 = 30 and 28 + 3 = 31.
  @Test func `rows and columns that add up raise nothing`() throws {
    #expect(try codes(table("28", total: "31")) == [])
  }

  @Test func `a slipped point that spoils a row and a column is one finding`() throws {
    let found = try findings(table("2.8", total: "31"))
    #expect(found.map(\.code) == ["decimal-slip"])
    #expect(found.map(\.printed) == ["2.8"])
    #expect(found.map(\.computed) == ["28"])
    #expect(found.map(\.subject) == ["t"])
  }

  @Test func `a wrong total is a mismatch, an unprinted cell is passed over`() throws {
    #expect(try codes(table("28", total: "35")) == ["sum-mismatch", "sum-mismatch"])
    #expect(try codes(table("28", total: "未提供")) == [])
  }

  @Test func `a row of another length and an unknown name are refused`() {
    #expect(problems(table("28, 1", total: "31")) == ["row-length"])
    #expect(problems(table("28", total: "31").replacing("[甲, 乙]", with: "[甲, 丙]")) == ["unknown-cell"])
  }
}

@Suite struct TreeViewTests {
  private func view(_ nodes: String) -> String { "视图: [{编号: 附件, 名称: 附件, 指标: [\(nodes)]}]" }

  @Test func `a view that is the tree raises nothing`() throws {
    #expect(try codes(view("{编号: A, 名称: 甲, 权重: 40, 得分: 40}, {编号: x, 名称: 乙, 对应: [B]}")) == [])
  }

  @Test func `names, weights and scores are held against the tree`() throws {
    let nodes = "{编号: A, 名称: 甲等, 权重: 41, 得分: 39}, {编号: B, 名称: 乙}"
    #expect(try codes(view(nodes)) == ["name-drift", "weight-conflict", "score-rule-mismatch"])
    #expect(try findings(view(nodes)).map(\.node) == ["A", "A", "A"])
  }

  @Test func `a node for two indicators is held against their sum, and the trees are cut differently`() throws
  {
    #expect(try codes(view("{编号: 1, 名称: 合, 权重: 100, 得分: 100, 对应: [A, B]}")) == ["two-structures"])
    #expect(
      try codes(view("{编号: 1, 名称: 合, 权重: 90, 得分: 100, 对应: [A, B]}")) == ["weight-conflict", "two-structures"])
  }

  @Test func `a parent weighs what its children weigh`() throws {
    let nodes = "{编号: 1, 名称: 总, 权重: 90, 下级: [{编号: A, 名称: 甲, 权重: 40}, {编号: B, 名称: 乙, 权重: 60}]}"
    let found = try findings(view(nodes))
    #expect(found.map(\.code) == ["weight-conflict"])
    #expect(found.map(\.node) == ["1"])
  }

  @Test func `an indicator the tree does not have is refused`() {
    #expect(problems(view("{编号: A, 名称: 甲, 对应: [Z]}")) == ["unknown-indicator"])
  }
}

@Suite struct ReportContentsTests {
  @Test(arguments: [
    ("[1, 2, 3]", []), ("[1, 3]", ["numbering"]), ("['①-⑧', ⑧]", ["numbering"]), ("[a, b, d]", ["numbering"]),
    ("['1-39', '41-57']", ["numbering"]), ("[a, b, c]", []),
  ])
  func `numbers left out or repeated are reported`(numbers: String, expected: [String]) throws {
    #expect(try codes("编排: [{名称: 表号, 印出序号: \(numbers)}]") == expected)
  }

  @Test func `goals need indicators`() throws {
    #expect(try codes("绩效目标: [{名称: 一, 对应: [A]}, {名称: 二, 值: 5万家}]") == ["target-unmeasured"])
    #expect(try codes("绩效目标: [{名称: 一}, {名称: 二}]") == ["indicator-disconnect"])
  }

  /// Two branches: 产出 with a measured leaf each for a goal and beside it, 过程 without goals.
  private func aimless(goals: String, beside: String) throws -> [String] {
    let yaml = """
      格式版本: 1
      编号: x
      名称: x
      指标体系:
        指标:
          - {编号: P, 名称: 过程, 权重: 40, 下级: [{编号: P1, 名称: 执行率, 权重: 40, 度量: {类型: 给定, 值: 90}, 规则: {类型: 比例}}]}
          - 编号: O
            名称: 产出
            权重: 60
            下级:
              - {编号: O1, 名称: 完成率, 权重: 30, 度量: {类型: 给定, 值: 90}, 规则: {类型: 比例}}
              - {编号: O2, 名称: 合格率, 权重: 30, \(beside)}
      绩效目标: \(goals)
      """
    let evaluation = try #require(Evaluation.read(bytes: Array(yaml.utf8), file: "e.yaml").evaluation)
    return Scorecard(of: evaluation.framework).findings.filter { $0.code == "indicator-without-target" }
      .map { $0.node?.description ?? "" }
  }

  @Test func `a measured indicator has a target of its own or a goal behind it, where goals are measured`()
    throws
  {
    let measured = "度量: {类型: 给定, 值: 90}, 规则: {类型: 比例}"
    #expect(try aimless(goals: "[{名称: 一, 对应: [O1]}]", beside: measured) == ["O2"])
    #expect(try aimless(goals: "[{名称: 一, 对应: [O1, O2]}]", beside: measured) == [])
    #expect(try aimless(goals: "[{名称: 一, 对应: [O]}]", beside: measured) == [])
    #expect(try aimless(goals: "[{名称: 一, 对应: [O1]}]", beside: "目标: {值: 95}, " + measured) == [])
    #expect(try aimless(goals: "[{名称: 一, 对应: [O1]}]", beside: "规则: {类型: 评分, 得分: 30}") == [])
    #expect(
      try aimless(
        goals: "[{名称: 一, 对应: [O1]}]", beside: "度量: {类型: 给定, 值: 90}, 规则: {类型: 达标, 目标: 95}") == [])
    // No goal is measured at all: that is another finding.
    #expect(try aimless(goals: "[{名称: 一}]", beside: measured) == [])
  }

  @Test func `a reported problem costs points somewhere`() throws {
    #expect(try codes("存在问题: [{编号: p, 内容: 迟, 对应: [A, B]}]") == ["problem-without-deduction"])
    #expect(try codes("存在问题: [{编号: p, 内容: 迟, 对应: [A]}]", scores: ("0", "60")) == [])
    #expect(
      try codes("存在问题: [{编号: p, 内容: 迟, 对应: [B]}]", scores: ("0", "60")) == [
        "problem-without-deduction", "zero-score-unreported",
      ])
  }

  @Test func `dates agree as far as they are stated, and follow what they have to follow`() throws {
    let start = "{编号: s, 名称: 签约, 值: 2020-07-09}"
    #expect(try codes("日期: [\(start), {编号: e, 名称: 开始, 值: 2020-07, 不早于: [s]}]") == [])
    #expect(try codes("日期: [\(start), {编号: e, 名称: 开始, 值: 2020-01-01, 不早于: [s]}]") == ["date-conflict"])
    #expect(try codes("日期: [{编号: s, 名称: 签约, 值: 2020, 另见: [{值: 2020-07}]}]") == [])
    #expect(try codes("日期: [{编号: s, 名称: 签约, 值: 2019, 另见: [{值: 2020-07}]}]") == ["date-conflict"])
    #expect(problems("日期: [{编号: s, 名称: 签约, 值: 七月}]") == ["unclear-date"])
  }

  @Test func `who evaluates and who pays is not who is evaluated`() throws {
    #expect(try codes("参与方: {被评价单位: 甲, 评价机构: 乙, 聘请单位: 丙}") == [])
    #expect(try codes("参与方: {被评价单位: 甲, 评价机构: 乙, 聘请单位: 甲}") == ["independence"])
    #expect(try codes("参与方: {被评价单位: 甲, 评价机构: 甲}") == ["self-evaluation"])
  }

  @Test func `a survey of insiders is no survey of those served`() throws {
    let survey = "调查: [{编号: s, 名称: 处室, 问卷: q.yaml, 发放数: 30, 回收数: 25, 有效数: 23, 计数: {Q1: {好: 23}}"
    #expect(try codes(survey + ", 调查对象: 受益群体}]") == [])
    #expect(try codes(survey + ", 调查对象: 单位内部}]") == ["sample-frame"])
  }
}

@Suite struct DepartmentSummaryTests {
  private func summary(_ rest: String, grade: String = "良") -> String {
    """
    格式版本: 1
    编号: d
    名称: 部门
    等级: 90/75/60
    项目汇总:
      项目:
        - {编号: p, 名称: 甲, 预算: 1000, 得分: 86, 等级: \(grade), 文件: p.yaml}
        - {编号: q, 名称: 乙, 预算: 95.9, 得分: 87.65, 等级: 良, 文件: q.yaml}
      \(rest)
    """
  }

  private func codes(_ text: String) throws -> [String] {
    Scorecard(of: try Published.load(text).framework).findings.map(\.code)
  }

  // Simple 86.825, by budget 86.1443…: 86.83 half up, 86.82 half even, 86.14 by budget.
  @Test func `the mean is held against the way it is said to be taken`() throws {
    #expect(try codes(summary("平均得分: 86.83\n  平均方法: 简单平均")) == ["rounding-mode"])
    #expect(try codes(summary("平均得分: 86.14\n  平均方法: 预算加权")) == [])
    #expect(try codes(summary("平均得分: 86.14\n  平均方法: 简单平均")) == ["summary-mismatch", "rounding-mode"])
    #expect(try codes(summary("平均得分: 86.14\n  平均方法: 未提供")).first == "aggregation-undisclosed")
    #expect(try codes(summary("平均得分: 87.00\n  平均方法: 未提供")).first == "summary-mismatch")
  }

  @Test func `budgets, projects and grades are counted again`() throws {
    #expect(try codes(summary("预算合计: 1095.90\n  项目数: 2\n  等级个数: {优: 0, 良: 2}")) == [])
    #expect(try codes(summary("预算合计: 1095\n  项目数: 3")) == ["sum-mismatch", "summary-mismatch"])
    #expect(try codes(summary("等级个数: {优: 0, 良: 2}", grade: "优")) == ["summary-mismatch", "summary-mismatch"])
  }

  @Test func `a summary needs no tree, anything else does`() throws {
    let card = Scorecard(of: try Published.load(summary("项目数: 2")).framework)
    #expect(card.scores.isEmpty)
    #expect(card.total == .notApplicable)
    let bare = Evaluation.read(bytes: Array("格式版本: 1\n编号: d\n名称: 部门\n".utf8), file: "e.yaml")
    #expect(bare.problems.map(\.code) == ["no-indicators"])
  }
}
