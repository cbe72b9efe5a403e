extension XMLReader {
  /// Appends the text of the element whose `.start` was the last event, and of no element in it (单元格文本).
  ///
  /// Line breaks become LF, as XML says.
  mutating func appendText(to text: inout [UInt8], limit: Int) throws(WorkbookFault) {
    let inside = depth
    var endsInReturn = false
    while true {
      switch try next() {
      case .text where depth == inside:
        append(&endsInReturn, to: &text)
        guard text.count <= limit else { throw .overLimit(.cellBytes(limit), part: part) }
      case .start: try skipElement()
      case .end: return
      case .text, .finish: continue
      }
    }
  }

  private func append(_ endsInReturn: inout Bool, to bytes: inout [UInt8]) {
    let returnSign = UInt8(ascii: "\r")
    let lineFeed = UInt8(ascii: "\n")
    guard isLiteral, endsInReturn || text.contains(returnSign) else { return bytes.append(contentsOf: text) }
    for byte in text {
      if byte == lineFeed, endsInReturn {
        endsInReturn = false
        continue
      }
      bytes.append(byte == returnSign ? lineFeed : byte)
      endsInReturn = byte == returnSign
    }
  }

  /// Appends a text with its runs joined (富文本), of an `si` or `is` whose `.start` was the last event; what says how
  /// the text is pronounced (拼音) is left out.
  mutating func appendRichText(to text: inout [UInt8], limit: Int) throws(WorkbookFault) {
    let outside = depth - 1
    while true {
      switch try next() {
      case .start:
        if isElement("t") {
          try appendRun(to: &text, limit: limit)
        } else if !isElement("r") {
          try skipElement()
        }
      case .end where depth == outside: return
      case .end, .text: continue
      case .finish: return
      }
    }
  }

  private mutating func appendRun(to text: inout [UInt8], limit: Int) throws(WorkbookFault) {
    let keepsSpace = attribute("xml:space")?.elementsEqual("preserve".utf8) == true
    let start = text.count
    try appendText(to: &text, limit: limit)
    if !keepsSpace {
      // As Excel does: blanks at either end are the file's layout unless it says they are text.
      while text.count > start, text[text.count - 1].isXMLSpace { text.removeLast() }
      let blanks = text[start...].prefix(while: \.isXMLSpace).count
      if blanks > 0 { text.removeSubrange(start..<start + blanks) }
    }
    CellEscapes.resolve(&text, from: start)
  }
}

/// `_x000D_`: characters XML does not have, as a workbook writes them (转义字符). Source: ECMA-376 part 1, 22.9.2.19.
enum CellEscapes {
  /// Resolves the escapes from a place on; `_x005F_` stands for a `_` that would begin one.
  static func resolve(_ text: inout [UInt8], from start: Int) {
    let underscore = UInt8(ascii: "_")
    guard let first = text[start...].firstIndex(of: underscore) else { return }
    var resolved: [UInt8] = []
    var index = first
    while index < text.count {
      if text[index] == underscore, let unit = unit(text, at: index) {
        // No text has a NUL.
        if unit > 0, let scalar = Unicode.Scalar(unit) {
          resolved += Array(String(scalar).utf8)
          index += 7
          continue
        }
        if UTF16.isLeadSurrogate(unit), let trail = self.unit(text, at: index + 7),
          UTF16.isTrailSurrogate(trail)
        {
          resolved += Array(String(decoding: [unit, trail], as: UTF16.self).utf8)
          index += 14
          continue
        }
      }
      resolved.append(text[index])
      index += 1
    }
    text.replaceSubrange(first..., with: resolved)
  }

  /// The four digits of an escape at a place.
  private static func unit(_ text: [UInt8], at place: Int) -> UInt16? {
    guard place + 7 <= text.count, text[place] == UInt8(ascii: "_"), text[place + 1] == UInt8(ascii: "x"),
      text[place + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = text[place + 2..<place + 6]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
