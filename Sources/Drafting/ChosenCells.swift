internal import Responses

/// The column of one option: chosen or not, or its rank (选项列).
struct ChosenCells {
  /// Responses that chose the option.
  let chosen: Int
  /// Whether the cells say nothing but chosen or not.
  let areFlags: Bool
  /// Whether they are ranks.
  let areRanks: Bool
  /// The highest number; 0 when there is none above 1. More than there are options is no rank.
  let highest: Int

  private static let notChosen: Set<String> = [
    "0", "no", "false", "n", "否", "未选", "未选中", "-2", "-3", "unchecked",
  ]
  private static let isChosen: Set<String> = ["1", "yes", "true", "y", "是", "x", "√", "✓", "选中", "checked"]

  init(_ answers: AnswerSummary, label: String) {
    var chosen = 0
    var others = 0
    var highest = 0
    for text in answers.texts {
      let folded = text.text.folded.lowercased()
      if Self.notChosen.contains(folded) { continue }
      if let number = Int(folded), (2...60).contains(number) {
        highest = max(highest, number)
        chosen += text.count
      } else if Self.isChosen.contains(folded) || folded == label.folded.lowercased() {
        chosen += text.count
      } else {
        others += text.count
      }
    }
    // More different texts than are counted are typed ones, and who typed one chose the option.
    (self.chosen, self.highest) = (answers.isCounted ? chosen + others : answers.given, highest)
    areRanks = highest > 1 && others == 0
    // An option's column holds the option's text, so one text only.
    areFlags = answers.isWhole && (others == 0 || answers.texts.count == 1)
  }
}
