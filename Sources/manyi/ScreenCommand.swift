import ArgumentParser
import Diagnostics
import Questionnaires
import Reports
import Responses
import Screening
import Tables

struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "筛查 · Which responses count, and why not: dispositions, reasons, waterfall.",
    usage: "manyi screen QUESTIONNAIRE EXPORT… [--output screened.csv]\nmanyi screen EVALUATION",
    discussion: """
      按有效性规则给每份答卷定处置与原因；只打标签，不删行。--output screened.csv 逐份写出 序号、有效、原因。
      As CSV one record a response: its id, whether it counts, the rules it meets.
      """)

  @Argument(help: "问卷和答卷，或一份评价 · A questionnaire with its exports (- is standard input), or an evaluation.")
  var files: [String]

  @Option(help: .init("发放数 · Forms sent out.", valueName: "n"))
  var distributed: Int?

  @Flag(help: "JSON 里逐份列出 · List every response in JSON.")
  var verbose = false

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a questionnaire and its exports, or an evaluation") }
    if distributed ?? 1 < 1 { throw ValidationError("--distributed is a count of 1 or more") }
    if files.count == 1 {
      try exports.validateForEvaluation(also: [("--distributed", distributed != nil)])
    }
  }

  /// Whether the output has a record or an object for each response.
  private var listsResponses: Bool { verbose || common.format == .csv || common.format == .xlsx }

  func run() throws {
    var result = CommandResult()
    var screenedSurveys: [ScreenedSurvey] = []
    if files.count == 1 {
      screenedSurveys = EvaluationInputs(files[0], insteadOf: .needsExports, result: &result)
        .screened(listed: listsResponses, result: &result)
    } else {
      let questionnaire = QuestionnaireFile(files[0], result: &result)
      let survey = SurveyInputs(
        questionnaire: questionnaire,
        exports: files.dropFirst().map(exports.input),
        wantsResponseIDs: listsResponses)
      if let screening = survey.screening(listed: listsResponses, result: &result) {
        do throws(WaterfallProblem) {
          screenedSurveys.append(
            ScreenedSurvey(
              id: screening.questionnaire.id, screening: screening,
              waterfall: try Waterfall(screening.tally, distributed: distributed)))
        } catch {
          result.problems.append(error)
        }
      }
    }
    report(screenedSurveys, into: &result)
    if !result.exports.isEmpty {
      result.document.append(.table(RecognitionReport.table(result.exports, language: common.words)))
    }
    try common.finish(result, command: "screen")
  }

  private func report(_ surveys: [ScreenedSurvey], into result: inout CommandResult) {
    for survey in surveys {
      result.document.blocks +=
        ScreeningReport.document(
          survey.screening.tally, of: survey.screening.questionnaire, waterfall: survey.waterfall,
          language: common.words
        ).blocks
    }
    let objects = surveys.map { survey in
      ScreeningReport.json(
        survey.screening.tally, waterfall: survey.waterfall,
        listing: verbose ? survey.screening.responses : nil
      ).adding(["id": .string(survey.id)])
    }
    if objects.count == 1, case .object(let members)? = objects.first {
      result.json = members
    } else {
      result.json["surveys"] = .array(objects)
    }
    result.records = ScreeningReport.records(
      surveys.compactMap { survey in survey.screening.responses.map { (survey.id, $0) } })
  }
}
