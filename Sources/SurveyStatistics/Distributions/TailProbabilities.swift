import RealModule

/// The two sides of a distribution at a point (左尾与右尾): each keeps its own relative precision.
///
/// They add up to 1, but neither is formed from the other while it is small: 1 − 10⁻²⁰ is 1 in a `Double`.
public struct TailProbabilities: Hashable, Sendable {
  /// P(X ≤ x).
  public let lower: Double
  /// P(X > x); for discrete distributions strictly greater.
  public let upper: Double

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  init(_ logs: LogTailProbabilities) {
    self =
      logs.isLowerGiven
      ? TailProbabilities(lower: Double.exp(logs.given), upper: -Double.expMinusOne(logs.given))
      : TailProbabilities(lower: -Double.expMinusOne(logs.given), upper: Double.exp(logs.given))
  }

  var mirrored: TailProbabilities { TailProbabilities(lower: upper, upper: lower) }
}

/// The logarithms of both sides of a distribution at a point (对数尾概率): finite where the probability itself
/// is below the least `Double`.
public struct LogTailProbabilities: Hashable, Sendable {
  /// The side that was worked out, of which the other is the complement.
  let given: Double
  let isLowerGiven: Bool

  /// Rounding may carry the logarithm of a probability above 0.
  init(_ log: Double, isLower: Bool) {
    given = min(log, 0)
    isLowerGiven = isLower
  }

  /// ln P(X ≤ x); −∞ where that is 0.
  public var lower: Double { isLowerGiven ? given : LogTailProbabilities.complement(given) }

  /// ln P(X > x); −∞ where that is 0.
  public var upper: Double { isLowerGiven ? LogTailProbabilities.complement(given) : given }

  var mirrored: LogTailProbabilities { LogTailProbabilities(given, isLower: !isLowerGiven) }

  static let nothingBelow = LogTailProbabilities(0, isLower: false)
  static let nothingAbove = LogTailProbabilities(0, isLower: true)

  /// ln(1 − eˡ): by whichever of two forms keeps its digits. Mächler (2012), "Accurately computing
  /// log(1 − exp(−|a|))".
  private static func complement(_ log: Double) -> Double {
    log > -0.6931471805599453 ? Double.log(-Double.expMinusOne(log)) : Double.log(onePlus: -Double.exp(log))
  }
}
