internal import Foundation

extension String {
  /// The text as it is compared when it is not equal to the letter (归一化): NFKC, so that full-width signs and digits
  /// are plain ones, and without blanks.
  var folded: String {
    String(
      String.UnicodeScalarView(
        precomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
          !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
        }))
  }

  /// The text without a leading `A.`, `1.`, `(1)`, `①` or `1、`, after folding; `nil` when it has none.
  /// The point of `1.5` and the colon of `8:30` mark nothing.
  var withoutListMark: String? {
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
