public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import Screening
public import Tables
internal import Tabulation

/// A survey's figures for people (调查分析报告).
public struct AnalysisDocument: Sendable {
  let survey: AnalysedSurvey
  let words: Words

  /// A document in one language.
  public init(_ survey: AnalysedSurvey, language: Language) {
    (self.survey, words) = (survey, Words(language))
  }

  var analysis: SurveyAnalysis { survey.analysis }
  var questionnaire: Questionnaire { analysis.questionnaire }
  var rounding: Rounding { questionnaire.satisfaction.rounding }
  /// 数据说明 where figures rest on how answers go together; `nil` when there is none, or nothing rests on it.
  var note: String? { analysis.isCounted ? nil : survey.note }
  /// Stands beside every such figure; the note stands below the table, in every format.
  var mark: String { note == nil ? "" : "※" }
  var noteFacts: [Document.Fact] { note.map { [.init("※", $0)] } ?? [] }
  /// One question alone needs nobody's other answers.
  var errorMark: String { analysis.satisfaction.contains(where: \.dependsOnRows) ? mark : "" }

  /// 置信水平 in percent, with all its digits: 95, 99.9.
  var level: String {
    let percent = analysis.level * 100
    let places = (0...8).first { abs(percent - (Rounding(places: $0)(percent)?.doubleValue ?? 0)) < 1e-9 }
    return words.number(percent, places ?? 9)
  }

  /// Everything, in reading order.
  public var document: Document {
    var document = Document([
      .heading(survey.name), .table(ScreeningReport.steps(analysis.waterfall, words)), validity,
    ])
    if !analysis.rules.isEmpty { document.append(.table(ScreeningReport.rules(analysis.rules, words))) }
    document.append(.table(satisfaction))
    if !errorMark.isEmpty { document.append(.facts(noteFacts)) }
    document.append(.table(questions))
    for table in otherQuestions { document.append(.table(table)) }
    if !analysis.groups.isEmpty {
      document.append(.table(groups))
      document.append(.facts(noteFacts))
    }
    for table in survey.openAnswers?.tables(words) ?? [] { document.append(.table(table)) }
    document.append(reliability)
    if let sensitivity {
      document.append(.table(sensitivity))
      if !analysis.sensitivity.withoutRule.isEmpty { document.append(.facts(noteFacts)) }
    }
    return document
  }

  private var validity: Document.Block {
    let waterfall = analysis.waterfall
    let precision = SamplePrecision(waterfall, level: analysis.level)
    let population =
      waterfall.population.map { words("总体 \($0)", "population \($0)") }
      ?? words("总体不限", "endless population")
    return .facts([
      .init(
        words("回收率（回收÷发放，%）", "recovery rate (collected ÷ distributed, %)"),
        words.percent(waterfall.recoveryRate, rounding)),
      .init(
        words("有效率（有效÷回收，%）", "valid rate (valid ÷ collected, %)"),
        words.percent(waterfall.validRate, rounding)),
      .init(
        words("有效回收率（有效÷发放，%）", "effective recovery rate (valid ÷ distributed, %)"),
        words.percent(waterfall.effectiveRecoveryRate, rounding)),
      .init(
        words(
          "抽样误差（百分点，\(level)% 置信，\(population)，占比 50%）",
          "margin of error (points, \(level) % level, \(population), share 50 %)"),
        words.number(precision.marginOfError.map { $0 * 100 }, 2)),
      .init(
        words("误差 5 个百分点所需有效数（同上条件）", "valid responses needed for 5 points (likewise)"),
        "\(precision.requiredSample)"),
    ])
  }
}
