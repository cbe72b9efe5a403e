internal import Responses

/// The columns of one question (题目列组).
struct ColumnGroup {
  let number: String?
  /// The question's name in the platform's program.
  let name: String?
  var stem: String
  let type: PrintedType?
  var members: [Member]
  /// Columns of text typed beside options.
  var typedTexts: [Int] = []

  struct Member {
    let column: Int
    let part: QuestionPart.Part
  }

  /// The questions of a layout, each with its columns, in the order of the file.
  static func groups(of layout: ExportLayout, like answers: (Int) -> AnswerSummary) -> [ColumnGroup] {
    var groups: [ColumnGroup] = []
    for (index, column) in layout.columns.enumerated() {
      guard case .question(let question) = column.meaning else { continue }
      if let last = groups.indices.last, groups[last].takes(question, index, answers) {
        groups[last].add(question, index)
      } else {
        groups.append(ColumnGroup(question, index))
      }
    }
    return groups
  }

  private init(_ question: QuestionPart, _ column: Int) {
    (number, name, stem, type) = (question.number, question.name, question.stem, question.type)
    members = []
    // Text typed beside an option of no question before it is a question of its own.
    if case .typedText = question.part {
      members = [Member(column: column, part: .whole)]
    } else {
      add(question, column)
    }
  }

  private mutating func add(_ question: QuestionPart, _ column: Int) {
    if case .typedText = question.part {
      typedTexts.append(column)
    } else if isSummary, question.part != .whole {
      // Kobo prints the whole answer before a column for each option: the options say more.
      members = [Member(column: column, part: question.part)]
    } else {
      members.append(Member(column: column, part: question.part))
    }
    if stem.isEmpty { stem = question.stem }
  }

  /// Whether all that was seen of the question is one column with the whole answer.
  private var isSummary: Bool { members.count == 1 && members[0].part == .whole }

  /// Whether a column belongs to this question.
  private func takes(_ question: QuestionPart, _ column: Int, _ answers: (Int) -> AnswerSummary) -> Bool {
    switch question.part {
    case .whole: return false
    case .row, .option, .rowOrOption, .cell, .blank, .typedText: return isSameQuestion(question)
    case .rowOrQuestion:
      // The first column of a matrix names a row; what follows it is a row if it is answered alike.
      guard let first = members.first, isRowed(first.part) else { return false }
      return answers(column).looksLike(answers(first.column))
    }
  }

  private func isRowed(_ part: QuestionPart.Part) -> Bool {
    switch part {
    case .row, .rowOrOption: true
    case .whole, .option, .cell, .blank, .typedText, .rowOrQuestion: false
    }
  }

  private func isSameQuestion(_ question: QuestionPart) -> Bool {
    if let name, let other = question.name { return name == other }
    guard number == question.number else { return false }
    if number != nil, stem.isEmpty || question.stem.isEmpty { return true }
    return stem.folded == question.stem.folded
  }
}

extension AnswerSummary {
  /// Whether two columns may be rows of one matrix: they share answers.
  fileprivate func looksLike(_ other: AnswerSummary) -> Bool {
    guard isWhole, other.isWhole, !texts.isEmpty, !other.texts.isEmpty else { return false }
    let others = Set(other.texts.map(\.text))
    let common = texts.count { others.contains($0.text) }
    return common * 2 >= min(texts.count, other.texts.count) && texts.count <= 25
  }
}
