import RealModule

/// Student's t distribution (t 分布).
///
/// Checked: mpmath at 60 digits, relative 1e-12, ν from 0.5 to 1e6, tails to 1e-200; quantiles likewise.
public struct StudentDistribution: Hashable, Sendable {
  /// ν; any positive number, `infinity` for the normal distribution.
  public let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: above 0; anything else is a programmer error.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ t) and P(T > t).
  public func tails(at t: Double) -> TailProbabilities {
    let nu = degreesOfFreedom
    guard nu.isFinite else { return NormalDistribution.tails(at: t) }
    guard t.isFinite else {
      return t > 0 ? TailProbabilities(lower: 1, upper: 0) : TailProbabilities(lower: 0, upper: 1)
    }
    // P(|T| > t) = Iₓ(ν/2, ½) with x = ν/(ν+t²); the quotient form keeps x and 1 − x from overflowing.
    let ratio = abs(t) < nu ? t / nu * t : t * (t / nu)
    let x = 1 / (1 + ratio)
    let y = ratio.isFinite ? ratio / (1 + ratio) : 1
    let outside = 0.5 * BetaDistribution(nu / 2, 0.5).tails(at: x, complement: y).lower
    let tails = TailProbabilities(lower: 1 - outside, upper: outside)
    return t >= 0 ? tails : tails.mirrored
  }

  /// t with P(T ≤ t) = p (分位数); exactly 0 at ½, ∓∞ at 0 and 1.
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    return probability > 0.5 ? upperPoint(1 - probability) : -upperPoint(probability)
  }

  /// t with P(T > t) = q: the critical value of a small tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public func criticalValue(upperTail tail: Double) -> Double { -quantile(tail) }

  /// t with two-sided confidence `level` between −t and t.
  ///
  /// - Parameter level: between 0 and 1, both excluded.
  public func criticalValue(level: Double) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    return criticalValue(upperTail: (1 - level) / 2)
  }

  /// t ≥ 0 with upper tail q ≤ ½: t² = ν(1−x)/x, and (1−x)/x is what the beta quantile is solved in.
  private func upperPoint(_ tail: Double) -> Double {
    guard tail > 0 else { return .infinity }
    guard tail < 0.5 else { return 0 }
    let nu = degreesOfFreedom
    guard nu.isFinite else { return NormalDistribution.criticalValue(upperTail: tail) }
    // 2q and 1 − 2q are both exact enough: q < ½ doubles exactly and the difference is exact near ½.
    let logOdds = BetaDistribution(nu / 2, 0.5).logOdds(lowerTail: 2 * tail, upperTail: 1 - 2 * tail)
    return nu.squareRoot() * Double.exp(-logOdds / 2)
  }
}
