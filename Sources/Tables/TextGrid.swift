internal import Diagnostics

// Columns of terminal cells. Goals, in order: no text is lost and no figure cut; no line passes the width; text
// columns give way before the table is parted into bands.

/// Rows of cells aligned in columns for a terminal (对齐的文字表).
struct TextGrid {
  var columns: [Table.Column]
  var rows: [Table.Row]
  var hasHeader = true

  private static let gap = 2
  /// Cells per level of indent: one 汉字.
  private static let indentCells = 2
  /// Where a text column stops giving way: four 汉字 still read as words.
  private static let narrowestText = 8

  /// The grid's lines, without blanks at their ends. A line passes the width only for a figure wider than that.
  func lines(width: Int?) -> [String] {
    guard !columns.isEmpty else { return [] }
    let extents = columns.indices.map(extent)
    var lines: [String] = []
    for band in bands(extents, width: width) {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(of: band, cells: widths(of: band.map { extents[$0] }, width: width))
    }
    return lines
  }
}

// MARK: - How wide

extension TextGrid {
  /// How wide a column would like to be, and how narrow it can become.
  private struct Extent {
    var natural: Int
    var floor: Int
  }

  private func extent(ofColumn index: Int) -> Extent {
    let column = columns[index]
    var natural = hasHeader ? Self.widestLine(column.header) : 0
    var floor = hasHeader ? min(natural, max(column.header.widestFigure, Self.indentCells * 2)) : 0
    for row in rows {
      let cell = row.cells[index]
      let indent = cell.indent * Self.indentCells
      let cells = Self.widestLine(cell.text)
      natural = max(natural, indent + cells)
      switch column.alignment {
      case .leading: floor = max(floor, indent + max(min(cells, Self.narrowestText), cell.text.widestFigure))
      case .trailing: floor = max(floor, indent + cells)
      }
    }
    floor = max(floor, column.minimumCells ?? 0)
    return Extent(natural: max(floor, min(natural, column.maximumCells ?? natural)), floor: floor)
  }

  private static func widestLine(_ text: String) -> Int {
    text.lines(toCells: nil).lazy.map(\.cellWidth).max() ?? 0
  }

  private static func total(_ cells: [Int]) -> Int { cells.reduce(0, +) + gap * (cells.count - 1) }

  /// The columns of each band: one band if the columns can become narrow enough; else the first column is repeated.
  private func bands(_ extents: [Extent], width: Int?) -> [[Int]] {
    var bands: [[Int]] = []
    var band = [0]
    for column in columns.indices.dropFirst() {
      if let width, band.count > 1, Self.total((band + [column]).map { extents[$0].floor }) > width {
        bands.append(band)
        band = [0]
      }
      band.append(column)
    }
    return bands + [band]
  }

  /// The widest column gives way cell by cell, the later one of two, until the band fits or nothing can give.
  private func widths(of extents: [Extent], width: Int?) -> [Int] {
    var cells = extents.map(\.natural)
    guard let width else { return cells }
    for _ in 0..<max(0, Self.total(cells) - width) {
      let giving = cells.indices.filter { cells[$0] > extents[$0].floor }
      guard let widest = giving.max(by: { cells[$0] < cells[$1] }) else { break }
      cells[widest] -= 1
    }
    return cells
  }
}

// MARK: - Lines

extension TextGrid {
  private func lines(of band: [Int], cells widths: [Int]) -> [String] {
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: blanks(Self.gap))
    var lines: [String] = []
    if hasHeader {
      lines += self.lines(of: band.map { Table.Cell(columns[$0].header) }, band: band, widths: widths)
      lines.append(rule)
    }
    for (offset, row) in rows.enumerated() {
      // A rule sets the sum apart from what it sums up; sums that follow each other share one.
      if row.isSubtotal, offset > 0, !rows[offset - 1].isSubtotal { lines.append(rule) }
      lines += self.lines(of: band.map { row.cells[$0] }, band: band, widths: widths)
    }
    return lines
  }

  private func lines(of cells: [Table.Cell], band: [Int], widths: [Int]) -> [String] {
    let wrapped = cells.indices.map { index in
      let indent = cells[index].indent * Self.indentCells
      return cells[index].text.lines(toCells: widths[index] - indent).map { blanks(indent) + $0 }
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
      wrapped.indices.map { index in
        let text = number < wrapped[index].count ? wrapped[index][number] : ""
        let padding = blanks(widths[index] - text.cellWidth)
        return columns[band[index]].alignment == .leading ? text + padding : padding + text
      }
      .joined(separator: blanks(Self.gap)).withoutTrailingBlanks
    }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
