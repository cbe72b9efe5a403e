internal import Diagnostics

/// Writes one sheet's part (写工作表), row by row.
struct SheetWriter {
  private let sheet: SheetContent
  private let isFirst: Bool

  private static let mostTextUnits = 32_767

  init(_ sheet: SheetContent, isFirst: Bool) {
    precondition(sheet.rows.count <= CellReference.mostRows, "a sheet has at most 1,048,576 rows")
    (self.sheet, self.isFirst) = (sheet, isFirst)
  }

  func write(to part: inout ArchiveWriter.Part, styles: inout CellStyles) {
    part.append(head)
    for (index, row) in sheet.rows.enumerated() { part.append(self.row(row, index + 1, &styles)) }
    part.append(
      "</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>")
  }

  /// Everything above the rows, in the order Excel insists on.
  private var head: String {
    let width = max(1, sheet.rows.map(\.cells.count).max() ?? 1)
    let last = CellReference(column: width, row: max(1, sheet.rows.count)).text
    let columns = sheet.widths.enumerated().map { index, width in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(max(1, min(width, 255)))\" customWidth=\"1\"/>"
    }
    return """
      \(WorkbookWriter.declaration)<worksheet xmlns="\(WorkbookWriter.main)">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:\(last)"/>\
      <sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId="0">\(pane)</sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/>\(columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")<sheetData>
      """
  }

  private var pane: String {
    guard sheet.frozenRows > 0, sheet.frozenRows < sheet.rows.count else { return "" }
    let place = "A\(sheet.frozenRows + 1)"
    return
      "<pane ySplit=\"\(sheet.frozenRows)\" topLeftCell=\"\(place)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "<selection pane=\"bottomLeft\" activeCell=\"\(place)\" sqref=\"\(place)\"/>"
  }

  private func row(_ row: SheetContent.Row, _ number: Int, _ styles: inout CellStyles) -> String {
    precondition(row.cells.count <= CellReference.mostColumns, "a sheet has at most 16,384 columns")
    let height = self.height(of: row).map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
    var text = "<row r=\"\(number)\"\(height)>"
    for (index, cell) in row.cells.enumerated() {
      let place = CellReference(column: index + 1, row: number).text
      text += self.cell(cell, at: place, role: row.role, &styles)
    }
    return text + "</row>"
  }

  /// A row's height in points; `nil` = one line. Not every program fits rows to wrapped text when it opens a file.
  private func height(of row: SheetContent.Row) -> Int? {
    switch row.role {
    case .title: return 22
    case .note: return nil
    case .header, .body, .subtotal:
      let lines = zip(row.cells, sheet.widths).map { cell, width in
        if case .text(let text) = cell.value {
          Self.lines(of: text, width: width - 2 * cell.indent)
        } else {
          1
        }
      }
      let most = lines.max() ?? 1
      return most > 1 ? min(15 * most, 409) : nil
    }
  }

  private static func lines(of text: String, width: Int) -> Int {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .reduce(0) { $0 + max(1, ($1.cellWidth + width - 2) / max(width - 1, 1)) }
  }

  private func cell(
    _ cell: SheetContent.Cell, at place: String, role: SheetContent.Role, _ styles: inout CellStyles
  ) -> String {
    func style(places: Int? = nil, isPercent: Bool = false, isGuarded: Bool = false) -> Int {
      styles.index(
        of: .init(
          role: role, places: places, isPercent: isPercent, isTrailing: cell.isTrailing, indent: cell.indent,
          isGuarded: isGuarded))
    }
    switch cell.value {
    case .blank: return "<c r=\"\(place)\" s=\"\(style())\"/>"
    case .number(let decimal):
      return "<c r=\"\(place)\" s=\"\(style(places: decimal.decimalPlaces))\"><v>\(decimal)</v></c>"
    case .percent(let decimal):
      let index = style(places: decimal.decimalPlaces, isPercent: true)
      return "<c r=\"\(place)\" s=\"\(index)\"><v>\(decimal.hundredth)</v></c>"
    case .text(let text):
      let shown = text.cut(toUnits: Self.mostTextUnits)
      let index = style(
        isGuarded: shown.unicodeScalars.first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false)
      return
        "<c r=\"\(place)\" s=\"\(index)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(shown.xmlText)</t></is></c>"
    }
  }
}

extension String {
  fileprivate var decimalPlaces: Int { split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0 }

  /// A decimal's hundredth, exactly: `62.5` → `0.625`.
  fileprivate var hundredth: String {
    let sign = hasPrefix("-") ? "-" : ""
    let digits = filter(\.isNumber)
    let padded = String(repeating: "0", count: max(0, decimalPlaces + 3 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(decimalPlaces + 2)).\(padded.suffix(decimalPlaces + 2))"
  }

  /// The text as XML; what XML does not have is written as a workbook writes it, `_x000D_`.
  var xmlText: String {
    let isPlain = utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
    }
    if isPlain, !utf8.contains(UInt8(ascii: "_")), !unicodeScalars.contains(where: { $0.value | 1 == 0xFFFF })
    {
      return self
    }
    let scalars = Array(unicodeScalars)
    return scalars.indices.map { index in
      switch scalars[index] {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "_" where Self.isEscape(scalars[index...]): "_x005F_"
      case "\t", "\n": String(scalars[index])
      case let scalar where scalar.value < 0x20 || scalar.value | 1 == 0xFFFF: Self.escaped(scalar)
      case let scalar: String(scalar)
      }
    }.joined()
  }

  /// The text as an attribute's value.
  var xmlAttribute: String { xmlText.replacing("\"", with: "&quot;") }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let signs = Array(scalars.prefix(7))
    return signs.count == 7 && signs[1] == "x" && signs[6] == "_"
      && signs[2..<6].allSatisfy { Character($0).isHexDigit }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }
}
