import Diagnostics
import Questionnaires
import Testing

/// A sound survey of eight lines with lines put in place of some of them.
private func survey(_ changes: [Int: String]) -> String {
  let sound = [
    1: "{格式版本: 1, 编号: A, 名称: 甲,",
    2: "群体: [{编号: g, 名称: 某}],",
    3: "量表: {两档: {选项: [{码: 1, 文本: 好, 满意: 是}, {码: 2, 文本: 坏, 满意: 否}]}},",
    4: "维度: [{编号: D1, 名称: 一, 题目: [Q1]}, {编号: D2, 名称: 二}],",
    5: "题目: [{编号: Q1, 题干: 问一, 题型: 量表, 量表: 两档},",
    6: "  {编号: Q2, 题干: 问二, 题型: 填空}],",
    7: "有效性: [{编号: V1, 规则: 未提交, 处理: 剔除}],",
    8: "满意度: {口径: [{编号: 率, 算法: 满意占比}], 主口径: 率}}",
  ]
  return (1...8).map { changes[$0] ?? sound[$0] ?? "" }.joined(separator: "\n")
}

/// A single-choice question that is asked about, on line 6.
private func second(_ fields: String) -> [Int: String] { [6: "  {编号: Q2, 题干: 问二, \(fields)}],"] }
private func rule(_ fields: String) -> [Int: String] { [7: "有效性: [{编号: V1, 处理: 剔除, \(fields)}],"] }
private func formula(_ fields: String) -> [Int: String] { [8: "满意度: {口径: [{编号: 率, \(fields)}], 主口径: 率}}"] }

