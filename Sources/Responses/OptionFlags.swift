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
