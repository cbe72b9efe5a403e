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

  /// Of ln(lower), from which the other side follows.
  init(logLower: Double) {
    self.init(lower: Double.exp(logLower), upper: -Double.expMinusOne(logLower))
  }

  var mirrored: TailProbabilities { TailProbabilities(lower: upper, upper: lower) }
}
