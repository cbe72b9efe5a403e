/// Where a problem is (位置): a whole file, a place in a text file, or a cell of an export.
public enum SourceLocation: Hashable, Sendable {
  /// The file as a whole: it is missing, empty or not what it claims to be.
  case file(String)
  /// A character of a text file. Line and column count from 1; a column is one Unicode scalar.
  case position(file: String, line: Int, column: Int)
  /// A cell of an export. `row` is the record's number in the file, header and blank records included, from 1:
  /// the number a spreadsheet shows beside it. `header` is the column's heading as it stands in the file.
  case cell(file: String, row: Int, header: String?)

  /// The file's name as the user gave it.
  public var file: String {
    switch self {
    case .file(let file), .position(let file, _, _), .cell(let file, _, _): file
    }
  }

  /// The line in a text file, from 1; `nil` elsewhere.
  public var line: Int? { if case .position(_, let line, _) = self { line } else { nil } }

  /// The column in a text file, from 1; `nil` elsewhere.
  public var column: Int? { if case .position(_, _, let column) = self { column } else { nil } }

  /// The record's number in an export, from 1; `nil` elsewhere.
  public var row: Int? { if case .cell(_, let row, _) = self { row } else { nil } }

  /// The heading of the cell's column; `nil` elsewhere, and for a problem of the whole record.
  public var header: String? { if case .cell(_, _, let header) = self { header } else { nil } }
}

extension SourceLocation: CustomStringConvertible {
  /// `FILE`, `FILE:LINE:COLUMN` or `FILE:row 117, column "3、…"`: the same in every language, so that tools can read it.
  public var description: String {
    switch self {
    case .file(let file): file
    case .position(let file, let line, let column): "\(file):\(line):\(column)"
    case .cell(let file, let row, let header?): "\(file):row \(row), column \"\(header.fitted(toCells: 40))\""
    case .cell(let file, let row, nil): "\(file):row \(row)"
    }
  }
}

extension SourceLocation: Comparable {
  /// File order: by file, whole-file problems first, then line and column, or row and heading.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool { left.rank < right.rank }

  private var rank: (String, Int, Int, String) {
    (file, line ?? row ?? 0, column ?? 0, header ?? "")
  }
}
