/// Whether items measure the same thing (信度): Cronbach's α and what each item adds to it.
///
/// All from the covariance of complete rows (listwise); items must already be reverse-scored (反向计分).
/// Source: Cronbach (1951), *Psychometrika* 16, 297–334, eq. 2. Checked: R `psych::alpha`, relative 1e-9.
public struct Reliability: Hashable, Sendable {
  /// Raw α (克隆巴赫系数) = k/(k−1) · (1 − Σ s²(item)/s²(sum)); at most 1, below 0 when items disagree.
  public let alpha: Double
  /// Standardised α: the same from correlations, as if all items varied alike; `nil` when one does not vary.
  public let standardizedAlpha: Double?
  /// Each item against the others, in order.
  public let items: [ItemReliability]
  /// n of the complete rows, with what their weights cost.
  public let weighting: WeightSummary
  /// n, the complete rows.
  public var respondents: Int { weighting.count }

  /// - Throws: `.tooFewItems` below two, `.nobodyAnswered`, `.oneRespondent`, `.noVariation` when the sums
  ///   are all the same.
  public init(_ tally: CovarianceTally) throws(UndefinedReason) {
    guard tally.variables > 1 else { throw .tooFewItems(needed: 2) }
    guard tally.count > 0 else { throw .nobodyAnswered }
    guard let covariance = tally.covariance else { throw .oneRespondent }
    guard let alpha = Reliability.alpha(of: covariance) else { throw .noVariation }
    self.alpha = alpha
    standardizedAlpha = tally.correlation.flatMap(Reliability.alpha)
    items = (0..<tally.variables).map { ItemReliability($0, in: covariance) }
    weighting = tally.weighting
  }

  /// Raw α from a covariance matrix, or standardised α from a correlation matrix.
  ///
  /// For what the pairwise covariances would give (`PairwiseCovarianceTally`), beside the complete rows' α and never
  /// mixed with it.
  /// - Returns: `nil` below two items and when the sum does not vary, be it because no item does or because they
  ///   cancel.
  public static func alpha(of covariance: SymmetricMatrix) -> Double? {
    let total = covariance.sum
    guard covariance.size > 1, total > 1e-14 * covariance.trace else { return nil }
    let k = Double(covariance.size)
    // Of items that copy each other 1, which rounding may exceed.
    return min(1, k / (k - 1) * (1 - covariance.trace / total))
  }
}

/// One item beside the others of its scale (题目信度).
public struct ItemReliability: Hashable, Sendable {
  /// Raw α without it (删除该题后的 α); `nil` when fewer than two items or no variation are left.
  public let alphaIfDropped: Double?
  /// Its correlation with the sum of the others (题总相关, 校正后); negative hints at an item not reverse-scored.
  /// `nil` when either does not vary.
  public let itemRestCorrelation: Double?

  init(_ item: Int, in covariance: SymmetricMatrix) {
    let rest = covariance.dropping(item)
    alphaIfDropped = Reliability.alpha(of: rest)
    let variance = covariance[item, item]
    let restVariance = rest.sum
    let shared = covariance.rowSum(item) - variance
    itemRestCorrelation =
      variance > 0 && restVariance > 1e-14 * rest.trace
      ? shared / (variance * restVariance).squareRoot() : nil
  }
}
