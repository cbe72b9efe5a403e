internal import BigInt

/// How a tie is rounded (舍入方式). Both decide on the exact value, never on its binary neighbour.
public enum RoundingMode: String, Hashable, Sendable, CaseIterable {
  /// 四舍五入: away from zero. `86.825 → 86.83`, as all six published evaluations do.
  case halfUp
  /// 四舍六入五成双 (GB/T 8170): to the even neighbour. `86.825 → 86.82`.
  case halfEven
}

/// Where and how figures are rounded, once (舍入规则).
public struct Rounding: Hashable, Sendable {
  /// Digits after the point, 0 or more.
  public var places: Int
  /// What happens to a tie.
  public var mode: RoundingMode

  /// Half up to two places unless told.
  public init(places: Int = 2, mode: RoundingMode = .halfUp) {
    precondition(places >= 0, "places after the point")
    (self.places, self.mode) = (places, mode)
  }

  /// The exact value rounded once.
  public func callAsFunction(_ value: Rational) -> ExactDecimal {
    let scaled = value * Rational(BigInt(10).power(places), over: 1)
    let (quotient, remainder) = scaled.numerator.magnitude.quotientAndRemainder(
      dividingBy: scaled.denominator.magnitude)
    let twice = remainder * 2
    let up =
      switch mode {
      case .halfUp: twice >= scaled.denominator.magnitude
      case .halfEven:
        twice > scaled.denominator.magnitude || (twice == scaled.denominator.magnitude && quotient % 2 == 1)
      }
    let magnitude = BigInt(up ? quotient + 1 : quotient)
    return ExactDecimal(unscaled: value < 0 ? -magnitude : magnitude, places: places)
  }

  /// An estimate rounded once, after snapping to 12 significant digits: the binary noise of a weighted share
  /// must not decide a tie.
  /// - Returns: `nil` for a value that is not finite.
  public func callAsFunction(_ estimate: Double) -> ExactDecimal? {
    Rational(snapping: estimate).map { self($0) }
  }
}

extension Rational {
  /// The decimal nearest to an estimate with 12 significant digits.
  /// - Returns: `nil` for a value that is not finite.
  public init?(snapping estimate: Double) {
    guard estimate.isFinite else { return nil }
    guard estimate != 0 else {
      self = 0
      return
    }
    let exact = Rational(exactly: estimate)
    var digitsBeforePoint = 0
    var bound = Rational(1)
    let size = exact < 0 ? -exact : exact
    while bound <= size { (bound, digitsBeforePoint) = (bound * 10, digitsBeforePoint + 1) }
    let tenth = Rational(1, over: 10)
    while bound * tenth > size { (bound, digitsBeforePoint) = (bound * tenth, digitsBeforePoint - 1) }
    let places = 12 - digitsBeforePoint
    if places >= 0 {
      self = Rounding(places: places)(exact).rational
    } else {
      let unit = Rational(BigInt(10).power(-places), over: 1)
      self = Rounding(places: 0)(exact * Rational(1, over: unit.numerator)).rational * unit
    }
  }

  /// The fraction a finite `Double` stands for.
  private init(exactly value: Double) {
    let mantissa = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let exponent = (value.isNormal ? Int(value.exponentBitPattern) - 1075 : -1074)
    let signed = value < 0 ? -mantissa : mantissa
    self =
      exponent >= 0 ? Rational(signed << exponent, over: 1) : Rational(signed, over: BigInt(1) << -exponent)
  }
}
