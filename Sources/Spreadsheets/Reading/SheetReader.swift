/// Reads a sheet row by row (工作表读取), in memory that does not grow with it.
///
/// ```swift
/// var reader = try workbook.read(workbook.sheets[0])
/// while let texts = try reader.readRow({ $0.texts }) { … }
/// ```
/// Every cell becomes the text a person sees: shared, inline and formula texts as they are; numbers as in Excel's input
/// line; dates as `2024-05-06 14:22:55`; `TRUE`, `FALSE`, `#N/A`. Percentages and amounts stay plain numbers. Cells may
/// stand in any order, rows may not. Hidden rows and columns are read like all others.
public struct SheetReader: ~Copyable {
  /// The sheet.
  public let sheet: Worksheet
  /// What was odd about it so far.
  public private(set) var oddities = SheetOddities()
  private var xml: XMLReader
  private let workbook: Workbook
  private let cells: RowCells
  private var isInData = false
  private var hidesRows = false
  private var value: [UInt8] = []
  private var fault: WorkbookProblem?

  init(_ stream: PartStream, of sheet: Worksheet, in workbook: Workbook) throws(WorkbookFault) {
    (self.sheet, self.workbook) = (sheet, workbook)
    xml = XMLReader(stream)
    cells = RowCells(workbook.sharedTexts)
  }

  /// Calls `body` with the next row that has text.
  ///
  /// - Returns: What `body` returns; `nil` at the end of the sheet, when all of it was found well-formed.
  public mutating func readRow<Value>(_ body: (borrowing SheetRow) -> Value) throws(WorkbookProblem) -> Value?
  {
    if let fault { throw fault }
    do throws(WorkbookFault) {
      return try advance() ? body(SheetRow(cells)) : nil
    } catch {
      let problem = WorkbookProblem(error, file: workbook.file)
      fault = problem
      throw problem
    }
  }

  private mutating func advance() throws(WorkbookFault) -> Bool {
    while true {
      switch try xml.next() {
      case .finish: return false
      case .text: continue
      case .end: if isInData, xml.isElement("sheetData") { isInData = false }
      case .start:
        if isInData {
          guard xml.isElement("row") else {
            try xml.skipElement()
            continue
          }
          try readRow()
          if cells.lastColumn >= 0 { return true }
        } else {
          readSetting()
        }
      }
    }
  }

  /// What stands before and behind the rows.
  private mutating func readSetting() {
    if xml.isElement("sheetData") {
      isInData = true
    } else if xml.isElement("sheetFormatPr") {
      hidesRows = xml.isTrue("zeroHeight")
    } else if xml.isElement("mergeCell"), oddities.merged.count < SheetOddities.mostMerged,
      let merged = xml.attribute("ref").flatMap({ MergedCells($0) })
    {
      oddities.merged.append(merged)
    }
  }

  // Rows --------------------------------------------------------------------------------------------------------

  private func damaged(_ damage: CellDamage, column: Int? = nil) -> WorkbookFault {
    let place = column.map { CellReference(column: $0 + 1, row: cells.row).text } ?? String(cells.row)
    return .badCell(damage, sheet: sheet.name, cell: place)
  }

  private mutating func readRow() throws(WorkbookFault) {
    let last = cells.row
    var row = last + 1
    if let declared = xml.attribute("r") {
      guard let number = Self.integer(declared), number >= 1 else { throw damaged(.badReference) }
      row = number
    }
    let isHidden = hidesRows || xml.isTrue("hidden")
    cells.begin(row: row)
    guard row <= CellReference.mostRows else { throw damaged(.badReference) }
    guard row > last else { throw damaged(.outOfOrder) }
    var next = 0
    while true {
      switch try xml.next() {
      case .start where xml.isElement("c"): next = try readCell(at: next) + 1
      case .start: try xml.skipElement()
      case .text: continue
      case .end, .finish:
        if isHidden, cells.lastColumn >= 0 { oddities.hiddenRows.add(String(row)) }
        return
      }
    }
  }

  private enum CellType {
    case number, sharedText, formulaText, inlineText, truth, error, date

