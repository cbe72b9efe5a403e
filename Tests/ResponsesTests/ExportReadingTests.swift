import DelimitedText
import Diagnostics
import Foundation
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct ExportReadingTests {
  private let hall: Questionnaire

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  @Test func `a text export is read as its people answered`() {
    let read = hall.read(ServiceHall.text)
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
    #expect(read.table.rowOfResponse == [2, 3, 4, 5, 6, 7])
    #expect(read.table.place(of: 2) == ("export.csv", 4))
    let file = read.table.files[0]
    #expect(file.platform == "问卷星")
    #expect(file.evidence == [.headings(["序号", "提交答卷时间", "所用时间", "来源详情", "来自IP"])])
    #expect(file.content == .text)
    #expect(file.encoding == "UTF-8")
    #expect(file.responses == 6)
    #expect(file.unusedHeadings.isEmpty)
  }

  // MARK: The same answers in other files

  /// The text export's cells, for making other files of them.
  private static let cells = ServiceHall.text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static func csv(_ rows: [[String]], newline: String = "\n", delimiter: String = ",") -> String {
    rows.map { $0.joined(separator: delimiter) }.joined(separator: newline) + newline
  }

  @Test(arguments: 1...12) func `columns may stand in any order`(shift: Int) {
    // Rotating keeps the bare second row of the matrix behind the first, wherever both stand.
    let rotated = Self.cells.map { Array($0[shift...] + $0[..<shift]) }
    let read = hall.read(Self.csv(rotated))
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t"])
  func `newlines and delimiters do not matter`(newline: String, delimiter: String) {
    let read = hall.read(Self.csv(Self.cells, newline: newline, delimiter: delimiter))
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
    #expect(read.table.rowOfResponse == [2, 3, 4, 5, 6, 7])
  }

  @Test func `GB18030 with CRLF and other columns first gives the same table`() throws {
    let shuffled = Self.cells.map { Array($0.reversed()) }
    let text = Self.csv(shuffled, newline: "\r\n")
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    let bytes = [UInt8](try #require(text.data(using: encoding)))
    // In reverse the second row of the matrix comes first, so it is found by its number.
    let read = hall.read(ExportFile(bytes: bytes))
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
    #expect(read.table.files[0].encoding == "GB18030")
  }

  @Test func `newlines inside quotes separate nothing`() {
    var cells = Self.cells
    cells[0][12] = "\"6、意见\n和建议\""
    cells[1][12] = "\"第一行\r\n第二行，\"\"引用\"\"\""
    let read = hall.read(Self.csv(cells))
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
    // Rows are records, as a spreadsheet numbers them.
    #expect(read.table.rowOfResponse == [2, 3, 4, 5, 6, 7])
  }

  @Test func `empty columns at the end hold nothing`() {
    let padded = Self.cells.map { $0 + ["", "  "] }
    let read = hall.read(Self.csv(padded))
    #expect(read.problems.isEmpty)
    #expect(read.table.allAnswers == ServiceHall.answers)
  }

  @Test func `blank lines are no responses and keep their numbers`() {
    let lines = ServiceHall.text.split(separator: "\n")
    let read = hall.read(lines[0] + "\n\n" + lines[1] + "\n\n\n" + lines[2] + "\n\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.rowOfResponse == [3, 6])
  }

  @Test func `rows of nothing but delimiters are no responses of a platform`() {
    let read = hall.read(ServiceHall.text + ",,,,,,,,,,,,\n,,,,,,,,,,,,\n")
    #expect(read.faults == [.emptyRecords(count: 2)])
    #expect(read.problems.map(\.severity) == [.note])
    #expect(read.table.count == 6)
  }

  @Test func `without a platform a row of blanks is a form handed in empty`() {
    let read = hall.read("Q1,Q2.a,Q2.b,Q3,Q4,Q5,Q6\n企业,满意,满意,满意,办证,1,好\n,,,,,,\n")
    #expect(read.table.count == 2)
    #expect(read.table.answers("Q3") == ["满意", "未答"])
  }

  // MARK: Ragged files

  @Test func `what a short row lacks counts as blank and is reported once`() {
    let read = hall.read(
      """
      \(ServiceHall.header)
      1,2024/5/6 9:01:00,136秒,手机提交,微信,203.0.113.1,企业,满意,满意,满意,办证,5,好
      2,2024/5/6 9:02:00,136秒,手机提交,微信,203.0.113.2,企业,满意,满意,满意
      3,2024/5/6 9:03:00,136秒,手机提交,微信,203.0.113.3,企业,满意
      """)
    #expect(read.faults == [.shortRecords(count: 2, fields: 10, header: 13)])
    #expect(read.problems[0].location == .cell(file: "export.csv", row: 3, header: nil))
    #expect(read.problems[0].severity == .warning)
    #expect(read.table.answers("Q3") == ["满意", "满意", "未答"])
    #expect(read.table.answers("Q4") == ["办证", "未答", "未答"])
  }

  @Test func `a row with more text than headings is reported and not guessed at`() {
    let read = hall.read(
      """
      \(ServiceHall.header)
      1,2024/5/6 9:01:00,136秒,手机提交,微信,203.0.113.1,企业,满意,满意,满意,办证,5,好,但是慢
      2,2024/5/6 9:02:00,136秒,手机提交,微信,203.0.113.2,企业,满意,满意,满意,办证,5,好,,
      """)
    #expect(read.faults == [.longRecord(fields: 14, header: 13)])
    #expect(read.problems[0].severity == .error)
    #expect(read.table.rowOfResponse == [3])
  }

  @Test(arguments: ["", "\n", "\n\n"]) func `a header alone holds no responses`(rest: String) {
    let read = hall.read(ServiceHall.header + rest)
    #expect(read.faults == [.noResponses])
    #expect(read.table.count == 0)
    #expect(read.table.files[0].responses == 0)
  }

  @Test(arguments: ["", "\n", "\n\n\n", "\u{FEFF}"]) func `an empty file is reported`(text: String) {
    let read = hall.read(text)
    #expect(read.problems.containsErrors)
    #expect(read.table.count == 0)
  }

  @Test func `what cannot be decoded leaves nothing of its file behind`() {
    let broken = Array(ServiceHall.text.utf8) + [0x22, 0x61]
    let read = hall.read(
      ExportFile(ServiceHall.text, name: "a.csv"), ExportFile(bytes: broken, name: "b.csv"))
    #expect(read.problems.containsErrors)
    #expect(read.table.count == 6)
    #expect(read.table.allAnswers == ServiceHall.answers)
  }

  // MARK: Several files

  @Test func `files follow each other in the order they were read`() {
    let more = """
      序号,1、您的身份,3、总体是否满意,2、请评价窗口服务—服务态度,2、办理效率,4、办过哪些业务,5、等候分钟数,6、意见和建议
      1,个人,一般,满意,满意,咨询,1,好
      """
    let read = hall.read(ExportFile(ServiceHall.text, name: "a.csv"), ExportFile(more, name: "b.csv"))
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q3") == ["满意", "不满意", "未答", "非常满意", "一般", "满意", "一般"])
    #expect(read.table.place(of: 6) == ("b.csv", 2))
    #expect(read.table.files.map(\.responses) == [6, 1])
  }
}
