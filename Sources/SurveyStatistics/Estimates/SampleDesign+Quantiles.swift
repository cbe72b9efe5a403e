/// Quantiles and medians (分位数), with Woodruff's interval.
extension SampleDesign {
  /// Estimates where the distribution of a number reaches given shares.
  ///
  /// The estimate is the least value that has at least a share p of the weight at or below it. Its interval turns the
  /// interval of that share, p ± t·SE (so the method is `t`), back through the distribution; the standard error is a 2t-th of its width.
  /// - Parameters:
  ///   - probabilities: between 0 and 1.
  ///   - domain: by row, who is meant; `nil` = everybody.
  /// - Returns: one for each probability; `nil` when nobody answered. No interval where it leaves 0…1.
  /// - Source: Woodruff (1952), *JASA* 47, 635–646; Francisco & Fuller (1991), *Ann. Stat.* 19, 454–469. Checked: R
  ///   `svyquantile(interval.type = "mean", qrule = "math")`, 1e-9.
  public func quantiles(
    of column: NumericColumn, at probabilities: [Double], among domain: [Bool]? = nil, level: Double = 0.95
  ) -> [Estimate?] {
    precondition(column.count == rows && domain.map { $0.count == rows } ?? true, "columns are of these rows")
    precondition(probabilities.allSatisfy { $0 > 0 && $0 < 1 }, "probabilities lie strictly between 0 and 1")
    let distribution = WeightedDistribution(column, weights: weights) { domain?[$0] ?? true }
    return probabilities.map { probability in
      distribution.quantile(probability).flatMap { value in
        quantile(value, probability, of: column, distribution, among: domain, level: level)
      }
    }
  }

  private func quantile(
    _ value: Double, _ probability: Double, of column: NumericColumn, _ distribution: WeightedDistribution,
    among domain: [Bool]?, level: Double
  ) -> Estimate? {
    let below = NumericColumn(values: column.values.map { $0 <= value ? 1 : 0 }, isKnown: column.isKnown)
    let table = table(of: .share(below, by: domain.map { DomainColumn(where: $0) }))
    guard let share = table.estimate(0, level: level) else { return nil }
    var estimate = Estimate(
      value: value, error: share.error, respondents: share.respondents, weightedBase: share.weightedBase)
    estimate.missing = share.missing
    estimate.flags = share.flags.subtracting([.imprecise, .allSame])
    guard let known = try? share.error.get() else { return estimate }
    guard known.degreesOfFreedom > 0 else {
      estimate.error = .failure(.noDegreesOfFreedom)
      return estimate
    }
    let t = StudentDistribution(degreesOfFreedom: Double(known.degreesOfFreedom)).criticalValue(level: level)
    guard let lower = distribution.quantile(probability - t * known.value),
      let upper = distribution.quantile(probability + t * known.value)
    else {
      estimate.error = .failure(.intervalBeyondRange)
      return estimate
    }
    estimate.interval = ConfidenceInterval(lower: lower, upper: upper, level: level, method: .t)
    estimate.error = .success(
      StandardError((upper - lower) / (2 * t), degreesOfFreedom: known.degreesOfFreedom))
    return estimate
  }
}
