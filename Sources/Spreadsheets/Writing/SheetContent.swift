/// A sheet to be written (待写工作表).
public struct SheetContent: Hashable, Sendable {
  /// The name on its tab; signs a tab cannot show are replaced, and it is cut to 31 characters.
  public var name: String
  /// The width of each column (列宽), in half-width characters.
  public var widths: [Int]
  /// The first rows that stay when the sheet is scrolled (冻结行).
  public var frozenRows: Int
  /// The rows, in order; at most 1,048,576 of at most 16,384 cells.
  public var rows: [Row]

  /// The most rows a sheet has.
  public static let mostRows = CellReference.mostRows

  /// A sheet.
  public init(name: String, widths: [Int] = [], frozenRows: Int = 0, rows: [Row] = []) {
    (self.name, self.widths, self.frozenRows, self.rows) = (name, widths, frozenRows, rows)
  }

  /// One row and what it is.
  public struct Row: Hashable, Sendable {
    /// Its cells, from column A on.
    public var cells: [Cell]
    /// How it looks.
    public var role: Role

    /// A row.
    public init(_ cells: [Cell], role: Role = .body) { (self.cells, self.role) = (cells, role) }
  }

  /// What a row is (行的用途), which decides how it looks.
  public enum Role: Hashable, Sendable {
    /// 表题
    case title
    /// 表头
    case header
    /// 数据
    case body
    /// 小计、合计
    case subtotal
    /// 表注
    case note
  }

  /// One cell (单元格).
  public struct Cell: Hashable, Sendable {
    /// What is in a cell.
    public enum Value: Hashable, Sendable {
      case blank
      /// Text, which stays text: nothing in it is run as a formula.
      case text(String)
      /// A decimal as printed, `86.80`: a sign, digits, perhaps a point, at most 15 digits; shown with as many places.
      case number(String)
      /// A decimal in percent as printed, `62.5` for 62.5 %; shown with its places and a sign.
      case percent(String)
    }

    /// What is in it.
    public var value: Value
    /// Whether it stands on the right, as figures do.
    public var isTrailing: Bool
    /// How deep it stands in a tree (缩进层级), from 0.
    public var indent: Int

    /// A cell.
    public init(_ value: Value, isTrailing: Bool = false, indent: Int = 0) {
      (self.value, self.isTrailing, self.indent) = (value, isTrailing, indent)
    }
  }
}
