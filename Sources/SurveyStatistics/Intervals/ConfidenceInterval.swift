/// Where a true value plausibly lies (置信区间), with the method that said so.
///
/// For shares both ends are on the 0…1 scale.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end, at least `lower`.
  public let upper: Double
  /// The confidence, such as 0.95.
  public let level: Double
  /// The method actually used, which at 0 % and 100 % may not be the one asked for.
  public let method: IntervalMethod

  /// An interval that was made elsewhere.
  public init(lower: Double, upper: Double, level: Double, method: IntervalMethod) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// Half the width, for a printed ±.
  public var halfWidth: Double { (upper - lower) / 2 }

  /// Whether a value lies inside, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// α/2: what may lie beyond each end.
  static func tail(of level: Double) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    return (1 - level) / 2
  }
}
