/// The chi-square distribution (卡方分布): a gamma of shape ν/2, doubled.
///
/// Checked: mpmath at 60 digits, relative 1e-12, ν from 0.01 to 2e6, tails to 1e-290.
public struct ChiSquareDistribution: Hashable, Sendable {
  /// ν; any positive number, since corrected tests have fractional ones.
  public let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: above 0 and finite; anything else is a programmer error.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  private var half: GammaDistribution { GammaDistribution(shape: degreesOfFreedom / 2) }

  /// P(X ≤ x) and the p value P(X > x).
  public func tails(at x: Double) -> TailProbabilities { half.tails(at: x / 2) }

  /// The logarithms of both.
  public func logTails(at x: Double) -> LogTailProbabilities { half.logTails(at: x / 2) }

  /// The density; infinite at 0 below two degrees of freedom.
  public func density(at x: Double) -> Double { half.density(at: x / 2) / 2 }

  /// x with P(X ≤ x) = p (分位数); 0 at 0, ∞ at 1.
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Double { 2 * half.quantile(probability) }

  /// x with P(X > x) = q: the critical value of a small tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public func criticalValue(upperTail tail: Double) -> Double { 2 * half.quantile(upperTail: tail) }
}
