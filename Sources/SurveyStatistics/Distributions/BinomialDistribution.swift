import RealModule

/// The binomial distribution (二项分布): successes among independent trials.
///
/// Checked: mpmath at 60 digits, relative 1e-12, up to 10⁶ trials.
public struct BinomialDistribution: Hashable, Sendable {
  /// How many are drawn.
  public let trials: Int
  /// The chance of each to succeed, 0…1.
  public let probability: Double

  /// - Parameters: trials at least 0, probability 0…1; anything else is a programmer error.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "trials are counted")
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    self.trials = trials
    self.probability = probability
  }

  /// P(X = k); 0 outside 0…n.
  public func probability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return 0 }
    let (p, q) = (probability, 1 - probability)
    if p == 0 { return successes == 0 ? 1 : 0 }
    if q == 0 { return successes == trials ? 1 : 0 }
    if successes == 0 { return Double.exp(Double(trials) * Double.log(onePlus: -p)) }
    if successes == trials { return Double.pow(p, trials) }
    let (k, rest, n) = (Double(successes), Double(trials - successes), Double(trials))
    let excess = k * q - rest * p
    let logFactorials =
      SaddlePoint.logFactorialExcess(trials) - SaddlePoint.logFactorialExcess(successes)
      - SaddlePoint.logFactorialExcess(trials - successes)
    return Double.exp(
      logFactorials - SaddlePoint.deviance(observed: k, expected: n * p, excess: excess)
        - SaddlePoint.deviance(observed: rest, expected: n * q, excess: -excess))
  }

  /// P(X ≥ k) = I_p(k, n − k + 1).
  public func atLeast(_ successes: Int) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return BetaDistribution(Double(successes), Double(trials - successes + 1)).tails(at: probability).lower
  }

  /// P(X ≤ k).
  public func atMost(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return BetaDistribution(Double(successes + 1), Double(trials - successes)).tails(at: probability).upper
  }

  /// The least k with P(X ≤ k) ≥ p (分位数).
  ///
  /// - Parameter probability: 0…1, met to one part in 10¹³, so that a probability computed elsewhere gives the
  ///   k it was computed from; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Int {
    DiscreteQuantile.least(in: 0...trials, probability: probability) { (atMost($0), atLeast($0 + 1)) }
  }
}
