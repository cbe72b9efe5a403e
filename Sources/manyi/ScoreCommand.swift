import ArgumentParser
import Diagnostics
import Indicators
import Questionnaires
import Reports

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "评分 · The scorecard: every indicator, total, grade, arithmetic, robustness, findings.",
    usage: "manyi score EVALUATION [--explain CODE]")

  @Argument(help: "评价文件 · An evaluation; - is standard input.")
  var evaluation: String

  @Option(help: "指标工作底稿 · One indicator's working paper: rule, sources, computation, score, findings.")
  var explain: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    var result = CommandResult()
    let inputs = EvaluationInputs(evaluation, result: &result)
    if let card = inputs.scorecard(result: &result) {
      if let explain {
        write(explain, of: card, surveys: inputs.evaluation?.surveys ?? [], to: &result)
      } else {
        let report = ScoreDocument(card, language: common.words, width: common.drawingWidth)
        result.json = ScoreJSON(card, language: common.words).members
        result.document = report.document
        result.table = { report.table }
      }
    }
    try common.finish(result, command: "score")
  }

  private func write(
    _ code: String, of card: Scorecard, surveys: [SurveyPlan], to result: inout CommandResult
  ) {
    guard
      let paper = WorkingPaper(card, of: IndicatorCode(code), surveys: surveys, language: common.words)
    else {
      let codes = card.scores.map(\.indicator.code.description)
      result.problems.append(UnknownIndicator(code: code, file: evaluation, nearest: codes.nearest(to: code)))
      return
    }
    result.json = paper.members
    result.document = paper.document(width: common.drawingWidth)
  }
}

/// 没有这个指标: a code the tree does not have.
private struct UnknownIndicator: Diagnostic {
  let code = "unknown-indicator"
  let severity = Severity.error
  let asked: String
  let location: SourceLocation?
  let nearest: String?

  init(code asked: String, file: String, nearest: String?) {
    (self.asked, location, self.nearest) = (asked, .file(file), nearest)
  }

  func message(in language: Language) -> String {
    switch language {
    case .zh: "指标体系里没有编号“\(asked)”。"
    case .en: "the tree has no indicator ‘\(asked)’."
    }
  }

  func help(in language: Language) -> String? {
    switch (language, nearest) {
    case (.zh, let nearest?): "是不是“\(nearest)”？"
    case (.en, let nearest?): "Did you mean ‘\(nearest)’?"
    case (.zh, nil): "manyi score 不加 --explain 会列出全部编号。"
    case (.en, nil): "Without --explain, manyi score lists all codes."
    }
  }
}
