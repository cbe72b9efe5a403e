internal import Diagnostics

extension Table {
  /// The table for a terminal or a plain text file (文字表), ending in a line break.
  ///
  /// Columns are aligned by terminal cells, so 汉字 take two. When the table is wider than allowed, the widest text
  /// columns are wrapped; when figures alone are too wide for one table, it goes on in a second one below, which
  /// repeats the first column. Nothing is cut.
  /// - Parameter width: The widest a line may be, in cells; 40 is enough for any table. `nil` sets no limit.
  public func text(width: Int? = nil) -> String {
    let lines =
      (title.map { $0.lines(toCells: width) } ?? [])
      + TextGrid(columns: columns, rows: rows).lines(width: width)
      + notes.flatMap { $0.lines(toCells: width) }
    return lines.eachEndingItsLine
  }
}

extension [String] {
  /// The lines as one text.
  var eachEndingItsLine: String { map { $0 + "\n" }.joined() }
}

extension String {
  /// The text as a heading: ruled with `=` or `-` on the first two levels, as it stands below.
  func underlined(level: Int, width: Int?) -> [String] {
    let lines = lines(toCells: width)
    guard level <= 2, let widest = lines.map(\.cellWidth).max() else { return lines }
    return lines + [String(repeating: level == 1 ? "=" : "-", count: widest)]
  }
}
