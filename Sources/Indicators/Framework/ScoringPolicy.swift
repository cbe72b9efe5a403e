public import ExactNumbers

/// How an evaluation rounds and compares (舍入与比较).
public struct ScoringPolicy: Hashable, Sendable {
  /// How leaf scores are rounded, once; totals are sums of the rounded scores. Half up to 2 places unless declared.
  public var scores: Rounding
  /// How 得分率 and measured percentages are printed. Half up to 2 places unless declared.
  public var rates: Rounding
  /// Which reading of a measured value is compared with thresholds and bands.
  public var comparison: Comparison

  /// 阈值比较: the reading of a measured value that thresholds and bands compare.
  public enum Comparison: Hashable, Sendable, CaseIterable {
    /// 按原值比较: 89.996 is below 90.
    case unrounded
    /// 按舍入值比较: at 2 places 89.996 is 90.00 and reaches it.
    case rounded
  }

  /// Scores and rates half up to 2 places, thresholds on unrounded values.
  public init(
    scores: Rounding = Rounding(), rates: Rounding = Rounding(), comparison: Comparison = .unrounded
  ) {
    (self.scores, self.rates, self.comparison) = (scores, rates, comparison)
  }
}
