import Drafting
import Questionnaires
import StatisticalFiles
import Testing

@Suite struct `Drafting from an SPSS dictionary` {
  private func drafted(_ variables: [SavVariable]) -> DraftedSurvey {
    DraftedSurvey(Instrument(SavDictionary(variables: variables)), file: "hall.sav")
  }

  private func variable(_ name: String, _ label: String, _ labels: [(Double, String)] = []) -> SavVariable {
    var variable = SavVariable(name: name, label: label, kind: .number)
    variable.valueLabels = labels.map { SavValueLabel(.number($0.0), $0.1) }
    return variable
  }

  private static let satisfaction: [(Double, String)] = [(1, "不满意"), (2, "一般"), (3, "满意"), (8, "不了解")]

  @Test func `options keep their codes, and what was declared missing does not count`() throws {
    var rating = variable("Q2", "您满意吗", Self.satisfaction)
    rating.missing = [.value(.number(8)), .value(.number(9))]
    let survey = drafted([rating])
    let scale = try #require(survey.scales.first)
    #expect(scale.options.map(\.code) == ["1", "2", "3", "8", "9"])
    #expect(scale.options.map(\.isValid) == [true, true, true, false, false])
    #expect(scale.options.last?.text == "缺失值（9）")
    #expect(survey.questions[0].role == .satisfaction)
  }

  @Test func `labels with one stem and the same answers are a matrix, with other answers they are not`() {
    let rows = [
      variable("Q4_Row1", "请评价(请评价—态度)", Self.satisfaction),
      variable("Q4_Row2", "请评价(请评价—速度)", Self.satisfaction),
      variable("Q5_1", "请评价(等候)", [(1, "长"), (2, "短")]),
    ]
    let questions = drafted(rows).questions
    #expect(questions.map(\.kind) == [.matrixSingle, .single])
    #expect(questions[0].id == "Q4")
    #expect(questions[0].rows.map(\.id) == ["Row1", "Row2"])
    #expect(questions[0].rows.map(\.text) == ["态度", "速度"])
  }

  @Test func `flags with one stem are a multiple choice`() {
    let flags: [(Double, String)] = [(0, "未选中"), (1, "选中")]
    let question = drafted([
      variable("Q3_1", "办理过(税务)", flags), variable("Q3_2", "办理过(社保)", flags),
    ]).questions[0]
    #expect(question.kind == .multiple)
    #expect(question.options.map(\.text) == ["税务", "社保"])
    #expect(question.options.map(\.code) == ["1", "2"])
  }

  @Test func `a label that is another option's code does not take its answers`() {
    // Code 5 is called ‘1’: a cell that says 1 must stay code 1.
    let question = drafted([variable("Q1", "等级", [(1, "5"), (3, "丙"), (5, "1")])]).questions[0]
    #expect(question.options.map(\.text) == ["5（1）", "丙", "1（5）"])
  }

  @Test func `a number whose only labels are missing values stays a number, and that is said`() {
    var age = variable("Q5", "您的年龄", [(99, "拒答")])
    age.missing = [.value(.number(99)), .range(-9 ... -1)]
    let survey = drafted([age])
    #expect(survey.questions[0].kind == .number)
    #expect(survey.doubts.contains(.notCarriedOver("Q5 的缺失值 99")))
    #expect(survey.doubts.contains(.notCarriedOver("Q5 的缺失值 -9～-1")))
  }
}
