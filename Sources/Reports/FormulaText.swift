internal import ExactNumbers
internal import Indicators
internal import Questionnaires

/// Measures as formulas of names (公式), and operands as numbers: 实际支出资金 ÷ 实际到位资金 × 100.
struct FormulaText {
  let card: Scorecard
  let words: Words

  /// The fact of an id.
  func fact(_ id: FactID) -> Fact? { card.framework.facts.first { $0.id == id } }

  /// A fact's value with its unit.
  func number(_ fact: Fact) -> String {
    "\(fact.value)" + (fact.unit.map { $0 == "%" ? $0 : " \($0)" } ?? "")
  }

  /// A measure by the names of what it is computed from.
  func formula(_ measure: Measure) -> String {
    switch measure {
    case .given: words("给定值", "value taken over")
    case .value(let operand): name(operand)
    case .ratio(let part, let whole): "\(factor(part)) ÷ \(factor(whole)) × 100"
    case .growth(let previous, let current):
      "(\(name(current)) − \(factor(previous))) ÷ \(factor(previous)) × 100"
    case .mean(let members): "(\(members.map(formula).joined(separator: " + "))) ÷ \(members.count)"
    case .weightedMean(let members):
      "(\(members.map { "(\(formula($0.measure))) × \($0.weight)" }.joined(separator: " + "))) ÷ "
        + "(\(members.map(\.weight.description).joined(separator: " + ")))"
    case .minimum(let members): "min(\(members.map(formula).joined(separator: ", ")))"
    case .onTimeShare: words("按时金额 ÷ 全部金额 × 100", "amounts on time ÷ all amounts × 100")
    case .survey(let reference):
      card.figures[reference]?.formula.name.text(in: words.language)
        ?? words("调查满意度", "satisfaction by the survey")
    }
  }

  private func name(_ operand: Operand) -> String { text(operand) { fact($0)?.name ?? $0.description } }

  /// An operand with its numbers put in.
  func numbers(_ operand: Operand) -> String {
    text(operand) { id in fact(id).map(number) ?? id.description }
  }

  private func factor(_ operand: Operand) -> String { factor(operand) { fact($0)?.name ?? $0.description } }

  private func factor(_ operand: Operand, _ fact: (FactID) -> String) -> String {
    switch operand {
    case .sum, .difference: "(\(text(operand, fact)))"
    case .fact, .number, .scaled, .product: text(operand, fact)
    }
  }

  private func text(_ operand: Operand, _ fact: (FactID) -> String) -> String {
    switch operand {
    case .fact(let id): fact(id)
    case .number(let number): number.description
    case .sum(let terms): terms.map { text($0, fact) }.joined(separator: " + ")
    case .difference(let left, let right): "\(text(left, fact)) − \(factor(right, fact))"
    case .scaled(let inner, let number): "\(factor(inner, fact)) × \(number)"
    case .product(let terms): terms.map { factor($0, fact) }.joined(separator: " × ")
    }
  }
}
