internal import ExactNumbers

extension Table {
  /// The table as comma-separated values (CSV): headings and rows alone, so that programs can read it.
  ///
  /// RFC 4180: lines end in CR LF, cells with a comma, quote or line break are quoted. Title, notes and indents are
  /// left out. A cell that a spreadsheet would run as a formula gets an apostrophe before it; plain numbers do not.
  public func csv() -> String {
    guard !columns.isEmpty else { return "" }
    return ([columns.map(\.header)] + rows.map { $0.cells.map(\.text) }).map(\.csvRecord).joined()
  }
}

extension [String] {
  /// One record with its line end.
  var csvRecord: String { map(\.csvCell).joined(separator: ",") + "\r\n" }
}

extension String {
  fileprivate var csvCell: String {
    let shown = startsFormula && !isPlainNumber ? "'" + self : self
    guard shown.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return shown }
    // By scalars: a quote that carries a combining mark is still a quote to a reader of bytes.
    return "\"" + shown.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// Spreadsheets in East Asian locales also take the full-width signs.
  private var startsFormula: Bool {
    guard let first = unicodeScalars.first else { return false }
    return ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].contains(first)
  }

  /// A decimal, perhaps with an exponent or a percent sign: `-3.20`, `-1e-05`, `+4.1%`.
  private var isPlainNumber: Bool {
    if last == "%" { return ExactDecimal(dropLast()) != nil }
    let parts = split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    return ExactDecimal(parts[0]) != nil && (parts.count == 1 || Int(parts[1]) != nil)
  }
}
