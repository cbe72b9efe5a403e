internal import ExactNumbers

/// A result and the target it is held against.
private struct Comparison {
  let name: String
  let actual: Term
  let target: Term
  let isSameFact: Bool
}

extension Linter {
  /// Targets that the result decided, that were passed too easily, or that are in another unit.
  func targets(of leaf: Leaf, _ score: IndicatorScore) -> [TargetDoubt] {
    let comparisons = comparisons(of: leaf, name: score.indicator.name)
    let isFull = score.points.rounded == score.weight
    return comparisons.compactMap(selfSet) + (isFull ? comparisons.compactMap(overAchieved) : [])
      + units(of: leaf)
  }

  /// 目标取自完成值: the same fact on both sides, or a whole count of four or more significant digits that is hit
  /// exactly. Round numbers, money and percentages are hit exactly by honest means.
  private func selfSet(_ comparison: Comparison) -> TargetDoubt? {
    let (actual, target) = (comparison.actual, comparison.target)
    guard comparison.isSameFact || (actual.value == target.value && isTellingCount(target)) else {
      return nil
    }
    return .selfSet(name: comparison.name, value: target.text)
  }

  private func isTellingCount(_ term: Term) -> Bool {
    guard let digits = term.value.exactDecimal(), digits.places == 0 else { return false }
    let significant = digits.description.reversed().drop { $0 == "0" }
    let isMoneyOrShare = term.unit.map { $0.hasSuffix("元") || $0 == "%" } ?? false
    return significant.count >= 4 && !isMoneyOrShare
  }

  /// 完成率 of 130 % or more with full marks: 财预〔2020〕10号 asks whether the target was too low.
  private func overAchieved(_ comparison: Comparison) -> TargetDoubt? {
    guard comparison.target.value > 0,
      let share = comparison.actual.value.divided(by: comparison.target.value), share * 100 >= 130
    else { return nil }
    return .overAchieved(
      name: comparison.name, actual: comparison.actual.text, target: comparison.target.text,
      percent: framework.policy.rates(share * 100))
  }

  private func comparisons(of leaf: Leaf, name: String) -> [Comparison] {
    switch leaf.scoring {
    case .measured(let measure, let rule):
      return measured(measure, against: rule.target ?? leaf.target, name: name)
        + completions(of: measure, rule)
    case .conditions(let conditions, _):
      return conditions.flatMap { measured($0.measure, against: $0.target, name: $0.name ?? name) }
    case .judged: return []
    }
  }

  private func measured(_ measure: Measure, against target: Target?, name: String) -> [Comparison] {
    guard let target, target.relation.direction == .higherIsBetter,
      let measured = try? scorer.inputs.measure(measure)
    else { return [] }
    let actual = Term(value: measured.value, text: measured.shown, isSum: false, unit: measured.unit)
    var sameFact = false
    if case .value(let operand) = measure { sameFact = operand == target.value && !operand.facts.isEmpty }
    let label = factName(of: measure) ?? name
    return [
      Comparison(
        name: label, actual: actual, target: target.value.term(with: scorer.inputs.facts),
        isSameFact: sameFact)
    ]
  }

  /// Shares that are completion rates: actual ÷ planned × 100, scored in proportion.
  private func completions(of measure: Measure, _ rule: ScoringRule) -> [Comparison] {
    guard case .proportional(let proportion) = rule, proportion.direction == .higherIsBetter else {
      return []
    }
    let facts = scorer.inputs.facts
    return measure.parts.compactMap { part in
      guard case .ratio(let actual, let planned) = part else { return nil }
      return Comparison(
        name: actual.facts.first.map { facts[$0].name } ?? actual.term(with: facts).text,
        actual: actual.term(with: facts), target: planned.term(with: facts), isSameFact: actual == planned)
    }
  }

  private func factName(of measure: Measure) -> String? {
    guard case .value(.fact(let id)) = measure else { return nil }
    return scorer.inputs.facts[id].name
  }

  /// Units that meet without conversion: in a sum, a ratio, or a value and its target.
  private func units(of leaf: Leaf) -> [TargetDoubt] {
    let facts = scorer.inputs.facts
    var groups = leaf.scoring.measures.flatMap(\.parts)
      .map { part in part.ownOperands.flatMap { $0.units(with: facts) } }
    for (measure, target) in leaf.targetPairs {
      guard let unit = (try? scorer.inputs.measure(measure))?.unit else { continue }
      groups.append([unit] + target.value.units(with: facts))
    }
    return groups.map { $0.uniqued() }.filter { $0.count > 1 }.uniqued().map(TargetDoubt.units)
  }
}

extension Leaf {
  /// Every measure with the target it is compared with.
  fileprivate var targetPairs: [(Measure, Target)] {
    switch scoring {
    case .measured(let measure, let rule): (rule.target ?? target).map { [(measure, $0)] } ?? []
    case .conditions(let conditions, _): conditions.map { ($0.measure, $0.target) }
    case .judged: []
    }
  }
}

extension Operand {
  /// The units of its facts, as far as they are not converted.
  fileprivate func units(with facts: FactTable) -> [String] {
    switch self {
    case .fact(let id): facts[id].unit.flatMap { $0.isEmpty ? nil : [$0] } ?? []
    case .number, .scaled, .product: []
    case .sum(let terms): terms.flatMap { $0.units(with: facts) }
    case .difference(let left, let right): left.units(with: facts) + right.units(with: facts)
    }
  }
}
