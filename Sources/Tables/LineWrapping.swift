internal import Diagnostics

// Breaking text into lines of terminal cells. Goals, in order: no text is lost; no figure is cut; no line passes the
// width; no line begins with a closing sign. 汉字 may be parted anywhere, Latin text only at blanks.

extension String {
  /// The text as lines of at most so many cells (折行); blanks at a break are dropped, and so are those at line ends.
  ///
  /// A line passes the width only when a single figure or character does.
  /// - Parameter width: `nil` breaks only where the text itself does.
  func lines(toCells width: Int?) -> [String] {
    if utf8.allSatisfy(\.isPlain), width.map({ cellWidth <= $0 }) ?? true { return [withoutTrailingBlanks] }
    return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line -> [String] in
      // Survey text may hold terminal control codes; a blank shows where one was.
      let shown = String(UnicodeScalarView(line.unicodeScalars.map { $0.isControl ? " " : $0 }))
      guard let width, shown.cellWidth > width else { return [shown.withoutTrailingBlanks] }
      return Self.filling(shown.pieces(fitting: width), toCells: width)
    }
  }

  /// Cells of the widest figure (数字): digits with a sign before, a point inside and a percent sign after them.
  var widestFigure: Int {
    guard utf8.contains(where: { (0x30...0x39).contains($0) }) else { return 0 }
    return figuresAndCharacters.lazy.filter { $0.text.contains(where: \.isDigit) }.map(\.cells).max() ?? 0
  }

  var withoutTrailingBlanks: String {
    if utf8.last != UInt8(ascii: " ") { return self }
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  private static func filling(_ pieces: [Piece], toCells width: Int) -> [String] {
    var lines: [String] = []
    var line = Piece(text: "", cells: 0)
    var blanks = Piece(text: "", cells: 0)
    for piece in pieces {
      if piece.isBlank {
        blanks += piece
        continue
      }
      if line.cells + blanks.cells + piece.cells > width {
        if line.cells > 0 { lines.append(line.text) }
        line = Piece(text: "", cells: 0)
      } else {
        line += blanks
      }
      line += piece
      blanks = Piece(text: "", cells: 0)
    }
    return lines + [line.text]
  }
}

/// Text that stays on one line.
private struct Piece {
  var text: String
  var cells: Int

  var isBlank: Bool { text.first == " " }

  static func += (left: inout Piece, right: Piece) {
    left.text += right.text
    left.cells += right.cells
  }
}

extension String {
  /// The text parted where a line may end; words wider than the line are parted between figures and letters.
  private func pieces(fitting width: Int) -> [Piece] {
    parted(where: Self.lineMayEnd).flatMap { piece in
      piece.cells > width && !piece.isBlank ? piece.text.figuresAndCharacters : [piece]
    }
  }

  /// Every character by itself, but figures whole.
  private var figuresAndCharacters: [Piece] { parted { !Self.isOneFigure($0, $1) } }

  private func parted(where mayPart: (Character, Character) -> Bool) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Character?
    for character in self {
      let next = Piece(text: String(character), cells: String(character).cellWidth)
      if let previous, !mayPart(previous, character) {
        pieces[pieces.count - 1] += next
      } else {
        pieces.append(next)
      }
      previous = character
    }
    return pieces
  }

  private static func lineMayEnd(between left: Character, and right: Character) -> Bool {
    if left == " " || right == " " { return left != right }
    if "、，。．：；！？）》」』】〗〉”’…％,.:;!?)]}%‰".contains(right) { return false }
    if "（《「『【〖〈“‘([{".contains(left) { return false }
    return String(left).cellWidth > 1 || String(right).cellWidth > 1
  }

  /// Neighbours inside one figure: `+9`, `95`, `5.`, `.7`, `7%`.
  private static func isOneFigure(_ left: Character, _ right: Character) -> Bool {
    if right.isDigit { return left.isDigit || "+-−.".contains(left) }
    return left.isDigit && ".%‰".contains(right)
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

extension UInt8 {
  /// Whether a byte of UTF-8 belongs to no line break and no control code: those of U+0080 to U+00BF and of U+2000 to
  /// U+2FFF, where the others are, begin with C2 and E2.
  fileprivate var isPlain: Bool { self >= 0x20 && self != 0x7F && self != 0xC2 && self != 0xE2 }
}
