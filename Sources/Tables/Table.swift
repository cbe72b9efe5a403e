/// A table (表): headings, rows of finished text, and the notes that belong under it.
///
/// Cells are printed as given: figures arrive rounded. A trailing column holds figures and is never wrapped or cut.
public struct Table: Hashable, Sendable {
  /// The line above the table (表题).
  public var title: String?
  /// The columns, in order (列).
  public let columns: [Column]
  /// The rows, in order (行); each has as many cells as there are columns.
  public private(set) var rows: [Row] = []
  /// Lines printed under the table (表注): bases, footnotes, sources.
  public var notes: [String]

  /// - Parameter rows: Missing cells at a row's end are blank; more cells than columns is a programmer error.
  public init(title: String? = nil, columns: [Column], rows: [Row] = [], notes: [String] = []) {
    self.title = title
    self.columns = columns
    self.notes = notes
    for row in rows { append(row) }
  }

  /// Adds a row at the end (加一行). Missing cells at its end are blank; more cells than columns is a programmer error.
  public mutating func append(_ row: Row) {
    precondition(row.cells.count <= columns.count, "a row has more cells than the table has columns")
    var filled = row
    filled.cells += Array(repeating: "", count: columns.count - row.cells.count)
    rows.append(filled)
  }
}

extension Table {
  /// The side a column's cells are pushed to (对齐).
  public enum Alignment: Hashable, Sendable {
    /// 左对齐: text, wrapped when the table would be too wide.
    case leading
    /// 右对齐: figures, never wrapped; only their heading is.
    case trailing
  }

  /// A column's heading and shape (列).
  public struct Column: Hashable, Sendable {
    /// The heading (表头).
    public var header: String
    /// Text or figures.
    public var alignment: Alignment
    /// The narrowest the column may become, in terminal cells.
    public var minimumCells: Int?
    /// The widest the column may become, in terminal cells; figures may pass it.
    public var maximumCells: Int?

    /// A column, of text unless said otherwise.
    public init(
      _ header: String, _ alignment: Alignment = .leading, minimumCells: Int? = nil, maximumCells: Int? = nil
    ) {
      self.header = header
      self.alignment = alignment
      self.minimumCells = minimumCells
      self.maximumCells = maximumCells
    }
  }

  /// One row (行).
  public struct Row: Hashable, Sendable {
    /// Its cells, in the order of the columns.
    public var cells: [Cell]
    /// Whether it sums up others (小计、合计): bold in Markdown, under a rule in text.
    public var isSubtotal: Bool

    /// A row, ordinary unless it sums up others.
    public init(_ cells: [Cell], isSubtotal: Bool = false) {
      self.cells = cells
      self.isSubtotal = isSubtotal
    }
  }

  /// One cell (单元格).
  public struct Cell: Hashable, Sendable {
    /// What it says; line breaks are kept.
    public var text: String
    /// How deep it stands in a tree (缩进层级), from 0; CSV leaves it out.
    public var indent: Int

    /// A cell, not indented unless said otherwise.
    public init(_ text: String, indent: Int = 0) {
      precondition(indent >= 0, "an indent is a depth")
      self.text = text
      self.indent = indent
    }
  }
}

extension Table.Column: ExpressibleByStringInterpolation {
  /// A text column.
  public init(stringLiteral header: String) { self.init(header) }
}

extension Table.Cell: ExpressibleByStringInterpolation {
  /// A cell that is not indented.
  public init(stringLiteral text: String) { self.init(text) }
}

extension Table.Row: ExpressibleByArrayLiteral {
  /// An ordinary row.
  public init(arrayLiteral cells: Table.Cell...) { self.init(cells) }
}
