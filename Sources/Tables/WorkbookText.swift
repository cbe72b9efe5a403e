internal import Diagnostics
internal import ExactNumbers
internal import Spreadsheets

extension Document {
  /// The document's tables and facts as an .xlsx workbook (工作簿); prose and arithmetic are left out.
  ///
  /// Each table is a sheet of its own, named by its title, or the last heading before it if it has none; its headings
  /// stay when it is scrolled. Facts stand under the table before them. Figures are numbers with the places they are
  /// printed with, all other cells text.
  public func workbook() -> [UInt8] {
    var sheets: [SheetContent] = []
    var heading: String?
    for block in blocks {
      switch block {
      case .heading(let text, _): heading = text
      case .table(let table):
        sheets += table.sheets(named: table.title ?? heading ?? "")
        heading = nil
      case .facts(let facts):
        if sheets.isEmpty || heading != nil { sheets.append(SheetContent(name: heading ?? "")) }
        heading = nil
        sheets[sheets.count - 1].append(facts)
      case .paragraph, .verbatim: break
      }
    }
    return WorkbookWriter.bytes(of: sheets.filter { !$0.rows.isEmpty })
  }
}

extension Table {
  /// The table as a sheet, or as several when it has more rows than one holds.
  fileprivate func sheets(named name: String) -> [SheetContent] {
    let head =
      (title.map { [SheetContent.Row([.init(.text($0))], role: .title)] } ?? [])
      + [SheetContent.Row(columns.map { $0.headerCell }, role: .header)]
    let foot = notes.map { SheetContent.Row([.init(.text($0))], role: .note) }
    let most = SheetContent.mostRows - head.count - foot.count - 1
    return stride(from: 0, to: max(rows.count, 1), by: most).map { start in
      let body = rows[start..<min(start + most, rows.count)].map { row in
        SheetContent.Row(
          zip(columns, row.cells).map { $1.sheetCell(in: $0) }, role: row.isSubtotal ? .subtotal : .body)
      }
      return SheetContent(
        name: name, widths: widths, frozenRows: head.count,
        rows: head + body + (foot.isEmpty ? [] : [SheetContent.Row([])]) + foot)
    }
  }

  /// As wide as the widest line in a column, and never so wide that a person has to scroll for one cell.
  private var widths: [Int] {
    columns.indices.map { index in
      let texts = [columns[index].header] + rows.map { $0.cells[index].text }
      return SheetContent.width(of: texts) + 2 * (rows.map { $0.cells[index].indent }.max() ?? 0)
    }
  }
}

extension Table.Column {
  fileprivate var headerCell: SheetContent.Cell { .init(.text(header), isTrailing: alignment == .trailing) }
}

extension Table.Cell {
  fileprivate func sheetCell(in column: Table.Column) -> SheetContent.Cell {
    let isFigure = column.alignment == .trailing
    return .init(isFigure ? text.figure : text.sheetText, isTrailing: isFigure, indent: indent)
  }
}

extension SheetContent {
  /// Facts in two columns, an empty row below what is there.
  fileprivate mutating func append(_ facts: [Document.Fact]) {
    if !rows.isEmpty, !facts.isEmpty { rows.append(.init([])) }
    for fact in facts {
      rows.append(.init([.init(fact.name.sheetText), .init(fact.value.figure, isTrailing: true)]))
    }
    if widths.isEmpty { widths = [Self.width(of: facts.map(\.name)), Self.width(of: facts.map(\.value))] }
  }

  fileprivate static func width(of texts: [String]) -> Int {
    let widest = texts.lazy.flatMap { $0.split(whereSeparator: \.isNewline) }.map(\.cellWidth).max() ?? 0
    return min(max(widest + 2, 8), 60)
  }
}

extension String {
  fileprivate var sheetText: SheetContent.Cell.Value { isEmpty ? .blank : .text(self) }

  /// A number, or a percentage, when it is printed as one that a spreadsheet can hold: at most 15 digits, with any
  /// minus sign.
  fileprivate var figure: SheetContent.Cell.Value {
    let signed = first == "\u{2212}" ? "-" + dropFirst() : self
    let isPercent = signed.hasSuffix("%")
    let plain = isPercent ? String(signed.dropLast(signed.hasSuffix(" %") ? 2 : 1)) : signed
    guard let decimal = ExactDecimal(plain), plain.count(where: \.isNumber) <= 15 else { return sheetText }
    return isPercent ? .percent(decimal.description) : .number(decimal.description)
  }
}
