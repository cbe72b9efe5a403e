internal import Questionnaires
internal import Responses

/// What kind of question a column's answers belong to (题型推断).
struct QuestionInference {
  let answers: AnswerSummary
  let stem: StemReading
  /// The type the platform printed behind the stem.
  let type: PrintedType?
  /// Whether answers are positions or scores.
  let content: ExportContent?
  /// Whether the platform prints options as codes.
  var printsCodes = false

  /// What was concluded, and what is doubtful about it.
  enum Conclusion {
    case scale(ScaleReading)
    /// One of these options.
    case single([SeenText], Doubt?)
    case multiple([SeenText])
    case ranking([SeenText])
    case number, date
    case text(QuestionRole?)
  }

  /// Different short answers that still look like options.
  private static let fewOptions = 12
  /// Agreeing or not is an opinion, too, but one to choose.
  private static let fewWords = 2
  /// More options than this nobody reads.
  private static let mostOptions = 60
  /// Longer answers are written, not chosen; bytes of UTF-8, three to a 汉字.
  private static let longestOption = 120

  var conclusion: Conclusion {
    if let kind = type?.kind, let told = told(kind) { return told }
    if answers.given == 0 { return .text(stem.asksIdentity ? .identification : nil) }
    if answers.ranked * 2 > answers.given, answers.partsAreWhole { return .ranking(answers.parts) }
    if let scale = scale { return .scale(scale) }
    if holdsPersonalData || stem.asksIdentity && !looksChosen { return .text(.identification) }
    if isMultiple { return .multiple(answers.parts) }
    // What people write in their own words may come again, 无 and 没有; it is not to be listed as options.
    if stem.asksOpinion, answers.texts.count > Self.fewWords { return .text(.opinion) }
    if answers.dates == answers.given { return .date }
    if answers.numbers == answers.given { return numbers }
    if looksChosen { return .single(answers.texts, nil) }
    if looksLikeManyOptions { return .single(answers.texts, .manyOptions(answers.texts.count)) }
    return .text(stem.asksOpinion ? .opinion : stem.asksIdentity ? .identification : nil)
  }

  /// What the printed type and the answers say together; `nil` when the answers must decide.
  private func told(_ kind: QuestionKind) -> Conclusion? {
    switch kind {
    case .single:
      guard answers.isWhole, !answers.texts.isEmpty, answers.texts.count <= Self.mostOptions else {
        return nil
      }
      return scale.map { .scale($0) } ?? .single(answers.texts, nil)
    case .scale: return scale.map { .scale($0) }
    case .multiple: return answers.partsAreWhole && !answers.parts.isEmpty ? .multiple(answers.parts) : nil
    case .ranking: return answers.partsAreWhole && !answers.parts.isEmpty ? .ranking(answers.parts) : nil
    case .text: return .text(stem.asksIdentity ? .identification : stem.asksOpinion ? .opinion : nil)
    case .matrixSingle, .matrixMultiple, .multipleText, .number, .date, .proportions, .instruction: return nil
    }
  }

  private var scale: ScaleReading? {
    guard answers.isWhole else { return nil }
    if let wordings = ScaleReading(wordings: answers.texts) { return wordings }
    // In a number export every choice is a number; there only the printed type tells points from positions.
    guard type?.kind == .scale || stem.asksRating && content == nil else { return nil }
    return ScaleReading(numbers: answers.texts, startsAtZero: stem.startsAtZero)
  }

  /// Telephone numbers, identity cards, e-mail addresses, whatever the question is called.
  private var holdsPersonalData: Bool {
    let telling = answers.texts.prefix(50).count { text in
      let digits = text.text.utf8.count { (0x30...0x39).contains($0) }
      let isMobile = digits == 11 && text.text.utf8.count == 11 && text.text.first == "1"
      let isCard = text.text.utf8.count == 18 && digits >= 17
      return isMobile || isCard || text.text.contains("@") && text.text.contains(".")
    }
    return telling > 0 && telling * 2 >= min(answers.texts.count, 50)
  }

  private var isMultiple: Bool {
    guard answers.separated > 0, answers.partsAreWhole, answers.longest <= 8 * Self.longestOption else {
      return false
    }
    // Commas and blanks stand in options, too: then options are fewer than their combinations.
    guard answers.clearlySeparated > 0 || answers.parts.count < answers.texts.count else { return false }
    guard answers.parts.count <= Self.mostOptions else { return false }
    if answers.parts.count <= Self.fewOptions, answers.clearlySeparated > 0 { return !stem.asksOpinion }
    // Each option comes up several times; sentences with semicolons do not.
    return answers.parts.count * 2 <= answers.given
  }

  private var numbers: Conclusion {
    guard content == .number || content == .score || printsCodes, looksChosen else { return .number }
    return .single(answers.texts.sorted { (Double($0.text) ?? 0) < (Double($1.text) ?? 0) }, .textsUnknown)
  }

  /// Few different short answers that come again, or very few of them.
  private var looksChosen: Bool {
    let count = answers.texts.count
    guard answers.isWhole, count <= Self.fewOptions,
      answers.longest - answers.typedBytes <= Self.longestOption
    else {
      return false
    }
    return count * 2 <= answers.given
  }

  /// Regions, branches: many options, each chosen several times.
  private var looksLikeManyOptions: Bool {
    answers.isWhole && answers.texts.count <= Self.mostOptions && answers.longest <= Self.longestOption
      && answers.texts.count * 5 <= answers.given && !stem.asksOpinion
  }
}

extension AnswerSummary {
  /// What typed text may add to an option's length.
  fileprivate var typedBytes: Int { typed > 0 ? longest : 0 }
}
