import Diagnostics
import Responses
import SurveyFixtures
import Testing

@Suite struct OptionMatchingTests {
  private let rating: OneQuestion

  init() throws {
    rating = try OneQuestion(options: [
      "{码: 5, 文本: 非常满意, 别名: [很满意, 十分满意], 分值: 100}", "{码: 4, 文本: 满意, 分值: 80}", "{码: 3, 文本: 一般, 分值: 60}",
      "{码: 2, 文本: 不满意, 分值: 30}", "{码: 1, 文本: 非常不满意, 分值: 0}", "{码: 9, 文本: 不了解(或不适用), 有效: 否}",
    ])
  }

  @Test(arguments: [
    ("满意", "满意"), ("不满意", "不满意"), ("非常不满意", "非常不满意"),
    // Blanks, width, list marks.
    (" 满意 ", "满意"), ("满 意", "满意"), ("满意\u{3000}", "满意"), ("\u{200B}满意", "满意"), ("A.满意", "满意"), ("Ｂ．满意", "满意"),
    ("a、 满意", "满意"), ("2.满意", "满意"), ("(2)满意", "满意"), ("（２）满意", "满意"), ("②满意", "满意"), ("⑵满意", "满意"),
    ("B:满意", "满意"), ("不了解（或不适用）", "不了解(或不适用)"), ("F.不了解（或不适用）", "不了解(或不适用)"),
    // Aliases, then codes.
    ("很满意", "非常满意"), ("A.十分满意", "非常满意"), ("5", "非常满意"), ("4.0", "满意"), ("３", "一般"), ("9.00", "不了解(或不适用)"),
  ])
  func `a wording is matched whole, however it is written`(cell: String, option: String) {
    let read = rating.read([cell])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == [option])
  }

  @Test(arguments: ["还满意", "满意吧", "不太满意", "满", "意", "4.5", "6", "满意不满意", "不了解"])
  func `no part of a text is ever an option`(cell: String) {
    let read = rating.read([cell])
    #expect(read.table.answers("Q") == ["未识别"])
    #expect(read.codes == ["unknown-option"])
  }

  @Test(arguments: [
    ("(空)", "未答"), ("（空）", "未答"), (" (空) ", "未答"), ("", "未答"), ("   ", "未答"), ("\u{3000}", "未答"),
    ("(跳过)", "跳题"),
    ("（跳过）", "跳题"), ("( 跳过 )", "跳题"),
  ])
  func `marks of absence are absences, whole cells only`(cell: String, reason: String) {
    let read = rating.read([cell])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == [reason])
  }

  @Test func `a mark inside an answer is no mark`() {
    #expect(rating.answer("我(跳过)了") == "未识别")
    #expect(rating.answer("空") == "未识别")
  }

  @Test func `an unknown wording is reported once with its count, first row and likely meaning`() {
    let read = rating.read(["满意", "不太满意", "满意", "不太满意", "abc", "不太满意"])
    #expect(
      read.faults == [
        .unknownOption("不太满意", count: 3, nearest: "不满意"), .unknownOption("abc", count: 1, nearest: nil),
      ])
    #expect(
      read.problems.map(\.location) == [
        .cell(file: "export.csv", row: 3, header: "Q"), .cell(file: "export.csv", row: 6, header: "Q"),
      ])
    #expect(read.problems.allSatisfy { $0.severity == .error })
  }

  @Test func `free text in a choice column is counted, not listed without end`() {
    let read = rating.read((0..<250).map { "意见\($0)" })
    #expect(read.faults.count == 201)
    #expect(read.faults.last == .moreUnknownOptions(50))
    #expect(Set(read.table.answers("Q")) == ["未识别"])
  }

  // MARK: What comes first

  @Test func `a label in other signs comes before an alias, and an alias before a code`() throws {
    let question = try OneQuestion(options: [
      "{码: 甲, 文本: 很 好}", "{码: 乙, 文本: 好, 别名: [很好, 丙]}", "{码: 丙, 文本: 差}", "{码: 很好, 文本: 很差}",
    ])
    #expect(question.answer("很好") == "很 好")
    #expect(question.answer("丙") == "好")
    #expect(question.answer("乙") == "好")
  }

  @Test func `labels of a 0–10 scale are not taken for other options' codes`() throws {
    // Code 1 is the option ‘0’: the label decides.
    let question = try OneQuestion(options: (0...10).map { "{码: \($0 + 1), 文本: '\($0)'}" })
    #expect(question.answer("1") == "1")
    #expect(question.answer("10") == "10")
    #expect(question.answer("11") == "10")
  }

  @Test func `a decimal or a time of day is no list mark`() throws {
    let question = try OneQuestion(options: ["5万元", "30"])
    #expect(question.answer("1.5万元") == "未识别")
    #expect(question.answer("8:30") == "未识别")
    #expect(question.answer("1.30分") == "未识别")
  }

  @Test func `an option written with its list mark is found without it`() throws {
    let question = try OneQuestion(options: ["A.支持", "B.反对"])
    #expect(question.answer("反对") == "B.反对")
    #expect(question.answer("Ａ. 支持") == "A.支持")
  }

  // MARK: Typed text

  @Test(arguments: [
    "其他〖看病〗", "其他【请注明】〖看病〗", "其他【请注明】", "其他〖a┋b，c〗", "D.其他〖〗", "其他〖第一行\n第二行〗", " 其他〖x〗 ",
  ])
  func `text typed beside an option leaves the option`(cell: String) throws {
    let question = try OneQuestion(options: ["企业", "个人", "其他"], more: "其他填写: 是, ")
    let read = question.read([cell])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == ["其他"])
  }

  @Test func `typed text names no option by itself`() throws {
    let question = try OneQuestion(options: ["企业", "其他"], more: "其他填写: 是, ")
    #expect(question.answer("〖企业〗") == "未识别")
    #expect(question.answer("社团〖企业〗") == "未识别")
  }

  // MARK: Number and score exports

  @Test(arguments: [
    ("1", "非常满意"), ("2", "满意"), ("5", "非常不满意"), ("6", "不了解(或不适用)"), ("2.0", "满意"), ("２", "满意"), ("-3", "跳题"),
    ("-2", "未答"),
    ("-3.0", "跳题"), ("", "未答"), ("(跳过)", "跳题"), ("0", "未识别"), ("7", "未识别"), ("1.5", "未识别"), ("满意", "未识别"),
  ])
  func `number exports hold positions, not codes and not scores`(cell: String, answer: String) {
    #expect(rating.answer(cell, as: .number) == answer)
  }

  @Test(arguments: [
    ("100", "非常满意"), ("80.0", "满意"), ("0", "非常不满意"), ("-3", "跳题"), ("-2", "未答"), ("5", "未识别"), ("满意", "未识别"),
  ])
  func `score exports hold scores`(cell: String, answer: String) {
    #expect(rating.answer(cell, as: .score) == answer)
  }

  @Test func `options of one score cannot be told apart`() throws {
    let question = try OneQuestion(options: [
      "{码: 1, 文本: 好, 分值: 100}", "{码: 2, 文本: 中, 分值: 60}", "{码: 3, 文本: 一般, 分值: 60}",
    ])
    #expect(question.answer("100", as: .score) == "好")
    #expect(question.answer("60", as: .score) == "未识别")
  }
}
