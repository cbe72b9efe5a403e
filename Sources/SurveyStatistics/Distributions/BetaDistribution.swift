import RealModule

/// The beta distribution (贝塔分布) on 0…1; its cumulative form is the regularised incomplete beta function
/// Iₓ(a,b).
///
/// Behind Student's t, F, binomial tails, the Clopper–Pearson and Korn–Graubard intervals and the posterior
/// of a share.
/// Checked: mpmath at 60 digits, relative 1e-12, a and b from 0.01 to 1e6, tails to 1e-290.
public struct BetaDistribution: Hashable, Sendable {
  /// The weight of successes: the power of x is a − 1.
  public let a: Double
  /// The weight of failures: the power of 1 − x is b − 1.
  public let b: Double

  /// - Parameters: both above 0 and finite; anything else is a programmer error.
  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "beta shapes are positive")
    self.a = a
    self.b = b
  }

  /// Iₓ(a,b) and its complement; everything below 0 and above 1 counts as the nearer end.
  public func tails(at x: Double) -> TailProbabilities {
    tails(at: x, complement: 1 - x)
  }

  /// Iₓ(a,b) and its complement, with 1 − x passed in by a caller who knows it better than a subtraction
  /// does.
  func tails(at x: Double, complement y: Double) -> TailProbabilities {
    guard x > 0 else { return TailProbabilities(lower: 0, upper: 1) }
    guard y > 0 else { return TailProbabilities(lower: 1, upper: 0) }
    return TailProbabilities(logTails(at: x, complement: y))
  }

  /// ln Iₓ(a,b) and the logarithm of its complement.
  public func logTails(at x: Double) -> LogTailProbabilities {
    guard x > 0 else { return .nothingBelow }
    guard x < 1 else { return .nothingAbove }
    return logTails(at: x, complement: 1 - x)
  }

  /// The density xᵃ⁻¹(1−x)ᵇ⁻¹/B(a,b), infinite at an end whose shape is below 1.
  public func density(at x: Double) -> Double {
    if x < 0 || x > 1 { return 0 }
    if x == 0 { return a < 1 ? .infinity : a == 1 ? b : 0 }
    if x == 1 { return b < 1 ? .infinity : b == 1 ? a : 0 }
    return Double.exp(logPrefactor(at: x, complement: 1 - x) - Double.log(x) - Double.log(onePlus: -x))
  }

  /// x with Iₓ(a,b) = p (分位数).
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    return logistic(logOdds(lowerTail: probability, upperTail: 1 - probability))
  }

  /// x with 1 − Iₓ(a,b) = q: the point that cuts off a small upper tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public func quantile(upperTail tail: Double) -> Double {
    precondition((0...1).contains(tail), "a probability lies between 0 and 1")
    if tail == 0 { return 1 }
    if tail == 1 { return 0 }
    return logistic(logOdds(lowerTail: 1 - tail, upperTail: tail))
  }

  /// ln(x/(1−x)) of the quantile, so that a caller can have x and 1 − x alike to full precision.
  func logOdds(lowerTail: Double, upperTail: Double) -> Double {
    lowerTail <= upperTail
      ? lowerLogOdds(lowerTail) : -BetaDistribution(b, a).lowerLogOdds(upperTail)
  }

  /// In u = ln(x/(1−x)) the density is log-concave, hence so is the lower tail.
  private func lowerLogOdds(_ probability: Double) -> Double {
    let target = Double.log(probability)
    // Iₓ ~ xᵃ/(aB) at the left end; there x may be below the least Double and only its logarithm is left.
    let asymptote = (target - logInverseBeta) / a
    guard asymptote + Double.log(onePlus: b) > -40 else { return asymptote }
    return NewtonOnLogTail.root(from: Double.log(a / b), target: target) { u in
      let logLower = logTails(atOdds: Double.exp(u), logOdds: u).lower
      return (logLower, Double.exp(logPrefactor(atLogOdds: u) - logLower))
    }
  }
}

/// 1/(1+e⁻ᵘ), to full relative precision at both ends.
func logistic(_ u: Double) -> Double {
  u >= 0 ? 1 / (1 + Double.exp(-u)) : Double.exp(u) / (1 + Double.exp(u))
}
