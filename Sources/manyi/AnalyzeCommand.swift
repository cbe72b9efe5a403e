import ArgumentParser
import Diagnostics
import Questionnaires
import Reports
import Screening
import Tables
import Tabulation

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "分析 · Satisfaction by every formula, distributions, groups, validity.",
    usage:
      "manyi analyze QUESTIONNAIRE EXPORT…\nmanyi analyze QUESTIONNAIRE --tally T…\nmanyi analyze EVALUATION",
    discussion: """
      满意度（各口径并列，带标准误与区间）、逐题频数与占比、分组、样本有效性、信度。
      Percentages name their base. Intervals count the person as the unit.
      """)

  @Argument(help: "问卷和答卷，或一份评价 · A questionnaire with its exports (- is standard input), or an evaluation.")
  var files: [String]

  @Option(
    name: .customLong("tally"), parsing: .upToNextOption,
    help: .init("计数文件，代替答卷 · Tallies of manyi tally or merge, in place of exports.", valueName: "tally"))
  var tallies: [String] = []

  @Option(help: .init("发放数 · Forms sent out.", valueName: "n"))
  var distributed: Int?

  @Option(help: .init("总体数 · People in the population.", valueName: "n"))
  var population: Int?

  @Option(
    help: .init("按单选题分组，可重复 · A single-choice question to group by; may be repeated.", valueName: "question"))
  var by: [String] = []

  @Option(
    help: .init(
      "权数所在列，或 manyi weight 写出的 .csv · The column with respondent weights, or the .csv file manyi weight wrote.",
      valueName: "column"))
  var weights: String?

  @Option(help: "置信水平 · The confidence level of intervals.")
  var level = 0.95

  @Flag(help: "列出意见题的文字 · List what was typed into questions about opinions (用途 意见), and only those.")
  var openAnswers = false

  @Flag(
    help: """
      只计数：频数、占比、满意度与分组交叉，不算误差、区间和信度，大文件更快 · Counts, shares, satisfaction and groups, without errors, \
      intervals and reliability: faster on large files.
      """)
  var countsOnly = false

  @Option(help: "线程数，默认为处理器数 · Threads; results do not depend on it.")
  var threads: Int?

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a questionnaire and its exports, or an evaluation") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a count of 1 or more")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level lies between 0 and 1, as 0.95")
    }
    if !tallies.isEmpty {
      guard files.count == 1 else {
        throw ValidationError("--tally stands in place of exports: name the questionnaire alone")
      }
      try exports.validateForTallies(
        also: [
          ("--by", !by.isEmpty), ("--weights", weights != nil), ("--open-answers", openAnswers),
          ("--counts-only", countsOnly),
        ])
    } else if files.count == 1 {
      try exports.validateForEvaluation(
        also: [
          ("--distributed", distributed != nil), ("--population", population != nil),
          ("--weights", weights != nil), ("--counts-only", countsOnly),
        ])
    }
    for (name, count) in [("--distributed", distributed), ("--population", population)] where count ?? 1 < 1 {
      throw ValidationError("\(name) is a count of 1 or more")
    }
  }

  func run() throws {
    var result = CommandResult()
    let surveys =
      if !tallies.isEmpty {
        tallied(result: &result).map { [$0] } ?? []
      } else if files.count == 1 {
        EvaluationInputs(files[0], insteadOf: .needsExports, result: &result)
          .analysed(level: level, by: by, wantsOpenAnswers: openAnswers, result: &result)
      } else {
        survey(result: &result).map { [$0] } ?? []
      }
    result.json["surveys"] = .array(surveys.map { AnalysisJSON($0, language: common.words).value })
    for survey in surveys {
      result.document.blocks += AnalysisDocument(survey, language: common.words).document.blocks
    }
    if let comparison = SurveyComparison(surveys, language: common.words) {
      result.json["comparison"] = comparison.json
      result.document.append(.table(comparison.table))
    }
    if !result.exports.isEmpty {
      result.document.append(.table(RecognitionReport.table(result.exports, language: common.words)))
    }
    try common.finish(result, command: "analyze")
  }

  private func survey(result: inout CommandResult) -> AnalysedSurvey? {
    let inputs = SurveyInputs(
      questionnaire: QuestionnaireFile(files[0], result: &result),
      exports: files.dropFirst().map(exports.input),
      weights: weights.map { WeightSource($0) }, wantsOpenAnswers: openAnswers, threads: threads)
    guard let questionnaire = inputs.questionnaire.questionnaire else { return nil }
    let grouping = GroupingQuestions(by, of: [questionnaire], file: files[0])
    result.problems += grouping.problems
    let analyser = analyser(of: questionnaire, by: grouping.indices[0])
    // Only open answers need the responses themselves.
    let screened = openAnswers ? inputs.screened(result: &result) : nil
    let counts =
      openAnswers
      ? screened.map { analyser.count($0, isWeighted: weights != nil) }
      : inputs.counted(by: analyser, result: &result)
    guard let counts else { return nil }
    return analysed(
      questionnaire, counts, by: analyser, openAnswers: screened.map { OpenAnswers($0) }, result: &result)
  }

  private func tallied(result: inout CommandResult) -> AnalysedSurvey? {
    let file = QuestionnaireFile(files[0], result: &result)
    guard let tally = TallyInputs(tallies).merged(result: &result), let questionnaire = file.questionnaire,
      let content = file.content
    else { return nil }
    if let problem = tally.departure(from: content, file: tallies[0]) {
      result.problems.append(problem)
      return nil
    }
    result.exports = tally.exports
    return analysed(questionnaire, tally.counts, by: analyser(of: questionnaire), result: &result)
  }

  private func analyser(of questionnaire: Questionnaire, by questions: [Int] = []) -> SurveyAnalyser {
    SurveyAnalyser(
      questionnaire, frame: SurveyFrame(population: population, distributed: distributed), by: questions,
      level: level, countsOnly: countsOnly)
  }

  private func analysed(
    _ questionnaire: Questionnaire, _ counts: SurveyCounts, by analyser: SurveyAnalyser,
    openAnswers: OpenAnswers? = nil, result: inout CommandResult
  ) -> AnalysedSurvey? {
    do throws(WaterfallProblem) {
      return AnalysedSurvey(
        id: questionnaire.id, name: questionnaire.title, analysis: try analyser.analyse(counts),
        openAnswers: openAnswers)
    } catch {
      result.problems.append(error)
      return nil
    }
  }
}
