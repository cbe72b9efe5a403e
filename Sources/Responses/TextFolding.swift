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
    guard let match = folded.prefixMatch(of: /[(]?(?:[A-Za-z]|[0-9]{1,2})(?:[、)]|[.:](?![0-9]))/),
      match.range.upperBound < folded.endIndex
    else { return nil }
    return String(folded[match.range.upperBound...])
  }
}
