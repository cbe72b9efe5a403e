internal import Responses

extension AnswerMarks {
  /// What separates options where a platform does not say, the surest first.
  private static let usualSeparators = ["┋", ";", "；"]

  /// How a platform writes; a number export has numbers for absences, too.
  init(_ profile: ExportProfile, content: ExportContent?) {
    let own = profile.optionSeparators
    let separators = profile.isPlatform && !own.isEmpty ? own : own + Self.usualSeparators
    // Whether cells are positions may be unknown yet; no option's text is a negative number.
    let numbers = content == .text ? ([], []) : (profile.skippedNumbers, profile.unansweredNumbers)
    self.init(
      separators: separators.unique.map { Array($0.utf8) },
      rankSeparators: (profile.rankSeparators + ["→"]).unique.map { Array($0.utf8) },
      typed: profile.otherText,
      skipped: Set((profile.skippedMarks + numbers.0).map(\.folded)),
      unanswered: Set((profile.unansweredMarks + numbers.1).map(\.folded)))
  }
}
