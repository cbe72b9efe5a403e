internal import BigInt

/// An exact fraction (有理数): every share, rate and score before it is rounded.
///
/// Always in lowest terms with a positive denominator, of any size, so that no sum of shares overflows or drifts.
public struct Rational: Hashable, Sendable {
  private let terms: Terms

  /// Machine words wherever both terms fit, so that a value has one form. They are most values there are, and take a
  /// tenth of the time.
  private enum Terms: Hashable, Sendable {
    case words(Int, over: Int)
    case large(BigInt, over: BigInt)
  }

  /// - Parameter denominator: Any but 0.
  init(_ numerator: BigInt, over denominator: BigInt) {
    let isNegative = (numerator < 0) != (denominator < 0)
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
    if let top = UInt128(exactly: top), let bottom = UInt128(exactly: bottom) {
      self.init(top, over: bottom, isNegative: isNegative)
    } else {
      let divisor = top.greatestCommonDivisor(with: bottom)
      self.init(terms: Self.terms(top / divisor, over: bottom / divisor, isNegative: isNegative))
    }
  }

  /// - Parameter denominator: Any but 0.
  private init(_ numerator: Int128, over denominator: Int128) {
    self.init(
      numerator.magnitude, over: denominator.magnitude, isNegative: (numerator < 0) != (denominator < 0))
  }

  private init(_ top: UInt128, over bottom: UInt128, isNegative: Bool) {
    let divisor = Self.divisor(top, bottom)
    terms = Self.terms(top / divisor, over: bottom / divisor, isNegative: isNegative)
  }

  /// The form of terms in which nothing is left to divide.
  private static func terms(
    _ top: some BinaryInteger, over bottom: some BinaryInteger, isNegative: Bool
  ) -> Terms {
    if let top = Int(exactly: top), let bottom = Int(exactly: bottom) {
      return .words(isNegative ? -top : top, over: bottom)
    }
    return .large(isNegative ? -BigInt(top) : BigInt(top), over: BigInt(bottom))
  }

  private init(terms: Terms) { self.terms = terms }

  /// The greatest common divisor; that of 0 and another number is the other.
  private static func divisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
    var (larger, smaller) = (one, other)
    while smaller > UInt64.max || larger > UInt64.max {
      guard smaller != 0 else { return larger }
      (larger, smaller) = (smaller, larger % smaller)
    }
    var (first, second) = (UInt64(larger), UInt64(smaller))
    while second != 0 { (first, second) = (second, first % second) }
    return UInt128(first)
  }

  var numerator: BigInt {
    switch terms {
    case .words(let numerator, _): BigInt(numerator)
    case .large(let numerator, _): numerator
    }
  }

  var denominator: BigInt {
    switch terms {
    case .words(_, let denominator): BigInt(denominator)
    case .large(_, let denominator): denominator
    }
  }

  /// A whole number.
  public init(_ value: Int) { self.init(Int128(value), over: 1) }

  /// A count of a base (占比): `Rational(1098, of: 1137)`.
  /// - Returns: `nil` when the base is 0: a share of nobody is undefined.
  public init?(_ count: Int, of base: Int) {
    guard base != 0 else { return nil }
    self.init(Int128(count), over: Int128(base))
  }

  /// The quotient; `nil` when the divisor is 0.
  public func divided(by divisor: Rational) -> Rational? {
    guard divisor != 0 else { return nil }
    if case (.words(let a, let b), .words(let c, let d)) = (terms, divisor.terms) {
      return Rational(Int128(a) * Int128(d), over: Int128(b) * Int128(c))
    }
    return Rational(numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  /// The nearest `Double`, for statistics only: what is printed is rounded from the fraction itself.
  public var doubleValue: Double {
    // Both are exact, so that the division rounds once.
    if case .words(let top, let bottom) = terms, let top = Double(exactly: top),
      let bottom = Double(exactly: bottom)
    {
      return top / bottom
    }
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
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
  public var isInteger: Bool {
    switch terms {
    case .words(_, let denominator): denominator == 1
    case .large(_, let denominator): denominator == 1
    }
  }

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
    if case (.words(let a, let b), .words(let c, let d)) = (left.terms, right.terms) {
      // Terms are below 2⁶³ in size, their products below 2¹²⁶.
      return Rational(Int128(a) * Int128(d) + Int128(c) * Int128(b), over: Int128(b) * Int128(d))
    }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The exact difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The same distance on the other side of 0.
  public static prefix func - (value: Rational) -> Rational {
    switch value.terms {
    case .words(let numerator, let denominator): Rational(terms: .words(-numerator, over: denominator))
    case .large(let numerator, let denominator): Rational(terms: .large(-numerator, over: denominator))
    }
  }

  /// The exact product.
  public static func * (left: Rational, right: Rational) -> Rational {
    if case (.words(let a, let b), .words(let c, let d)) = (left.terms, right.terms) {
      return Rational(Int128(a) * Int128(c), over: Int128(b) * Int128(d))
    }
    return Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
}

extension Rational: Comparable {
  /// Exact order.
  public static func < (left: Rational, right: Rational) -> Bool {
    if case (.words(let a, let b), .words(let c, let d)) = (left.terms, right.terms) {
      return Int128(a) * Int128(d) < Int128(c) * Int128(b)
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
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
