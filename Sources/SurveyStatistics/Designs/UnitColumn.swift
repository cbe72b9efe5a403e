/// By row, the unit it belongs to (行的单元).
package struct UnitColumn: Hashable, Sendable {
  /// `nil` when each row is a unit of its own, numbered on from `first`.
  private let numbers: [Int32]?
  private let first: Int

  /// Units of rows by their numbers.
  init(_ numbers: [Int32]) { (self.numbers, first) = (numbers, 0) }

  /// Rows that are units of their own.
  init(from first: Int) { (numbers, self.first) = (nil, first) }

  var isOfRows: Bool { numbers == nil }

  /// The unit of a row.
  subscript(row: Int) -> Int { numbers.map { Int($0[row]) } ?? first + row }
}
