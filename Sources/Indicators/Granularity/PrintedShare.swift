public import ExactNumbers

/// A share as somebody printed it (印出的比率): 95.73 %, or 4.56 of 5 points. Which counts round to it?
///
/// A count k of a base m prints as `printed` when k/m · whole rounds half up to it with its printed places.
public struct PrintedShare: Hashable, Sendable {
  /// The figure with its printed places.
  public let printed: ExactDecimal
  /// What all of the base would print: 100 for percent, the weight for points in proportion.
  public let whole: ExactDecimal

  /// Nobody prints a share with more places; more would only hide a typing error.
  public static let mostPlaces = 8

  /// - Returns: `nil` when the figure does not lie between 0 and the whole, or has more than ``mostPlaces`` places.
  public init?(_ printed: ExactDecimal, of whole: ExactDecimal = 100) {
    guard whole > 0, printed >= 0, printed <= whole, printed.places <= Self.mostPlaces else { return nil }
    (self.printed, self.whole) = (printed, whole)
  }

  /// A count that prints the figure (可能的计数): 1436/1495.
  public struct Fit: Hashable, Sendable, CustomStringConvertible {
    /// Answers that count in favour, or steps of a scale.
    public let count: Int
    /// All answers or steps.
    public let base: Int

    /// The fit as a fraction, not reduced.
    public var description: String { "\(count)/\(base)" }
  }

  /// Whether a count of a base prints the figure.
  public func isPrinted(by count: Int, of base: Int) -> Bool {
    guard count >= 0, count <= base, let share = Rational(count, of: base) else { return false }
    return Rounding(places: printed.places)(share * whole.rational) == printed
  }

  /// The smallest count of this base that prints the figure; `nil` when none does.
  public func fit(of base: Int) -> Fit? {
    base > 0 ? interval.count(of: base).map { Fit(count: $0, base: base) } : nil
  }

  /// The fit with the smallest base of all (最小相容基数): 31/34 for 4.56 of 5.
  public var smallestFit: Fit? { interval.simplestFraction.map { Fit(count: $0.count, base: $0.base) } }

  /// The fit with the largest base up to a limit; `nil` when no base up to it fits.
  public func largestFit(upTo limit: Int) -> Fit? {
    interval.largestBase(upTo: limit).flatMap { fit(of: $0) }
  }

  /// The fits with the smallest bases up to a limit, at most so many of them.
  public func fits(upTo limit: Int, atMost number: Int) -> [Fit] {
    var tried = 0
    var bases: [Int] = []
    if let interval = wholeInterval {
      tried = min(limit, WholeInterval.largestBase)
      bases = Array((0..<tried).lazy.map { $0 + 1 }.filter { interval.holdsCount(of: $0) }.prefix(number))
    }
    let interval = interval
    while bases.count < number, let next = interval.nextBase(after: max(tried, bases.last ?? 0), upTo: limit)
    {
      bases.append(next)
    }
    return bases.compactMap { fit(of: $0) }
  }

  /// What a count of a base would print, to the places of the figure.
  func print(of fit: Fit) -> ExactDecimal? {
    Rational(fit.count, of: fit.base).map { Rounding(places: printed.places)($0 * whole.rational) }
  }

  /// The counts of a base just below and just above the figure, when none prints it (相邻计数).
  func neighbours(of base: Int) -> [Fit] {
    guard let below = (interval.lower * Rational(base)).floor else { return [] }
    return [below, below + 1].filter { (0...base).contains($0) }.map { Fit(count: $0, base: base) }
  }

  /// The shares that round to the figure: from half a unit of the last place below it, up to half a unit above it.
  var interval: HalfOpenInterval {
    var unit = Rational(1)
    for _ in 0..<printed.places { unit = unit * (Rational(1, of: 10) ?? 0) }
    let half = unit * (Rational(1, of: 2) ?? 0)
    let scale = Rational(1).divided(by: whole.rational) ?? 0
    return HalfOpenInterval(
      lower: max(0, printed.rational - half) * scale, upper: (printed.rational + half) * scale)
  }
}
