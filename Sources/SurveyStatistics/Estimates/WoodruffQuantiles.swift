/// Quantiles with Woodruff's interval (分位数, Woodruff 区间), from whatever knows the error of a share.
///
/// The estimate is the least value that has at least a share p of the weight at or below it. Its interval turns the
/// interval of that share, p ± t·SE (so the method is `t`), back through the distribution; the standard error is a
/// 2t-th of its width, 0 where both ends are the same answer of a short scale.
/// Source: Woodruff (1952), *JASA* 47, 635–646; Francisco & Fuller (1991), *Ann. Stat.* 19, 454–469.
struct WoodruffQuantiles {
  let column: NumericColumn
  /// By row, who is meant; `nil` = everybody.
  let domain: [Bool]?
  let level: Double
  let distribution: WeightedDistribution
  /// Estimates a share with its error.
  private let table: (Measurement) -> EstimateTable

  /// - Parameter weights: those the estimates of the table use.
  init(
    of column: NumericColumn, weights: [Double], among domain: [Bool]?, level: Double,
    table: @escaping (Measurement) -> EstimateTable
  ) {
    precondition(
      column.count == weights.count && domain.map { $0.count == weights.count } ?? true,
      "columns are of the rows of the design")
    (self.column, self.domain, self.level, self.table) = (column, domain, level, table)
    distribution = WeightedDistribution(column, weights: weights) { domain?[$0] ?? true }
  }

  /// - Parameter probabilities: between 0 and 1.
  /// - Returns: one for each; `nil` when nobody answered. No interval where it leaves 0…1.
  func estimates(at probabilities: [Double]) -> [Estimate?] {
    precondition(probabilities.allSatisfy { $0 > 0 && $0 < 1 }, "probabilities lie strictly between 0 and 1")
    return probabilities.map { probability in
      distribution.quantile(probability).flatMap { estimate($0, at: probability) }
    }
  }

  /// The share at or below a value, and with it who answered.
  func share(upTo value: Double) -> Estimate? {
    let below = NumericColumn(values: column.values.map { $0 <= value ? 1 : 0 }, isKnown: column.isKnown)
    return table(.share(below, by: domain.map { DomainColumn(where: $0) })).estimate(0, level: level)
  }

  private func estimate(_ value: Double, at probability: Double) -> Estimate? {
    guard let share = share(upTo: value) else { return nil }
    var estimate = Estimate(quantile: value, error: share.error, among: share)
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

extension Estimate {
  /// A quantile of the people a share was estimated of.
  init(quantile value: Double, error: Result<StandardError, UndefinedReason>, among share: Estimate) {
    self.init(
      value: value, error: error, respondents: share.respondents, weightedBase: share.weightedBase)
    missing = share.missing
    // Those two are about the share.
    flags = share.flags.subtracting([.imprecise, .allSame])
  }
}

extension SampleDesign {
  /// Estimates where the distribution of a number reaches given shares (分位数), with Woodruff's interval.
  ///
  /// - Parameters:
  ///   - probabilities: between 0 and 1.
  ///   - domain: by row, who is meant; `nil` = everybody.
  /// - Returns: one for each probability; `nil` when nobody answered. No interval where it leaves 0…1.
  /// - Source: Woodruff (1952), *JASA* 47, 635–646. Checked: R `svyquantile(interval.type = "mean", qrule = "math")`,
  ///   1e-9.
  public func quantiles(
    of column: NumericColumn, at probabilities: [Double], among domain: [Bool]? = nil, level: Double = 0.95
  ) -> [Estimate?] {
    WoodruffQuantiles(of: column, weights: weights, among: domain, level: level) { table(of: $0) }
      .estimates(at: probabilities)
  }
}

extension CalibratedDesign {
  /// The same with calibrated weights (校准后的分位数), the error of the share being that of calibration residuals.
  ///
  /// - Parameters: as of `SampleDesign.quantiles`.
  /// - Checked: R `svyquantile` and `svymean` on a design from `calibrate`, 1e-9.
  public func quantiles(
    of column: NumericColumn, at probabilities: [Double], among domain: [Bool]? = nil, level: Double = 0.95
  ) -> [Estimate?] {
    WoodruffQuantiles(of: column, weights: design.weights, among: domain, level: level) { table(of: [$0]) }
      .estimates(at: probabilities)
  }
}
