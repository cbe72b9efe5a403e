/// A cell's place (单元格引用), as `C117` writes it; both numbers count from 1.
struct CellReference: Hashable, Sendable {
  let column: Int
  let row: Int

  /// What a sheet has.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  init(column: Int, row: Int) { (self.column, self.row) = (column, row) }

  /// - Returns: `nil` for any other text, and beyond the last row or column.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer) {
    var (column, row, letters) = (0, 0, 0)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && letters < 3:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where row < Self.mostRows:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard column > 0, row > 0, column <= Self.mostColumns, row <= Self.mostRows else { return nil }
    (self.column, self.row) = (column, row)
  }

  /// The letters of a column, `A` for 1.
  static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// As a spreadsheet shows it.
  var text: String { Self.letters(ofColumn: column) + String(row) }
}

/// Cells joined into one (合并单元格): only the first has a value.
public struct MergedCells: Hashable, Sendable {
  /// As a spreadsheet writes it, `A5:A9`.
  public let text: String
  /// The rows it covers, from 1.
  public let rows: ClosedRange<Int>
  /// The columns it covers, from 1.
  public let columns: ClosedRange<Int>

  init?(_ bytes: UnsafeRawBufferPointer) {
    let parts = bytes.split(separator: UInt8(ascii: ":"))
    guard parts.count == 2, let first = CellReference(UnsafeRawBufferPointer(rebasing: parts[0])),
      let last = CellReference(UnsafeRawBufferPointer(rebasing: parts[1])), first.row <= last.row,
      first.column <= last.column
    else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
    (rows, columns) = (first.row...last.row, first.column...last.column)
  }
}