    init?(_ bytes: UnsafeRawBufferPointer?) {
      guard let bytes else {
        self = .number
        return
      }
      if bytes.count == 1 {
        switch bytes[0] {
        case UInt8(ascii: "n"): self = .number
        case UInt8(ascii: "s"): self = .sharedText
        case UInt8(ascii: "b"): self = .truth
        case UInt8(ascii: "e"): self = .error
        case UInt8(ascii: "d"): self = .date
        default: return nil
        }
      } else if bytes.elementsEqual("str".utf8) {
        self = .formulaText
      } else if bytes.elementsEqual("inlineStr".utf8) {
        self = .inlineText
      } else {
        return nil
      }
    }
  }

  /// - Parameter next: The column, from 0, of a cell that does not say where it is.
  /// - Returns: The column it is in.
  private mutating func readCell(at next: Int) throws(WorkbookFault) -> Int {
    var column = next
    if let place = xml.attribute("r") {
      guard let reference = CellReference(place), reference.row == cells.row else {
        throw damaged(.badReference, column: next)
      }
      column = reference.column - 1
    }
    guard column < CellReference.mostColumns else { throw damaged(.badReference) }
    guard cells.isFree(column) else { throw damaged(.outOfOrder, column: column) }
    guard let type = CellType(xml.attribute("t")) else { throw damaged(.unknownType, column: column) }
    let style = xml.attribute("s").flatMap(Self.integer) ?? 0
    value.removeAll(keepingCapacity: true)
    var hasFormula = false
    reading: while true {
      switch try xml.next() {
      case .start:
        if xml.isElement("v") {
          try xml.appendText(to: &value, limit: workbook.limits.cellBytes)
        } else if xml.isElement("is") {
          try xml.appendRichText(to: &value, limit: workbook.limits.cellBytes)
        } else {
          hasFormula = hasFormula || xml.isElement("f")
          try xml.skipElement()
        }
      case .text: continue
      case .end, .finish: break reading
      }
    }
    // A text that came out empty is a result, too.
    if hasFormula, value.isEmpty, type != .formulaText { oddities.unknownResults.add(place(column)) }
    if !value.isEmpty { try store(type, style: style, at: column) }
    return column
  }

  private func place(_ column: Int) -> String { CellReference(column: column + 1, row: cells.row).text }

  private mutating func store(_ type: CellType, style: Int, at column: Int) throws(WorkbookFault) {
    switch type {
    case .sharedText:
      let index = value.withUnsafeBytes { Self.integer($0) }
      guard let index, cells.add(sharedText: index, at: column) else {
        throw damaged(.noSharedText, column: column)
      }
    case .inlineText: cells.add(value, at: column)
    case .formulaText:
      CellEscapes.resolve(&value, from: 0)
      cells.add(value, at: column)
    case .truth: cells.add((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8, at: column)
    case .error:
      oddities.errorValues.add(place(column))
      cells.add(value, at: column)
    case .date:
      // ISO 8601: `2024-05-06T14:22:55Z`.
      cells.add(
        value.map { $0 == UInt8(ascii: "T") ? 0x20 : $0 }.filter { $0 != UInt8(ascii: "Z") }, at: column)
    case .number: try storeNumber(workbook.formats.kind(ofStyle: style), at: column)
    }
  }

  private mutating func storeNumber(_ kind: NumberKind, at column: Int) throws(WorkbookFault) {
    if kind == .number, isShortWholeNumber { return cells.add(value, at: column) }
    guard let number = NumberText(value) else { throw damaged(.notANumber, column: column) }
    if kind != .number, let serial = Double(number.text),
      let date = SerialDate(serial, countsFrom1904: workbook.countsFrom1904)?.text(kind)
    {
      return cells.add(date.utf8, at: column)
    }
    if number.isCut { oddities.longNumbers.add(place(column)) }
    cells.add(number.text.utf8, at: column)
  }

  /// Whether the value is printed as it stands.
  private var isShortWholeNumber: Bool {
    value.count <= 15 && (value.count == 1 || value[0] != UInt8(ascii: "0"))
      && value.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Digits alone, up to nine of them.
  @inline(__always)
  private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