@Suite struct QuestionnaireProblemTests {
  @Test func `the survey without changes is sound`() { #expect(problems(survey([:])) == []) }

  @Test(
    arguments: [
      ([1: "{格式版本: 2, 编号: A, 名称: 甲,"], "1 unsupported-version"),
      (
        [7: "有效性: [" + (1...65).map { "{编号: V\($0), 规则: 未提交, 处理: 标记}" }.joined(separator: ", ") + "],"],
        "7 too-many-rules"
      ),
      (
        [2: "群体: [" + (1...32_768).map { "{编号: g\($0), 名称: 某}" }.joined(separator: ", ") + "],"],
        "2 too-many-groups"
      ),
      (
        second("题型: 单选, 选项: [" + (1...65_001).map { "{码: \($0), 文本: t\($0)}" }.joined(separator: ", ") + "]"),
        "6 too-many-options"
      ),
      (
        [
          2: "群体: [{编号: g, 名称: 某, 权重: 60}, {编号: h, 名称: 别},],",
          8: "满意度: {口径: [{编号: 率, 算法: 满意占比, 群体汇总: 群体权重}], 主口径: 率}}",
        ], "2 weight-missing"
      ),
      (second("题型: 量表, 量表: 三档"), "6 unknown-scale"),
      (second("题型: 填空, 群体: [h]"), "6 unknown-group"),
      (second("题型: 填空, 维度: D3"), "6 unknown-dimension"),
      ([4: "维度: [{编号: D1, 名称: 一, 上级: D9}],"], "4 unknown-dimension"),
      ([4: "维度: [{编号: D1, 名称: 一, 题目: [Q9]}],"], "4 unknown-question"),
      ([2: "群体: [{编号: g, 名称: 某, 取值: {题目: Q9, 等于: 好}}],"], "2 unknown-question"),
      ([2: "群体: [{编号: g, 名称: 某, 取值: {题目: Q1, 等于: 极好}}],"], "2 unknown-option"),
      ([2: "群体: [{编号: g, 名称: 某, 配额: {题目: Q1, 目标: {极好: 3}}}],"], "2 unknown-option"),
      ([1: "{格式版本: 1, 编号: A, 名称: 甲, 开放题: {题目: [Q9]},"], "1 unknown-question"),
      (second("题型: 单选, 选项: [{码: 1, 文本: 对}], 正确: [错]"), "6 unknown-option"),
      (rule("规则: 逻辑冲突, 条件: Q1 = 极好"), "7 unknown-option"),
      (rule("规则: 一致作答, 范围: [Q9]"), "7 unknown-question"),
      (formula("算法: 选项占比, 选项: [好, 极好]"), "8 unknown-option"),
      ([8: "满意度: {口径: [{编号: 率, 算法: 满意占比}], 主口径: 分}}"], "8 unknown-formula"),
      ([2: "群体: [{编号: g, 名称: 某}, {编号: g, 名称: 另}],"], "2 repeated-id"),
      ([4: "维度: [{编号: D1, 名称: 一}, {编号: D1, 名称: 二}],"], "4 repeated-id"),
      ([6: "  {编号: Q1, 题干: 问二, 题型: 填空}],"], "6 repeated-id"),
      (second("题型: 单选, 选项: [{码: 1, 文本: 对}, {码: 1, 文本: 错}]"), "6 repeated-id"),
      (second("题型: 单选, 选项: [{码: 1, 文本: 对}, {码: 2, 文本: 错, 别名: [对]}]"), "6 repeated-id"),
      (second("题型: 多项填空, 行: [{编号: a, 文本: 姓}, {编号: a, 文本: 名}]"), "6 repeated-id"),
      (
        [7: "有效性: [{编号: V1, 规则: 未提交, 处理: 剔除}, {编号: V1, 规则: 未提交, 处理: 标记}],"],
        "7 repeated-id"
      ),
      ([8: "满意度: {口径: [{编号: 率, 算法: 满意占比}, {编号: 率, 算法: 满意占比}], 主口径: 率}}"], "8 repeated-id"),
      (second("题型: 多选"), "6 no-options"),
      (second("题型: 排序"), "6 no-options"),
      (second("题型: 量表, 量表: 两档, 选项: [{码: 1, 文本: 好}]"), "6 scale-and-options"),
      (second("题型: 矩阵单选, 量表: 两档"), "6 no-rows"),
      (second("题型: 填空, 行: [{编号: a, 文本: 姓}]"), "6 unwanted-rows"),
      (second("题型: 多选, 最少: 3, 最多: 2, 选项: [{码: 1, 文本: 对}]"), "6 least-exceeds-most"),
      (
        [
          4: "维度: [{编号: D1, 名称: 一, 题目: [Q1]}, {编号: D2, 名称: 二, 题目: [Q1]}],"
        ], "4 conflicting-dimensions"
      ),
      (
        [4: "维度: [{编号: D1, 名称: 一, 题目: [Q1], 上级: D1}, {编号: D2, 名称: 二}],"],
        "4 circular-parents"
      ),
      ([4: "维度: [{编号: D1, 名称: 一, 权重: 100}, {编号: D2, 名称: 二}],"], "4 weight-missing"),
      ([4: "维度: [{编号: D1, 名称: 一, 权重: 60}, {编号: D2, 名称: 二, 权重: 30}],"], "4 weights-do-not-add-up"),
      (
        [5: "题目: [{编号: Q1, 题干: 问一, 题型: 量表, 量表: 两档, 权重: 90},"],
        "5 weights-do-not-add-up"
      ),
      (
        second("题型: 矩阵单选, 量表: 两档, 行: [{编号: a, 文本: 快, 权重: 0.5}, {编号: b, 文本: 准, 权重: 0.4}]"),
        "6 weights-do-not-add-up"
      ),
      (formula("算法: 满意占比, 题目汇总: 维度权重"), "8 weights-not-declared"),
      (formula("算法: 满意占比, 题目汇总: 题目权重"), "8 weights-not-declared"),
      (formula("算法: 满意占比, 题目汇总: 行权重"), "8 weights-not-declared"),
      (formula("算法: 满意占比, 群体汇总: 群体权重"), "8 weights-not-declared"),
      (
        [5: "题目: [{编号: Q1, 题干: 问一, 题型: 量表, 量表: 两档, 用途: 其他},"],
        "5 no-satisfaction-question"
      ),
      (
        [3: "量表: {两档: {选项: [{码: 1, 文本: 好, 满意: 是}, {码: 2, 文本: 坏}]}},"],
        "8 scale-lacks-flags"
      ),
      (formula("算法: 平均分"), "8 scale-lacks-scores"),
      (formula("算法: 加权平均分, 满分: 100"), "8 scale-lacks-scores"),
      (formula("算法: 赋值平均分, 分值: [100, 50, 0]"), "8 scale-lacks-levels"),
      (formula("算法: 赋值平均分"), "8 parameter-missing"),
      (formula("算法: 选项占比"), "8 parameter-missing"),
      (rule("规则: 日期范围"), "7 no-dates"),
      ([2: "群体: [{编号: g, 名称: 某, 取值: {题目: Q2, 等于: 好}}],"], "2 not-a-choice-question"),
      (second("题型: 填空, 正确: [好]"), "6 not-a-choice-question"),
      (second("题型: 量表, 量表: 两档, 用途: 注意力"), "6 no-correct-option"),
      (rule("规则: 注意力题, 题目: Q1"), "7 no-correct-option"),
      (rule("规则: 缺失比例, 上限: 20"), "7 limit-out-of-range"),
      (rule("规则: 逻辑冲突, 条件: Q1 很好"), "7 bad-condition"),
      (second("题型: 填空, 显示条件: Q1 = "), "6 bad-condition"),
      (second("题型: 填空, 显示条件: Q1 > 60"), "6 no-numbers"),
      (rule("规则: 逻辑冲突, 条件: Q2 > 60"), "7 no-numbers"),
      (second("题型: 多选, 选项: [{码: 1, 文本: 对, 分值: 9}], 显示条件: Q2 ≥ 9"), "6 no-numbers"),
      (rule("规则: 日期范围, 开始: 2024-05-07, 结束: 2024-05-06"), "7 ends-before-start"),
      (rule("规则: 日期范围, 开始: 2024-05-06 10:00, 结束: 2024-05-06 09:59"), "7 ends-before-start"),
      (
        [1: "{格式版本: 1, 编号: A, 名称: 甲, 调查: {开始: 2024-05-07, 结束: 2024-05-06},"], "1 ends-before-start"
      ),
      (
        [
          1: "{格式版本: 1, 编号: A, 名称: 甲, 调查: {开始: 2024-05-07, 结束: 2024-05-06},",
          7: "有效性: [{编号: V1, 规则: 日期范围, 处理: 剔除}],",
        ], "1 ends-before-start"
      ),
      (rule("规则: 最短用时, 秒: -20"), "7 seconds-not-positive"),
      (rule("规则: 最长用时, 秒: 0"), "7 seconds-not-positive"),
      (second("题型: 填空, 用途: 满意度"), "6 unmeasurable-question"),
      (second("题型: 多选, 用途: 满意度, 选项: [{码: 1, 文本: 对}]"), "6 unmeasurable-question"),
    ] as [([Int: String], String)])
  func `one mistake is one problem on its line`(changes: [Int: String], expected: String) {
    #expect(problems(survey(changes)) == [expected])
  }

  @Test(arguments: ["0", "-10"])
  func `full marks of a formula are above 0`(full: String) {
    let scored = "量表: {两档: {选项: [{码: 1, 文本: 好, 满意: 是, 分值: 1}, {码: 2, 文本: 坏, 满意: 否, 分值: 0}]}},"
    var changes = formula("算法: 加权平均分, 满分: \(full)")
    changes[3] = scored
    #expect(problems(survey(changes)) == ["8 full-marks-not-positive"])
  }

  @Test func `scores, numbers and a whole day may be compared`() {
    var changes = rule("规则: 逻辑冲突, 条件: Q2 > 60")
    changes[6] = "  {编号: Q2, 题干: 问二, 题型: 数值}],"
    #expect(problems(survey(changes)) == [])
    changes[6] = "  {编号: Q2, 题干: 问二, 题型: 单选, 选项: [{码: 1, 文本: 对, 分值: 70}, {码: 9, 文本: 不知, 有效: 否}]}],"
    #expect(problems(survey(changes)) == [])
    #expect(problems(survey(rule("规则: 日期范围, 开始: 2024-05-06 10:00, 结束: 2024-05-06"))) == [])
  }

  @Test func `a scale shared by many questions lacks its scores once`() {
    let changes = second("题型: 量表, 量表: 两档").merging(formula("算法: 平均分")) { $1 }
    #expect(problems(survey(changes)) == ["8 scale-lacks-scores"])
  }

  @Test func `weights may share 100, 1, or what their parent has`() {
    for (a, b) in [("60", "40"), ("0.6", "0.4")] {
      #expect(problems(survey([4: "维度: [{编号: D1, 名称: 一, 权重: \(a)}, {编号: D2, 名称: 二, 权重: \(b)}],"])) == [])
    }
    let nested = """
      维度: [{编号: D1, 名称: 一, 权重: 100}, {编号: D2, 名称: 二, 权重: 70, 上级: D1}, {编号: D3, 名称: 三, 权重: 30, 上级: D1}],
      """
    #expect(problems(survey([4: nested])) == [])
  }

  @Test func `a misspelt name is answered with the nearest one, in both languages`() throws {
    let read = Questionnaire.read(
      bytes: Array(survey(second("题型: 量表, 量表: 两当")).utf8), file: "q.yaml")
    let problem = try #require(read.problems.first)
    #expect(problem.line(in: .zh) == "q.yaml:6:32: error[unknown-scale]: 没有名为“两当”的量表。是不是“两档”？")
    #expect(
      problem.line(in: .en)
        == "q.yaml:6:32: error[unknown-scale]: no scale is called ‘两当’. Did you mean ‘两档’?")
  }

