/// A column's heading taken apart (列标题): `3、您满意吗 (单选题 *必答)` → number 3, type 单选题, body 您满意吗.
struct Heading: Sendable {
  let raw: String
  /// The number before the stem.
  let number: String?
  /// The heading as printed, without number and type suffix.
  let text: String
  /// The question type some platforms print behind the stem.
  let type: PrintedType?
  /// What is left without number, type suffix, blanks and width; comparisons use it.
  let body: String

  init(_ raw: String) {
    self.raw = raw
    let numbering = Self.numbering(of: raw)
    number = numbering?.number
    let unnumbered = numbering?.rest ?? raw[...]
    let suffix = PrintedType.suffix(of: unnumbered)
    type = suffix?.type
    if let range = suffix?.range {
      text = (unnumbered[..<range.lowerBound].trimmedText + unnumbered[range.upperBound...]).trimmedText
    } else {
      text = unnumbered.trimmedText
    }
    body = Self.comparable(unnumbered, without: suffix?.range)
  }

  /// The ways these forms take the heading apart, the likeliest first.
  func readings(_ forms: [HeadingForm]) -> [HeadingReading] {
    let signs = HeadingSigns(text)
    return forms.flatMap { $0.fits(signs) ? $0.readings(of: text, isNumbered: number != nil) : [] }
  }

  /// Text as headings and stems are compared: folded, without numbering, without `(单选题 *必答)`, dashes alike.
  static func comparable(_ text: String) -> String {
    let rest = numbering(of: text)?.rest ?? text[...]
    return comparable(rest, without: PrintedType.suffix(of: rest)?.range)
  }

  private static func comparable(_ text: Substring, without suffix: Range<String.Index>?) -> String {
    let rest = suffix.map { text[..<$0.lowerBound] + text[$0.upperBound...] } ?? text
    return String(rest).folded.withDashesAlike
  }

  /// `3、`, `3.`, `Q3:`, `第3题`: the number and what follows it; `nil` when there is none, or nothing else.
  private static func numbering(of text: String) -> (number: String, rest: Substring)? {
    var rest = text.drop(while: \.isWhitespace)
    guard let first = rest.utf8.first, mayLeadNumber(first) else { return nil }
    let isOrdinal = rest.first == "第"
    if isOrdinal || rest.first == "Q" || rest.first == "q" { rest = rest.dropFirst() }
    let digits = rest.prefix(5).prefix(while: \.isDigitSign)
    guard (1...4).contains(digits.count) else { return nil }
    let number = String(digits).folded
    guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest[digits.endIndex...].drop(while: \.isWhitespace)
    guard let mark = rest.first else { return nil }
    let behind = rest.dropFirst()
    switch mark {
    case "题" where isOrdinal, "、", ":", "：": break
    // The point of `1.5` numbers nothing.
    case ".", ",", "．", "，": if !isOrdinal, behind.first?.isNumber == true { return nil }
    default: return nil
    }
    let stem = behind.drop(while: \.isWhitespace)
    return stem.isEmpty ? nil : (number, stem)
  }

  /// Whether a number may begin with this byte: with a digit, Q, 第 or a sign that is neither ASCII nor 汉字.
  private static func mayLeadNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x80: (0x30...0x39).contains(byte) || byte | 0x20 == UInt8(ascii: "q")
    case 0xE4...0xE9: byte == 0xE7
    default: true
    }
  }

  /// Whether a declared column means this heading.
  func fits(_ reference: ColumnReference, number position: Int) -> Bool {
    switch reference {
    case .heading(let text): raw == text || raw.folded == text.folded
    case .number(let number): number == position
    case .containing(let text): raw.folded.contains(text.folded)
    }
  }
}

extension String {
  /// Every run of dashes is one dash of one kind.
  var withDashesAlike: String {
    guard unicodeScalars.contains(where: \.isDash) else { return self }
    var result = UnicodeScalarView()
    var isInDash = false
    for scalar in unicodeScalars {
      if scalar.isDash {
        if !isInDash { result.append("—") }
        isInDash = true
      } else {
        result.append(scalar)
        isInDash = false
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// `-`, `‐` to `―`: what NFKC leaves of dashes.
  fileprivate var isDash: Bool { self == "-" || (0x2010...0x2015).contains(value) }
}

extension Character {
  /// Whether it is one sign with the value of a digit.
  fileprivate var isDigitSign: Bool {
    if let ascii = asciiValue { return (0x30...0x39).contains(ascii) }
    return isWholeNumber && unicodeScalars.count == 1
  }
}
