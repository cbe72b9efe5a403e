/// A cell's number as a person sees it in Excel's input line (数字文本): at most 15 digits, no `2.0`.
///
/// The digits are taken from the file's own decimal, never from a `Double`: 17 digits are how a file writes a `Double`,
/// 15 how Excel shows it, and 0.10000000000000001 is 0.1.
struct NumberText {
  /// The text.
  let text: String
  /// Whether digits are gone for good: the number was too long for a spreadsheet, as ids of 16 digits and more are.
  let isCut: Bool

  private static let mostDigits = 15

  /// - Returns: `nil` when the bytes are no number.
  init?(_ bytes: some Collection<UInt8>) {
    guard let decimal = Decimal(bytes) else { return nil }
    var (digits, exponent) = (decimal.digits, decimal.exponent)
    // As an integer of its digits: value = 0.d1d2… · 10^exponent.
    let isWhole = exponent >= digits.count
    isCut = isWhole && exponent > Self.mostDigits
    if digits.count > Self.mostDigits { Self.round(&digits, &exponent) }
    while digits.last == 0 { digits.removeLast() }
    let sign = decimal.isNegative && !digits.isEmpty ? "-" : ""
    let figures = digits.map { String($0) }.joined()
    if digits.isEmpty {
      text = "0"
    } else if exponent > Self.mostDigits || exponent < -8 {
      let tail = figures.dropFirst()
      let power = exponent - 1
      text =
        sign + figures.prefix(1) + (tail.isEmpty ? "" : "." + tail) + (power < 0 ? "E-" : "E+")
        + "\(abs(power))"
    } else if exponent <= 0 {
      text = sign + "0." + String(repeating: "0", count: -exponent) + figures
    } else if exponent >= figures.count {
      text = sign + figures + String(repeating: "0", count: exponent - figures.count)
    } else {
      text = sign + figures.prefix(exponent) + "." + figures.dropFirst(exponent)
    }
  }

  /// Half up in the sixteenth digit.
  private static func round(_ digits: inout [UInt8], _ exponent: inout Int) {
    let roundsUp = digits[mostDigits] >= 5
    digits.removeLast(digits.count - mostDigits)
    guard roundsUp else { return }
    var index = mostDigits - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// A number's digits without zeros in front, and where its point is.
  private struct Decimal {
    var digits: [UInt8] = []
    var exponent = 0
    var isNegative = false

    private enum Part { case whole, fraction, power }
    /// No file writes more.
    private static let longest = 400

    init?(_ bytes: some Collection<UInt8>) {
      guard bytes.count <= Self.longest else { return nil }
      var part = Part.whole
      var hasDigits = false
      var powerText = ""
      for (index, byte) in bytes.enumerated() {
        switch (byte, part) {
        case (UInt8(ascii: "-"), .whole) where index == 0: isNegative = true
        case (UInt8(ascii: "+"), .whole) where index == 0: break
        case (UInt8(ascii: "."), .whole): part = .fraction
        case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .fraction),
          (UInt8(ascii: "E"), .fraction):
          part = .power
        case (0x30...0x39, .whole), (0x30...0x39, .fraction):
          hasDigits = true
          let isLeadingZero = digits.isEmpty && byte == 0x30
          if !isLeadingZero { digits.append(byte - 0x30) }
          if part == .whole, !isLeadingZero { exponent += 1 }
          if part == .fraction, isLeadingZero { exponent -= 1 }
        case (_, .power): powerText.unicodeScalars.append(Unicode.Scalar(byte))
        default: return nil
        }
      }
      guard hasDigits else { return nil }
      if part == .power {
        guard let power = Int(powerText), abs(power) < 10_000 else { return nil }
        exponent += power
      }
      if digits.isEmpty { exponent = 0 }
    }
  }
}
