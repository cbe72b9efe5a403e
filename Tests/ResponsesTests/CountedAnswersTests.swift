import DelimitedText
import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct CountedAnswersTests {
  private static let place = Diagnostics.SourceLocation.file("counts.csv")
  private let hall: Questionnaire

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  private func read(
    _ lines: [String], declared: Int? = nil
  ) -> (counts: CountedAnswers, problems: [any Diagnostic]) {
    let text = (["题目,选项,人数"] + lines).joined(separator: "\n")
    let table = CountedAnswers.entries(of: ByteSource(bytes: Array(text.utf8)), file: "counts.csv")
    let read = CountedAnswers.read(table.entries, of: hall, declared: declared, place: Self.place)
    return (read.counts, table.problems + read.problems)
  }

  private func faults(_ lines: [String], declared: Int? = nil) -> [ResponseProblem.Fault] {
    read(lines, declared: declared).problems.compactMap { ($0 as? ResponseProblem)?.fault }
  }

  /// Something for each satisfaction item, so that none is missing.
  private static let rest = ["Q2.a,满意,4", "Q2.b,满意,4"]

  @Test func `counts go to their options, whatever these are called`() {
    let (counts, problems) = read(
      Self.rest + ["Q3,A.非常满意,1", "Q3,4,2", "Q3,不了解,1", "Q3,(空),1", "Q3,跳题,3", "Q4,办证,5", "Q4,未答,2"])
    #expect(problems.isEmpty)
    #expect(counts.respondents == 8)
    #expect(counts.options[3] == [1, 2, 0, 0, 1])
    #expect((counts.unanswered[3], counts.skipped[3]) == (1, 3))
    // Who is not accounted for has left the question blank.
    #expect(counts.unanswered[1] == 4)
    #expect(counts.unanswered[4] == 2)
  }

  @Test func `the columns may stand in any order, the count of valid responses be declared`() {
    let table = CountedAnswers.entries(
      of: ByteSource(bytes: Array("人数,备注,题目,选项\n4,x,Q3,满意\n".utf8)), file: "counts.csv")
    #expect(table.problems.isEmpty)
    let counts = CountedAnswers.read(table.entries, of: hall, declared: 10, place: Self.place).counts
    #expect(counts.respondents == 10)
    #expect(counts.unanswered[3] == 6)
  }

  @Test func `an option counted twice is an error, also by another wording`() {
    #expect(faults(Self.rest + ["Q3,满意,1", "Q3,满意,1"]) == [.repeatedCount("Q3", "满意")])
    #expect(faults(Self.rest + ["Q3,非常满意,1", "Q3,很满意,1"]) == [.repeatedCount("Q3", "很满意")])
    #expect(faults(Self.rest + ["Q3,满意,1", "Q3,(空),1", "Q3,未答,1"]) == [.repeatedCount("Q3", "未答")])
  }

  @Test func `what is unknown, missing or too much is an error`() {
    #expect(
      faults(Self.rest + ["Q33,满意,1", "Q3,不太满意,2"]) == [
        .unknownItem("Q33", nearest: "Q3"), .unknownOption("不太满意", count: 2, nearest: "不满意"), .noCounts("Q3"),
      ])
    #expect(faults(Self.rest + ["Q3,满意,11"], declared: 10) == [.tooManyCounts("Q3", total: 11, valid: 10)])
    // 8 and 8 of 10 may be the same people, 11 may not.
    #expect(faults(Self.rest + ["Q3,满意,10", "Q4,办证,8", "Q4,缴费,8"]).isEmpty)
    #expect(faults(Self.rest + ["Q3,满意,10", "Q4,办证,11"]) == [.tooManyCounts("Q4", total: 11, valid: 10)])
  }

  @Test(arguments: ["-1", "1.5", "", "一", "99999999999999999999"])
  func `a count that is no number of people is an error`(count: String) {
    let faults = faults(Self.rest + ["Q3,满意,\(count)", "Q3,一般,9223372036854775807"])
    #expect(faults.contains { if case .notANumber(count, count: 1) = $0 { true } else { false } })
    #expect(faults.contains(.countOutOfRange(9_223_372_036_854_775_807)))
  }

  @Test func `another table is no table of counts`() {
    let table = CountedAnswers.entries(
      of: ByteSource(bytes: Array("题目,选项\nQ3,满意\n".utf8)), file: "counts.csv")
    #expect(table.problems.map(\.code) == ["not-a-counts-table"])
    let short = CountedAnswers.entries(
      of: ByteSource(bytes: Array("题目,选项,人数\nQ3,满意\n".utf8)), file: "counts.csv")
    #expect(short.problems.map(\.code) == ["short-record"])
  }
}
