import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct ItemReaderTests {
  private let business: OneQuestion

  init() throws {
    business = try OneQuestion("多选", options: ["办证", "缴费", "咨询", "其他"], more: "其他填写: 是, ")
  }

  // MARK: Multiple choice in one column

  @Test(arguments: [
    ("办证", "办证"), ("办证┋咨询", "办证+咨询"), ("咨询┋办证", "办证+咨询"), ("办证┋ 缴费 ", "办证+缴费"), ("A.办证┋C.咨询", "办证+咨询"),
    ("其他〖排队┋取号，〗", "其他"), ("办证┋其他〖排队┋取号，〗┋咨询", "办证+咨询+其他"), ("其他【请注明】〖a〗┋缴费", "缴费+其他"),
    ("办证┋", "办证"), ("", "未答"), ("(空)", "未答"), ("（跳过）", "跳题"), ("(跳过)", "跳题"),
  ])
  func `options are joined by ┋, which inside typed text joins nothing`(cell: String, chosen: String) {
    let read = business.read([cell])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == [chosen])
  }

  @Test func `an answer known in part is not recognised at all`() {
    let read = business.read(["办证┋退税", "退税", "办证", "退税┋(跳过)"])
    #expect(read.table.answers("Q") == ["未识别", "未识别", "办证", "未识别"])
    #expect(read.faults == [.unknownOption("退税", count: 3, nearest: nil)])
  }

  @Test func `a ranking lists its options in order`() throws {
    let question = try OneQuestion("排序", options: ["甲", "乙", "丙"])
    #expect(question.answer("丙→甲") == "甲+丙")
    #expect(question.answer("(空)") == "未答")
  }

  @Test func `more options than a set holds are reported, not lost`() throws {
    let question = try OneQuestion("多选", options: (1...65).map { "选项\($0)" })
    let read = question.read(["选项64", "选项65"])
    #expect(read.table.answers("Q") == ["选项64", "未识别"])
    #expect(read.faults == [.tooManyOptions("Q", limit: 64)])
  }

  // MARK: One column for each option

  private func flags(_ header: String, _ rows: String...) throws -> ReadExports {
    let questionnaire = try Questionnaire(fixture: ServiceHall.yaml)
    let lines = ["1、您的身份,2、请评价窗口服务—服务态度,2、办理效率,3、总体是否满意,\(header),5、等候分钟数,6、意见和建议"]
    return questionnaire.read((lines + rows.map { "1,2,3,4,\($0),-3,-3" }).joined(separator: "\n"))
  }

  @Test(arguments: [
    "4、(办证),4、(缴费),4、(咨询),4、(其他)", "第4题(办证),第4题(缴费),第4题(咨询),第4题(其他)",
    "4、(其他【请注明】),4、(咨询),4、（缴费）,4、(办证)", "4.(办证),4.(缴费),4.(咨询),4.(其他)",
  ])
  func `number exports have a column for each option`(header: String) throws {
    let isReversed = header.hasPrefix("4、(其他")
    func row(_ cells: String...) -> String { (isReversed ? cells.reversed() : cells).joined(separator: ",") }
    let read = try flags(
      header, row("1", "0", "1", "0"), row("0", "0", "0", "1"), row("0", "0", "0", "0"),
      row("-3", "-3", "-3", "-3"),
      row("", "", "", ""), row("-2", "-2", "-2", "-2"), row("1.0", "0.0", "", ""),
      row("(空)", "(空)", "(空)", "(空)"))
    #expect(read.problems.isEmpty)
    #expect(read.table.files[0].content == .number)
    #expect(read.table.answers("Q4") == ["办证+咨询", "其他", "未答", "跳题", "未答", "未答", "办证", "未答"])
    // In number exports, −3 in a column of numbers or text is the platform's mark and no answer.
    #expect(Set(read.table.answers("Q5")) == ["跳题"])
    #expect(Set(read.table.answers("Q6")) == ["跳题"])
  }

  @Test func `a cell that is neither 0 nor 1 is not taken for a tick`() throws {
    let read = try flags(
      "4、(办证),4、(缴费),4、(咨询),4、(其他)", "2,0,1,0", "oui,0,0,0", "1,0,0,0", "办证,0,0,0", "2,0,0,0")
    #expect(read.table.answers("Q4") == ["未识别", "未识别", "办证", "办证", "未识别"])
    #expect(
      read.faults == [
        .unknownOption("2", count: 2, nearest: nil), .unknownOption("oui", count: 1, nearest: nil),
      ])
  }

  @Test func `an option without a column, and a column without an option, are errors`() throws {
    let read = try flags("4、(办证),4、(缴费),4、(咨询服务),4、(其他)", "1,0,0,0")
    #expect(
      read.faults == [
        .unknownOptionColumn("Q4", "咨询服务", nearest: nil),
        .missingColumn("Q4", text: "咨询", nearest: nil, isNeeded: true),
      ])
    #expect(read.problems.allSatisfy { $0.severity == .error })
  }

  @Test func `option columns are found by their options where numbers have jumped`() throws {
    let questionnaire = try Questionnaire(fixture: ServiceHall.yaml)
    let read = questionnaire.read(
      """
      2、您的身份,5、请评价窗口服务—服务态度,5、办理效率,6、总体是否满意,9、(办证),9、(缴费),9、(咨询),9、(其他),10、等候分钟数,11、意见和建议
      1,2,3,4,0,1,1,0,5,好
      """)
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q4") == ["缴费+咨询"])
  }

  // MARK: Numbers and text

  @Test func `numbers are read as written, and anything else is reported`() throws {
    let question = try OneQuestion("数值", options: [])
    let read = question.read([
      "5", "12.5", "-3", "１２", " 7 ", "1e2", "五", "5分钟", "", "(空)", "(跳过)", "nan", "inf",
    ])
    #expect(
      read.table.answers("Q") == [
        "5.0", "12.5", "-3.0", "12.0", "7.0", "100.0", "未识别", "未识别", "未答", "未答", "跳题", "未识别", "未识别",
      ])
    #expect(read.faults == [.notANumber("五", count: 4)])
    #expect(read.problems[0].location == .cell(file: "export.csv", row: 8, header: "Q"))
  }

  @Test func `in number exports minus three and minus two are no numbers`() throws {
    let question = try OneQuestion("数值", options: [])
    #expect(question.read(["-3", "-2", "-1"], as: .number).table.answers("Q") == ["跳题", "未答", "-1.0"])
  }

  @Test(arguments: [
    ("好", "有"), ("(空", "有"), ("-3", "有"), ("空", "有"), ("（空）", "未答"), ("(空)", "未答"), ("  ", "未答"),
    ("（跳过）", "跳题"),
    ("\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}", "未答"), ("很好，谢谢你们，希望以后办理更快", "有"),
    ("　很好", "有"), ("ｘ", "有"),
  ])
  func `open answers are there or not`(cell: String, answer: String) throws {
    #expect(try OneQuestion("填空", options: []).answer(cell) == answer)
  }
}
