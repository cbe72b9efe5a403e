internal import DelimitedText

/// What a cell says as a number (数值单元格).
enum NumberField {
  case missing
  case number(Double)
  case notANumber(String)

  init(_ field: Field) {
    self = field.withUnescapedBytes { Self($0) }
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    let text = Self.trimmed(bytes)
    if Self.isMissing(text) {
      self = .missing
    } else if let number = DecimalText.number(text) {
      self = .number(number)
    } else {
      let words = String(decoding: text, as: UTF8.self)
      // Double("nan") and Double("0x1p3") are numbers to the library and none to a survey.
      let isPlain = text.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
      if isPlain, let number = Double(words), number.isFinite {
        self = .number(number)
      } else {
        self = .notANumber(words)
      }
    }
  }

  static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  static func isMissing(_ text: UnsafeRawBufferPointer) -> Bool {
    text.isEmpty || text.elementsEqual("NA".utf8) || text.elementsEqual("(空)".utf8)
      || text.elementsEqual("(跳过)".utf8)
  }
}
