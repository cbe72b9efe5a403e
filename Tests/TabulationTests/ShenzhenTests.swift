import DelimitedText
import Diagnostics
import ExactNumbers
import Foundation
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

/// 深圳国际贸易“单一窗口” 2020, 表 3: 231 valid responses, five questions, 1,137 answers as published.
@Suite struct ShenzhenTests {
  private let analysis: SurveyAnalysis
  private let questionnaire: Questionnaire

  /// A file of the repository.
  private static func bytes(_ path: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  init() throws {
    questionnaire = try Questionnaire(
      fixture: String(decoding: Self.bytes("questionnaires/shenzhen-single-window-2020.yaml"), as: UTF8.self))
    let read = questionnaire.read(
      ExportFile(
        bytes: try Self.bytes("data/shenzhen-single-window-2020/responses.csv"), name: "responses.csv"))
    try #require(read.problems.isEmpty)
    let screened = Screening(rules: questionnaire.validityRules).apply(to: read.table)
    analysis = try SurveyAnalyser(questionnaire).analyse(screened)
  }

  @Test func `the answers add up to the published table`() throws {
    #expect(analysis.waterfall.valid == 231)
    let counts = (0..<4).map { option in analysis.items.reduce(0) { $0 + $1.tally.counts[option] } }
    #expect(counts == [428, 493, 177, 39])
    #expect(analysis.items.map(\.base) == [231, 231, 231, 231, 213])
    #expect(analysis.items.map(\.tally.unanswered) == [0, 0, 0, 0, 18])
    let base = analysis.items.reduce(0) { $0 + $1.base }
    #expect(base == 1137)
    let shares = try counts.map { count in
      Rounding()(try #require(Rational(count, of: base)) * 100).description
    }
    #expect(shares == ["37.64", "43.36", "15.57", "3.43"])
  }

  @Test(arguments: [
    ("满意度", "96.57"), ("满意率_按题", "96.54"), ("高两档", "81.00"), ("top3", "96.57"), ("top2", "81.00"),
    ("mean-of-questions", "96.54"), ("scored-100-80-60-30", "82.70"), ("scored-100-80-60-0", "81.67"),
    ("scored-100-75-50-25", "78.80"),
  ])
  func `every formula gives its own figure`(id: String, printed: String) throws {
    let figure = try #require(analysis.satisfaction.first { $0.formula.id.description == id })
    #expect(figure.rounded?.description == printed)
  }

  @Test func `the published figure is 1,098 of 1,137 answers by 231 people`() throws {
    let primary = try #require(analysis.primary)
    let fraction = try #require(primary.fraction)
    #expect(fraction == (1098, 1137))
    #expect(primary.respondents == 231)
    #expect(primary.answers == 1137)
  }

  @Test func `the published counts give the published figures, without the rows`() throws {
    let table = CountedAnswers.entries(
      of: ByteSource(bytes: try Self.bytes("data/shenzhen-single-window-2020/counts.csv")), file: "counts.csv"
    )
    let read = CountedAnswers.read(
      table.entries, of: questionnaire, declared: 231, place: .file("counts.csv"))
    try #require(table.problems.isEmpty && read.problems.isEmpty)
    let counted = try SurveyAnalyser(questionnaire).analyse(
      counted: ItemTally.tallies(read.counts, of: questionnaire), respondents: read.counts.respondents)
    #expect(counted.items.map(\.tally) == analysis.items.map(\.tally))
    #expect(counted.satisfaction.map(\.rounded) == analysis.satisfaction.map(\.rounded))
    #expect(counted.waterfall.valid == 231)
  }
}
