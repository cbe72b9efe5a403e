// How many terminal cells text takes. Source: Unicode Standard Annex #11 (East Asian Width), classes W and F are
// two cells; ambiguous characters (“” — ①) count one, as terminals outside legacy East Asian locales draw them.

extension Unicode.Scalar {
  /// Terminal cells (显示宽度) this scalar takes: 0, 1 or 2.
  public var cellWidth: Int {
    if value < 0x300 { return value == 0 ? 0 : 1 }
    // 汉字, which most text is, have no properties to look up.
    if (0x4E00...0x9FFF).contains(value) { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return Self.isWide(value) ? 2 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
      0x2648...0x2653, 0x26A1, 0x2705, 0x274C, 0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2B1B...0x2B1C,
      0x2B50,
      0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// Terminal cells (显示宽度) this text takes: 汉字 and full-width signs count two, combining marks none.
  public var cellWidth: Int {
    if let cells = utf8.withContiguousStorageIfAvailable({ $0.cellWidth }) ?? nil { return cells }
    return unicodeScalars.reduce(0) { $0 + $1.cellWidth }
  }

  /// The text cut to a number of cells, its end replaced by `…` when something was cut; line breaks become blanks.
  public func fitted(toCells limit: Int) -> String {
    let line = String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    guard line.cellWidth > limit else { return line }
    var kept = ""
    var used = 1
    for character in line {
      used += String(character).cellWidth
      guard used <= limit else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Terminal cells of a text of ASCII and 汉字; `nil` where there is anything else.
  fileprivate var cellWidth: Int? {
    var cells = 0
    for (index, byte) in enumerated() {
      switch byte {
      case 0x01...0x7F: cells += 1
      case 0x80...0xBF: break
      case 0xE5...0xE9: cells += 2
      // U+4E00 begins with E4 B8; below it stand signs of one cell.
      case 0xE4 where index + 1 < count && self[index + 1] >= 0xB8: cells += 2
      default: return nil
      }
    }
    return cells
  }
}
