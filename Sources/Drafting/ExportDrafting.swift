internal import Questionnaires
internal import Responses

extension DraftedSurvey {
  /// The questionnaire an export answers (从导出文件起草), as far as answers show it.
  /// - Parameters:
  ///   - codebook: What a second file of the same responses, by number, tells of the options' order.
  ///   - codes: The platform's own codebook of an export by number.
  package init(_ export: ProfiledExport, codebook: Codebook? = nil, codes: CodeFile? = nil) {
    var drafting = ExportDrafting(export, codebook, codes)
    self = drafting.survey()
  }
}

/// The drafting of one export, question by question (起草过程).
struct ExportDrafting {
  private let export: ProfiledExport
  private let codebook: Codebook?
  private let answers: [AnswerSummary?]
  private var coded: CodedQuestions
  private var library = ScaleLibrary()
  /// The scale's number in the library, by question.
  private var scaleOfQuestion: [Int: Int] = [:]
  private var questions: [DraftedQuestion] = []
  private var usedIDs: Set<String> = []

  init(_ export: ProfiledExport, _ codebook: Codebook?, _ codes: CodeFile?) {
    (self.export, self.codebook, coded) = (export, codebook, CodedQuestions(codes))
    answers = zip(export.layout.columns, export.columns).map { column, profile in
      guard case .question = column.meaning else { return nil }
      return AnswerSummary(profile, export.marks)
    }
  }

  private func summary(_ column: Int) -> AnswerSummary {
    answers[column] ?? AnswerSummary(ColumnProfile(), export.marks)
  }

  mutating func survey() -> DraftedSurvey {
    for group in ColumnGroup.groups(of: export.layout, like: summary) { add(group) }
    let scales = library.scales(besides: Set(coded.scales.map(\.id)))
    for (question, scale) in scaleOfQuestion { name(scales[scale], of: question) }
    let naming = FileNaming(export.file)
    var survey = DraftedSurvey(
      id: naming.id, title: naming.title,
      platform: export.layout.profile.isPlatform ? export.layout.profile.name : nil)
    (survey.scales, survey.questions, survey.responses) = (
      coded.scales + scales, questions, export.records
    )
    survey.doubts = [.naming, .dimensions, .formula]
    if codebook == nil, coded.scales.isEmpty, questions.contains(where: { $0.options.count > 1 }) {
      survey.doubts.append(.order)
    }
    if !questions.contains(where: { $0.role == .satisfaction }) { survey.doubts.append(.noSatisfaction) }
    survey.markAttention()
    survey.fielding = export.metadata.days
    survey.rules = RuleSuggestions(export.metadata, export.layout, survey.questions).rules
    return survey
  }

  /// Nobody asks more at once; a quote that was never closed makes longer headings.
  private static let longestStem = 2_000

  private mutating func add(_ group: ColumnGroup) {
    if var question = coded.question(of: group, order: questions.count + 1, answers: summary) {
      note(group, on: &question)
      usedIDs.insert(question.id)
      return questions.append(question)
    }
    let id = id(of: group)
    let stem = group.stem.isEmpty ? "第\(group.number ?? id)题" : String(group.stem.prefix(Self.longestStem))
    var question: DraftedQuestion
    var scale: ScaleReading?
    if group.members.count == 1, group.members[0].part.standsAlone {
      (question, scale) = single(group, id: id, stem: stem)
    } else {
      (question, scale) = several(group, id: id, stem: stem)
    }
    note(group, on: &question)
    if let scale {
      scaleOfQuestion[questions.count] = library.add(scale)
      if !scale.measuresSatisfaction { question.role = .other }
    }
    questions.append(question)
  }

  /// Where the question stands, and who left it out.
  private func note(_ group: ColumnGroup, on question: inout DraftedQuestion) {
    question.columns = (group.members.map(\.column) + group.typedTexts).sorted().map { $0 + 1 }
    question.allowsOtherText =
      question.allowsOtherText || !group.typedTexts.isEmpty && question.kind.takesOptions
    let first = group.members.map { summary($0.column) }
    question.missing = (first.map(\.skipped).max() ?? 0, first.map(\.unanswered).min() ?? 0)
    question.isRequired =
      group.type?.isRequired ?? (question.missing.unanswered == 0 && question.missing.skipped == 0)
  }

  /// `Q3` for number 3, the platform's own name, else a number in order.
  private mutating func id(of group: ColumnGroup) -> String {
    let order = "Q\(questions.count + 1)"
    let own = group.number.map { "Q\($0)" } ?? group.name.flatMap { $0.isIdentifier ? $0 : nil } ?? order
    if usedIDs.insert(own).inserted { return own }
    var number = questions.count + 1
    while !usedIDs.insert("Q\(number)x").inserted { number += 1 }
    return "Q\(number)x"
  }

  private mutating func name(_ scale: DraftedScale, of question: Int) { questions[question].scale = scale.id }
}

// MARK: One column

