/// A completion time as platforms print it (用时): `136秒`, `136`, `2分16秒`, `1:02:03`, `02:16`.
package struct Duration {
  /// Seconds; `nil` for a text that is no time.
  package let seconds: Double?

  /// Reads a cell.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var (value, digits) = (0, 0)
    while digits < min(bytes.count, 9), (0x30...0x39).contains(bytes[digits]) {
      value = value * 10 + Int(bytes[digits] - 0x30)
      digits += 1
    }
    // By far the usual case, without making a string: digits, and nothing or 秒 behind them.
    if digits > 0, digits == bytes.count || bytes.isMark(Self.secondMark, from: digits) {
      seconds = Double(value)
    } else {
      seconds = Self.spelledOut(String(decoding: bytes, as: UTF8.self).folded)
    }
  }

  private static let secondMark = SIMD3<UInt8>(0xE7, 0xA7, 0x92)  // 秒

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

extension UnsafeRawBufferPointer {
  /// Whether a mark of three bytes, and nothing else, stands from a place on.
  fileprivate func isMark(_ mark: SIMD3<UInt8>, from place: Int) -> Bool {
    count == place + 3 && self[place] == mark[0] && self[place + 1] == mark[1] && self[place + 2] == mark[2]
  }
}
