/// How a platform writes the parts of a question into one heading (列标题写法).
enum HeadingForm: Hashable, Sendable, CaseIterable {
  /// `第5题(选项)`, `5、(选项)`: the number alone says of which question.
  case numberedOption
  /// `5、(1)姓名___`: the first blank of question 5.
  case numberedBlank
  /// `题干—行`; the stem may hold dashes of its own.
  case dash
  /// `题干 - 选项`.
  case spacedDash
  /// `题干(行)`.
  case parentheses
  /// `题干 [行]`.
  case brackets
  /// `21.题干:选项`, only behind a number.
  case numberedColon
  /// `题干:行`.
  case colon
  /// `题干_填空1`.
  case underscoreBlank
  /// `Q3_1_TEXT`, `Q3_TEXT`: text typed beside an option.
  case underscoreText
  /// `Q2_1`, `Q2_1_2`, `Q2_-1`.
  case underscores
  /// `Q1#1_2`, `q_row#0`: side by side, dual scales.
  case hash
  /// `name___1`.
  case tripleUnderscore
  /// `q[SQ001]`, `q[SQ001][1]`, `q[other]`, `q[SQ001comment]`.
  case codeBrackets
  /// `g1/q1`, `g1/q1/option`.
  case path
  /// `为什么2`: the second question of this title.
  case repeatedTitle
  /// `g1-q1`: a question in a group.
  case groupDash
  /// `Q2|A1`, `Q2|A1|open`.
  case pipe
}

/// One way to take a heading apart (列标题读法).
struct HeadingReading: Sendable, Hashable {
  let form: HeadingForm
  /// The question's wording or name; empty when the number alone says which it is.
  let stem: String
  /// Rows and options below the question, outermost first.
  let parts: [PartName]
  /// Whether the column holds text typed beside an option.
  var isTypedText = false

  init(_ form: HeadingForm, _ stem: some StringProtocol, _ parts: [PartName], isTypedText: Bool = false) {
    (self.form, self.stem, self.parts, self.isTypedText) = (form, String(stem), parts, isTypedText)
  }
}

/// How a heading calls a row or an option (部分名称).
package struct PartName: Hashable, Sendable {
  /// A short name: `SQ001`, `1`.
  package let code: String?
  /// The wording respondents see.
  package let text: String?

  init(code: some StringProtocol) { (self.code, text) = (String(code), nil) }
  init(text: some StringProtocol) { (code, self.text) = (nil, text.trimmedText) }
  init(code: String?, text: String?) { (self.code, self.text) = (code, text) }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmedText: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return "" }
    if first.isVisible, last.isVisible { return String(self) }
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension Unicode.Scalar {
  /// Visible ASCII, 汉字 and their punctuation, which most texts begin and end with: no blanks, nor joined to one.
  fileprivate var isVisible: Bool {
    (0x21...0x7E).contains(value) || (0x4E00...0x9FFF).contains(value) || (0x3001...0x3020).contains(value)
      || (0xFF01...0xFF60).contains(value)
  }
}
