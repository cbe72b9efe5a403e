import Diagnostics
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import Tabulation
import Testing

/// What a survey comes to: every response's fate, the counts, the files, and what is wrong.
private struct Outcome: Equatable {
  /// Row, answers, reasons and whether it counts, of each response, in order of the text.
  var responses: [String]
  var tally: [UInt8]
  var files: [ExportRecognition]
  var problems: [String]
  /// How many tables the responses came in.
  var tables = 0

  static func == (one: Outcome, other: Outcome) -> Bool {
    (one.responses, one.tally, one.files, one.problems)
      == (other.responses, other.tally, other.files, other.problems)
  }
}

/// Screens and counts what it is handed, and writes down what became of each response.
private final class Witness: PartWorker {
  struct Seen {
    var responses: [String] = []
    var tables = 0
    var counts: SurveyCounts

    mutating func merge(_ other: Seen) {
      responses += other.responses
      tables += other.tables
      counts.merge(other.counts)
    }
  }

  private let rules: [ValidityRule]
  private let counter: SurveyCounter
  private var lines: [String] = []
  private var tables = 0

  init(_ questionnaire: Questionnaire) {
    rules = questionnaire.validityRules
    counter = SurveyAnalyser(questionnaire, by: [1]).counters(isWeighted: true)()
  }

  func add(_ table: ResponseTable) {
    lines += Self.lines(of: Screening(rules: rules).apply(to: table))
    tables += 1
    counter.add(table)
  }

  func finish() -> Seen { Seen(responses: lines, tables: tables, counts: counter.finish()) }

  static func lines(of screened: ScreenedResponses) -> [String] {
    let answers = screened.table.questionnaire.items.map {
      screened.table.answers(screened.table.questionnaire.name(of: $0))
    }
    return (0..<screened.table.count).map { response in
      let said = answers.map { $0[response] }.joined(separator: "/")
      let weight = screened.table.metadata.weights[response]
      return "\(screened.table.rowOfResponse[response]) \(said) \(weight) "
        + "\(screened.reasons(for: response)) \(screened.disposition(of: response))"
    }
  }
}

@Suite struct ComparedPartsTests {
  /// Files are looked at twice, however short, with this much room for counts.
  private func room(_ bytes: Int) -> ComparisonRoom {
    var room = ComparisonRoom()
    (room.fewestBytes, room.bytesOfFile, room.mostBytes) = (0, 1, bytes)
    return room
  }

  private func tally(
    _ survey: RandomSurvey, _ questionnaire: Questionnaire, _ counts: SurveyCounts,
    _ files: [ExportRecognition]
  ) throws -> [UInt8] {
    let content = try #require(QuestionnaireContent(bytes: Array(survey.yaml.utf8)))
    let plan = TallyPlan(content, of: questionnaire, by: [1], weights: RandomSurvey.weights, registers: [:])
    return TallyFile(counts, of: questionnaire, by: plan, exports: files).bytes
  }

  /// All responses in one table, screened and counted together.
  private func whole(_ survey: RandomSurvey) throws -> Outcome {
    let questionnaire = try Questionnaire(fixture: survey.yaml)
    var reader = ResponseReader(questionnaire, needs: survey.needs)
    for file in survey.exports { reader.read(file) }
    let (table, problems) = reader.finish()
    let screened = Screening(rules: questionnaire.validityRules).apply(to: table)
    let counts = SurveyAnalyser(questionnaire, by: [1]).count(screened, isWeighted: true)
    return Outcome(
      responses: Witness.lines(of: screened).sorted(),
      tally: try tally(survey, questionnaire, counts, table.files), files: table.files,
      problems: problems.map { $0.line(in: .zh) })
  }

  private func parts(_ survey: RandomSurvey, threads: Int, room: ComparisonRoom) throws -> Outcome {
    let questionnaire = try Questionnaire(fixture: survey.yaml)
    let read = ResponseReader(questionnaire, needs: survey.needs).read(
      survey.exports, inPartsOn: threads, room: room, worker: { Witness(questionnaire) },
      merge: { $0.merge($1) })
    let seen = try #require(read.result)
    return Outcome(
      responses: seen.responses.sorted(),
      tally: try tally(survey, questionnaire, seen.counts, read.files), files: read.files,
      problems: read.problems.map { $0.line(in: .zh) }, tables: seen.tables)
  }

  @Test(arguments: UInt64(0)..<150) func `parts say what one table of all responses says`(seed: UInt64) throws
  {
    let survey = RandomSurvey(seed: seed, rows: 60)
    let whole = try whole(survey)
    #expect(try parts(survey, threads: 1, room: room(1 << 20)) == whole)
    #expect(try parts(survey, threads: 2, room: room(1 << 20)) == whole)
    // So little room that nearly everybody seems to share something.
    #expect(try parts(survey, threads: 2, room: room(1)) == whole)
    // So short that nobody looks twice.
    #expect(try parts(survey, threads: 2, room: ComparisonRoom()) == whole)
  }

  @Test(arguments: UInt64(0)..<5) func `files of several parts say it as well`(seed: UInt64) throws {
    let survey = RandomSurvey(seed: seed + 1000, rows: 1_500, filler: 3_000)
    let whole = try whole(survey)
    for threads in [1, 2, 5] {
      let parts = try parts(survey, threads: threads, room: room(1 << 16))
      #expect(parts == whole)
      #expect(parts.tables > 2)
    }
    #expect(try parts(survey, threads: 2, room: room(1 << 10)) == whole)
  }
}
