internal import ExactNumbers
public import Questionnaires

extension ResponseTable {
  /// Whether a condition holds for a response (条件判断). An item without an answer meets no test but 未答.
  public func holds(_ condition: Condition, for response: Int) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy { holds($0, for: response) }
    case .any(let parts): parts.contains { holds($0, for: response) }
    case .not(let part): !holds(part, for: response)
    case .answered(let item): column(item)?.codes[response].isAnswered ?? false
    case .selected(let item, let options): column(item)?.contains(anyOf: options, at: response) ?? false
    case .optionCount(let item, let comparison, let number):
      optionCount(item, response).map { comparison.holds(Double($0), number) } ?? false
    case .compared(let item, let comparison, let number):
      value(item, response).map { comparison.holds($0, number) } ?? false
    }
  }

  private func column(_ item: Item) -> AnswerColumn? { columnIndex(of: item).map { columns[$0] } }

  private func optionCount(_ item: Item, _ response: Int) -> Int? {
    guard let column = column(item), column.codes[response].isAnswered else { return nil }
    return column.optionSets.isEmpty ? 1 : column.optionSets[response].nonzeroBitCount
  }

  /// The number answered, or the chosen option's score.
  private func value(_ item: Item, _ response: Int) -> Double? {
    guard let column = column(item), column.codes[response].isAnswered else { return nil }
    if !column.numbers.isEmpty { return column.numbers[response].isNaN ? nil : column.numbers[response] }
    guard let option = column.codes[response].option else { return nil }
    return questionnaire.question(of: item).scale.options[option].score?.doubleValue
  }
}
