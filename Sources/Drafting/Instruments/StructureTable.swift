package import DelimitedText
internal import Diagnostics
internal import Responses

/// A sheet that describes a questionnaire (结构表): rows with cells by heading.
package struct StructureTable: Sendable {
  private let columns: [String: Int]
  /// All records, a header first if there is one.
  let records: [[String]]
  var rows: ArraySlice<[String]> { records.dropFirst() }

  /// More rows than any questionnaire has.
  private static let mostRows = 20_000

  /// Reads a delimited file.
  /// - Throws: When it cannot be read as a table.
  package init(_ source: ByteSource, file: String) throws(DelimitedTextError) {
    var reader = try RecordReader(source, file: file)
    var records: [[String]] = []
    while records.count <= Self.mostRows, let record = try reader.readRecord({ $0.texts }) {
      records.append(record)
    }
    self.init(records: records)
  }

  /// A sheet of these records, the header first.
  package init(records: [[String]]) {
    let header = (records.first ?? []).map { $0.folded.lowercased() }
    columns = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.records = records
  }

  /// Whether there are columns of these names.
  func has(_ names: String...) -> Bool { names.allSatisfy { columns[$0] != nil } }

  /// Whether there is a column of this name, or of its kind in some language: `label::中文 (zh)`.
  func hasLabel(_ name: String) -> Bool { labelColumn(name) != nil }

  /// A row's cell, trimmed; empty where the row or the column has none.
  func cell(_ row: [String], _ name: String) -> String { text(row, columns[name]) }

  /// A row's cell of the column, or of its first language.
  func label(_ row: [String], _ name: String) -> String { text(row, labelColumn(name)) }

  private func labelColumn(_ name: String) -> Int? {
    columns[name] ?? columns.filter { $0.key.hasPrefix("\(name)::") }.values.min()
  }

  private func text(_ row: [String], _ column: Int?) -> String {
    guard let column, column < row.count else { return "" }
    let text = row[column]
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.endIndex
    return start < end ? String(text[start..<end]) : ""
  }
}

extension String {
  /// The text without HTML tags and the commonest character references: what a respondent reads.
  var withoutMarkup: String {
    guard contains("<") || contains("&") else { return self }
    var text = ""
    var isTag = false
    for character in self {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" { isTag = false }
    }
    for (reference, sign) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ] {
      text = text.replacing(reference, with: sign)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
