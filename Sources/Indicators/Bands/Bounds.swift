public import ExactNumbers

/// One end of an interval (端点), with whether the number itself belongs (含/不含).
public struct Bound: Hashable, Sendable {
  /// The number, with its printed digits.
  public let value: ExactDecimal
  /// 含本数.
  public let isIncluded: Bool

  /// A number, with or without itself.
  public init(_ value: ExactDecimal, isIncluded: Bool) { (self.value, self.isIncluded) = (value, isIncluded) }

  /// 含: the number belongs.
  public static func including(_ value: ExactDecimal) -> Bound { Bound(value, isIncluded: true) }
  /// 不含: the number does not belong.
  public static func excluding(_ value: ExactDecimal) -> Bound { Bound(value, isIncluded: false) }
}

/// An interval of numbers with explicit ends (区间): `[90, 95)`.
///
/// Chinese words for ends are ambiguous (以下 includes in law, excludes in most score tables), so ends are flags and
/// the words are made from them.
public struct Bounds: Hashable, Sendable {
  /// The lower end; `nil`: no lower limit.
  public let lower: Bound?
  /// The upper end; `nil`: no upper limit.
  public let upper: Bound?

  /// - Returns: `nil` when no number lies between the ends.
  public init?(from lower: Bound?, to upper: Bound?) {
    if let lower, let upper {
      guard lower.value < upper.value || (lower.value == upper.value && lower.isIncluded && upper.isIncluded)
      else { return nil }
    }
    (self.lower, self.upper) = (lower, upper)
  }

  private init(lower: Bound?, upper: Bound?) { (self.lower, self.upper) = (lower, upper) }

  /// `[value, ∞)` or `(value, ∞)`.
  public static func above(_ bound: Bound) -> Bounds { Bounds(lower: bound, upper: nil) }

  /// `(−∞, value]` or `(−∞, value)`.
  public static func below(_ bound: Bound) -> Bounds { Bounds(lower: nil, upper: bound) }

  /// Whether a number lies between the ends, on the exact value.
  public func contains(_ number: Rational) -> Bool {
    if let lower, number < lower.value.rational || (number == lower.value.rational && !lower.isIncluded) {
      return false
    }
    if let upper, number > upper.value.rational || (number == upper.value.rational && !upper.isIncluded) {
      return false
    }
    return true
  }

  /// The numbers both intervals hold; `nil` when there are none.
  public func intersection(with other: Bounds) -> Bounds? {
    Bounds(from: max(start, other.start), to: min(end, other.end))
  }

  /// Whether a whole number lies between the ends.
  var holdsWholeNumber: Bool {
    guard let lower, let upper else { return true }
    guard let below = lower.value.rational.floor else { return true }
    let first = lower.value.rational == Rational(below) && lower.isIncluded ? below : below + 1
    return contains(Rational(first)) && Rational(first) <= upper.value.rational
  }
}

extension Bounds: CustomStringConvertible {
  /// The interval in mathematical notation, the same in every language: `[90, 95)`, `(−∞, 60)`.
  public var description: String {
    let left = lower.map { ($0.isIncluded ? "[" : "(") + $0.value.description } ?? "(−∞"
    let right = upper.map { $0.value.description + ($0.isIncluded ? "]" : ")") } ?? "+∞)"
    return "\(left), \(right)"
  }

  /// The interval in words, made from its flags (区间文字): 90（含）–95（不含）.
  public func wording(unit: String? = nil) -> Wording {
    let unit = unit ?? ""
    switch (lower, upper) {
    case (let lower?, let upper?):
      let (from, to) = (lower.value.description + unit, upper.value.description + unit)
      return Wording(
        zh: "\(from)（\(lower.isIncluded ? "含" : "不含")）–\(to)（\(upper.isIncluded ? "含" : "不含")）",
        en: "\(lower.isIncluded ? "from" : "above") \(from) \(upper.isIncluded ? "to" : "to below") \(to)")
    case (let lower?, nil):
      let from = lower.value.description + unit
      return Wording(
        zh: lower.isIncluded ? "不低于 \(from)" : "超过 \(from)",
        en: lower.isIncluded ? "at least \(from)" : "above \(from)")
    case (nil, let upper?):
      let to = upper.value.description + unit
      return Wording(
        zh: upper.isIncluded ? "不超过 \(to)" : "低于 \(to)",
        en: upper.isIncluded ? "at most \(to)" : "below \(to)")
    case (nil, nil): return Wording(zh: "任何数值", en: "any value")
    }
  }
}

/// A place between numbers: just before or just after one of them. With edges every interval is half-open, and
/// overlaps and gaps need no case analysis of flags.
enum Edge: Comparable {
  case belowAll
  /// `side` is 0 just before the number and 1 just after it.
  case at(ExactDecimal, side: Int)
  case aboveAll
}

extension Bounds {
  var start: Edge { lower.map { .at($0.value, side: $0.isIncluded ? 0 : 1) } ?? .belowAll }
  var end: Edge { upper.map { .at($0.value, side: $0.isIncluded ? 1 : 0) } ?? .aboveAll }

  /// The interval between two edges; `nil` when it is empty.
  init?(from start: Edge, to end: Edge) {
    guard start < end else { return nil }
    let lower: Bound? =
      switch start {
      case .belowAll, .aboveAll: nil
      case .at(let value, let side): Bound(value, isIncluded: side == 0)
      }
    let upper: Bound? =
      switch end {
      case .belowAll, .aboveAll: nil
      case .at(let value, let side): Bound(value, isIncluded: side == 1)
      }
    self.init(lower: lower, upper: upper)
  }
}
