internal import Questionnaires

/// Which numbers an export prints before its questions (题号): they are positions until a question is deleted, so they
/// count only as far as the header itself, or the definition, bears them out.
struct HeadingNumbers {
  private let questionnaire: Questionnaire
  /// The number that stands before a question whose heading leaves no doubt.
  private var seen: [Int: String] = [:]
  private var positionsHold = true

  init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

  /// Takes note of the number before an item that was found by its own wording.
  mutating func learn(_ number: String?, of question: Int) {
    guard let number else { return }
    seen[question] = seen[question] ?? number
    if number != position(of: question) { positionsHold = false }
  }

  /// Whether the number is known to be another question's, or not this one's.
  func contradicts(_ number: String, _ question: Int) -> Bool {
    if let own = seen[question] { return own != number }
    return seen.contains { $0.key != question && $0.value == number }
  }

  /// Whether there is reason to take the number for this question's.
  func confirms(_ number: String, _ question: Int) -> Bool {
    if let own = seen[question] ?? questionnaire.questions[question].number { return own == number }
    return positionsHold && !seen.isEmpty && position(of: question) == number
  }

  private func position(of question: Int) -> String {
    "\(questionnaire.questions[..<question].count { $0.kind.isAsked } + 1)"
  }
}
