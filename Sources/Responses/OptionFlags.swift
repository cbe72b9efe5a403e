/// The cells of one response to a question that has a column for each option (逐选项列).
struct OptionFlags {
  /// What one cell says.
  enum Cell {
    case chosen(Int), notChosen, blank, skipped, unrecognised
  }

  private var options: UInt64 = 0
  private var isSkipped = false
  private var isUnrecognised = false

  mutating func add(_ cell: Cell) {
    switch cell {
    case .chosen(let option) where option < AnswerColumn.mostOptionsInSet: options |= 1 << UInt64(option)
    case .chosen, .unrecognised: isUnrecognised = true
    case .skipped: isSkipped = true
    case .notChosen, .blank: break
    }
  }

  /// What the cells say together. Nothing chosen means nothing answered; a set that is known in part only would be
  /// counted wrongly, so the whole answer is not recognised.
  var answer: (code: AnswerCode, options: UInt64) {
    if isUnrecognised { return (.unrecognised, 0) }
    if options != 0 { return (.given, options) }
    return (isSkipped ? .skipped : .unanswered, 0)
  }
}

/// What a cell of an option's column says, whichever option's it is (选项列单元格).
enum FlagCell {
  /// 0, 否, No.
  case notChosen
  /// 1, √, Yes.
  case chosen
  /// Nothing, or a mark for it.
  case blank
  /// A mark for “not asked”.
  case skipped
  /// A number above 1: a rank, or the option's own position.
  case number(Int)
  /// An option's wording or code.
  case option(Int)
  case unknown

  private static let chosenWords: Set = [
    "1", "x", "√", "✓", "✔", "y", "yes", "true", "checked", "是", "选中", "已选", "●",
  ]
  private static let notChosenWords: Set = ["0", "n", "no", "false", "unchecked", "否", "未选中", "未选", "○"]

  /// Whether a word says it that may be an option's wording as well.
  var isWord: Bool {
    switch self {
    case .notChosen, .chosen, .unknown: true
    case .blank, .skipped, .number, .option: false
    }
  }

  /// What a folded text says that is no option's wording.
  init(_ folded: String, _ profile: ExportProfile) {
    let word = folded.lowercased()
    if word.isEmpty || profile.unansweredMarks.contains(folded) || profile.unansweredNumbers.contains(folded)
    {
      self = .blank
    } else if profile.skippedMarks.contains(folded) || profile.skippedNumbers.contains(folded) {
      self = .skipped
    } else if Self.chosenWords.contains(word) {
      self = .chosen
    } else if Self.notChosenWords.contains(word) {
      self = .notChosen
    } else if let number = Double(folded), number >= 0, number <= 1_000, number == number.rounded() {
      self = number == 0 ? .notChosen : number == 1 ? .chosen : .number(Int(number))
    } else {
      self = .unknown
    }
  }
}
