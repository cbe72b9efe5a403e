public import ExactNumbers

/// The score table of an evaluation (得分表): every indicator's score and how it came about, total, grade, findings.
///
/// Computed once from the framework and the survey figures; the same inputs give the same card.
public struct Scorecard: Sendable {
  /// What was scored.
  public let framework: EvaluationFramework
  /// Every node of the tree, in printed order (each before its children).
  public let scores: [IndicatorScore]
  /// 总分: the sum of the rounded leaf scores, after limits.
  public let total: Points
  /// The sum before vetoes and the cap on bonus points; equal to `total` when nothing limited it.
  public let unlimitedTotal: Points
  /// 总得分率 in percent, rounded as rates are; `nil` without a total.
  public let rate: ExactDecimal?
  /// 等级 of the total.
  public let grade: Grade
  /// The next better grade; `nil` at the best one, and without bands.
  public let toNextGrade: NextGrade?
  /// Weights that moved because an indicator does not apply (分值重新分配).
  public let redistributions: [Redistribution]
  /// What a reviewer would object to, in printed order.
  public let findings: [Finding]
  /// The survey figures it was computed from, for whoever asks how a satisfaction came about.
  public let figures: [SurveyReference: SurveyFigure]

  /// - Parameter figures: The survey figures measures refer to; a leaf whose figure is missing has no score.
  public init(of framework: EvaluationFramework, figures: [SurveyReference: SurveyFigure] = [:]) {
    let inputs = Inputs(
      facts: FactTable(framework.facts), figures: figures, ratePlaces: framework.policy.rates.places)
    let scorer = LeafScorer(inputs: inputs, policy: framework.policy)
    let weights = EffectiveWeights(of: framework)
    var leafScores: [IndicatorCode: LeafScore] = [:]
    for indicator in framework.leaves {
      guard let leaf = indicator.leaf, let weight = weights.weights[indicator.code] else { continue }
      leafScores[indicator.code] = scorer.score(leaf, weight: weight)
    }
    let rollUp = RollUp(leaves: leafScores.mapValues(\.points), framework: framework)
    let rows = Rows(
      framework: framework, weights: weights, leafScores: leafScores, rollUp: rollUp,
      probe: RobustnessProbe(framework: framework, scorer: scorer, rollUp: rollUp))
    (self.framework, self.figures) = (framework, figures)
    scores = framework.indicators.flatMap { rows.rows(of: $0, level: 1, parent: nil) }
    (total, unlimitedTotal) = rollUp.total
    rate = framework.policy.rate(of: total, weight: framework.fullMarks)
    grade = rollUp.grade
    toNextGrade = NextGrade(above: grade, total: total, scores: scores, in: framework)
    redistributions = weights.redistributions
    findings =
      Linter(framework: framework, scores: scores, total: total, grade: grade, scorer: scorer).findings
  }

  /// The score of one indicator; `nil` when the tree has no such code.
  public subscript(code: IndicatorCode) -> IndicatorScore? { scores.first { $0.indicator.code == code } }
}

/// One row of the score table (指标得分).
public struct IndicatorScore: Hashable, Sendable {
  /// The indicator as declared, with what is printed for it.
  public let indicator: Indicator
  /// 级次, from 1.
  public let level: Int
  /// The parent's code; `nil` on the first level.
  public let parent: IndicatorCode?
  /// The weight it is scored with: as declared, the children's sum, or with redistributed points.
  public let weight: ExactDecimal
  /// 得分.
  public let points: Points
  /// 得分率 in percent, rounded as rates are; `nil` without points or weight.
  public let rate: ExactDecimal?
  /// How the score came about; `nil` for groups and indicators that do not apply.
  public let leaf: LeafScore?
  /// How firm it is; `nil` unless a survey scores it.
  public let robustness: Robustness?
  /// What rules printed for it, but not applied, would give, in printed order; empty without such rules.
  public let competing: [CompetingScore]

  /// Whether the score is a judgement rather than computed.
  public var isJudged: Bool { indicator.leaf?.scoring.judgement != nil }
}

/// Puts the parts of the rows together.
private struct Rows {
  let framework: EvaluationFramework
  let weights: EffectiveWeights
  let leafScores: [IndicatorCode: LeafScore]
  let rollUp: RollUp
  let probe: RobustnessProbe

  func rows(of indicator: Indicator, level: Int, parent: IndicatorCode?) -> [IndicatorScore] {
    let weight = weights.weights[indicator.code] ?? weights.decimal(indicator.leafWeight)
    let points = rollUp.points(of: indicator)
    let score = leafScores[indicator.code]
    let robustness = indicator.leaf.flatMap { leaf in
      score.flatMap { probe.robustness(of: indicator.code, leaf, weight: weight, score: $0) }
    }
    let row = IndicatorScore(
      indicator: indicator, level: level, parent: parent, weight: weight, points: points,
      rate: framework.policy.rate(of: points, weight: weight), leaf: score, robustness: robustness,
      competing: indicator.leaf.map { probe.competing(with: indicator.code, $0, weight: weight) } ?? [])
    return [row] + indicator.children.flatMap { rows(of: $0, level: level + 1, parent: indicator.code) }
  }
}

extension ScoringPolicy {
  /// 得分率 = 得分 ÷ 权重.
  func rate(of points: Points, weight: ExactDecimal) -> ExactDecimal? {
    points.rounded?.rational.divided(by: weight.rational).map { rates($0 * 100) }
  }
}
