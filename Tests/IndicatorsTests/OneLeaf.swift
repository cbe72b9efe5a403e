public import ExactNumbers
import Indicators
import Questionnaires

/// Decimals in tests are written as they are printed: `"93.94"`.
extension ExactDecimal: ExpressibleByStringLiteral {
  /// The decimal as printed.
  public init(stringLiteral text: String) {
    guard let decimal = ExactDecimal(text) else { preconditionFailure("\(text) is no decimal") }
    self = decimal
  }
}

/// An evaluation of one leaf, for working a rule by hand. Full marks are the leaf's weight.
enum OneLeaf {
  static func card(
    _ leaf: Leaf, weight: ExactDecimal, facts: [Fact] = [],
    figures: [SurveyReference: SurveyFigure] = [:], policy: ScoringPolicy = ScoringPolicy(),
    printed: [PrintedFigures] = []
  ) throws -> Scorecard {
    let surveys = Set(figures.keys.map(\.survey)).map { complete($0) }
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "one", title: "one leaf"), policy: policy, facts: facts, surveys: surveys,
      fullMarks: weight,
      indicators: [Indicator("1", name: "指标", weight: weight, content: .leaf(leaf), printed: printed)],
      grades: .scheme(.national))
    return Scorecard(of: framework, figures: figures)
  }

  static func score(
    _ scoring: Scoring, weight: ExactDecimal, facts: [Fact] = [],
    figures: [SurveyReference: SurveyFigure] = [:], policy: ScoringPolicy = ScoringPolicy()
  ) throws -> LeafScore {
    let card = try card(Leaf(scoring), weight: weight, facts: facts, figures: figures, policy: policy)
    guard let score = card["1"]?.leaf else { preconditionFailure("the leaf applies") }
    return score
  }

  /// A rate taken over as printed, scored by a rule.
  static func points(_ rate: ExactDecimal, by rule: ScoringRule, weight: ExactDecimal) throws -> String? {
    try score(.measured(.given(GivenValue(rate)), by: rule), weight: weight).points.rounded?.description
  }

  /// A survey that discloses everything.
  static func complete(_ id: SurveyID) -> SurveyDeclaration {
    SurveyDeclaration(
      id, name: id.description, distributed: .count(300), collected: .counted, valid: .counted,
      hasCounts: true)
  }
}

/// Bands of the Shenzhen evaluations: ≥ 95 earns 5, 90–95 earns 4, 80–90 earns 2, below 80 earns 1.
let satisfactionTiers = BandTable<Tier>(
  [(5, 95, 100, true), (4, 90, 95, false), (2, 80, 90, false), (1, 0, 80, false)]
    .compactMap { (points: Int, lower: Int, upper: Int, top: Bool) in
      Bounds(
        from: .including(ExactDecimal(lower)),
        to: top ? .including(ExactDecimal(upper)) : .excluding(ExactDecimal(upper))
      )
      .map { Band($0, Tier(.points(ExactDecimal(points)))) }
    })
