public import SurveyStatistics

/// One estimate of a request with all that names it (估计结果行).
public struct EstimateRow: Sendable {
  /// 类型, in English: `share`, `mean`, ….
  public let statistic: String
  /// 类型, in Chinese.
  public let title: String
  /// The column or columns.
  public let variable: String
  /// The answers that count, the quantile or the scores; `nil` where the variable says it all.
  public let value: String?
  /// Columns and values of the domain; empty = everybody.
  public let domain: [(column: String, value: String)]
  /// For a difference, the domain that is taken away.
  public let minus: [(column: String, value: String)]?
  /// The estimate; `nil` when nobody answered.
  public let estimate: Estimate?
  /// Whether a share may be printed, by its 95 % Korn–Graubard interval; `nil` for other figures.
  public let publication: PublicationVerdict?
  /// Whether it lies between 0 and 1.
  public let isShare: Bool
  /// What was computed, in symbols.
  public let formula: String
}

/// All that a request asked for (估计结果).
public struct EstimateResults: Sendable {
  /// 设计: counts of the sample.
  public struct Design: Sendable {
    /// Rows, first-stage strata and first-stage units.
    public let rows: Int, strata: Int, clusters: Int
    /// ν over everybody.
    public let degreesOfFreedom: Int
    /// Replicates, if errors come from them.
    public let replicates: Int?
    /// Of all rows.
    public let weighting: WeightSummary
    /// What calibration did, if the design has any.
    public let calibration: WeightingReport?
  }

  /// The sample.
  public let design: Design
  /// In the order of the request, then of the domains.
  public let rows: [EstimateRow]
  /// Tests, in the order of the request.
  public let tests: [TestRow]
  /// Answers of several figures, in the order of the request.
  public let analyses: [Analysis]
}
