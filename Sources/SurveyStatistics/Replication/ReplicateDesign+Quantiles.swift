/// Quantiles from replicates (复制权重下的分位数).
extension ReplicateDesign {
  /// Estimates where the distribution of a number reaches given shares, with the spread the replicates show.
  ///
  /// Half samples, bootstraps and successive differences find the quantile anew in every replicate: V = c Σ r_k (q_k −
  /// centre)², and the interval is q ± t·SE. A jackknife leaves out too little to move a quantile as it should, so there
  /// the error of the share is taken from the replicates and turned back (`WoodruffQuantiles`).
  /// - Parameters:
  ///   - probabilities: between 0 and 1.
  ///   - domain: by row, who is meant; `nil` = everybody.
  /// - Returns: one for each probability; `nil` when nobody answered. Without an error where a replicate gives nobody
  ///   of the domain a weight, or there are no degrees of freedom.
  /// - Source: Wolter (2007), §3.7 and 4.2.4, on half samples and on jackknifed quantiles; Rao, Wu & Yue (1992),
  ///   *Survey Methodology* 18, 209–217. Checked: R `svyquantile(interval.type = "quantile", qrule = "math")` for BRR,
  ///   Fay and given weights, and its share's error for jackknives, 1e-9.
  public func quantiles(
    of column: NumericColumn, at probabilities: [Double], among domain: [Bool]? = nil, level: Double = 0.95
  ) -> [Estimate?] {
    let woodruff = WoodruffQuantiles(of: column, weights: weights, among: domain, level: level) {
      table(of: $0)
    }
    if method.leavesOneOut { return woodruff.estimates(at: probabilities) }
    precondition(probabilities.allSatisfy { $0 > 0 && $0 < 1 }, "probabilities lie strictly between 0 and 1")
    let values = probabilities.map { woodruff.distribution.quantile($0) }
    let replicated = columns.indices.map { replicate in
      woodruff.distribution.quantiles(probabilities) { weight(ofRow: $0, in: replicate) }
    }
    return values.enumerated().map { place, value in
      guard let value, let share = woodruff.share(upTo: value) else { return nil }
      var estimate = Estimate(
        quantile: value, error: error(value, replicated.map { $0[place] }), among: share)
      estimate.interval = estimate.meanInterval(level: level)
      return estimate
    }
  }

  private func error(_ value: Double, _ replicated: [Double?]) -> Result<StandardError, UndefinedReason> {
    let counted = replicated.compactMap { $0 }
    guard counted.count == replicated.count else { return .failure(.undefinedInReplicate) }
    guard degreesOfFreedom > 0 else { return .failure(.noDegreesOfFreedom) }
    let variance = factors.covariance([counted.map { $0 - value }])[0, 0]
    return .success(StandardError(variance.squareRoot(), degreesOfFreedom: degreesOfFreedom))
  }

  /// The weight of a row in a replicate.
  func weight(ofRow row: Int, in replicate: Int) -> Double {
    guard let unitOfRow else { return columns[replicate][row] }
    return weights[row] * columns[replicate][unitOfRow[row]]
  }
}
