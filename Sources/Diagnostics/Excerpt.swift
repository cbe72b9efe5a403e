/// The line a problem is on, with a caret below the place (摘录), for terminals where 汉字 take two cells.
public struct Excerpt: Hashable, Sendable {
  private let shown: String
  private let caretCells: Int

  /// - Parameters:
  ///   - line: The source line, without its line break. A long one is cut around the caret.
  ///   - column: The place, from 1, in Unicode scalars; past the end means after the last character.
  ///   - cells: The widest the excerpt may be.
  public init(line: String, column: Int, cells: Int = 100) {
    self.init(scalars: Array(line.unicodeScalars), column: column, cells: cells)
  }

  /// - Parameter scalars: those of the source line. Only what is shown is looked at.
  public init(scalars: [Unicode.Scalar], column: Int, cells: Int = 100) {
    let place = min(max(column - 1, 0), scalars.count)
    var start = place
    var width = 0
    while start > 0, width + scalars[start - 1].shownCells <= cells * 2 / 3 {
      start -= 1
      width += scalars[start].shownCells
    }
    var text = String.UnicodeScalarView()
    var used = 0
    for scalar in scalars[start...] {
      used += scalar.shownCells
      guard used <= cells else { break }
      text.append(scalar.isControl ? " " : scalar)
    }
    shown = String(text)
    caretCells = width
  }

  /// Two lines: the source, and a caret under the place.
  public var description: String { shown + "\n" + String(repeating: " ", count: caretCells) + "^" }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
  /// A control character is shown as a blank, so it takes one cell.
  fileprivate var shownCells: Int { isControl ? 1 : cellWidth }
}
