import RealModule

/// The F distribution (F 分布), of the ratio of two mean squares.
///
/// Checked: mpmath at 60 digits, relative 1e-12, both degrees of freedom from 0.01 to 2e6, tails to 1e-290.
public struct FDistribution: Hashable, Sendable {
  /// ν₁, of the mean square above; any positive number, since corrected tests have fractional ones.
  public let numeratorDegreesOfFreedom: Double
  /// ν₂, of the mean square below; `infinity` where it is known, for χ²/ν₁.
  public let denominatorDegreesOfFreedom: Double

  /// - Parameters: both above 0, the first finite; anything else is a programmer error.
  public init(_ numerator: Double, _ denominator: Double) {
    precondition(numerator > 0 && denominator > 0 && numerator.isFinite, "degrees of freedom are positive")
    numeratorDegreesOfFreedom = numerator
    denominatorDegreesOfFreedom = denominator
  }

  /// P(F ≤ x) and the p value P(F > x).
  public func tails(at x: Double) -> TailProbabilities { TailProbabilities(logTails(at: x)) }

  /// The logarithms of both.
  public func logTails(at x: Double) -> LogTailProbabilities {
    guard x > 0 else { return .nothingBelow }
    guard x.isFinite else { return .nothingAbove }
    guard let beta else { return limit.logTails(at: numeratorDegreesOfFreedom * x) }
    return beta.logTails(atOdds: odds(at: x), logOdds: logOdds(at: x))
  }

  /// The density; infinite at 0 below two degrees of freedom above.
  public func density(at x: Double) -> Double {
    guard x >= 0, x.isFinite else { return 0 }
    let d1 = numeratorDegreesOfFreedom
    guard x > 0 else { return d1 < 2 ? .infinity : d1 == 2 ? 1 : 0 }
    guard let beta else { return d1 * limit.density(at: d1 * x) }
    let odds = odds(at: x)
    return Double.exp(beta.logPrefactor(at: odds / (1 + odds), complement: 1 / (1 + odds)) - Double.log(x))
  }

  /// x with P(F ≤ x) = p (分位数); 0 at 0, ∞ at 1.
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    return quantile(lowerTail: probability, upperTail: 1 - probability)
  }

  /// x with P(F > x) = q: the critical value of a small tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public func criticalValue(upperTail tail: Double) -> Double {
    precondition((0...1).contains(tail), "a probability lies between 0 and 1")
    if tail == 0 { return .infinity }
    if tail == 1 { return 0 }
    return quantile(lowerTail: 1 - tail, upperTail: tail)
  }

  private func quantile(lowerTail: Double, upperTail: Double) -> Double {
    let d1 = numeratorDegreesOfFreedom
    guard let beta else {
      return (lowerTail <= upperTail ? limit.quantile(lowerTail) : limit.criticalValue(upperTail: upperTail))
        / d1
    }
    return Double.exp(beta.logOdds(lowerTail: lowerTail, upperTail: upperTail))
      * (denominatorDegreesOfFreedom / d1)
  }

  /// ν₁F/(ν₁F + ν₂) is beta; `nil` when ν₂ is infinite.
  private var beta: BetaDistribution? {
    denominatorDegreesOfFreedom.isFinite
      ? BetaDistribution(numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2) : nil
  }

  private var limit: ChiSquareDistribution {
    ChiSquareDistribution(degreesOfFreedom: numeratorDegreesOfFreedom)
  }

  private func odds(at x: Double) -> Double { numeratorDegreesOfFreedom / denominatorDegreesOfFreedom * x }

  private func logOdds(at x: Double) -> Double {
    Double.log(numeratorDegreesOfFreedom / denominatorDegreesOfFreedom) + Double.log(x)
  }
}
