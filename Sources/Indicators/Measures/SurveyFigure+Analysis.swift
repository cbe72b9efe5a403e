internal import DefinitionFiles
internal import ExactNumbers
public import Questionnaires
internal import SurveyStatistics
public import Tabulation

extension SurveyFigure {
  /// The figure of an analysed survey that a measure refers to.
  /// - Parameters:
  ///   - formula: 口径; `nil` = the primary one.
  ///   - group: A declared group; `nil` = everybody.
  ///   - note: 数据说明, where the joint distribution of answers is not the real one.
  /// - Returns: `nil` when the survey has no such formula or group, or the figure is undefined.
  public init?(_ analysis: SurveyAnalysis, formula: FormulaID?, group: GroupID?, note: String?) {
    let plan = analysis.questionnaire.satisfaction
    let figures =
      group.map { id in
        analysis.groups.first { $0.basis == .groups && $0.code == id.description }?.satisfaction ?? []
      } ?? analysis.satisfaction
    guard let figure = figures.first(where: { $0.formula.id == formula ?? plan.primary }),
      let value = try? figure.value.get()
    else { return nil }
    let share = figure.formula.measure.isShare ? figure.fraction : nil
    self.init(
      value: value, places: plan.rounding.places, formula: Formula(figure.formula),
      satisfied: share?.numerator, answers: share?.denominator,
      effectiveSample: figure.estimate?.effectiveSample, respondents: figure.respondents,
      alternatives: figures.filter { $0.formula.id != figure.formula.id }.map {
        Alternative(Formula($0.formula), value: try? $0.value.get())
      },
      note: analysis.isCounted || !figure.dependsOnRows ? nil : note.map { Wording($0) },
      probabilityAtLeast: TrueRate(figure).probability(ofAtLeast:))
  }
}

extension SurveyFigure.Formula {
  fileprivate init(_ formula: SatisfactionFormula) {
    self.init(id: formula.id, name: Wording(zh: formula.name.zh, en: formula.name.en))
  }
}

/// What a figure says about the true rate behind it (真实满意率的后验分布).
private enum TrueRate: Sendable {
  /// A share: the posterior after a uniform prior, with as many answers as the sample is worth.
  case share(SharePosterior)
  /// A score: the t distribution around it.
  case score(value: Double, standardError: Double, StudentDistribution)
  case unknown

  init(_ figure: SatisfactionFigure) {
    let estimate = figure.estimate
    if figure.formula.measure.isShare {
      if let effective = estimate?.effectiveSample, let share = estimate?.value {
        self = .share(SharePosterior(share: share, effectiveSample: effective))
      } else if let fraction = figure.fraction, !figure.dependsOnRows || estimate != nil {
        // One answer a person, or no variance to judge a design by: every answer counts for itself.
        self = .share(
          SharePosterior(successes: fraction.numerator.doubleValue, of: Double(fraction.denominator)))
      } else {
        self = .unknown
      }
    } else if let error = estimate?.standardError, error > 0, let freedom = estimate?.degreesOfFreedom,
      freedom > 0,
      let value = try? figure.value.get()
    {
      self = .score(
        value: value.doubleValue, standardError: error * figure.unit,
        StudentDistribution(degreesOfFreedom: Double(freedom)))
    } else {
      self = .unknown
    }
  }

  @Sendable func probability(ofAtLeast percent: Double) -> Double? {
    switch self {
    case .share(let posterior): posterior.probability(ofAtLeast: min(max(percent / 100, 0), 1))
    case .score(let value, let error, let distribution):
      distribution.tails(at: (percent - value) / error).upper
    case .unknown: nil
    }
  }
}
