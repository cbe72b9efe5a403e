public import ExactNumbers

/// How a value is compared with a target (比较符).
public enum Relation: String, Hashable, Sendable, CaseIterable {
  /// ≥ 不低于
  case atLeast = "≥"
  /// > 超过
  case above = ">"
  /// ≤ 不超过
  case atMost = "≤"
  /// < 低于
  case below = "<"
  /// = 等于
  case equal = "="

  /// Whether the relation holds, exactly.
  public func holds(_ value: Rational, _ target: Rational) -> Bool {
    switch self {
    case .atLeast: value >= target
    case .above: value > target
    case .atMost: value <= target
    case .below: value < target
    case .equal: value == target
    }
  }

  /// Whether more of the value is better for this target; `nil` for =.
  public var direction: Direction? {
    switch self {
    case .atLeast, .above: .higherIsBetter
    case .atMost, .below: .lowerIsBetter
    case .equal: nil
    }
  }
}

/// A value to be reached (目标值): ≥ 85.
public struct Target: Hashable, Sendable {
  /// How the value is compared.
  public let relation: Relation
  /// The value to reach, in the measure's unit.
  public let value: Operand

  /// A target.
  public init(_ relation: Relation, _ value: Operand) { (self.relation, self.value) = (relation, value) }

  /// The values that reach a target; `nil` when only one value does.
  func reached(_ value: ExactDecimal) -> Bounds? {
    switch relation {
    case .atLeast: .above(.including(value))
    case .above: .above(.excluding(value))
    case .atMost: .below(.including(value))
    case .below: .below(.excluding(value))
    case .equal: Bounds(from: .including(value), to: .including(value))
    }
  }
}

extension Target {
  /// The values that miss a target; `nil` when they lie on both sides of it.
  func missed(_ value: ExactDecimal) -> Bounds? {
    switch relation {
    case .atLeast: .below(.excluding(value))
    case .above: .below(.including(value))
    case .atMost: .above(.excluding(value))
    case .below: .above(.including(value))
    case .equal: nil
    }
  }
}
