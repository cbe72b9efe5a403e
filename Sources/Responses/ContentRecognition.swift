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

  /// What a bare number may stand for.
  fileprivate enum Reading {
    case position, score, code

    var content: ExportContent {
      switch self {
      case .position: .number
      case .score: .score
      // Text exports are where codes are understood.
      case .code: .text
      }
    }
  }

  /// Text as soon as one cell is an option's text or no number; else positions, if all answers can be; else scores, if
  /// all can be; else codes.
  /// - Returns: The content, and whether every other reading that fits means the same options.
  func content(of records: [HeldRecord]) -> (content: ExportContent, isClear: Bool) {
    let likeliestFirst: [Reading] =
      profile.printsCodes
      ? [.code, .position, .score] : isPlatformExport ? [.position, .score] : [.position, .score, .code]
    var fitting = likeliestFirst
    var disagreeing: Set<Set<Reading>> = []
    var sawAnswer = false
    for (column, binding) in bindings.enumerated() {
      guard case .item(let index) = binding else { continue }
      let question = questionnaire.question(of: questionnaire.items[index])
      guard question.kind.hasOneOption else { continue }
      let labels = Set(question.scale.options.flatMap { ([$0.label] + $0.aliases).map(\.folded) })
      for record in records where column < record.count {
        let text = String(decoding: record.cells[column], as: UTF8.self).folded
        if isAbsence(text) { continue }
        sawAnswer = true
        guard let number = ExactDecimal(text), !labels.contains(text) else { return (.text, true) }
        let options = question.scale.options(readAs: number)
        fitting = fitting.filter { options[$0] != nil }
        for (one, other) in [(Reading.position, Reading.score), (.position, .code), (.score, .code)]
        where options[one] != options[other] {
          disagreeing.insert([one, other])
        }
      }
    }
    guard sawAnswer, let likeliest = fitting.first else { return (.text, true) }
    // A platform that prints codes leaves no doubt where they fit.
    if likeliest == .code, profile.printsCodes { return (.text, true) }
    return (likeliest.content, !fitting.contains { disagreeing.contains([likeliest, $0]) })
  }

  /// A platform's export never prints our codes; a column for each option, headed by a number, is a platform's doing.
  private var isPlatformExport: Bool {
    profile.isPlatform || bindings.contains { if case .optionFlag = $0 { true } else { false } }
  }

  private func isAbsence(_ text: String) -> Bool {
    text.isEmpty || (profile.unansweredMarks + profile.skippedMarks).contains(text)
      || profile.unansweredNumbers.contains(text) || profile.skippedNumbers.contains(text)
  }
}

extension RatingScale {
  /// The option a number stands for in each reading. On a scale without scores, a score export can only print positions.
  fileprivate func options(readAs number: ExactDecimal) -> [ContentRecognition.Reading: Int] {
    var found: [ContentRecognition.Reading: Int] = [:]
    if number.rational.isInteger, let position = number.rational.floor, options.indices.contains(position - 1)
    {
      found[.position] = position - 1
    }
    let scored = options.indices.filter { options[$0].score == number }
    found[.score] =
      options.contains { $0.score != nil } ? (scored.count == 1 ? scored[0] : nil) : found[.position]
    found[.code] = options.firstIndex { ExactDecimal($0.code) == number }
    return found
  }
}
