/// Writes records as RFC 4180 text in UTF-8 (写出 CSV); fields are quoted only when they must be.
///
/// What it writes, `RecordReader` reads back as it was, given the delimiter and unless formulas are guarded against.
public struct DelimitedWriter: Hashable, Sendable {
  /// How the text is written.
  public var dialect: Dialect
  /// Whether a field that a spreadsheet would run as a formula (公式注入) gets a `'` before it: one that begins with
  /// `=`, `+`, `-`, `@`, full-width or not, a tab or a line break and is no plain number. On for whatever respondents typed, off for round trips.
  public var guardsFormulas: Bool
  /// What has been written so far; take it out and remove it as often as you like.
  public var bytes: [UInt8]

  /// - Parameter byteOrderMark: Whether to begin with a mark. Excel needs it to see UTF-8.
  public init(
    dialect: Dialect = Dialect(newline: .carriageReturnLineFeed), byteOrderMark: Bool = false,
    guardsFormulas: Bool = false
  ) {
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
    bytes = byteOrderMark ? TextEncoding.utf8.byteOrderMark : []
  }

  /// Writes one record and its line break; no fields write nothing, since a blank line is no record.
  public mutating func write(_ fields: some Collection<String>) {
    guard !fields.isEmpty else { return }
    if fields.count == 1, fields.allSatisfy(\.isEmpty) {
      bytes += [Sign.quote, Sign.quote]  // Unquoted it would be a blank line.
    } else {
      var isFirst = true
      for field in fields {
        if !isFirst { bytes.append(dialect.delimiter.byte) }
        isFirst = false
        write(field: field)
      }
    }
    switch dialect.newline {
    case .lineFeed: bytes.append(Sign.lineFeed)
    case .carriageReturn: bytes.append(Sign.carriageReturn)
    case .carriageReturnLineFeed: bytes += [Sign.carriageReturn, Sign.lineFeed]
    }
  }

  private mutating func write(field: String) {
    let text = guardsFormulas && field.looksLikeFormula ? "'" + field : field
    let mustBeQuoted = text.utf8.contains {
      $0 == Sign.quote || $0 == Sign.lineFeed || $0 == Sign.carriageReturn || $0 == dialect.delimiter.byte
    }
    guard mustBeQuoted else { return bytes += text.utf8 }
    bytes.append(Sign.quote)
    for byte in text.utf8 {
      if byte == Sign.quote { bytes.append(Sign.quote) }
      bytes.append(byte)
    }
    bytes.append(Sign.quote)
  }
}

extension String {
  fileprivate var looksLikeFormula: Bool {
    // Spreadsheets in East Asian locales also take the full-width signs.
    guard let first = unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
      return false
    }
    return !isPlainNumber
  }

  /// A sign, digits and at most one point between them: `-3`, `+1.5`, `-0.25`.
  private var isPlainNumber: Bool {
    let digits = utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard utf8.count - digits.count <= 1 else { return false }
    let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
