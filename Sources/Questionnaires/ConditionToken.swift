/// A word of a condition: a name or keyword, a quoted text, a bracket, a sign.
struct ConditionToken {
  let text: String
  let isQuoted: Bool

  /// Brackets and signs as the parser knows them; full-width and two-character forms mean the same.
  private static let canonical = [
    "（": "(", "）": ")", "!=": "≠", "<=": "≤", ">=": "≥", "==": "=", "＝": "=", "＜": "<", "＞": ">",
  ]

  var isSign: Bool { !isQuoted && ["(", ")", "<", "≤", "=", "≠", "≥", ">"].contains(text) }

  /// Whether an option's text cannot go on here.
  var endsOption: Bool { isSign || !isQuoted && ["且", "或", "and", "or"].contains(text) }

  /// The words of a condition; blanks are optional around brackets, signs and quoted texts. A character that fits
  /// nowhere, such as a lone quote, is a word of its own, which no rule of the grammar takes.
  static func tokens(of text: String) -> [ConditionToken] {
    let pattern =
      /"(?<plain>[^"]*)"|“(?<curly>[^”]*)”|(?<sign>[<>!=]=|[<>=≠≤≥＝＜＞()（）])|(?<word>[^\s<>!=≠≤≥＝＜＞()（）"“”]+)|(?<stray>\S)/
    return text.matches(of: pattern).map { match in
      if let quoted = match.plain ?? match.curly {
        return ConditionToken(text: String(quoted), isQuoted: true)
      }
      let bare = String(match.sign ?? match.word ?? match.stray ?? "")
      return ConditionToken(text: canonical[bare] ?? bare, isQuoted: false)
    }
  }
}
