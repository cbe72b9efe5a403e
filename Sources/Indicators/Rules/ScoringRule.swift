public import ExactNumbers

/// How a measured value becomes points (评分规则). W is the weight, x the measured value, T a target.
///
/// Whatever the rule, points are computed exactly, kept between 0 and the leaf's maximum, and rounded once.
public indirect enum ScoringRule: Hashable, Sendable {
  /// 达标得满分: W when the target is reached, else 0, or what another rule gives.
  case full(if: Target, otherwise: ScoringRule?)
  /// 按比例得分.
  case proportional(Proportion)
  /// 按差距扣分.
  case linearDeduction(LinearDeduction)
  /// 分档得分; bands named 优良中差 with shares of the weight are 等级系数.
  case tiers(BandTable<Tier>)
  /// 分档插值: points run evenly from one end of a band to the other.
  case interpolated(BandTable<Ramp>)

  /// The rule and the rules it falls back on.
  public var parts: [ScoringRule] {
    switch self {
    case .full(_, let otherwise): [self] + (otherwise?.parts ?? [])
    case .proportional, .linearDeduction, .tiers, .interpolated: [self]
    }
  }

  /// The operands it compares with.
  public var operands: [Operand] {
    parts.flatMap { part -> [Operand] in
      switch part {
      case .full(let target, _): [target.value]
      case .proportional(let proportion): proportion.target.map { [$0] } ?? []
      case .linearDeduction(let deduction): [deduction.target]
      case .tiers, .interpolated: []
      }
    }
  }
}

/// 按比例得分: s = W · x/100, or W · x/T; for 逆向指标 W · T/x.
public struct Proportion: Hashable, Sendable {
  /// T; `nil`: 100 %, for a measure in percent.
  public let target: Operand?
  /// 封顶: the completion that counts at most, in percent; above 100 only for leaves with bonus points.
  public let cap: ExactDecimal
  /// 起评: a value worse than this earns 0; `nil`: none.
  public let floor: ExactDecimal?
  /// Whether more is better.
  public let direction: Direction

  /// Proportional to 100 % and capped there unless told.
  public init(
    to target: Operand? = nil, cap: ExactDecimal = 100, floor: ExactDecimal? = nil,
    direction: Direction = .higherIsBetter
  ) {
    (self.target, self.cap, self.floor, self.direction) = (target, cap, floor, direction)
  }
}

/// 按差距扣分: points off for every unit on the wrong side of the target, down to 0.
public struct LinearDeduction: Hashable, Sendable {
  /// The value from which nothing is deducted, itself included.
  public let target: Operand
  /// Points per unit.
  public let points: ExactDecimal
  /// Size of a unit, in the measure's unit: 1 percentage point, 5 days. Above 0.
  public let unit: ExactDecimal
  /// How a part of a unit counts.
  public let counting: Counting
  /// Whether being below (正向) or above (逆向) the target costs points.
  public let direction: Direction

  /// How a part of a unit counts.
  public enum Counting: Hashable, Sendable, CaseIterable {
    /// 按比例扣: 0.07 units cost 0.07 of the points.
    case continuous
    /// 不足一个按一个: 0.07 units cost one.
    case perStartedUnit
    /// 满一个扣一个: 0.07 units cost nothing.
    case perCompletedUnit
  }

  /// A deduction of `points` for each `unit` away from the target.
  public init(
    from target: Operand, points: ExactDecimal, per unit: ExactDecimal = 1, counting: Counting = .continuous,
    direction: Direction = .higherIsBetter
  ) {
    (self.target, self.points, self.unit) = (target, points, unit)
    (self.counting, self.direction) = (counting, direction)
  }
}

/// What reaching something earns (得分).
public enum Award: Hashable, Sendable {
  /// So many points, whatever the weight.
  case points(ExactDecimal)
  /// So much of the weight (得分系数): 0.8.
  case share(Rational)

  /// The points for a weight.
  func points(of weight: Rational) -> Rational {
    switch self {
    case .points(let points): points.rational
    case .share(let share): weight * share
    }
  }
}

/// What a band earns (档).
public struct Tier: Hashable, Sendable {
  /// 优, 良…; `nil` when bands have no names.
  public let label: String?
  /// What the band earns.
  public let award: Award

  /// A band's award.
  public init(_ award: Award, label: String? = nil) { (self.award, self.label) = (award, label) }
}

/// What the two ends of an interpolated band earn.
public struct Ramp: Hashable, Sendable {
  /// At the lower end.
  public let lower: Award
  /// At the upper end.
  public let upper: Award

  /// The awards at the ends of the band.
  public init(from lower: Award, to upper: Award) { (self.lower, self.upper) = (lower, upper) }
}
