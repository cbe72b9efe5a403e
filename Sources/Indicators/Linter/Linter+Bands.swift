internal import Diagnostics
internal import ExactNumbers

/// What is wrong with a leaf's bands or rules, with the bands to draw beside it; `nil`: it is not about bands.
struct BandFault {
  let conflict: BandConflict
  let bands: DrawnBands?

  init(_ conflict: BandConflict, _ bands: DrawnBands? = nil) {
    (self.conflict, self.bands) = (conflict, bands)
  }
}

extension Linter {
  /// The bands, best awards and competing rules of a leaf.
  func bands(of leaf: Leaf, _ score: IndicatorScore) -> [BandFault] {
    let weight = shown(score.indicator.nominalWeight)
    let mark = mark(of: score)
    var faults: [BandFault] = []
    for rule in leaf.scoring.rules.flatMap(\.parts) {
      faults += tableFaults(rule, leaf, mark) + maximum(rule, leaf, weight, mark)
    }
    if case .judged(.fillBand(let fill)) = leaf.scoring {
      let percent = DrawnBands.Mark(value: fill.percent.rational, text: Wording("\(fill.percent)%"))
      faults += self.faults(of: fill.bands.mapContents { Wording($0) }, Self.fillBands, mark: percent)
    }
    for (rule, other) in zip(leaf.competingRules, score.competing) {
      let best = maximum(rule, leaf, weight, mark, unapplied: other)
      faults += tableFaults(rule, leaf, mark) + best
      if best.isEmpty { faults += otherScore(by: rule, giving: other, mark, than: score.points) }
    }
    if let other = score.leaf?.otherReading, let applied = score.points.rounded {
      faults.append(BandFault(.rounding(applied: applied, other: other)))
    }
    return faults
  }

  private static let leafBands = Wording(zh: "分档表", en: "the bands")
  private static let fillBands = Wording(zh: "填报档", en: "the fill bands")

  /// The measured value, as the working paper rounds it.
  private func mark(of score: IndicatorScore) -> DrawnBands.Mark? {
    score.leaf?.measured.map { measured in
      let text = measured.rounded(framework.policy.rates.mode).description + (measured.unit == "%" ? "%" : "")
      return DrawnBands.Mark(value: measured.value, text: Wording(text))
    }
  }

  private func tableFaults(_ rule: ScoringRule, _ leaf: Leaf, _ mark: DrawnBands.Mark?) -> [BandFault] {
    guard let table = rule.tableByMerit else { return [] }
    return faults(of: table, Self.leafBands, mark: mark) + looser(table, than: leaf.target, Self.leafBands)
  }

  /// Gaps and overlaps; when a band points the wrong way they follow from that, and only that is reported.
  private func faults(
    of table: BandTable<Wording>, _ name: Wording, mark: DrawnBands.Mark? = nil
  ) -> [BandFault] {
    let faults = table.faults
    func band(_ place: Int) -> Wording {
      let (name, bounds) = (table.bands[place].content, table.bands[place].bounds)
      return Wording(zh: "\(name.zh) \(bounds)", en: "\(name.en) \(bounds)")
    }
    let conflicts: [BandConflict] =
      faults.misdirected.isEmpty
      ? faults.overlaps.map {
        .overlap(table: name, first: band($0.first), second: band($0.second), shared: $0.shared)
      } + faults.gaps.map { .gap(table: name, $0) }
      : faults.misdirected.map {
        .direction(table: name, band: table.bands[$0].content, table.bands[$0].bounds)
      }
    return conflicts.map { BandFault($0, DrawnBands(name, table, mark: mark)) }
  }

  /// The best band begins below the target of a 正向指标, or ends above that of a 逆向指标.
  private func looser(
    _ table: BandTable<Wording>, than target: Target?, _ name: Wording
  ) -> [BandFault] {
    guard let target, let best = table.bands.first?.bounds else { return [] }
    let mark = mark(of: target)
    let isLooser =
      switch table.direction {
      case .higherIsBetter: best.lower.map { $0.value.rational < mark.value } ?? true
      case .lowerIsBetter: best.upper.map { $0.value.rational > mark.value } ?? true
      }
    let text = target.text(with: scorer.inputs.facts)
    return isLooser
      ? [
        BandFault(
          .looserThanTarget(table: name, best: best, target: text), DrawnBands(name, table, mark: mark))
      ]
      : []
  }

  private func mark(of target: Target) -> DrawnBands.Mark {
    let facts = scorer.inputs.facts
    let text = target.text(with: facts)
    return DrawnBands.Mark(
      value: target.value.term(with: facts).value, text: Wording(zh: "目标 \(text)", en: "target \(text)"))
  }

  private func maximum(
    _ rule: ScoringRule, _ leaf: Leaf, _ weight: ExactDecimal, _ mark: DrawnBands.Mark?,
    unapplied other: CompetingScore? = nil
  ) -> [BandFault] {
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
    let readings = other?.readings.compactMap { BandReading($0) } ?? []
    let conflict = BandConflict.maximum(
      best: shown(best), weight: full, applied: other == nil, readings: readings)
    return [BandFault(conflict, rule.tableByMerit.map { DrawnBands(Self.leafBands, $0, mark: mark) })]
  }

  private func otherScore(
    by rule: ScoringRule, giving other: CompetingScore, _ mark: DrawnBands.Mark?, than applied: Points
  ) -> [BandFault] {
    guard let reading = other.readings.first, let applied = applied.rounded, reading.points.rounded != applied
    else { return [] }
    return [
      BandFault(
        .otherRule(score: reading.points.rounded, applied: applied),
        rule.tableByMerit.map { DrawnBands(Self.leafBands, $0, mark: mark) })
    ]
  }

  /// A rating table of targets, linted though no indicator scores by it.
  func findings(of standard: RatingStandard) -> [Finding] {
    let (name, table) = (Wording(standard.name), standard.bands.mapContents { Wording($0) })
    let target = standard.target.map { mark(of: $0) }
    let found = faults(of: table, name, mark: target) + looser(table, than: standard.target, name)
    return found.map {
      Finding(.bands($0.conflict), subject: standard.name, bands: $0.bands, at: standard.location)
    }
  }

  /// The grade bands themselves.
  var gradeBandFindings: [Finding] {
    guard let drawn = DrawnBands(framework.grades, total: total, outOf: framework.fullMarks) else {
      return []
    }
    return faults(of: drawn.table, drawn.name, mark: drawn.mark).map {
      Finding(.bands($0.conflict), bands: $0.bands)
    }
  }
}

extension ScoringRule {
  /// The rule's bands with what each earns, best award first; `nil` for rules without bands.
  fileprivate var tableByMerit: BandTable<Wording>? {
    switch self {
    case .tiers(let table):
      table.sorted { $0.award.points(of: 1_000_000) }.mapContents(\.wording)
    case .interpolated(let table):
      table.sorted { max($0.lower.points(of: 1_000_000), $0.upper.points(of: 1_000_000)) }.mapContents(
        \.wording)
    case .full, .proportional, .linearDeduction: nil
    }
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
