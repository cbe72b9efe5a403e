extension Reliability {
  /// Feldt's interval for α (Feldt 置信区间): 1 − (1−α̂)·F at the two ends of F(n−1, (n−1)(k−1)).
  ///
  /// Exact for items of a multivariate normal distribution with equal covariances, and a good guide for ratings.
  /// With weights n is the effective sample (Σw)²/Σw².
  /// - Returns: `nil` at an effective sample of one, or so near it that the lower end has no number. The lower end may be below 0.
  /// - Source: Feldt (1965), *Psychometrika* 30, 357–370. Checked: R `psych::alpha.ci`, relative 1e-9.
  public func alphaInterval(level: Double = 0.95) -> ClosedRange<Double>? {
    let tail = ConfidenceInterval.tail(of: level)
    guard let sample = weighting.effectiveCount, sample > 1 else { return nil }
    let f = FDistribution(sample - 1, (sample - 1) * Double(items.count - 1))
    let far = (1 - alpha) * f.criticalValue(upperTail: tail)
    return far.isFinite ? (1 - far)...(1 - (1 - alpha) * f.quantile(tail)) : nil
  }
}
