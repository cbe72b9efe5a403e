internal import DelimitedText
internal import Spreadsheets

extension SheetRow: RecordCells {
  /// Calls `body` with a cell's text; a cell beyond the row's end is empty.
  package func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) { body(self[index]) }
}

/// A sheet as tab-separated values, made as they are read (工作表转文本), so that whatever reads a text export reads it.
///
/// A row's number is kept: rows without text become blank lines. Rows are filled up to the width of the widest of the
/// first, as a spreadsheet leaves out what is blank at the end.
final class SheetText {
  private let workbook: Workbook
  private var reader: SheetReader
  private let width: Int
  private var row = 0
  private var pending: [UInt8] = []
  private var next = 0
  private var blankCells = 0
  private var isAtEnd = false

  /// Rows wider than this are not filled up.
  private static let widestFilled = 2048
  private static let portion = 1 << 16

  init(_ sheet: Worksheet, of workbook: Workbook, width: Int) throws(WorkbookProblem) {
    self.workbook = workbook
    self.width = min(width, Self.widestFilled)
    reader = try workbook.read(sheet)
  }

  /// What was odd about the sheet so far.
  var oddities: SheetOddities { reader.oddities }

  /// Puts text into the front of a buffer and returns how many bytes; 0 at the end.
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
    if next == pending.count {
      pending.removeAll(keepingCapacity: true)
      next = 0
      while !isAtEnd, pending.count < Self.portion { try appendRow() }
    }
    let count = min(buffer.count, pending.count - next)
    buffer.copyBytes(from: pending[next..<next + count])
    next += count
    return count
  }

  private func appendRow() throws(WorkbookProblem) {
    let found: Void? = try reader.readRow { cells in
      let lineFeed = UInt8(ascii: "\n")
      pending.append(contentsOf: repeatElement(lineFeed, count: cells.row - row - 1))
      row = cells.row
      for index in 0..<max(width, cells.count) {
        if index > 0 { pending.append(Delimiter.tab.byte) }
        append(cells[index], isFirst: index == 0)
      }
      pending.append(lineFeed)
    }
    isAtEnd = found == nil
    guard blankCells <= WorkbookLimits().blankCells else {
      throw WorkbookProblem(
        .overLimit(.blankCells(WorkbookLimits().blankCells), part: nil), file: workbook.file)
    }
  }

  /// The first cell is quoted always: whatever it says, the file is text and the line not blank.
  private func append(_ text: UnsafeRawBufferPointer, isFirst: Bool) {
    let quote = UInt8(ascii: "\"")
    if text.isEmpty { blankCells += 1 }
    guard isFirst || text.contains(where: Self.needsQuotes) else { return pending.append(contentsOf: text) }
    pending.append(quote)
    for byte in text {
      if byte == quote { pending.append(quote) }
      pending.append(byte)
    }
    pending.append(quote)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
