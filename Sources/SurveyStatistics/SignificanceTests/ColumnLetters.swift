/// Letters that say which columns of a table exceed which others (列字母): `B D` under a figure = significantly
/// higher than those of columns B and D.
///
/// From differences with the design's covariance, adjusted for the number of pairs; not from independent-sample
/// tests on weighted bases, which are wrong in both directions.
public struct ColumnLetters: Hashable, Sendable {
  /// A, B … Z, AA, AB … of the columns, in order.
  public let names: [String]
  /// For each column the columns it exceeds, by index, in order.
  public let exceeded: [[Int]]

  /// - Parameters:
  ///   - comparison: of the columns.
  ///   - level: an adjusted p below it makes a letter.
  public init(
    _ comparison: GroupComparison, level: Double = 0.05, adjustment: PValueAdjustment = .holm,
    convention: DenominatorConvention = .design
  ) {
    precondition(level > 0 && level < 1, "a significance level lies strictly between 0 and 1")
    names = comparison.values.indices.map(Self.name)
    var exceeded: [[Int]] = Array(repeating: [], count: comparison.values.count)
    for pair in comparison.pairs(adjustment: adjustment, convention: convention) {
      guard let p = pair.adjustedPValue, p < level, let test = try? pair.test.get() else { continue }
      if test.difference > 0 {
        exceeded[pair.first].append(pair.second)
      } else {
        exceeded[pair.second].append(pair.first)
      }
    }
    self.exceeded = exceeded.map { $0.sorted() }
  }

  /// What stands under each column's figure: `A C`, or nothing.
  public var texts: [String] { exceeded.map { $0.map { names[$0] }.joined(separator: " ") } }

  /// Columns as a spreadsheet numbers them.
  private static func name(_ column: Int) -> String {
    var (rest, name) = (column, "")
    while true {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      guard rest >= 26 else { return name }
      rest = rest / 26 - 1
    }
  }
}
