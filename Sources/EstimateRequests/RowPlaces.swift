internal import Diagnostics

/// Where rows stand in their file (数据位置).
struct RowPlaces: Sendable {
  let file: String
  /// By row, the number a spreadsheet shows beside it.
  let rowNumbers: RowNumbers

  /// A cell by its row from 0.
  func place(row: Int, _ column: ColumnName?) -> SourceLocation {
    .cell(file: file, row: Int(rowNumbers[row]), header: column?.name)
  }
}