extension ExportDrafting {
  private func single(
    _ group: ColumnGroup, id: String, stem: String
  ) -> (DraftedQuestion, ScaleReading?) {
    let answers = summary(group.members[0].column)
    let inference = QuestionInference(
      answers: answers, stem: StemReading(stem), type: group.type, content: export.content,
      printsCodes: export.layout.profile.printsCodes)
    var question = DraftedQuestion(id: id, number: group.number, text: stem, kind: .text)
    question.allowsOtherText = answers.typed > 0
    switch inference.conclusion {
    case .scale(let scale):
      question.kind = .scale
      question.role = scale.measuresSatisfaction ? .satisfaction : .other
      return (question, scale)
    case .single(let texts, let doubt):
      question.kind = .single
      question.role = .grouping
      question.options = options(texts, of: group)
      question.doubts = doubt.map { [$0] } ?? []
    case .multiple(let texts):
      question.kind = .multiple
      question.options = options(texts, of: group)
    case .ranking(let texts):
      question.kind = .ranking
      question.options = options(texts, of: group)
    case .number: question.kind = .number
    case .date: question.kind = .date
    case .text(let role):
      question.role = role
      question.allowsOtherText = false
      if role == .identification { question.doubts.append(.identification) }
    }
    return (question, nil)
  }

  /// The options seen, in the codebook's order where there is one.
  private func options(_ texts: [SeenText], of group: ColumnGroup) -> [DraftedOption] {
    let places = codebook?.positions(of: group.members[0].column) ?? [:]
    guard !places.isEmpty else {
      return texts.inPrintedOrder.enumerated().map {
        DraftedOption(code: "\($0 + 1)", text: $1.text, count: $1.count)
      }
    }
    let last = places.values.max() ?? 0
    var options: [DraftedOption] = (1...max(last, 1)).map { position in
      guard let text = texts.first(where: { places[$0.text] == position }) else {
        var unseen = DraftedOption(
          code: "\(position)", text: DraftedOption.unseenText(at: position), count: 0)
        unseen.doubts = [.unseenPosition(position)]
        return unseen
      }
      return DraftedOption(code: "\(position)", text: text.text, count: text.count)
    }
    for text in texts where places[text.text] == nil {
      options.append(DraftedOption(code: "\(options.count + 1)", text: text.text, count: text.count))
    }
    return options
  }
}

// MARK: Several columns

extension ExportDrafting {
  private func several(
    _ group: ColumnGroup, id: String, stem: String
  ) -> (DraftedQuestion, ScaleReading?) {
    var question = DraftedQuestion(id: id, number: group.number, text: stem, kind: .multiple)
    let cells = group.members.compactMap { member -> (row: PartName, option: PartName)? in
      if case .cell(let row, let option) = member.part { (row, option) } else { nil }
    }
    if !cells.isEmpty {
      question.kind = .matrixMultiple
      question.rows = Self.rows(cells.map(\.row.label).unique)
      question.options = cells.map(\.option.label).unique.enumerated().map { index, text in
        DraftedOption(code: "\(index + 1)", text: text, count: nil)
      }
      return (question, nil)
    }
    if group.members.contains(where: { if case .blank = $0.part { true } else { false } }) {
      question.kind = .multipleText
      question.rows = Self.rows(group.members.map { $0.part.label ?? "" })
      return (question, nil)
    }
    let isChosen = group.members.map { member in
      ChosenCells(summary(member.column), label: member.part.label ?? "")
    }
    let mayBeRanks = isChosen.allSatisfy { $0.highest <= group.members.count }
    if group.members.allSatisfy(\.part.isOption) || mayBeRanks && isChosen.allSatisfy(\.areFlags) {
      question.kind = isChosen.contains(where: \.areRanks) ? .ranking : .multiple
      question.options = zip(group.members, isChosen).enumerated().map { index, member in
        DraftedOption(
          code: member.0.part.programName ?? "\(index + 1)", text: member.0.part.label ?? "",
          count: member.1.chosen)
      }
      return (question, nil)
    }
    return matrix(group, &question)
  }

  private func matrix(
    _ group: ColumnGroup, _ question: inout DraftedQuestion
  ) -> (DraftedQuestion, ScaleReading?) {
    let rows = group.members.map { member -> String in
      if let label = member.part.label { return label }
      guard case .question(let part) = export.layout.columns[member.column].meaning else { return "" }
      return part.stem
    }
    question.rows = zip(group.members, Self.rows(rows)).map { member, row in
      DraftedQuestion.Row(id: member.part.programName ?? row.id, text: row.text)
    }
    let summaries = group.members.map { summary($0.column) }
    let joined = summaries.map(\.texts).joinedCounts
    let isWhole = summaries.allSatisfy(\.isWhole)
    if summaries.contains(where: { $0.separated > 0 }), summaries.allSatisfy(\.partsAreWhole) {
      question.kind = .matrixMultiple
      question.options = options(summaries.map(\.parts).joinedCounts, of: group)
    } else if isWhole, let scale = ScaleReading(wordings: joined) ?? ScaleReading(numbers: joined) {
      question.kind = .matrixSingle
      question.role = scale.measuresSatisfaction ? .satisfaction : .other
      return (question, scale)
    } else if isWhole, joined.count <= 25 {
      question.kind = .matrixSingle
      question.role = .other
      question.options = options(joined, of: group)
    } else {
      question.kind = .multipleText
    }
    return (question, nil)
  }

  /// Rows called a, b, c, … and 27, 28, … beyond the alphabet.
  private static func rows(_ texts: [String]) -> [DraftedQuestion.Row] {
    texts.enumerated().map { index, text in
      let letter = index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "\(index + 1)"
      return DraftedQuestion.Row(id: letter, text: text)
    }
  }
}
