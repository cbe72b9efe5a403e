import CivilTime
import DefinitionFiles
import Diagnostics
import ExactNumbers
import Questionnaires
import Testing

@Suite struct QuestionnaireReaderTests {
  private let canteen: Questionnaire
  init() throws { canteen = try questionnaire(Canteen.chinese) }

  @Test func `the instrument has its id, title and platform`() {
    #expect(canteen.id == "CANTEEN")
    #expect(canteen.title == "食堂满意度问卷")
    #expect(canteen.platform == "问卷星")
  }

  @Test func `a scale keeps codes as written and positions as listed`() {
    let scale = canteen.questions[1].scale
    #expect(scale.id == "满意4")
    #expect(scale.options.map(\.code) == ["01", "02", "03", "99"])
    #expect(scale.options[0].aliases == ["很满意"])
    #expect(scale.options.map(\.score) == [100, 60, 0, nil])
    #expect(scale.options.map(\.isSatisfied) == [true, true, false, nil])
    #expect(scale.options.map(\.isValid) == [true, true, true, false])
    #expect(canteen.questions[3].scale.options.map(\.isExclusive) == [false, true])
  }

  @Test func `questions have kinds, roles, rows and limits`() {
    let questions = canteen.questions
    #expect(questions.map(\.id) == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"])
    #expect(questions.map(\.kind) == [.single, .matrixSingle, .scale, .multiple, .scale, .text])
    // Scales and matrices measure satisfaction unless told otherwise; anything else is 其他.
    #expect(questions.map(\.role) == [.grouping, .satisfaction, .satisfaction, .other, .attention, .opinion])
    #expect(questions.map(\.isRequired) == [true, true, true, false, true, true])
    #expect(questions[1].number == "2")
    #expect(questions[1].rows.map(\.id) == ["a", "b"])
    #expect(questions[1].rows.map(\.text) == ["口味", "分量"])
    #expect(questions[1].rows.map(\.aliases) == [["味道"], []])
    #expect(questions[1].rows.map(\.weight) == [60, 40])
    #expect(questions[2].isReversed)
    #expect(questions[2].groups == ["staff"])
    #expect(questions[2].shownIf == .selected(Item(question: 0), options: [0]))
    #expect((questions[3].least, questions[3].most) == (1, 2))
    #expect(questions[3].allowsOtherText)
    #expect(questions[4].correct == [0])
    #expect(questions[5].location.line == 35)
  }

  @Test func `items are questions and rows, and satisfaction items those that rate`() {
    #expect(canteen.items.map(canteen.name) == ["Q1", "Q2.a", "Q2.b", "Q3", "Q4", "Q5", "Q6"])
    #expect(canteen.satisfactionItems.map(canteen.name) == ["Q2.a", "Q2.b", "Q3"])
    #expect(canteen.text(of: Item(question: 1, row: 1)) == "分量")
    #expect(canteen.item(named: "Q2.b") == Item(question: 1, row: 1))
    #expect(canteen.item(named: "Q2") == nil)
  }

  @Test func `groups say who belongs to them`() {
    #expect(canteen.groups.map(\.id) == ["staff", "guest"])
    #expect(canteen.groups.map(\.weight) == [60, 40])
    #expect(canteen.groups.map(\.targetValid) == [30, nil])
    #expect(canteen.groups.map { $0.membership?.options } == [[0], [1, 2]])
  }

  @Test func `dimensions collect questions named at either end`() {
    #expect(canteen.dimensions.map(\.id) == ["D1", "D2", "D3"])
    #expect(canteen.dimensions.map(\.questions) == [[1], [2], []])
    #expect(canteen.dimensions.map(\.parent) == [nil, nil, "D2"])
    #expect(canteen.dimension(of: 2)?.name == "环境")
  }

