/// Tallies as text, for pipes that carry lines (文本形式): each is one line of Base64 (RFC 4648 §4).
public enum TallyText {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// One line, with its end.
  public static func line(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4 + 1)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0..<4 {
        text.append(digit > group.count ? padding : letters[bits >> (18 - 6 * digit) & 63])
      }
    }
    return text + [UInt8(ascii: "\n")]
  }

  /// What the lines stand for, blank ones passed over.
  package static func lines(_ text: [UInt8]) throws(TallyFault) -> [[UInt8]] {
    var digits = [UInt8?](repeating: nil, count: 256)
    for (value, letter) in letters.enumerated() { digits[Int(letter)] = UInt8(value) }
    var lines: [[UInt8]] = []
    for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      lines.append(try bytes(of: line, digits))
    }
    if lines.isEmpty { throw .notATally }
    return lines
  }

  private static func bytes(
    of line: ArraySlice<UInt8>, _ digits: [UInt8?]
  ) throws(TallyFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count / 4 * 3)
    let ends = line.suffix(2).count { $0 == padding }
    var (bits, width) = (0, 0)
    for letter in line.dropLast(ends) {
      guard let digit = digits[Int(letter)] else { throw .notATally }
      (bits, width) = (bits << 6 | Int(digit), width + 6)
      guard width >= 8 else { continue }
      width -= 8
      bytes.append(UInt8(bits >> width))
      bits &= 1 << width - 1
    }
    // A line broken off in the middle of a group was cut.
    if line.count % 4 != 0 { throw .cutOff }
    if bits != 0 { throw .damaged }
    return bytes
  }
}
