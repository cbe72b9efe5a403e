import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Heads of files nobody wishes for: each loads, or says why not.
@Suite struct HostileHeaderTests {
  private let hall: Questionnaire
  private static let plain = "Q1,Q2.a,Q2.b,Q3,Q4,Q5,Q6"
  private static let row = "企业,满意,一般,不满意,办证,5,好"

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  @Test(arguments: [
    "sep=,\n\(plain)\n\(row)\n", "\u{FEFF}sep=,\r\n\(plain)\r\n\(row)\r\n",
    "满意度调查,,,,,,\n导出时间,,,,,,\n\(plain)\n\(row)\n",
    "\n\n\(plain),\n\(row),\n", "\(plain)\r\(row)\r",
  ])
  func `hints, titles, blank lines and empty columns are no answers`(text: String) {
    let read = hall.read(text)
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q3") == ["不满意"])
    #expect(read.table.count == 1)
  }

  @Test func `rows below titles keep the numbers a spreadsheet shows`() {
    let read = hall.read("满意度调查,,,,,,\n,,,,,,\n\(Self.plain)\n\(Self.row)\n\(Self.row)\n")
    #expect(read.table.rowOfResponse == [4, 5])
    #expect(read.table.files[0].preambleRecords == 2)
  }

  @Test func `a heading that comes twice is told with the other one`() {
    let read = hall.read("\(Self.plain),Q3\n\(Self.row),满意\n")
    #expect(read.faults == [.twoColumns("Q3", "Q3")])
  }

  @Test func `an empty heading holds nothing, whatever stands below it`() {
    let read = hall.read("Q1,,Q2.a,Q2.b,Q3,Q4,Q5,Q6\n企业,秘密,满意,一般,不满意,办证,5,好\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.files[0].unusedHeadings == [])
  }

  @Test func `a header alone holds no responses, of whatever platform`() {
    for header in [Self.plain, ServiceHall.header, "Timestamp,您的身份", "id,submitdate,lastpage,Q1"] {
      #expect(hall.read(header + "\n").codes.contains("no-responses"))
    }
  }

  @Test func `twenty thousand columns load in seconds even unoptimised`() {
    let wide = (1...20_000).map { "列\($0)—行_\($0 % 7)" }.joined(separator: ",")
    let read = hall.read("\(Self.plain),\(wide)\n\(Self.row)\(String(repeating: ",1", count: 20_000))\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.files[0].unusedHeadings.count == 20_000)
  }

  @Test func `a heading as long as a book is a heading`() {
    let long = String(repeating: "-[(_/:—", count: 30_000)
    let read = hall.read("\(Self.plain),\(long)\n\(Self.row),1\n")
    #expect(read.problems.isEmpty)
  }

  @Test func `a platform nobody knows is told with the known ones, and the header decides`() {
    let read = hall.read(ExportFile(ServiceHall.text).with { $0.platform = "问卷心" })
    #expect(read.codes == ["unknown-platform"])
    guard case .unknownPlatform(_, let known, let nearest)? = read.faults.first else {
      return #expect(Bool(false))
    }
    #expect(nearest == "问卷星")
    #expect(known.count == 14)
    #expect(read.table.files[0].platform == "问卷星")
  }
}
