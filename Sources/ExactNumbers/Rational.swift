internal import BigInt

/// An exact fraction (有理数): every share, rate and score before it is rounded.
///
/// Always in lowest terms with a positive denominator, of any size, so that no sum of shares overflows or drifts.
public struct Rational: Hashable, Sendable {
  let numerator: BigInt
  let denominator: BigInt

  init(_ numerator: BigInt, over denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = numerator / divisor * sign
    self.denominator = denominator / divisor * sign
  }

  /// A whole number.
  public init(_ value: Int) {
    numerator = BigInt(value)
    denominator = 1
  }

  /// A count of a base (占比): `Rational(1098, of: 1137)`.
  /// - Returns: `nil` when the base is 0: a share of nobody is undefined.
  public init?(_ count: Int, of base: Int) {
    guard base != 0 else { return nil }
    self.init(BigInt(count), over: BigInt(base))
  }

  /// The quotient; `nil` when the divisor is 0.
  public func divided(by divisor: Rational) -> Rational? {
    guard divisor.numerator != 0 else { return nil }
    return Rational(numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  /// The nearest `Double`, for statistics only: what is printed is rounded from the fraction itself.
  public var doubleValue: Double {
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
    guard top != 0 else { return 0 }
    // 63 or 64 bits of the quotient, the last one set when there was more: rounding them rounds the fraction.
    let shift = 63 + bottom.bitWidth - top.bitWidth
    let (quotient, remainder) =
      shift >= 0
      ? (top << shift).quotientAndRemainder(dividingBy: bottom)
      : top.quotientAndRemainder(dividingBy: bottom << -shift)
    let bits = UInt64(truncatingIfNeeded: quotient) | (remainder == 0 ? 0 : 1)
    let size = Double(bits) * Self.powerOfTwo(-shift)
    return numerator < 0 ? -size : size
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Whether this is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// The largest whole number not above this one; `nil` beyond the range of `Int`.
  public var floor: Int? {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(exactly: remainder < 0 ? quotient - 1 : quotient)
  }
}

extension Rational {
  /// Numbers as multiples of the largest unit they have in common (公度); 0 for none but zeros.
  /// - Returns: `nil` when a multiple is beyond the range of `Int`.
  public static func multiples(of values: [Rational]) -> (unit: Rational, multiples: [Int])? {
    let denominator = values.reduce(BigInt(1)) {
      $0 / $0.greatestCommonDivisor(with: $1.denominator) * $1.denominator
    }
    let wholes = values.map { $0.numerator * (denominator / $0.denominator) }
    let divisor = wholes.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1) }
    guard divisor != 0 else { return (0, values.map { _ in 0 }) }
    let multiples = wholes.compactMap { Int(exactly: $0 / divisor) }
    return multiples.count == values.count ? (Rational(divisor, over: denominator), multiples) : nil
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: AdditiveArithmetic {
  /// 0.
  public static var zero: Rational { 0 }

  /// The exact sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The exact difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The same distance on the other side of 0.
  public static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, over: value.denominator)
  }

  /// The exact product.
  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
}

extension Rational: Comparable {
  /// Exact order.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// This value, or the nearer end of the range (截取).
  public func clamped(to range: ClosedRange<Rational>) -> Rational {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

extension Sequence where Element == Rational {
  /// The exact sum; 0 of nothing.
  public func sum() -> Rational { reduce(0, +) }

  /// The exact arithmetic mean (算术平均); `nil` of nothing.
  public func mean() -> Rational? {
    let (total, count) = reduce((Rational.zero, 0)) { ($0.0 + $1, $0.1 + 1) }
    return total.divided(by: Rational(count))
  }
}
