internal import Diagnostics
internal import ExactNumbers

extension Linter {
  /// The bands, best awards and competing rules of a leaf.
  func bands(of leaf: Leaf, _ score: IndicatorScore) -> [BandConflict] {
    let weight = shown(score.indicator.nominalWeight)
    var conflicts: [BandConflict] = []
    for rule in leaf.scoring.rules.flatMap(\.parts) {
      conflicts += tableConflicts(rule, leaf) + maximum(rule, leaf, weight)
    }
    if case .judged(.fillBand(let fill)) = leaf.scoring {
      conflicts += faults(of: fill.bands, Self.fillBands) { $0 }
    }
    for rule in leaf.competingRules {
      let best = maximum(rule, leaf, weight, unapplied: score)
      conflicts += tableConflicts(rule, leaf) + best
      if best.isEmpty { conflicts += otherScore(by: rule, leaf, score) }
    }
    if let other = score.leaf?.otherReading, let applied = score.points.rounded {
      conflicts.append(.rounding(applied: applied, other: other))
    }
    return conflicts
  }

  private static let leafBands = Wording(zh: "分档表", en: "the bands")
  private static let fillBands = Wording(zh: "填报档", en: "the fill bands")
  private static let gradeBands = Wording(zh: "等级分档", en: "the grade bands")

  private func tableConflicts(_ rule: ScoringRule, _ leaf: Leaf) -> [BandConflict] {
    switch rule {
    case .tiers(let table):
      let byMerit = table.sorted { $0.award.points(of: 1_000_000) }
      let faults = faults(of: byMerit, Self.leafBands) { $0.label }
      return faults + looser(byMerit, than: leaf.target, Self.leafBands)
    case .interpolated(let table):
      let byMerit = table.sorted { max($0.lower.points(of: 1_000_000), $0.upper.points(of: 1_000_000)) }
      return faults(of: byMerit, Self.leafBands) { _ in nil }
    case .full, .proportional, .linearDeduction: return []
    }
  }

  /// Gaps and overlaps; when a band points the wrong way they follow from that, and only that is reported.
  private func faults<Content>(
    of table: BandTable<Content>, _ name: Wording, label: (Content) -> String?
  ) -> [BandConflict] {
    let faults = table.faults
    func band(_ place: Int) -> String {
      let band = table.bands[place]
      return label(band.content).map { "\($0) \(band.bounds)" } ?? band.bounds.description
    }
    guard faults.misdirected.isEmpty else {
      return faults.misdirected.map {
        let band = table.bands[$0]
        return .direction(table: name, band: label(band.content) ?? "", band.bounds)
      }
    }
    return faults.overlaps.map {
      .overlap(table: name, first: band($0.first), second: band($0.second), shared: $0.shared)
    } + faults.gaps.map { .gap(table: name, $0) }
  }

  /// The best band begins below the target of a 正向指标, or ends above that of a 逆向指标.
  private func looser<Content>(
    _ table: BandTable<Content>, than target: Target?, _ name: Wording
  ) -> [BandConflict] {
    guard let target, let best = table.bands.first?.bounds else { return [] }
    let facts = scorer.inputs.facts
    let goal = target.value.term(with: facts).value
    let isLooser =
      switch table.direction {
      case .higherIsBetter: best.lower.map { $0.value.rational < goal } ?? true
      case .lowerIsBetter: best.upper.map { $0.value.rational > goal } ?? true
      }
    return isLooser ? [.looserThanTarget(table: name, best: best, target: target.text(with: facts))] : []
  }

  private func maximum(
    _ rule: ScoringRule, _ leaf: Leaf, _ weight: ExactDecimal, unapplied score: IndicatorScore? = nil
  ) -> [BandConflict] {
    let full = leaf.maximum ?? weight
    let best: Rational? =
      switch rule {
      case .tiers(let table): table.best(of: weight.rational)
      case .interpolated(let table):
        table.bands.flatMap { [$0.content.lower, $0.content.upper] }.map { $0.points(of: weight.rational) }
          .max()
      case .full, .proportional, .linearDeduction: nil
      }
    guard let best, best != full.rational else { return [] }
    let others = score.map { readings(of: rule, leaf, $0) } ?? []
    return [.maximum(best: shown(best), weight: full, applied: score == nil, readings: others)]
  }

  /// What a tier table that is not applied would give, as printed and scaled to the weight.
  private func readings(of rule: ScoringRule, _ leaf: Leaf, _ score: IndicatorScore) -> [BandReading] {
    guard case .tiers(let table) = rule, case .measured(let measure, _) = leaf.scoring,
      let total = total.rounded, let applied = score.points.rounded
    else { return [] }
    let scaled = table.scaled(to: score.weight.rational).map { [(true, ScoringRule.tiers($0))] } ?? []
    return ([(false, rule)] + scaled).compactMap { isScaled, rule in
      let other = scorer.points(leaf.replacingScoring(.measured(measure, by: rule)), weight: score.weight)
      return other.rounded.map { points in
        let sum = total.rational - applied.rational + points.rational
        return BandReading(isScaled: isScaled, score: points, total: framework.policy.scores(sum))
      }
    }
  }

  private func otherScore(by rule: ScoringRule, _ leaf: Leaf, _ score: IndicatorScore) -> [BandConflict] {
    guard case .measured(let measure, _) = leaf.scoring, let applied = score.points.rounded else { return [] }
    let other = scorer.points(leaf.replacingScoring(.measured(measure, by: rule)), weight: score.weight)
    return other.rounded == applied ? [] : [.otherRule(score: other.rounded, applied: applied)]
  }

  /// A rating table of targets, linted though no indicator scores by it.
  func findings(of standard: RatingStandard) -> [Finding] {
    let name = Wording(standard.name)
    let conflicts =
      faults(of: standard.bands, name) { $0 } + looser(standard.bands, than: standard.target, name)
    return conflicts.map { Finding(.bands($0), at: standard.location) }
  }

  /// The grade bands themselves.
  var gradeBandFindings: [Finding] {
    guard case .scheme(let scheme) = framework.grades else { return [] }
    return faults(of: scheme.bands, Self.gradeBands) { $0 }.map { Finding(.bands($0)) }
  }
}

extension BandTable {
  /// The same table, best award first; equal awards keep their order.
  fileprivate func sorted(by merit: (Content) -> Rational) -> BandTable {
    let order = bands.enumerated().map { ($0.offset, $0.element, merit($0.element.content)) }
      .sorted { $0.2 != $1.2 ? $0.2 > $1.2 : $0.0 < $1.0 }
    return BandTable(order.map(\.1), direction: direction, domain: domain)
  }
}
