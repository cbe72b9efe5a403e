internal import ExactNumbers

/// Asks what a leaf's score would be if answers, formula or rule were others.
struct RobustnessProbe {
  let framework: EvaluationFramework
  let scorer: LeafScorer
  let rollUp: RollUp

  /// - Returns: `nil` for a leaf no survey scores.
  func robustness(of code: IndicatorCode, _ leaf: Leaf, weight: ExactDecimal, score: LeafScore) -> Robustness?
  {
    let surveys = leaf.scoring.measures.flatMap(\.surveys).filter { scorer.inputs.figures[$0] != nil }
    guard !surveys.isEmpty else { return nil }
    let subject = Subject(code: code, leaf: leaf, weight: weight, points: score.points)
    return Robustness(
      tierProbability: tierProbability(of: leaf, in: score.band),
      flips: surveys.compactMap { flips($0, subject) },
      alternatives: surveys.flatMap { formulas($0, subject) } + rules(subject),
      note: surveys.lazy.compactMap { scorer.inputs.figures[$0]?.note }.first)
  }

  private struct Subject {
    let code: IndicatorCode
    let leaf: Leaf
    let weight: ExactDecimal
    let points: Points
  }

  // MARK: Tier probability

  private func tierProbability(of leaf: Leaf, in band: Bounds?) -> Double? {
    guard case .measured(.survey(let reference), _) = leaf.scoring, let band,
      let figure = scorer.inputs.figures[reference]
    else { return nil }
    let above = probability(figure, atLeast: band.lower)
    let beyond = band.upper.map { probability(figure, atLeast: $0) } ?? 0
    guard let above, let beyond else { return nil }
    return max(0, above - beyond)
  }

  /// A rate is at least 0 and at most 100 for certain.
  private func probability(_ figure: SurveyFigure, atLeast bound: Bound?) -> Double? {
    guard let bound, bound.value > 0 else { return 1 }
    return bound.value >= 100 ? 0 : figure.probabilityAtLeast(bound.value.doubleValue)
  }

  // MARK: Flip count

  private func flips(_ reference: SurveyReference, _ subject: Subject) -> FlipCount? {
    guard let figure = scorer.inputs.figures[reference], let satisfied = figure.satisfied,
      let answers = figure.answers, let removable = satisfied.floor,
      let addable = (Rational(answers) - satisfied).floor
    else { return nil }
    func changes(_ changed: Rational) -> Bool {
      guard let share = changed.divided(by: Rational(answers)) else { return false }
      let moved = figure.replacingValue(share * 100, satisfied: changed)
      return points(of: subject, with: moved, at: reference).rounded != subject.points.rounded
    }
    return FlipCount(
      survey: reference, downwards: fewest(upTo: removable) { changes(satisfied - Rational($0)) },
      upwards: fewest(upTo: addable) { changes(satisfied + Rational($0)) })
  }

  /// The smallest number that changes something, when every larger one does too: scores follow the rate in one
  /// direction (tables that do not are found as misdirected bands). Doubling, then halving: 40 questions for a million.
  private func fewest(upTo limit: Int, changes: (Int) -> Bool) -> Int? {
    var unchanged = 0
    var probe = 1
    while probe < limit, !changes(probe) {
      (unchanged, probe) = (probe, probe > limit / 2 ? limit : probe * 2)
    }
    var changed = min(probe, limit)
    guard changed > unchanged, changes(changed) else { return nil }
    while changed - unchanged > 1 {
      let middle = unchanged + (changed - unchanged) / 2
      if changes(middle) { changed = middle } else { unchanged = middle }
    }
    return changed
  }

  private func points(of subject: Subject, with figure: SurveyFigure, at reference: SurveyReference) -> Points
  {
    var other = scorer
    other.inputs.figures[reference] = figure
    return other.points(subject.leaf, weight: subject.weight)
  }

  // MARK: Alternatives

  private func formulas(_ reference: SurveyReference, _ subject: Subject) -> [AlternativeScore] {
    guard let figure = scorer.inputs.figures[reference] else { return [] }
    let declared = alternative(subject, reference, figure.formula, figure.value, .declared, subject.points)
    return [declared]
      + figure.alternatives.map { other in
        let points: Points =
          other.value.map { self.points(of: subject, with: figure.replacingValue($0), at: reference) }
          ?? .undefined(.noFigure(reference))
        return alternative(subject, reference, other.formula, other.value, .declared, points)
      }
  }

  private func rules(_ subject: Subject) -> [AlternativeScore] {
    guard case .measured(let measure, let rule) = subject.leaf.scoring, let reference = measure.surveys.first,
      let figure = scorer.inputs.figures[reference]
    else { return [] }
    let variants = RuleVariants(
      of: rule, leaf: subject.leaf, weight: subject.weight, facts: scorer.inputs.facts)
    return variants.all.map { variant, rule in
      let leaf = subject.leaf.replacingScoring(.measured(measure, by: rule))
      let points = scorer.points(leaf, weight: subject.weight)
      return alternative(subject, reference, figure.formula, figure.value, variant, points)
    }
  }

  private func alternative(
    _ subject: Subject, _ reference: SurveyReference, _ formula: SurveyFigure.Formula, _ value: Rational?,
    _ rule: RuleVariant, _ points: Points
  ) -> AlternativeScore {
    var other = rollUp
    other.leaves[subject.code] = points
    return AlternativeScore(
      survey: reference, formula: formula, value: value, rule: rule, points: points,
      total: other.total.points,
      grade: other.grade)
  }
}

extension Leaf {
  /// The same leaf scored otherwise.
  func replacingScoring(_ scoring: Scoring) -> Leaf {
    Leaf(
      scoring, maximum: maximum, target: target, competingRules: competingRules, vetoes: vetoes,
      evidence: evidence, note: note)
  }
}
