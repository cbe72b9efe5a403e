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
    if let suffix = PrintedType.suffix(of: unnumbered) {
      type = suffix.type
      text =
        (unnumbered[..<suffix.range.lowerBound].trimmedText + unnumbered[suffix.range.upperBound...])
        .trimmedText
    } else {
      type = nil
      text = unnumbered.trimmedText
    }
    body = Self.comparable(raw)
  }

  /// The ways these forms take the heading apart, the likeliest first.
  func readings(_ forms: [HeadingForm]) -> [HeadingReading] {
    forms.flatMap { $0.readings(of: text, isNumbered: number != nil) }
  }

  /// Text as headings and stems are compared: folded, without numbering, without `(单选题 *必答)`, dashes alike.
  static func comparable(_ text: String) -> String {
    var rest = numbering(of: text)?.rest ?? text[...]
    if let suffix = PrintedType.suffix(of: rest) {
      rest = rest[..<suffix.range.lowerBound] + rest[suffix.range.upperBound...]
    }
    return String(rest).folded.withDashesAlike
  }

  /// `3、`, `3.`, `Q3:`, `第3题`: the number and what follows it; `nil` when there is none, or nothing else.
  private static func numbering(of text: String) -> (number: String, rest: Substring)? {
    var rest = text.drop(while: \.isWhitespace)
    let isOrdinal = rest.first == "第"
    if isOrdinal || rest.first == "Q" || rest.first == "q" { rest = rest.dropFirst() }
    let digits = rest.prefix(5).prefix { $0.isWholeNumber && $0.unicodeScalars.count == 1 }
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
