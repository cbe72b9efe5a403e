package import ExactNumbers
package import Questionnaires

/// A questionnaire as another program or a text document writes it (问卷原件), before it becomes a draft: here options
/// stand in their true order, also those nobody has chosen yet.
package struct Instrument: Sendable {
  package var title: String
  package var id: String?
  package var questions: [Question] = []
  /// What the original has and a definition has no place for.
  package var notCarriedOver: [String] = []

  /// A question of the original.
  package struct Question: Sendable {
    package var name: String?
    package var number: String?
    package var stem: String
    /// `nil` = its options and rows tell.
    package var kind: QuestionKind?
    package var options: [Option] = []
    package var rows: [(code: String?, text: String)] = []
    package var isRequired: Bool
    package var most: Int?
    package var allowsOtherText = false
    /// The title of the part of the questionnaire it stands in.
    package var section: String?

    package init(stem: String, isRequired: Bool = true) { (self.stem, self.isRequired) = (stem, isRequired) }
  }

  /// An option of the original.
  package struct Option: Hashable, Sendable {
    package var code: String?
    package var text: String
    package var score: ExactDecimal?
    /// 有效: whether the original counts it as an answer.
    package var isValid = true

    package init(code: String? = nil, text: String, score: ExactDecimal? = nil) {
      (self.code, self.text, self.score) = (code, text, score)
    }
  }

  package init(title: String) { self.title = title }
}

extension DraftedSurvey {
  /// The draft of a questionnaire document (从问卷原件起草).
  package init(_ instrument: Instrument, file: String) {
    let naming = FileNaming(file)
    self.init(
      id: instrument.id ?? naming.id, title: instrument.title.isEmpty ? naming.title : instrument.title)
    doubts = [.dimensions, .formula] + instrument.notCarriedOver.map { .notCarriedOver($0) }
    if instrument.id == nil { doubts.insert(.naming, at: 0) }
    var scales = InstrumentScales()
    for (index, question) in instrument.questions.enumerated() {
      questions.append(DraftedQuestion(question, order: index + 1, scales: &scales))
    }
    self.scales = scales.scales
    markAttention()
    if !questions.contains(where: { $0.role == .satisfaction }) { doubts.append(.noSatisfaction) }
    for question in questions where question.role == .attention {
      rules.append(
        DraftedRule(
          kind: .attention, action: .exclude, parameters: [("题目", [question.id])], doubt: .limit(.habit)))
    }
  }

  /// Items that ask for one of their options check attention.
  mutating func markAttention() {
    for index in questions.indices where questions[index].kind.hasOneOption && questions[index].rows.isEmpty {
      let shared = scales.first { $0.id == questions[index].scale }?.options ?? []
      let texts = (questions[index].options + shared).flatMap { [$0.text] + $0.aliases }
      guard let demanded = StemReading(questions[index].text).demandedAnswer(among: texts) else { continue }
      questions[index].role = .attention
      questions[index].correct = [demanded]
      questions[index].doubts.append(.attention(demanded))
    }
  }
}

/// The scales of an original, one for each different list of options.
struct InstrumentScales {
  private(set) var scales: [DraftedScale] = []
  private var nameOfOptions: [[Instrument.Option]: String] = [:]

  /// The name of the scale these options are, and whether it measures satisfaction; `nil` when they are none.
  mutating func scale(of options: [Instrument.Option], rates: Bool) -> (
    id: String, measuresSatisfaction: Bool
  )? {
    let texts = options.filter(\.isValid).map { SeenText(text: $0.text, count: 0) }
    guard let reading = ScaleReading(wordings: texts) ?? (rates ? ScaleReading(numbers: texts) : nil) else {
      return nil
    }
    if let known = nameOfOptions[options] { return (known, reading.measuresSatisfaction) }
    let valid = reading.points.count { $0.meaning.isValid }
    let base = "\(reading.word ?? "评分")\(valid)"
    let used = scales.count { $0.id == base || $0.id.hasPrefix(base + "_") }
    let scale = DraftedScale(id: used == 0 ? base : "\(base)_\(used + 1)", options, reading)
    scales.append(scale)
    nameOfOptions[options] = scale.id
    return (scale.id, reading.measuresSatisfaction)
  }

  /// Takes note of how often each point of a scale was chosen.
  mutating func add(_ counts: [Int], to scale: String) {
    guard let index = scales.firstIndex(where: { $0.id == scale }) else { return }
    for (option, count) in zip(scales[index].options.indices, counts) {
      scales[index].options[option].count = (scales[index].options[option].count ?? 0) + count
    }
  }
}

extension DraftedScale {
  /// The options as the original orders and scores them; suggestions where it says nothing.
  fileprivate init(id: String, _ options: [Instrument.Option], _ reading: ScaleReading) {
    let scores = SuggestedScores(reading)
    let isScored = options.contains { $0.score != nil }
    self.init(
      id: id,
      options: options.enumerated().map { index, option in
        var drafted = DraftedOption(code: option.code ?? "\(index + 1)", text: option.text)
        let meaning =
          reading.points.first { $0.wordings.contains { $0.text == option.text } }?.meaning ?? .unclear
        drafted.isValid = option.isValid && meaning.isValid
        if !option.isValid { return drafted }
        if meaning == .unclear { drafted.doubts = [.unclearPoint] }
        guard reading.measuresSatisfaction, meaning.isValid else { return drafted }
        drafted.score = isScored ? option.score : scores.score(of: meaning)
        drafted.isSatisfied = scores.isSatisfied(meaning)
        return drafted
      })
    if reading.measuresSatisfaction { doubts = [.scores] }
  }
}

extension DraftedQuestion {
  init(_ question: Instrument.Question, order: Int, scales: inout InstrumentScales) {
    let stem = StemReading(question.stem)
    let own = question.number.map { "Q\($0)" } ?? question.name.flatMap { $0.isIdentifier ? $0 : nil }
    self.init(id: own ?? "Q\(order)", number: question.number, text: question.stem, kind: .text)
    let guess: QuestionKind =
      question.options.isEmpty
      ? question.rows.isEmpty ? .text : .multipleText : question.rows.isEmpty ? .single : .matrixSingle
    kind = question.kind ?? guess
    rows = question.rows.enumerated().map { index, row in
      Row(
        id: row.code ?? (index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "\(index + 1)"),
        text: row.text)
    }
    (isRequired, most, allowsOtherText) = (question.isRequired, question.most, question.allowsOtherText)
    section = question.section
    if kind == .text { role = stem.asksIdentity ? .identification : stem.asksOpinion ? .opinion : nil }
    if kind == .single { role = .grouping }
    guard kind.takesOptions else { return }
    let rates = kind == .scale || stem.asksRating
    if kind.hasOneOption, let scale = scales.scale(of: question.options, rates: rates) {
      kind = kind == .single ? .scale : kind
      self.scale = scale.id
      role = scale.measuresSatisfaction ? .satisfaction : .other
      return
    }
    options = question.options.enumerated().map { index, option in
      var drafted = DraftedOption(code: option.code ?? "\(index + 1)", text: option.text)
      (drafted.score, drafted.isValid) = (option.score, option.isValid)
      return drafted
    }
    if kind == .matrixSingle || kind == .scale { role = .other }
  }
}
