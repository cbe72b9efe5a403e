/// Numbers as exports write most of them (十进制数): digits, with or without a point.
package enum DecimalText {
  /// The number that a text of at most eight bytes is, if it is digits with or without a point; else `nil`, and it takes
  /// a longer look to tell what it is.
  ///
  /// All bytes are looked at together, as digits of one machine word with the last on top; then neighbours are joined to
  /// numbers of two, four and eight digits.
  /// - Parameter bytes: Where eight bytes can be read, whatever follows the text.
  @inlinable @inline(__always)
  package static func short(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard (1...8).contains(bytes.count), let start = bytes.baseAddress else { return nil }
    let text = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
    // Zeros move in before the first digit.
    var digits = text << UInt64(truncatingIfNeeded: 64 - 8 * bytes.count)
    // A point is 0x1E now. The lowest hit is one; another point is no digit, as the check of all digits finds out.
    let unlikePoint = digits ^ 0x1E1E_1E1E_1E1E_1E1E
    let points = (unlikePoint &- 0x0101_0101_0101_0101) & ~unlikePoint & 0x8080_8080_8080_8080
    var places = 0
    if points != 0 {
      guard bytes.count > 1 else { return nil }
      let end = UInt64(truncatingIfNeeded: points.trailingZeroBitCount + 1)
      places = 8 - Int(end / 8)
      // What stands before the point moves up onto it.
      let before = (1 as UInt64) << (end - 8) &- 1
      digits = digits & ~(before << 8 | 0xFF) | (digits & before) << 8
    }
    guard (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
    digits = digits &* 10 &+ digits >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let pairs = (digits & mask) &* (100 + 1_000_000 << 32)
    let others = (digits >> 16 & mask) &* (1 + 10_000 << 32)
    let mantissa = (pairs &+ others) >> 32
    // 2⁵² + mantissa has the mantissa for its last bits. A conversion would wait for the division of the row before,
    // because the processor's instruction leaves half of its register as it was.
    let value = Double(bitPattern: 0x4330_0000_0000_0000 | mantissa) - 0x1p52
    return places == 0 ? value : value / powersOfTen[places]
  }

  /// Up to fifteen digits with a point: mantissa and power of ten are exact, so one division rounds once.
  ///
  /// - Returns: `nil` for anything else.
  package static func number(_ text: UnsafeRawBufferPointer) -> Double? {
    guard !text.isEmpty else { return nil }
    var (mantissa, digits, places) = (0, 0, 0)
    var hasPoint = false
    let isNegative = text[0] == 0x2D
    for byte in text[(isNegative ? 1 : 0)...] {
      if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else if (0x30...0x39).contains(byte) {
        mantissa = 10 * mantissa + Int(byte - 0x30)
        digits += 1
        if hasPoint { places += 1 }
        guard digits <= 15 else { return nil }
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    let value = Double(mantissa) / powersOfTen[places]
    return isNegative ? -value : value
  }

  @usableFromInline static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
