import ArgumentParser
import Diagnostics
import Reports

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "评分 · The scorecard: every indicator, total, grade, arithmetic, robustness, findings.",
    usage: "manyi score EVALUATION")

  @Argument(help: "评价文件 · An evaluation; - is standard input.")
  var evaluation: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    var result = CommandResult()
    let inputs = EvaluationInputs(evaluation, result: &result)
    if let card = inputs.scorecard(result: &result) {
      let report = ScoreDocument(card, language: common.words)
      result.json = ScoreJSON(card, language: common.words).members
      result.document = report.document
      result.table = { report.table }
    }
    try common.finish(result, command: "score")
  }
}
