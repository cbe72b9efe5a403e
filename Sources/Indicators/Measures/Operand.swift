public import ExactNumbers

/// What a measure is computed from (运算项): a fact, a number, or sums and differences of them.
public indirect enum Operand: Hashable, Sendable {
  /// A fact of the evaluation.
  case fact(FactID)
  /// A number written in the rule itself.
  case number(ExactDecimal)
  /// 之和.
  case sum([Operand])
  /// 之差.
  case difference(Operand, Operand)
  /// 单位换算: hours to minutes by 60.
  case scaled(Operand, by: ExactDecimal)
  /// 之积.
  case product([Operand])

  /// The facts it uses, in order.
  public var facts: [FactID] {
    switch self {
    case .fact(let id): [id]
    case .number: []
    case .sum(let terms), .product(let terms): terms.flatMap(\.facts)
    case .difference(let left, let right): left.facts + right.facts
    case .scaled(let inner, _): inner.facts
    }
  }
}

/// An operand with its facts put in (代入): its value, and the text a reviewer can redo.
struct Term: Hashable, Sendable {
  let value: Rational
  /// The numbers as printed: `3064.72 + 6520`.
  let text: String
  /// Whether the text needs brackets beside × or ÷.
  let isSum: Bool
  /// The unit all its parts share; `nil` when they have none or were converted.
  let unit: String?

  var factor: String { isSum ? "(\(text))" : text }
}

/// The facts of a framework by id. Every id a framework uses is declared, so a lookup cannot fail.
struct FactTable: Sendable {
  private let facts: [FactID: Fact]

  init(_ facts: [Fact]) {
    self.facts = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil` only while a definition is being read.
  func declared(_ id: FactID) -> Fact? { facts[id] }

  subscript(id: FactID) -> Fact {
    guard let fact = facts[id] else {
      preconditionFailure("a framework's references are checked when it is made")
    }
    return fact
  }
}

extension Operand {
  func term(with facts: FactTable) -> Term {
    switch self {
    case .fact(let id):
      let fact = facts[id]
      return Term(value: fact.value.rational, text: fact.value.description, isSum: false, unit: fact.unit)
    case .number(let number):
      return Term(value: number.rational, text: number.description, isSum: false, unit: nil)
    case .sum(let operands):
      let terms = operands.map { $0.term(with: facts) }
      return Term(
        value: terms.map(\.value).sum(), text: terms.map(\.text).joined(separator: " + "),
        isSum: terms.count > 1, unit: terms.compactMap(\.unit).first)
    case .difference(let left, let right):
      let (whole, part) = (left.term(with: facts), right.term(with: facts))
      return Term(
        value: whole.value - part.value, text: "\(whole.text) − \(part.factor)", isSum: true,
        unit: whole.unit ?? part.unit)
    case .product(let operands):
      let terms = operands.map { $0.term(with: facts) }
      return Term(
        value: terms.map(\.value).reduce(1, *), text: terms.map(\.factor).joined(separator: " × "),
        isSum: false, unit: nil)
    case .scaled(let inner, let factor):
      let term = inner.term(with: facts)
      return Term(
        value: term.value * factor.rational, text: "\(term.factor) × \(factor)", isSum: false, unit: nil)
    }
  }
}
