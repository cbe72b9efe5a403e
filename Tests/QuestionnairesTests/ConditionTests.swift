import Diagnostics
import Questionnaires
import Testing

/// Conditions are read as the 显示条件 of the last question.
private func survey(_ condition: String) -> String {
  """
  格式版本: 1
  编号: A
  名称: 甲
  量表:
    三档: {选项: [{码: 1, 文本: 满意, 分值: 100, 满意: 是}, {码: 2, 文本: 一般, 分值: 50, 满意: 否}, {码: 3, 文本: 不满意, 分值: 0, 满意: 否}]}
  题目:
    - {编号: Q1, 题干: 单位, 题型: 单选, 选项: [{码: 1, 文本: 海关, 别名: [customs]}, {码: 2, 文本: 其他（请注明）}, {码: 3, 文本: 且慢}, {码: 4, 文本: 且}]}
    - {编号: Q2, 题干: 评价, 题型: 矩阵单选, 量表: 三档, 行: [{编号: a, 文本: 快}, {编号: b, 文本: 准}]}
    - {编号: Q3, 题干: 人数, 题型: 数值}
    - {编号: Q4, 题干: 改进, 题型: 多选, 选项: [{码: 1, 文本: 功能}, {码: 2, 文本: 无}, {码: 3, 文本: 数据 质量}]}
    - {编号: 1.1, 题干: 带点的编号, 题型: 数值}
    - {编号: Q6, 题干: 末题, 题型: 填空, 显示条件: '\(condition)'}
  满意度: {口径: {编号: 满意率, 算法: 满意占比}, 主口径: 满意率}
  """
}

private let q1 = Item(question: 0)
private let q2b = Item(question: 1, row: 1)
private let q3 = Item(question: 2)
private let q4 = Item(question: 3)

@Suite struct ConditionTests {
  @Test(
    arguments: [
      ("Q4 含 无 且 Q4 选项数 > 1", .all([.selected(q4, options: [1]), .optionCount(q4, .greater, 1)])),
      (
        "Q4 contains 无 and Q4 optionCount >= 2",
        .all([.selected(q4, options: [1]), .optionCount(q4, .greaterOrEqual, 2)])
      ),
      ("Q1 = 海关", .selected(q1, options: [0])),
      ("Q1=customs", .selected(q1, options: [0])),
      ("Q1 = 4", .selected(q1, options: [3])),
      ("Q1 ≠ 海关", .all([.answered(q1), .not(.selected(q1, options: [0]))])),
      ("Q4 不含 功能", .not(.selected(q4, options: [0]))),
      ("Q4 含 数据 质量", .selected(q4, options: [2])),
      ("Q3 已答", .answered(q3)),
      ("Q3 未答", .not(.answered(q3))),
      ("Q3 <= -2.5", .compared(q3, .lessOrEqual, -2.5)),
      ("Q3 ＝ 7", .compared(q3, .equal, 7)),
      ("Q3 != 7", .compared(q3, .notEqual, 7)),
      ("Q2.b < 60", .compared(q2b, .less, 60)),
      ("Q2.b = 一般", .selected(q2b, options: [1])),
      ("1.1 > 0", .compared(Item(question: 4), .greater, 0)),
    ] as [(String, Condition)])
  func `a test of one answer`(text: String, condition: Condition) throws {
    #expect(try questionnaire(survey(text)).questions[5].shownIf == condition)
  }

  @Test(arguments: [
    ("Q1 = “其他（请注明）”", 1), ("Q1 = \"其他（请注明）\"", 1), ("Q1 = 且慢", 2), ("Q1 = “且”", 3),
  ])
  func `an option with brackets or a keyword for a name stands in quotes`(text: String, option: Int) throws {
    #expect(try questionnaire(survey(text)).questions[5].shownIf == .selected(q1, options: [option]))
  }

