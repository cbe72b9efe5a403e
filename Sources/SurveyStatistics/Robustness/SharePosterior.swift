/// What answers say about the true share when nothing was known before (后验分布): Beta(k + 1, n − k + 1).
///
/// For the chance that a rate truly reaches the threshold it was scored by. Counts may be effective ones:
/// with the design effect d of a pooled or weighted rate, k/d of n/d.
/// Source: uniform prior, Bayes (1763). Checked: mpmath; P(share ≥ 0.95) = 0.2754 after 201/213, 0.8238 after
/// 223/231.
public struct SharePosterior: Hashable, Sendable {
  private let distribution: BetaDistribution

  /// - Parameters: 0 ≤ successes ≤ sample, whole or not; anything else is a programmer error.
  public init(successes: Double, of sample: Double) {
    precondition(
      successes >= 0 && successes <= sample && sample.isFinite, "successes are some of the answers")
    distribution = BetaDistribution(successes + 1, sample - successes + 1)
  }

  /// From an estimated share and its effective sample.
  public init(share: Double, effectiveSample: Double) {
    self.init(successes: share * effectiveSample, of: effectiveSample)
  }

  /// P(true share ≥ threshold).
  public func probability(ofAtLeast threshold: Double) -> Double { distribution.tails(at: threshold).upper }

  /// P(true share < threshold).
  public func probability(ofLessThan threshold: Double) -> Double { distribution.tails(at: threshold).lower }

  /// P(lower ≤ true share < upper): the chance of a tier (档次概率).
  ///
  /// Taken between the tails of one side, the smaller ones, so that a tier far out keeps its digits.
  public func probability(in range: Range<Double>) -> Double {
    let (low, high) = (distribution.tails(at: range.lowerBound), distribution.tails(at: range.upperBound))
    return max(0, low.lower > 0.5 ? low.upper - high.upper : high.lower - low.lower)
  }
}
