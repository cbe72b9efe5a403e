internal import Foundation

extension String {
  /// The text as it is compared when it is not equal to the letter (归一化): NFKC, so that full-width signs and digits
  /// are plain ones, and without blanks.
  package var folded: String {
    if utf8.isFoldedASCII { return self }
    let normal = normalised
    guard normal.unicodeScalars.contains(where: \.isBlank) else { return normal }
    return String(String.UnicodeScalarView(normal.unicodeScalars.filter { !$0.isBlank }))
  }

  /// NFKC.
  private var normalised: String {
    if unicodeScalars.allSatisfy(\.isUnchangedByNFKC) { return self }
    guard unicodeScalars.allSatisfy({ $0.isUnchangedByNFKC || $0.isFullWidthASCII }) else {
      return precomposedStringWithCompatibilityMapping
    }
    // None of these joins what stands before it.
    return String(
      UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.isFullWidthASCII ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)) : scalar
        }))
  }

  /// The text without a leading `A.`, `1.`, `(1)`, `①` or `1、`, after folding; `nil` when it has none.
  /// The point of `1.5` and the colon of `8:30` mark nothing.
  package var withoutListMark: String? {
    // A 汉字 marks nothing.
    if let first = utf8.first, (0xE5...0xE9).contains(first) { return nil }
    let folded = folded
    if let first = unicodeScalars.first(where: { !$0.properties.isWhitespace }), ("①"..."⑳").contains(first) {
      let digits = String(first).folded.count
      return folded.count > digits ? String(folded.dropFirst(digits)) : nil
    }
    let scalars = Array(folded.unicodeScalars)
    var end = scalars.first == "(" ? 1 : 0
    let mark = scalars[end...].prefix(2).prefix { $0.isASCII && $0.properties.numericType != nil }.count
    let isLetter = end < scalars.count && scalars[end].isASCII && scalars[end].properties.isAlphabetic
    end += isLetter ? 1 : mark
    guard isLetter || mark > 0, end + 1 < scalars.count else { return nil }
    let isDigitNext = scalars[end + 1].isASCII && scalars[end + 1].properties.numericType != nil
    switch scalars[end] {
    case "、", ")": break
    case ".", ":": if isDigitNext { return nil }
    default: return nil
    }
    return String(String.UnicodeScalarView(scalars[(end + 1)...]))
  }
}

extension String.UTF8View {
  /// Visible ASCII stays as it is.
  fileprivate var isFoldedASCII: Bool { allSatisfy { (0x21...0x7E).contains($0) } }
}

extension Unicode.Scalar {
  /// ASCII, 汉字, 、。【】〖〗, dashes and quotes, which most texts are made of and which NFKC leaves alone.
  fileprivate var isUnchangedByNFKC: Bool {
    value < 0x80 || (0x4E00...0x9FFF).contains(value) || (0x3001...0x3002).contains(value)
      || (0x3008...0x3017).contains(value) || (0x2012...0x2015).contains(value)
      || (0x2018...0x201F).contains(value)
  }

  /// `！` to `～`, which are `!` to `~` in the same order.
  fileprivate var isFullWidthASCII: Bool { (0xFF01...0xFF5E).contains(value) }

  fileprivate var isBlank: Bool {
    if value < 0x80 { return value <= 0x20 && properties.isWhitespace }
    if (0x4E00...0x9FFF).contains(value) { return false }
    return properties.isWhitespace || properties.generalCategory == .format
  }
}