  @Test func `weights that do not add up are printed with their sum`() throws {
    let changes = [4: "维度: [{编号: D1, 名称: 一, 权重: 60}, {编号: D2, 名称: 二, 权重: 30.5}],"]
    let problem = try #require(
      Questionnaire.read(bytes: Array(survey(changes).utf8), file: "f").problems.first)
    #expect(problem.message(in: .zh) == "各维度权重合计 90.5，应为 100。请核对。")
    #expect(problem.message(in: .en) == "the dimension weights add up to 90.5, not 100.")
  }
}

@Suite struct TenMistakesTests {
  /// Ten mistakes, one on each marked line.
  private let yaml = """
    格式版本: 2            # 1
    编号: A
    名称：某某问卷          # 2
    群体:
      - {编号: g, 名称: 某, 权重: 六成}            # 3
    量表:
      两档:
        选项:
          - {码: 1, 文本: 好, 满意: 对}            # 4
          - {码: 2, 文本: 坏, 满意: 否}
    维度:
      - {编号: D1, 名称: 一, 权重: 60, 题目: [Q1]}  # 5
      - {编号: D2, 名称: 二, 权重: 50}
    题目:
      - {编号: Q1, 题干: 问一, 题型: 量表, 量表: 两挡}  # 6
      - {编号: Q2, 题干: 问二, 题形: 填空, 题型: 填空}  # 7
    有效性:
      - {编号: V1, 规则: 最短用时, 处理: 剔除}       # 8
      - {编号: V2, 规则: 逻辑冲突, 条件: Q1 含, 处理: 剔除}  # 9
    满意度:
      口径: [{编号: 率, 算法: 满意占比}]
      主口径: 满意率                             # 10
    """

  @Test func `ten mistakes are ten problems in file order`() {
    #expect(
      problems(yaml) == [
        "1 unsupported-version", "3 full-width-colon", "5 not-a-number", "9 not-a-flag",
        "12 weights-do-not-add-up", "15 unknown-scale", "16 unknown-key", "18 missing-key",
        "19 bad-condition",
        "22 unknown-formula",
      ])
  }

  @Test(arguments: Language.allCases) func `each problem is one line in either language`(language: Language) {
    let lines = Questionnaire.read(bytes: Array(yaml.utf8), file: "f").problems.map { $0.line(in: language) }
    #expect(Set(lines).count == 10)
    #expect(lines.allSatisfy { !$0.contains("\n") && $0.hasPrefix("f:") })
    let full = language == .zh ? "。" : "."
    #expect(lines.allSatisfy { $0.hasSuffix(full) || $0.hasSuffix("？") || $0.hasSuffix("?") }, "\(lines)")
  }
}
