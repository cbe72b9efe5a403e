internal import BigInt

/// A decimal with its printed digits (小数): `4.00` prints two places and equals `4`.
///
/// Equality and order are those of the value; `description` keeps the digits.
public struct ExactDecimal: Sendable {
  private let unscaled: BigInt
  /// Digits after the point (小数位).
  public let places: Int

  init(unscaled: BigInt, places: Int) {
    self.unscaled = unscaled
    self.places = places
  }

  /// The most digits a decimal may be written with; longer text is no figure but an attack.
  public static let mostDigits = 60

  /// Reads a plain decimal: an optional sign, ASCII digits, at most one point.
  ///
  /// Thousands separators, exponents, `NaN` and full-width digits are not read.
  /// - Returns: `nil` for any other text, and for more than ``mostDigits`` digits.
  public init?(_ text: some StringProtocol) {
    var digits = ""
    var places = 0
    var sawPoint = false
    var negative = false
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.unicodeScalars.append(Unicode.Scalar(byte))
        if sawPoint { places += 1 }
      case UInt8(ascii: ".") where !sawPoint && offset > 0: sawPoint = true
      case UInt8(ascii: "-") where offset == 0: negative = true
      case UInt8(ascii: "+") where offset == 0: break
      default: return nil
      }
    }
    guard !digits.isEmpty, digits.count <= Self.mostDigits, !(sawPoint && places == 0) else { return nil }
    guard let magnitude = BigInt(digits) else { return nil }
    self.init(unscaled: negative ? -magnitude : magnitude, places: places)
  }

  /// A whole number, printed without a point.
  public init(_ value: Int) { self.init(unscaled: BigInt(value), places: 0) }

  /// The exact value.
  public var rational: Rational { Rational(unscaled, over: BigInt(10).power(places)) }

  /// The nearest `Double`.
  public var doubleValue: Double { rational.doubleValue }

  /// The same value without zeros at its end: `4.50` → `4.5`, `100.00` → `100`.
  public var trimmed: ExactDecimal {
    var (value, scale) = (unscaled, places)
    while scale > 0, value % 10 == 0 { (value, scale) = (value / 10, scale - 1) }
    return ExactDecimal(unscaled: value, places: scale)
  }
}

extension ExactDecimal: CustomStringConvertible, LosslessStringConvertible {
  /// The digits as printed, with `places` digits after the point.
  public var description: String {
    let digits = String(unscaled.magnitude)
    let sign = unscaled < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension ExactDecimal: Hashable, Comparable {
  /// Equal values, whatever their printed digits.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool { left.rational == right.rational }

  /// Exact order of the values.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { left.rational < right.rational }

  /// Hashes the value, not its digits.
  public func hash(into hasher: inout Hasher) { hasher.combine(rational) }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}