  @Test func `validity rules keep their order and parameters`() throws {
    #expect(canteen.validityRules.map(\.id.description) == (1...13).map { "V\($0)" })
    #expect(canteen.validityRules.map(\.kind) == ValidityRule.Kind.allCases)
    #expect(canteen.validityRules[0].reason == "来不及读题")
    #expect(canteen.validityRules[1].action == .flag)
    let contradiction = Condition.all([
      .selected(Item(question: 3), options: [1]), .optionCount(Item(question: 3), .greater, 1),
    ])
    let expected: [ValidityRule.Test] = [
      .fasterThan(seconds: 20), .slowerThan(seconds: 3600.5),
      // The survey's own dates; the last day counts whole.
      .outsideDates(
        from: CivilDateTime("2024-05-06 00:00:00"), through: CivilDateTime("2024-05-24 23:59:59")),
      .missingMoreThan(share: try #require(ExactDecimal("0.2")), of: .satisfaction),
      .duplicate(keys: [.answer(5), .metadata("来自IP")], keep: .first), .addressSharedByMoreThan(5),
      .straightLining(.questions([1, 2])), .failedAttention(question: 4), .contradiction(contradiction),
      .platformFlag(column: "清洗数据结果", containing: "无效"),
      .notInRegister(question: 5, register: .names(["张三", "李四"])), .unsubmitted, .manual([12, 40]),
    ]
    #expect(canteen.validityRules.map(\.test) == expected)
  }

  @Test func `formulas take what they do not say from the plan`() {
    let plan = canteen.satisfaction
    #expect(plan.formulas.map(\.id) == ["满意率", "加权", "高档", "赋值"])
    #expect(
      plan.formulas.map(\.measure) == [
        .satisfiedShare, .scaledScore(fullMarks: 10), .optionShare(["很满意"]), .assigned([100, 50, 0]),
      ])
    #expect(plan.formulas.map(\.items) == [.dimensionWeights, .equal, .equal, .equal])
    #expect(plan.formulas.map(\.groups) == [.groupWeights, .none, .none, .none])
    #expect(plan.formulas.map(\.denominator) == [.responses, .answers, .answers, .answers])
    #expect(plan.formulas.map(\.name.zh) == ["满意占比", "加权", "高档", "赋值"])
    #expect(plan.primaryFormula?.id == "加权")
    #expect(plan.rounding == Rounding(places: 1, mode: .halfEven))
    #expect((plan.warnBelow, plan.hideBelow) == (20, 3))
  }

  @Test func `English keys and words give the same value`() throws {
    // Everything a questionnaire holds shows in its description; keys and words do not.
    let english = try questionnaire(Canteen.english)
    #expect("\(english)".comparable == "\(canteen)".comparable)
  }

  @Test func `the shortest definition is pooled, rounded half up to two places`() throws {
    let shortest = try questionnaire(
      """
      格式版本: 1
      编号: A
      名称: 甲
      量表: {两档: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
      题目: {编号: Q1, 题干: 满意吗, 题型: 量表, 量表: 两档}
      满意度: {口径: {编号: 满意率, 算法: 满意占比}, 主口径: 满意率}
      """)
    #expect(shortest.satisfaction.rounding == Rounding(places: 2, mode: .halfUp))
    #expect(shortest.satisfaction.primaryFormula?.items == .pooled)
    #expect((shortest.satisfaction.warnBelow, shortest.satisfaction.hideBelow) == (30, 0))
    #expect(shortest.groups.isEmpty)
  }

  @Test func `mutated definitions neither crash nor hang`() {
    var generator = SeededGenerator(seed: 11)
    let valid = Array(Canteen.chinese.utf8)
    let pieces = Array(":{}[],&*\t\n -'\"：（(且Q29.".utf8)
    for round in 0..<400 {
      var bytes = valid
      for _ in 0...(round % 8) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch round % 3 {
        case 0: bytes[place] = UInt8.random(in: 32...127, using: &generator)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + round % 5))
        default: bytes.insert(pieces.randomElement(using: &generator) ?? 0, at: place)
        }
      }
      let read = Questionnaire.read(bytes: bytes, file: "f")
      #expect(read.questionnaire != nil || read.problems.containsErrors)
    }
  }
}

extension String {
  /// Without what is no part of the value: columns (English keys are longer, lines are the same), the order of sets.
  fileprivate var comparable: String {
    replacing(/f:(\d+):\d+/) { "line \($0.1)" }
      .replacing(/Set\(\[([^\]]*)\]\)/) { set in
        "{" + set.1.split(separator: ", ").sorted().joined(separator: ", ") + "}"
      }
  }
}

/// splitmix64: the same sequence on every machine.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
