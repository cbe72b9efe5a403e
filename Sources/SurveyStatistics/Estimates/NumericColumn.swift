/// Numbers by row, of which some may be missing (数值列).
public struct NumericColumn: Hashable, Sendable {
  /// One for every row; without meaning where the number is missing.
  public let values: [Double]
  /// Which rows have a number; `nil` = all.
  public let isKnown: [Bool]?

  /// A column without gaps.
  public init(_ values: [Double]) { (self.values, isKnown) = (values, nil) }

  /// A column with `nil` where a number is missing.
  public init(_ values: [Double?]) {
    self.init(values: values.map { $0 ?? 0 }, isKnown: values.map { $0 != nil })
  }

  /// Numbers, and which of them count.
  public init(values: [Double], isKnown: [Bool]?) {
    precondition(isKnown.map { $0.count == values.count } ?? true, "a row is known or not")
    (self.values, self.isKnown) = (values, isKnown)
  }

  /// Rows.
  public var count: Int { values.count }
}
