/// The influence values of several estimates, row by row (影响值): all a variance needs to know of an estimate.
///
/// A row's influence is how far it moves the estimate, its weight included: w·y for a total, w·(y − Rx)/X for a
/// ratio; 0 outside the domain and where there is no answer. Estimates are combined by combining columns.
/// Source: Särndal, Swensson & Wretman (1992), *Model Assisted Survey Sampling*, §5.5.
public struct InfluenceBlock: Hashable, Sendable {
  /// Rows of each column.
  public let rows: Int
  /// A column for each estimate.
  public private(set) var columns: [[Double]]

  /// - Parameters:
  ///   - rows: of the design.
  ///   - columns: each as long.
  public init(rows: Int, columns: [[Double]] = []) {
    precondition(columns.allSatisfy { $0.count == rows }, "every row has an influence on every estimate")
    self.rows = rows
    self.columns = columns
  }

  /// One estimate more.
  public mutating func append(_ column: [Double]) {
    precondition(column.count == rows, "every row has an influence on every estimate")
    columns.append(column)
  }
}