  @Test func `且 binds closer than 或, 非 closest, brackets of either width group`() throws {
    let (a, b, c) = (Condition.answered(q1), Condition.answered(q3), Condition.answered(q4))
    let expected: [(String, Condition)] = [
      ("Q1 已答 或 Q3 已答 且 Q4 已答", .any([a, .all([b, c])])),
      ("Q1 已答 且 Q3 已答 或 Q4 已答", .any([.all([a, b]), c])),
      ("(Q1 已答 或 Q3 已答) 且 Q4 已答", .all([.any([a, b]), c])),
      ("（Q1 已答 或 Q3 已答）且 Q4 已答", .all([.any([a, b]), c])),
      ("非 Q1 已答 且 Q3 已答", .all([.not(a), b])),
      ("not (Q1 answered and Q3 answered)", .not(.all([a, b]))),
    ]
    for (text, condition) in expected {
      #expect(try questionnaire(survey(text)).questions[5].shownIf == condition, "\(text)")
    }
  }

  // What the message points at stands last.
  @Test(arguments: [
    ("Q9 已答", "unknown-question", "‘Q9’"), ("Q2 = 满意", "unknown-question", "Did you mean ‘Q2.a’?"),
    ("Q2.c 已答", "unknown-question", "Did you mean ‘Q2.a’?"),
    ("Q1 = 海观", "unknown-option", "Did you mean ‘海关’?"),
    ("Q4含无", "bad-condition", "near ‘Q4含无’"), ("Q1 = 其他（请注明）", "unknown-option", "‘其他’"),
    ("Q4 含", "bad-condition", "near ‘含’"), ("Q4 选项数 多", "bad-condition", "near ‘多’"),
    ("Q3 > 很多", "bad-condition", "near ‘很多’"), ("Q3 = 文本", "bad-condition", "near ‘文本’"),
    ("Q1 已答 Q3 已答", "bad-condition", "near ‘Q3’"), ("Q1 已答 且", "bad-condition", "near ‘且’"),
    ("(Q1 已答", "bad-condition", "near ‘已答’"), ("Q1 已答)", "bad-condition", "near ‘)’"),
    ("Q1 ! 海关", "bad-condition", "near ‘!’"), ("Q1 = “海关", "unknown-option", "‘“ 海关’"),
    ("= 海关", "bad-condition", "near ‘=’"), ("且", "bad-condition", "near ‘且’"),
  ])
  func `a condition that cannot be read says where`(text: String, code: String, words: String) throws {
    let read = Questionnaire.read(bytes: Array(survey(text).utf8), file: "f")
    let problem = try #require(read.problems.first)
    #expect(read.problems.count == 1)
    #expect(problem.code == code)
    #expect(problem.location?.line == 12)
    #expect(problem.message(in: .en).contains(words), "\(problem.message(in: .en))")
  }

  @Test(arguments: ["(", "非 ", "（ "]) func `absurd nesting ends in a message`(opener: String) {
    for depth in [51, 20_000] {
      let text = String(repeating: opener, count: depth) + "Q1 已答"
      #expect(problems(survey(text)) == ["12 bad-condition"])
    }
  }

  @Test func `a condition knows the questions it looks at`() throws {
    let condition = try questionnaire(survey("非 (Q1 已答 或 Q4 选项数 > 1) 且 Q2.b = 一般")).questions[5].shownIf
    #expect(condition?.questions == [0, 1, 3])
  }

  @Test(arguments: [
    (Condition.Comparison.less, [true, false, false]), (.lessOrEqual, [true, true, false]),
    (.equal, [false, true, false]), (.notEqual, [true, false, true]),
    (.greaterOrEqual, [false, true, true]), (.greater, [false, false, true]),
  ])
  func `a comparison of 1, 2 and 3 with 2`(comparison: Condition.Comparison, expected: [Bool]) {
    #expect([1, 2, 3].map { comparison.holds($0, 2) } == expected)
  }
}
