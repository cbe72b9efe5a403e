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
    let side = logTail(at: x, complement: y)
    let tails = TailProbabilities(logLower: min(side.log, 0))
    return side.isLower ? tails : tails.mirrored
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

  /// In u = ln(x/(1−x)) the density is log-concave, hence so is the lower tail: after one Newton step on its
  /// logarithm every further one approaches the root from the left, from wherever it began.
  private func lowerLogOdds(_ probability: Double) -> Double {
    let target = Double.log(probability)
    let n = a + b
    let logBeta = a * Double.log(a / n) + b * Double.log(b / n) - logPrefactor(at: a / n, complement: b / n)
    // Iₓ ~ xᵃ/(aB) at the left end; there x is below the least Double and only its logarithm is left.
    let asymptote = (target + Double.log(a) + logBeta) / a
    guard asymptote > -690 else { return asymptote }
    var u = Double.log(a / b)
    var previous = Double.infinity
    for _ in 0..<200 {
      let (x, y) = (logistic(u), logistic(-u))
      let side = logTail(at: x, complement: y)
      let logLower = side.isLower ? side.log : Double.log(onePlus: -Double.exp(side.log))
      let slope = Double.exp(logPrefactor(at: x, complement: y) - logLower)
      let step = max((target - logLower) / slope, -690 - u)
      u += step
      if abs(step) <= 2e-16 * max(abs(u), 1) || (abs(step) < 1e-9 && abs(step) >= previous) { break }
      previous = abs(step)
    }
    return u
  }
}

/// 1/(1+e⁻ᵘ), to full relative precision at both ends.
func logistic(_ u: Double) -> Double {
  u >= 0 ? 1 / (1 + Double.exp(-u)) : Double.exp(u) / (1 + Double.exp(u))
}
