internal import ExactNumbers

/// Points on their way to being rounded: exact, with the steps that led to them.
struct Working: Hashable, Sendable {
  var points: Rational
  var steps: [String]
  /// Measured values that earn the same.
  var band: Bounds?
  var measured: Measurement?
  var deductions: [Deduction] = []
}

/// Scores leaves: measure, rule, limits, one rounding.
struct LeafScorer: Sendable {
  var inputs: Inputs
  var policy: ScoringPolicy

  func score(_ leaf: Leaf, weight: ExactDecimal) -> LeafScore {
    let result = Result { () throws(UndefinedScore) in try working(leaf, weight: weight) }
    let (points, arithmetic) = rounded(result)
    let found = try? result.get()
    return LeafScore(
      kind: leaf.scoring.kind, rule: leaf.scoring.wording(with: inputs.facts),
      measured: found?.measured ?? measured(by: leaf.scoring),
      points: points, arithmetic: arithmetic, deductions: found?.deductions ?? [], evidence: leaf.evidence,
      band: found?.band, otherReading: otherReading(of: leaf, weight: weight, than: points))
  }

  /// The measured value alone: it stands even where the rule has no points for it.
  private func measured(by scoring: Scoring) -> Measurement? {
    guard case .measured(let measure, _) = scoring else { return nil }
    return try? inputs.measure(measure)
  }

  /// The points alone, for asking what they would be.
  func points(_ leaf: Leaf, weight: ExactDecimal) -> Points {
    rounded(Result { () throws(UndefinedScore) in try working(leaf, weight: weight) }).points
  }

  private func rounded(_ result: Result<Working, UndefinedScore>) -> (points: Points, arithmetic: String?) {
    switch result {
    case .failure(let reason): return (.undefined(reason), nil)
    case .success(let working):
      let points = policy.scores(working.points)
      let line = working.steps.joined(separator: "；") + " → \(points)"
      return (.scored(exact: working.points, rounded: points), line)
    }
  }

  private func otherReading(of leaf: Leaf, weight: ExactDecimal, than points: Points) -> ExactDecimal? {
    var other = self
    other.policy.comparison = policy.comparison == .rounded ? .unrounded : .rounded
    let reading = other.points(leaf, weight: weight).rounded
    return reading == points.rounded ? nil : reading
  }

  private func working(_ leaf: Leaf, weight: ExactDecimal) throws(UndefinedScore) -> Working {
    let happened = leaf.vetoes.filter(\.occurred)
    if let veto = happened.first(where: { $0.limit == .zero }) {
      return Working(points: 0, steps: ["\(veto.event)：0"])
    }
    var working = try unlimited(leaf.scoring, weight: weight.rational)
    working.keep(within: (leaf.maximum ?? weight).rational)
    for veto in happened {
      if case .atMost(let cap) = veto.limit, working.points > cap.rational {
        working.steps.append("\(veto.event)：min(\(working.points.digits()), \(cap)) = \(cap)")
        working.points = cap.rational
      }
    }
    return working
  }

  private func unlimited(_ scoring: Scoring, weight: Rational) throws(UndefinedScore) -> Working {
    switch scoring {
    case .measured(let measure, let rule): try apply(rule, to: inputs.measure(measure), weight: weight)
    case .conditions(let conditions, let shortfall):
      try check(conditions, otherwise: shortfall, weight: weight)
    case .judged(let judgement): try judgement.working(weight: weight)
    }
  }

  private func check(
    _ conditions: [TargetCondition], otherwise shortfall: Scoring.Shortfall, weight: Rational
  ) throws(UndefinedScore) -> Working {
    var met = 0
    var steps: [String] = []
    for condition in conditions {
      let comparison = try compare(inputs.measure(condition.measure), with: condition.target)
      met += comparison.holds ? 1 : 0
      steps += comparison.steps
    }
    guard met < conditions.count else { return Working(points: weight, steps: steps) }
    switch shortfall {
    case .zero: return Working(points: 0, steps: steps)
    case .shareMet:
      guard let share = Rational(met, of: conditions.count) else { throw .nothingToAverage }
      let points = weight * share
      let line = "\(weight.digits()) × \(met) ÷ \(conditions.count) = \(points.digits())"
      return Working(points: points, steps: steps + [line])
    case .rule(let measure, let rule):
      var working = try apply(rule, to: inputs.measure(measure), weight: weight)
      working.steps = steps + working.steps
      return working
    }
  }

  /// The reading of a measured value that thresholds compare, as a value, as text, and the step that rounds it.
  func compared(_ measured: Measurement) -> (value: Rational, shown: String, steps: [String]) {
    switch policy.comparison {
    case .unrounded: return (measured.value, measured.shown, [])
    case .rounded:
      let rounded = measured.rounded(policy.rates.mode)
      let shown = rounded.description + (measured.unit == "%" ? "%" : "")
      let isSame = rounded.rational == measured.value
      return (rounded.rational, shown, isSame ? [] : ["\(measured.shown) → \(shown)"])
    }
  }

  /// Whether a target is reached, with the measure's steps and the comparison as the last one.
  func compare(_ measured: Measurement, with target: Target) -> (holds: Bool, steps: [String]) {
    let term = target.value.term(with: inputs.facts)
    let (value, shown, steps) = compared(measured)
    let holds = target.relation.holds(value, term.value)
    let goal = term.isSum ? term.text : term.shown(beside: measured)
    let line = "\(shown) \(target.relation.rawValue) \(goal) \(holds ? "✓" : "✗")"
    return (holds, measured.steps + steps + [line])
  }
}

extension Working {
  /// 截取: no score below 0 or above the maximum.
  mutating func keep(within maximum: Rational) {
    if points < 0 {
      steps.append("max(\(points.digits()), 0) = 0")
      points = 0
    } else if points > maximum {
      steps.append("min(\(points.digits()), \(maximum.digits())) = \(maximum.digits())")
      points = maximum
    }
  }
}
