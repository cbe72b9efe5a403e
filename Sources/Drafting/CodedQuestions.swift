internal import Questionnaires
internal import Responses

/// The questions of a number export whose codebook is there, too (有编码文件的题目): the codebook says what they are, the
/// export how often each option was chosen.
struct CodedQuestions {
  private let codes: CodeFile?
  private var library = InstrumentScales()

  init(_ codes: CodeFile?) { self.codes = codes }

  /// The scales of the questions so far.
  var scales: [DraftedScale] { library.scales }

  /// The question of these columns; `nil` when the codebook does not have it.
  mutating func question(
    of group: ColumnGroup, order: Int, answers: (Int) -> AnswerSummary
  ) -> DraftedQuestion? {
    guard var known = codes?.question(group.key) else { return nil }
    known.settle(group)
    var question = DraftedQuestion(known, order: order, scales: &library)
    var counts: [Int]
    if question.kind.hasOptionSet, group.members.count > 1 {
      counts = group.members.map { ChosenCells(answers($0.column), label: "").chosen }
    } else {
      counts = known.options.map { _ in 0 }
      for text in group.members.flatMap({ answers($0.column).texts }) {
        guard let number = text.text.wholeNumber,
          let index = known.options.firstIndex(where: { $0.code == "\(number)" })
        else { continue }
        counts[index] += text.count
      }
    }
    if let scale = question.scale { library.add(counts, to: scale) }
    for (index, count) in zip(question.options.indices, counts) { question.options[index].count = count }
    for index in question.options.indices
    where question.options[index].text == DraftedOption.unseenText(at: index + 1) {
      question.options[index].doubts = [.unseenPosition(index + 1)]
    }
    return question
  }
}

extension ColumnGroup {
  /// What the platform calls the question: `Q2` of `Q2` and of `Q2|A1`.
  var key: String { (name ?? number.map { "Q\($0)" } ?? stem).uppercased() }
}

extension Instrument.Question {
  /// What columns tell that the codebook leaves open: options with columns of their own, rows without wordings.
  fileprivate mutating func settle(_ group: ColumnGroup) {
    allowsOtherText = !group.typedTexts.isEmpty
    let parts = group.members.compactMap(\.part.label)
    guard parts.count == group.members.count else { return }
    let areRows = parts.allSatisfy { $0.hasPrefix("R") || $0.hasPrefix("r") }
    if kind == nil { kind = areRows ? .matrixSingle : .multiple }
    guard kind == .matrixSingle || kind == .matrixMultiple, rows.count != parts.count else { return }
    rows = parts.map { part in (part, rows.first { $0.code == part }?.text ?? part) }
  }
}
