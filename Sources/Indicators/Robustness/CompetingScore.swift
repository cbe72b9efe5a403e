internal import ExactNumbers

/// What a rule that is printed for a leaf, but not applied, would give (另印规则对照).
public struct CompetingScore: Hashable, Sendable {
  /// The rule in words, made from its parameters.
  public let rule: Wording
  /// Its readings: as printed, and scaled to the weight where its best band earns something else; empty when the leaf
  /// is judged or has several conditions, so that there is no one value to apply it to.
  public let readings: [Reading]

  /// A reading of the rule (读法).
  public struct Reading: Hashable, Sendable {
    /// Whether its points are scaled to the weight (按权重折算), else taken as printed.
    public let isScaled: Bool
    /// The leaf's points.
    public let points: Points
    /// The total with these points.
    public let total: Points
    /// The grade of that total.
    public let grade: Grade
  }
}

extension RobustnessProbe {
  /// What each competing rule of a leaf would give, in printed order.
  func competing(with code: IndicatorCode, _ leaf: Leaf, weight: ExactDecimal) -> [CompetingScore] {
    let (facts, measure) = (scorer.inputs.facts, leaf.scoring.measures.first)
    return leaf.competingRules.map { rule in
      CompetingScore(
        rule: rule.wording(with: facts, inPercent: measure?.isPercent(with: facts) ?? true),
        readings: readings(of: rule, code, leaf, weight: weight))
    }
  }

  private func readings(
    of rule: ScoringRule, _ code: IndicatorCode, _ leaf: Leaf, weight: ExactDecimal
  ) -> [CompetingScore.Reading] {
    guard case .measured(let measure, _) = leaf.scoring else { return [] }
    var rules = [(isScaled: false, rule: rule)]
    if let table = rule.tierTable, let scaled = table.scaled(to: weight.rational), scaled != table {
      rules.append((true, .tiers(scaled)))
    }
    return rules.map { isScaled, rule in
      var other = rollUp
      let points = scorer.points(leaf.replacingScoring(.measured(measure, by: rule)), weight: weight)
      other.leaves[code] = points
      return CompetingScore.Reading(
        isScaled: isScaled, points: points, total: other.total.points, grade: other.grade)
    }
  }
}
