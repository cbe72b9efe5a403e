/// A condition on a response's answers (条件): `Q4 含 无 且 Q4 选项数 > 1`.
public indirect enum Condition: Hashable, Sendable {
  /// The answer is (or, for multiple choice, contains) one of the options.
  case selected(Item, options: Set<Int>)
  /// The answer as a number (a numeric question, or the option's score) compared with a number. An option that is not
  /// 有效 has none.
  case compared(Item, Comparison, Double)
  /// How many options were chosen, compared with a number.
  case optionCount(Item, Comparison, Double)
  /// 已答.
  case answered(Item)
  /// 且.
  case all([Condition])
  /// 或.
  case any([Condition])
  /// 非.
  case not(Condition)

  /// A comparison of numbers.
  public enum Comparison: String, Hashable, Sendable {
    case less = "<"
    case lessOrEqual = "≤"
    case equal = "="
    case notEqual = "≠"
    case greaterOrEqual = "≥"
    case greater = ">"

    /// Whether it holds.
    public func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .equal: left == right
      case .notEqual: left != right
      case .greaterOrEqual: left >= right
      case .greater: left > right
      }
    }
  }

  /// The questions the condition looks at, by index.
  public var questions: Set<Int> {
    switch self {
    case .selected(let item, _), .compared(let item, _, _), .optionCount(let item, _, _), .answered(let item):
      [item.question]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.questions) }
    case .not(let part): part.questions
    }
  }
}
