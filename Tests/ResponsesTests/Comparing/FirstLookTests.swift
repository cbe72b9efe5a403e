import DelimitedText
import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Files that are looked at twice, because rules compare their responses.
@Suite struct FirstLookTests {
  private let questionnaire: Questionnaire

  init() throws {
    questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: TWICE
        名称: 两遍
        题目:
          - {编号: Q1, 题干: 手机, 题型: 填空, 用途: 标识}
          - {编号: Q2, 题干: 您满意吗, 题型: 单选, 用途: 满意度, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        有效性:
          - {编号: V1, 规则: 重复答卷, 依据: [Q1], 处理: 剔除}
          - {编号: V2, 规则: 同IP上限, 上限: 2, 处理: 剔除}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  private static let header = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、手机,2、您满意吗\n"

  /// Seven people: 3 and 6 gave the same phone in two ways of writing, 1, 4 and 7 have one address, 2 and 5 another.
  private static let seven = [
    ("198.51.100.1(广东-深圳)", "139 0001"), ("198.51.100.2", "1390002"), ("", "1390003"), ("198.51.100.1", ""),
    ("198.51.100.2", ""), ("", "１３９０００３"), ("198.51.100.1（北京）", "1390007"),
  ]

  private static func text(_ people: [(address: String, phone: String)]) -> String {
    header
      + people.enumerated().map { index, person in
        "\(index + 1),2024/5/6 9:00:00,60秒,微信,直接访问,\(person.address),\(person.phone),满意\n"
      }.joined()
  }

  /// The rows of each table that was handed on.
  private final class Rows: PartWorker {
    private var tables: [[UInt32]] = []
    func add(_ table: ResponseTable) { tables.append(table.rowOfResponse) }
    func finish() -> [[UInt32]] { tables }
  }

  private func read(
    _ files: [ExportFile], fewestBytes: Int = 0
  ) -> (result: [[UInt32]]?, files: [ExportRecognition], problems: [any Diagnostic]) {
    var room = ComparisonRoom()
    (room.fewestBytes, room.bytesOfFile) = (fewestBytes, 1)
    return ResponseReader(questionnaire).read(
      files, inPartsOn: 1, room: room, worker: { Rows() }, merge: { $0 += $1 })
  }

  @Test func `only who shares something is kept, and handed on last`() throws {
    let read = read([ExportFile(Self.text(Self.seven))])
    // Rows of a spreadsheet: person 1 is in row 2. Two people at one address are within the limit.
    #expect(try #require(read.result) == [[3, 6], [2, 4, 5, 7, 8]])
    #expect(read.problems.isEmpty)
    #expect(read.files.map(\.responses) == [7])
  }

  @Test func `small files are kept as they are`() throws {
    let read = read([ExportFile(Self.text(Self.seven))], fewestBytes: 1 << 20)
    #expect(try #require(read.result) == [[2, 3, 4, 5, 6, 7, 8]])
  }

  @Test func `bytes that come but once are kept as they are`() throws {
    let read = read([ExportFile(name: "export.csv", source: Self.once(Self.text(Self.seven)))])
    #expect(try #require(read.result) == [[2, 3, 4, 5, 6, 7, 8]])
  }

  /// Bytes that come but once, unless others come at a first look.
  private static func once(_ text: String, after first: String? = nil) -> ByteSource {
    var bytes = Array(text.utf8)[...]
    let again = first.map { first in { ByteSource(bytes: Array(first.utf8)) } }
    return ByteSource(expectedCount: bytes.count, again: again) { buffer in
      let count = min(buffer.count, bytes.count)
      buffer.copyBytes(from: bytes.prefix(count))
      bytes.removeFirst(count)
      return count
    }
  }

  /// A file that says one thing at first and another when it is read.
  private static func changing(_ first: String, _ second: String) -> ExportFile {
    ExportFile(name: "growing.csv", source: once(second, after: first))
  }

  @Test func `a file in which others share something by now is an error`() {
    let people = Self.seven
    let (longer, shorter) = (people + [("", "1390007")], Array(people.dropLast()))
    let changed = people.map { ($0.0, $0.1 + "1") }
    for other in [longer, shorter, changed, people + people] {
      let read = read([Self.changing(Self.text(people), Self.text(other))])
      #expect(read.problems.map(\.code) == ["changed-while-read"])
      #expect(read.problems.map(\.severity) == [.error])
      #expect(read.problems.map(\.location) == [.file("growing.csv")])
    }
  }

  @Test func `a file that could not be read at first and can be now is an error`() {
    let read = read([Self.changing(Self.text(Self.seven) + "8,\"", Self.text(Self.seven))])
    #expect(read.problems.map(\.code) == ["changed-while-read"])
  }

  @Test func `what is not compared may change, for everything else is read at once`() throws {
    let read = read([
      Self.changing(Self.text(Self.seven), Self.text(Self.seven).replacing(",满意\n", with: ",不满意\n"))
    ])
    #expect(read.problems.isEmpty)
    #expect(try #require(read.result) == [[3, 6], [2, 4, 5, 7, 8]])
  }

  @Test func `a file that cannot be read is told once, and there is no result`() {
    let read = read([ExportFile(Self.text(Self.seven) + "8,\"")])
    #expect(read.result == nil)
    #expect(read.problems.map(\.code) == ["unterminated-quote"])
  }
}
