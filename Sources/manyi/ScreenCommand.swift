import ArgumentParser
import Diagnostics
import Reports
import Screening
import Tables

struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Which responses count, and why not: dispositions, reasons, waterfall",
    usage: "manyi screen QUESTIONNAIRE EXPORT…\n       manyi screen EVALUATION")

  @Argument(help: "A questionnaire with its exports, or an evaluation")
  var files: [String]

  @Option(help: "发放数: forms sent out")
  var distributed: Int?

  @Flag(help: "List every response in JSON")
  var verbose = false

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a questionnaire and its exports, or an evaluation") }
  }

  func run() throws {
    var result = CommandResult()
    var screenedSurveys: [(ScreenedResponses, Waterfall)] = []
    if files.count == 1 {
      screenedSurveys = EvaluationInputs(files[0], result: &result).screened(result: &result)
    } else {
      let survey = SurveyInputs(
        questionnaire: QuestionnaireFile(files[0], result: &result),
        exports: files.dropFirst().map(exports.input),
        wantsResponseIDs: true)
      if let screened = survey.screened(result: &result) {
        do throws(WaterfallProblem) {
          screenedSurveys.append((screened, try Waterfall(screened, distributed: distributed)))
        } catch {
          result.problems.append(error)
        }
      }
    }
    report(screenedSurveys, into: &result)
    try common.finish(result, command: "screen")
  }

  private func report(_ surveys: [(ScreenedResponses, Waterfall)], into result: inout CommandResult) {
    for (screened, waterfall) in surveys {
      result.document.blocks +=
        ScreeningReport.document(screened, waterfall: waterfall, language: common.words).blocks
    }
    let objects = surveys.map { ScreeningReport.json($0.0, waterfall: $0.1, verbose: verbose) }
    if objects.count == 1, case .object(let members)? = objects.first {
      result.json = members
    } else {
      result.json["surveys"] = .array(objects)
    }
    if let first = surveys.first?.0, surveys.count == 1 {
      result.table = ScreeningReport.records(first, language: common.words)
    }
  }
}
