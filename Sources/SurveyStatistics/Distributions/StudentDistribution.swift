import RealModule

/// Student's t distribution (t 分布).
///
/// Checked: mpmath at 60 digits, relative 1e-12, ν from 0.01 to 2e6, tails to 1e-290; quantiles likewise.
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
    degreesOfFreedom.isFinite ? TailProbabilities(logTails(at: t)) : NormalDistribution.tails(at: t)
  }

  /// ln P(T ≤ t) and ln P(T > t).
  public func logTails(at t: Double) -> LogTailProbabilities {
    let nu = degreesOfFreedom
    guard nu.isFinite else { return NormalDistribution.logTails(at: t) }
    guard t.isFinite else { return t > 0 ? .nothingAbove : .nothingBelow }
    // P(|T| > t) = Iₓ(ν/2, ½) with x = ν/(ν+t²), of which ν/t² are the odds.
    let odds = nu / abs(t) / abs(t)
    let logOutside =
      t == 0
      ? 0
      : BetaDistribution(nu / 2, 0.5).logTails(
        atOdds: odds, logOdds: Double.log(nu) - 2 * Double.log(abs(t))
      ).lower
    return LogTailProbabilities(logOutside - Self.logOfTwo, isLower: t < 0)
  }

  private static let logOfTwo = 0.69314718055994530942

  /// The density: Γ((ν+1)/2)/(√(πν)Γ(ν/2)) · (1 + t²/ν)^−(ν+1)/2.
  public func density(at t: Double) -> Double {
    let nu = degreesOfFreedom
    guard nu.isFinite else { return NormalDistribution.density(at: t) }
    guard t.isFinite else { return 0 }
    let half = nu / 2
    // The quotient of gammas is Stirling's formula at ν/2 + ½ and at ν/2, its large terms a deviance.
    let logGammas =
      SaddlePoint.stirlingRemainder(half + 0.5) - SaddlePoint.stirlingRemainder(half)
      - SaddlePoint.deviance(observed: half, expected: half + 0.5, excess: -0.5)
    let square = t / nu * t
    let logSpread = square < 1e300 ? Double.log(onePlus: square) : 2 * Double.log(abs(t)) - Double.log(nu)
    return Double.exp(logGammas - 0.5 * Double.log(2 * Double.pi) - (half + 0.5) * logSpread)
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
