package import DelimitedText

/// The cells of a record, wherever it is kept (记录单元格): in the reader's buffer, or held back while the content of a file
/// is being recognised.
package protocol RecordCells: ~Copyable {
  var row: Int { get }
  var count: Int { get }
  /// Calls `body` with a cell's text, unescaped; a cell beyond the record's end is empty.
  func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void)
}

extension Record: RecordCells {
  @inline(__always)
  package func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard index < count else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    self[index].withUnescapedBytes(body)
  }
}

/// A record held back (暂存的记录).
package struct HeldRecord: RecordCells, Sendable {
  /// The row a spreadsheet shows it in.
  package let row: Int
  /// UTF-8, unescaped.
  package let cells: [[UInt8]]

  /// A record of these cells.
  package init(row: Int, cells: [[UInt8]]) { (self.row, self.cells) = (row, cells) }

  /// A copy of a record.
  package init<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    row = record.row
    var cells: [[UInt8]] = []
    for index in 0..<record.count { record.withCell(index) { cells.append(Array($0)) } }
    self.cells = cells
  }

  /// The number of cells.
  package var count: Int { cells.count }

  /// The texts of the cells.
  package var texts: [String] { cells.map { String(decoding: $0, as: UTF8.self) } }

  /// Calls `body` with a cell's text; a cell beyond the record's end is empty.
  package func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard index < count else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    cells[index].withUnsafeBytes(body)
  }
}

extension HeldRecord {
  /// No heading is longer, in bytes; a line break or a quote that is missing makes longer ones, and reading goes over
  /// each many times.
  private static let longestHeading = 16 << 10

  /// The texts of the cells as far as they may be headings.
  var headingTexts: [String] {
    cells.map { cell in
      guard cell.count > Self.longestHeading else { return String(decoding: cell, as: UTF8.self) }
      // Continuation bytes go back to the character they belong to.
      let end = cell[..<Self.longestHeading].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
      return String(decoding: cell[..<end], as: UTF8.self)
    }
  }
}

extension RecordReader {
  /// Cells held back at once: records of thousands of columns are told by fewer.
  private static let mostHeldCells = 1 << 18

  /// The first records, for the header to be found in; empty when there are none.
  package mutating func readHead() throws(DelimitedTextError) -> [HeldRecord] {
    var held: [HeldRecord] = []
    var cells = 0
    while held.count < ExportLayout.recordsLookedAt, cells < Self.mostHeldCells,
      let record = try readRecord({ HeldRecord($0) })
    {
      cells += record.count
      held.append(record)
    }
    return held
  }
}
