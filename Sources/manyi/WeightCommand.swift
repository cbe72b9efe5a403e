import ArgumentParser
import Diagnostics
import Reports
import SurveyWeights

struct WeightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weight",
    abstract: "加权 · Weights that meet known margins and totals, with the convergence report.",
    usage: "manyi weight QUESTIONNAIRE EXPORT… --margins MARGINS [--output weights.csv]",
    discussion: """
      事后分层、迭代比例（耙平）、线性、限幅、总量校准、截尾；--output weights.csv 逐份写出权重，\
      之后用 manyi analyze … --weights weights.csv。被剔除的答卷没有权重。
      The report goes to standard output, the weights (as CSV) to --output. Excluded responses get none.
      """)

  @Argument(help: "问卷和答卷 · A questionnaire with its exports; - is standard input.")
  var files: [String]

  @Option(help: .init("加权方案 · The file with margins, totals and method.", valueName: "file"))
  var margins: String

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.count < 2 { throw ValidationError("name a questionnaire and its exports") }
  }

  func run() throws {
    var result = CommandResult()
    if let weights = weights(result: &result) {
      let document = WeightingDocument(weights, language: common.words)
      result.document = document.document
      result.json = document.json
    }
    try common.finish(result, command: "weight", recordsTo: common.output)
  }

  private func weights(result: inout CommandResult) -> ResponseWeights? {
    let questionnaire = QuestionnaireFile(files[0], result: &result)
    guard let instrument = questionnaire.questionnaire else { return nil }
    do throws(FileProblem) {
      let (plan, problems, lines) = WeightingPlan.read(
        bytes: try result.bytes(of: margins), file: margins, questionnaire: instrument)
      result.problems += problems
      result.lines[margins] = lines
      let inputs = SurveyInputs(
        questionnaire: questionnaire, exports: files.dropFirst().map(exports.input),
        weights: plan?.weightColumn.map { .column($0) }, wantsResponseIDs: true)
      guard let screened = inputs.screened(result: &result), let plan else { return nil }
      let (weights, found) = plan.weights(for: screened)
      result.problems += found
      result.records = weights?.records(of: screened)
      return weights
    } catch {
      result.problems.append(error)
      return nil
    }
  }
}
