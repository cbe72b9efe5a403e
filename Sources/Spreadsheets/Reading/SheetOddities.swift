/// What a person should know about a sheet that was read (工作表异常): nothing in it stops the reading.
public struct SheetOddities: Hashable, Sendable {
  /// Cells of one kind: the first few and how many there are.
  public struct Cells: Hashable, Sendable {
    /// The first of them as a spreadsheet names them, `C117`, or the row's number.
    public private(set) var first: [String] = []
    /// How many.
    public private(set) var count = 0

    private static let mostNamed = 3

    mutating func add(_ place: String) {
      count += 1
      if first.count < Self.mostNamed { first.append(place) }
    }
  }

  /// 隐藏行: rows with text that a filter or a person hides. They are read like all others.
  public var hiddenRows = Cells()
  /// 错误值: cells such as `#N/A`, read as that text.
  public var errorValues = Cells()
  /// Numbers of more than 15 digits: a spreadsheet has lost the others, as in ids.
  public var longNumbers = Cells()
  /// 无缓存结果的公式: formulas never calculated; they read as blank.
  public var unknownResults = Cells()
  /// 合并单元格, the first ten thousand.
  public var merged: [MergedCells] = []

  static let mostMerged = 10_000
}
