/// Cells of one kind that could not be read (异常单元格): the first of them, and how many there are.
struct OddCells: Sendable {
  /// What the first one says.
  private(set) var text: String
  /// The row of the first one.
  private(set) var row: Int
  /// How many there are; 0 for a kind that has been met in another part of the file only.
  private(set) var count = 1

  init(_ text: String, row: Int) { (self.text, self.row) = (text, row) }

  /// One more.
  mutating func note(row: Int) {
    if count == 0 { self.row = row }
    count += 1
  }

  /// The same kind where none has been met yet.
  var unmet: OddCells {
    var unmet = self
    unmet.count = 0
    return unmet
  }

  /// Those of the next part of the file.
  mutating func merge(_ next: OddCells) {
    guard next.count > 0 else { return }
    let count = count + next.count
    if self.count == 0 { self = next }
    self.count = count
  }
}

extension OddCells? {
  /// One more; the text is made for the first only.
  mutating func note(_ text: @autoclosure () -> String, row: Int) {
    if self == nil { self = OddCells(text(), row: row) } else { self?.note(row: row) }
  }

  mutating func merge(_ next: OddCells?) {
    guard let next else { return }
    if self == nil { self = next } else { self?.merge(next) }
  }
}

extension [OddCells] {
  /// Those of the next part: wordings that are new come last, and of those only as many as there is room for.
  ///
  /// - Returns: How many cells found no room.
  mutating func merge(_ next: [OddCells], atMost limit: Int) -> Int {
    var unlisted = 0
    for cells in next where cells.count > 0 {
      if let known = firstIndex(where: { $0.text == cells.text }) {
        self[known].merge(cells)
      } else if count < limit {
        append(cells)
      } else {
        unlisted += cells.count
      }
    }
    return unlisted
  }
}
