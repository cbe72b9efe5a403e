internal import Questionnaires

/// A column's heading taken apart (列标题): `3、您满意吗 (单选题 *必答)` → number 3, body 您满意吗.
struct Heading {
  let raw: String
  /// The number before the stem.
  let number: String?
  /// What is left without number, type suffix, blanks and width; comparisons use it.
  let body: String
  /// The option of a one-column-per-option export: `5、(其他)`, `第5题(其他)`.
  let option: String?

  init(_ raw: String) {
    self.raw = raw
    let text = raw.folded
    if let match = text.wholeMatch(of: /第?([0-9]+)(?:题|、|\.)\((.+)\)/) {
      (number, option) = (String(match.1), String(match.2))
    } else {
      number = text.prefixMatch(of: Self.numbering).map { String($0.1) }
      option = nil
    }
    body = Self.comparable(raw)
  }

  private static var numbering: Regex<(Substring, Substring)> { /([0-9]+)[、.,]/ }

  /// Text as headings and stems are compared: folded, without numbering, without `(单选题 *必答)`, dashes alike.
  static func comparable(_ text: String) -> String {
    var folded = text.folded
    if let match = folded.prefixMatch(of: numbering), match.range.upperBound < folded.endIndex {
      folded = String(folded[match.range.upperBound...])
    }
    // The last such bracket only, at the end or before a row: a stem may hold one of its own.
    if let suffix = folded.matches(of: typeSuffix).last, suffix.range.lowerBound > folded.startIndex {
      folded.removeSubrange(suffix.range)
    }
    return folded.replacing(/[—–―-]+/, with: "—")
  }

  /// `(单选题)`, `(矩阵量表题 *必答)`: the platform's types, so that `(问题响应)` stays part of its stem.
  private static var typeSuffix: Regex<Substring> {
    /[(\[](?:单选|多选|单项填空|多项填空|填空|简答|量表|评分|打分|排序|比重|下拉|判断|NPS|矩阵\p{Han}{0,4})题\*?(?:必答|选答)?[)\]](?=$|[—–―-])/
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

/// What a column of an export answers.
enum ColumnBinding: Equatable {
  /// Nothing that is asked for.
  case unused
  /// No question.
  case metadata(MetadataRole)
  /// An item, by its index in `questionnaire.items`.
  case item(Int)
  /// One option of a multiple-choice item: chosen or not.
  case optionFlag(item: Int, option: Int)
}

/// Where a declared column is to be found (列): by heading, number from 1, or a part of the heading.
public enum ColumnReference: Hashable, Sendable {
  /// 列名.
  case heading(String)
  /// 列号, from 1.
  case number(Int)
  /// 匹配: the only heading that contains this text.
  case containing(String)
}
