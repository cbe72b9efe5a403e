/// A completion time as platforms print it (用时): `136秒`, `136`, `2分16秒`, `1:02:03`, `02:16`.
package struct Duration {
  /// Seconds; `nil` for a text that is no time.
  package let seconds: Double?

  /// Reads a cell.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var value = 0
    var digits = 0
    var rest = bytes[...]
    while let byte = rest.first, (0x30...0x39).contains(byte), digits < 9 {
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      rest = rest.dropFirst()
    }
    // By far the usual case, without making a string: digits, and nothing or 秒 behind them.
    if digits > 0, rest.isEmpty || rest.elementsEqual("秒".utf8) {
      seconds = Double(value)
    } else {
      seconds = Self.spelledOut(String(decoding: bytes, as: UTF8.self).folded)
    }
  }

  private static func spelledOut(_ text: String) -> Double? {
    if let plain = Double(text.hasSuffix("秒") ? String(text.dropLast()) : text), plain.isFinite, plain >= 0 {
      return plain
    }
    if let match = text.wholeMatch(of: /(?:(\d{1,6})(?:小时|时))?(?:(\d{1,6})(?:分钟|分))?(?:(\d{1,6})秒)?/),
      !text.isEmpty
    {
      return total(match.1, match.2, match.3)
    }
    if let match = text.wholeMatch(of: /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})/) {
      return total(match.1, match.2, match.3)
    }
    return nil
  }

  private static func total(_ hours: Substring?, _ minutes: Substring?, _ seconds: Substring?) -> Double {
    func number(_ text: Substring?) -> Double { text.flatMap { Double($0) } ?? 0 }
    return number(hours) * 3_600 + number(minutes) * 60 + number(seconds)
  }
}
