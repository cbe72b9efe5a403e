internal import ExactNumbers
internal import Questionnaires

/// Tells text exports from number and score exports by their first records (内容识别).
struct ContentRecognition {
  private let questionnaire: Questionnaire
  private let profile: ExportProfile
  private let bindings: [ColumnBinding]

  init(_ questionnaire: Questionnaire, _ profile: ExportProfile, _ bindings: [ColumnBinding]) {
    (self.questionnaire, self.profile, self.bindings) = (questionnaire, profile, bindings)
  }

  /// Text as soon as one cell is an option's text; else positions, if all answers can be; else scores, if all can be.
  func content(of records: [HeldRecord]) -> ExportContent {
    var canBeNumber = true
    var canBeScore = true
    var sawAnswer = false
    for (column, binding) in bindings.enumerated() {
      guard case .item(let index) = binding else { continue }
      let question = questionnaire.question(of: questionnaire.items[index])
      guard question.kind.hasOneOption else { continue }
      let labels = Set(question.scale.options.flatMap { ([$0.label] + $0.aliases).map(\.folded) })
      let scores = Set(question.scale.options.compactMap(\.score))
      for record in records where column < record.count {
        let text = String(decoding: record.cells[column], as: UTF8.self).folded
        if isAbsence(text) { continue }
        sawAnswer = true
        guard let number = ExactDecimal(text) else { return .text }
        if labels.contains(text) { return .text }
        let position = number.rational.isInteger ? number.rational.floor : nil
        if !(position.map { (1...max(1, question.scale.options.count)).contains($0) } ?? false) {
          canBeNumber = false
        }
        if !scores.contains(number) { canBeScore = false }
      }
    }
    guard sawAnswer else { return .text }
    return canBeNumber ? .number : canBeScore ? .score : .text
  }

  private func isAbsence(_ text: String) -> Bool {
    text.isEmpty || (profile.unansweredMarks + profile.skippedMarks).contains { $0.folded == text }
      || profile.unansweredNumbers.contains(text) || profile.skippedNumbers.contains(text)
  }
}
