internal import ExactNumbers

/// The shares that print a figure, with ends in whole numbers over one denominator: asking base after base is then a
/// multiplication, where exact fractions of any size take a thousand times as long.
struct WholeInterval: Hashable, Sendable {
  private let lower: Int
  private let upper: Int
  private let denominator: Int

  /// The largest base that can be asked about.
  static let largestBase = 100_000
  /// With it the products stay below 10¹⁸.
  private static let largestDenominator = 10_000_000_000_000

  /// - Returns: `nil` when the denominator is too large.
  init?(_ interval: HalfOpenInterval, over denominator: Rational) {
    let (low, high) = (interval.lower * denominator, interval.upper * denominator)
    guard let whole = denominator.floor, whole > 0, whole <= Self.largestDenominator, low.isInteger,
      high.isInteger,
      let lower = low.floor, let upper = high.floor
    else { return nil }
    (self.lower, self.upper, self.denominator) = (lower, upper, whole)
  }

  /// Whether a count of this base lies in the interval: ⌈lower·b⌉ < upper·b.
  func holdsCount(of base: Int) -> Bool {
    let least = (lower * base + denominator - 1) / denominator
    return least * denominator < upper * base
  }
}

extension PrintedShare {
  /// The interval over 2 · 10^places · whole, where both ends are whole numbers; `nil` for figures of many digits.
  var wholeInterval: WholeInterval? {
    let denominator = (0..<(printed.places + whole.places)).reduce(2 * whole.rational) { power, _ in
      power * 10
    }
    return WholeInterval(interval, over: denominator)
  }
}
