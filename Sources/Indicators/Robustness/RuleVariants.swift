internal import ExactNumbers

/// The other rules an evaluator could have chosen for the same measure (规则对照), without the declared one.
struct RuleVariants {
  let all: [(RuleVariant, ScoringRule)]

  init(of declared: ScoringRule, leaf: Leaf, weight: ExactDecimal, facts: FactTable) {
    var variants: [(RuleVariant, ScoringRule)] = []
    let tables = ([declared] + leaf.competingRules).flatMap(\.parts).compactMap(\.tierTable)
    if let table = tables.first {
      variants.append((.tiersAsPrinted, .tiers(table)))
      if let scaled = table.scaled(to: weight.rational), scaled != table {
        variants.append((.tiersScaled, .tiers(scaled)))
      }
    }
    variants.append((.proportional, .proportional(Proportion())))
    if let target = declared.target ?? leaf.target {
      variants.append((.full(target: target.text(with: facts)), .full(if: target, otherwise: nil)))
    }
    for rule in leaf.competingRules where !variants.contains(where: { $0.1 == rule }) {
      variants.append((.printed(rule.kind), rule))
    }
    all = variants.filter { $0.1 != declared }
  }
}

extension ScoringRule {
  /// The rule's band table; `nil` for other rules.
  var tierTable: BandTable<Tier>? { if case .tiers(let table) = self { table } else { nil } }

  /// The target the rule names.
  var target: Target? {
    switch self {
    case .full(let target, _): target
    case .proportional(let proportion):
      proportion.target.map { Target(proportion.direction == .higherIsBetter ? .atLeast : .atMost, $0) }
    case .linearDeduction(let deduction):
      Target(deduction.direction == .higherIsBetter ? .atLeast : .atMost, deduction.target)
    case .tiers, .interpolated: nil
    }
  }
}

extension BandTable where Content == Tier {
  /// The most a band earns; `nil` for an empty table.
  func best(of weight: Rational) -> Rational? { bands.map { $0.content.award.points(of: weight) }.max() }

  /// The same bands with points in proportion, so that the best earns the weight.
  /// - Returns: `nil` when no band earns anything.
  func scaled(to weight: Rational) -> BandTable<Tier>? {
    guard let best = best(of: weight), best > 0, weight > 0 else { return nil }
    guard best != weight else { return self }
    return mapContents { tier in
      let share = tier.award.points(of: weight).divided(by: best) ?? 0
      return Tier(.share(share), label: tier.label)
    }
  }
}
