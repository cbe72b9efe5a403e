internal import ExactNumbers
internal import Questionnaires

extension Linter {
  /// A fact against every other place that prints it, and against the facts it follows from.
  func findings(of fact: Fact) -> [Finding] {
    var conflicts: [FactConflict] = []
    let others = fact.otherPrints.filter { $0.value != fact.value }
    if !others.isEmpty {
      conflicts.append(.printedElsewhere(name: fact.name, value: fact.value, others: others))
    }
    conflicts += fact.recomputations.compactMap { conflict(of: fact, with: $0) }
    return conflicts.map { Finding(.facts($0), subject: fact.id.description, at: fact.location) }
  }

  private func conflict(of fact: Fact, with recomputation: Recomputation) -> FactConflict? {
    let facts = scorer.inputs.facts
    if recomputation.nature == .value, case .value(let operand) = recomputation.measure,
      let addends = operand.addends(with: facts)
    {
      let fault = SumCheck(addends: addends, total: Addend(fact.name, fact.value)).fault
      return fault.map { FactConflict($0, of: fact.name, printed: fact.value) }
    }
    guard let measured = try? scorer.inputs.measure(recomputation.measure) else { return nil }
    let computed = Rounding(places: fact.value.places, mode: framework.policy.rates.mode)(measured.value)
    guard computed != fact.value else { return nil }
    let arithmetic = measured.steps.last ?? recomputation.measure.text(with: facts) ?? measured.shown
    if recomputation.nature == .value, case .ratio = recomputation.measure, isOneUnitOff(computed, fact.value)
    {
      return .share(name: fact.name, printed: fact.value, computed: computed, arithmetic: arithmetic)
    }
    return .recomputed(
      name: fact.name, printed: fact.value, computed: computed, arithmetic: arithmetic,
      nature: recomputation.nature)
  }

  private func isOneUnitOff(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    let unit = (0..<right.places).reduce(Rational(1)) { unit, _ in unit.divided(by: 10) ?? unit }
    let difference = left.rational - right.rational
    return difference == unit || difference == -unit
  }

  /// Every sum of a table, rows before columns; one slipped figure that spoils two sums is one finding.
  func findings(of table: SumTable) -> [Finding] {
    var conflicts: [FactConflict] = []
    for row in table.rows {
      for rule in table.across {
        conflicts += conflict(in: table, rule.cells { table.cell(row: row.name, column: $0) })
      }
    }
    for column in table.columns {
      for rule in table.down {
        conflicts += conflict(in: table, rule.cells { table.cell(row: $0, column: column) })
      }
    }
    return conflicts.uniqued().map { Finding(.facts($0), subject: table.id, at: table.location) }
  }

  private func conflict(in table: SumTable, _ check: SumCheck?) -> [FactConflict] {
    guard let check, let fault = check.fault else { return [] }
    return [FactConflict(fault, of: table.name, cell: check.total.name, printed: check.total.value)]
  }
}

extension FactConflict {
  fileprivate init(_ fault: SumCheck.Fault, of name: String, cell: String? = nil, printed: ExactDecimal) {
    switch fault {
    case .tail(let sum): self = .tail(name: name, cell: cell, printed: printed, sum: sum)
    case .mismatch(let sum): self = .sum(name: name, cell: cell, printed: printed, sum: sum)
    case .slip(let cell, let printed, let corrected):
      self = .decimalSlip(name: name, cell: cell, printed: printed, corrected: corrected)
    }
  }
}

extension SumTable.Rule {
  /// `nil` when a cell is not printed.
  fileprivate func cells(_ cell: (String) -> Addend?) -> SumCheck? {
    let parts = addends.compactMap(cell)
    guard parts.count == addends.count, let total = cell(total) else { return nil }
    return SumCheck(addends: parts, total: total)
  }
}

extension Measure {
  /// A product or conversion as a reviewer would write it.
  fileprivate func text(with facts: FactTable) -> String? {
    guard case .value(let operand) = self else { return nil }
    let term = operand.term(with: facts)
    return "\(term.text) = \(term.value.digits())"
  }
}

extension Operand {
  /// The printed figures of a plain sum or difference; `nil` for anything with a conversion or product in it.
  fileprivate func addends(with facts: FactTable) -> [Addend]? {
    switch self {
    case .fact(let id): return [Addend(facts[id].name, facts[id].value)]
    case .number(let number): return [Addend(number.description, number)]
    case .sum(let terms):
      let parts = terms.compactMap { $0.addends(with: facts) }
      return parts.count == terms.count ? parts.flatMap { $0 } : nil
    case .difference(let whole, let part):
      guard let whole = whole.addends(with: facts), let part = part.addends(with: facts) else { return nil }
      return whole + part.map { Addend($0.name, $0.value, isSubtracted: !$0.isSubtracted) }
    case .scaled, .product: return nil
    }
  }
}
