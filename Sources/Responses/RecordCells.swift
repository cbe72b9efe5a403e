internal import DelimitedText

/// The cells of a record, wherever it is kept (记录单元格): in the reader's buffer, or held back while the content of a file
/// is being recognised.
protocol RecordCells: ~Copyable {
  var row: Int { get }
  var count: Int { get }
  /// Calls `body` with a cell's text, unescaped; a cell beyond the record's end is empty.
  func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void)
}

extension Record: RecordCells {
  @inline(__always)
  func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard index < count else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    self[index].withUnescapedBytes(body)
  }
}

/// A record held back.
struct HeldRecord: RecordCells {
  let row: Int
  let cells: [[UInt8]]

  init(_ record: borrowing Record) {
    row = record.row
    var cells: [[UInt8]] = []
    for index in 0..<record.count { cells.append(record[index].withUnescapedBytes { Array($0) }) }
    self.cells = cells
  }

  var count: Int { cells.count }

  func withCell(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard index < count else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    cells[index].withUnsafeBytes(body)
  }
}
