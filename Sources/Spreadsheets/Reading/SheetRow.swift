/// One row of a sheet (行), as texts; rows without any text are no rows.
///
/// It points into the reader's memory and cannot be kept: take out what is needed before the call that got it returns.
public struct SheetRow: ~Copyable {
  private let cells: RowCells

  init(_ cells: RowCells) { self.cells = cells }

  /// The row's number as the spreadsheet shows it, from 1.
  public var row: Int { cells.row }

  /// The columns up to the last one with text; at least 1.
  public var count: Int { cells.lastColumn + 1 }

  /// A cell's text as UTF-8; empty where there is none, and beyond the row's end.
  @inline(__always)
  public subscript(index: Int) -> UnsafeRawBufferPointer { cells.text(at: index) }

  /// The text of every cell.
  public var texts: [String] { (0..<count).map { String(decoding: self[$0], as: UTF8.self) } }
}

/// The cells of the row being read, whatever order they stand in (单元格缓存).
final class RowCells {
  private struct Cell {
    let column: Int
    let start: Int
    let count: Int
    let shared: UnsafeRawBufferPointer?
  }

  private let texts: SharedTexts
  private var cells: [Cell] = []
  /// By column: the index in `cells` and 1, 0 where there is none.
  private let slots: UnsafeMutablePointer<Int32>
  /// Texts that are the row's own, one behind the other.
  private var own: UnsafeMutablePointer<UInt8>
  private var ownCount = 0
  private var ownCapacity = 1 << 12
  private(set) var row = 0
  private(set) var lastColumn = -1

  init(_ texts: SharedTexts) {
    self.texts = texts
    slots = .allocate(capacity: CellReference.mostColumns)
    slots.initialize(repeating: 0, count: CellReference.mostColumns)
    own = .allocate(capacity: ownCapacity)
  }

  deinit {
    slots.deallocate()
    own.deallocate()
  }

  func begin(row: Int) {
    self.row = row
    lastColumn = -1
    for cell in cells { slots[cell.column] = 0 }
    cells.removeAll(keepingCapacity: true)
    ownCount = 0
  }

  /// Whether nothing stands in a column yet.
  func isFree(_ column: Int) -> Bool { slots[column] == 0 }

  func add(_ text: some Collection<UInt8>, at column: Int) {
    let count = text.count
    if ownCapacity - ownCount < count { grow(by: count) }
    _ = UnsafeMutableBufferPointer(start: own + ownCount, count: count).initialize(fromContentsOf: text)
    add(Cell(column: column, start: ownCount, count: count, shared: nil))
    ownCount += count
  }

  private func grow(by count: Int) {
    ownCapacity = max(2 * ownCapacity, ownCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: ownCapacity)
    larger.update(from: own, count: ownCount)
    own.deallocate()
    own = larger
  }

  /// - Returns: Whether there is such a text.
  func add(sharedText index: Int, at column: Int) -> Bool {
    guard let text = texts[index] else { return false }
    add(Cell(column: column, start: 0, count: text.count, shared: text))
    return true
  }

  private func add(_ cell: Cell) {
    cells.append(cell)
    slots[cell.column] = Int32(cells.count)
    if cell.count > 0 { lastColumn = max(lastColumn, cell.column) }
  }

  func text(at index: Int) -> UnsafeRawBufferPointer {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    guard index >= 0, index <= lastColumn, slots[index] > 0 else { return nothing }
    let cell = cells[Int(slots[index]) - 1]
    return cell.shared ?? UnsafeRawBufferPointer(start: own + cell.start, count: cell.count)
  }
}
