import Diagnostics
import Questionnaires
import SurveyFixtures
import Testing

@testable import Responses

/// More files than the table can tell apart.
@Suite struct FileLimitTests {
  @Test func `files beyond those that can be told apart are refused with one error`() throws {
    let hall = try Questionnaire(fixture: ServiceHall.yaml)
    var reader = ResponseReader(hall)
    #expect(reader.mostFiles == 65_536)  // two bytes a response
    reader.mostFiles = 2
    for name in ["a.csv", "b.csv", "c.csv", "d.csv"] { reader.read(ExportFile(ServiceHall.text, name: name)) }
    let (table, problems) = reader.finish()
    #expect(table.files.map(\.file) == ["a.csv", "b.csv"])
    #expect(table.place(of: table.count - 1).file == "b.csv")
    #expect(problems.map(\.code) == ["too-many-files"] && problems.map(\.severity) == [.error])
    #expect(problems.first?.location == .file("c.csv"))
  }
}
