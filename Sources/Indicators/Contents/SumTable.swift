public import Diagnostics
public import ExactNumbers

/// A printed table whose columns or rows add up (合计表).
public struct SumTable: Hashable, Sendable {
  /// How findings and waivers name it.
  public let id: String
  /// What the report calls it.
  public let name: String
  /// The columns, in printed order.
  public let columns: [String]
  /// The rows, in printed order, totals among them.
  public let rows: [Row]
  /// Sums within a row, by columns (横向).
  public let across: [Rule]
  /// Sums within a column, by rows (纵向).
  public let down: [Rule]
  /// Where it is printed.
  public let source: SourceReference?
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A row; `nil` where nothing is printed.
  public struct Row: Hashable, Sendable {
    /// The name in the first column.
    public let name: String
    /// One value a column.
    public let values: [ExactDecimal?]

    /// A row of figures.
    public init(_ name: String, values: [ExactDecimal?]) { (self.name, self.values) = (name, values) }
  }

  /// What adds up to what.
  public struct Rule: Hashable, Sendable {
    /// The column or row that holds the sum.
    public let total: String
    /// What it is the sum of.
    public let addends: [String]

    /// A sum and its parts.
    public init(_ total: String, of addends: [String]) { (self.total, self.addends) = (total, addends) }
  }

  /// A table and its sums.
  public init(
    _ id: String, name: String, columns: [String], rows: [Row], across: [Rule] = [], down: [Rule] = [],
    source: SourceReference? = nil, location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.columns, self.rows) = (id, name, columns, rows)
    (self.across, self.down, self.source, self.location) = (across, down, source, location)
  }

  /// A cell with its name; `nil` when it is not printed.
  func cell(row: String, column: String) -> Addend? {
    guard let place = columns.firstIndex(of: column), let row = rows.first(where: { $0.name == row }),
      row.values.indices.contains(place), let value = row.values[place]
    else { return nil }
    return Addend(columns.count > 1 ? "\(row.name)·\(column)" : row.name, value)
  }
}
