internal import ExactNumbers
public import Questionnaires

extension ResponseTable {
  /// By response, whether a condition holds (条件判断). An item without an answer meets no test but 未答.
  ///
  /// Column by column, as answers lie in memory.
  public func verdicts(of condition: Condition) -> [Bool] {
    switch condition {
    case .all(let parts): combined(parts, from: true) { $0 && $1 }
    case .any(let parts): combined(parts, from: false) { $0 || $1 }
    case .not(let part): verdicts(of: part).map { !$0 }
    case .answered(let item): tested(item) { column in column.codes.map(\.isAnswered) }
    case .selected(let item, let options): tested(item) { $0.chose(anyOf: options) }
    case .optionCount(let item, let comparison, let number):
      tested(item) { column in
        column.codes.indices.map { response in
          column.optionCount(at: response).map { comparison.holds(Double($0), number) } ?? false
        }
      }
    case .compared(let item, let comparison, let number):
      tested(item) { column in
        let scores = questionnaire.question(of: item).scale.options.map { $0.score?.doubleValue }
        return column.codes.indices.map { response in
          column.value(at: response, scores).map { comparison.holds($0, number) } ?? false
        }
      }
    }
  }

  private func tested(_ item: Item, _ test: (AnswerColumn) -> [Bool]) -> [Bool] {
    columnIndex(of: item).map { test(columns[$0]) } ?? Array(repeating: false, count: count)
  }

  private func combined(
    _ parts: [Condition], from start: Bool, _ combine: (Bool, Bool) -> Bool
  ) -> [Bool] {
    parts.reduce(into: Array(repeating: start, count: count)) { whole, part in
      let verdicts = verdicts(of: part)
      for response in whole.indices { whole[response] = combine(whole[response], verdicts[response]) }
    }
  }
}

extension AnswerColumn {
  /// By response, whether any of some options was chosen.
  fileprivate func chose(anyOf options: Set<Int>) -> [Bool] {
    var isChosen = [Bool](repeating: false, count: 1 + (options.max() ?? 0))
    for option in options { isChosen[option] = true }
    let set = options.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    if optionSets.isEmpty {
      return codes.map { $0.option.map { $0 < isChosen.count && isChosen[$0] } ?? false }
    }
    return codes.indices.map { response in
      if let option = codes[response].option { return option < isChosen.count && isChosen[option] }
      return codes[response].isAnswered && optionSets[response] & set != 0
    }
  }

  fileprivate func optionCount(at response: Int) -> Int? {
    guard codes[response].isAnswered else { return nil }
    return optionSets.isEmpty ? 1 : optionSets[response].nonzeroBitCount
  }

  /// The number answered, or the chosen option's score.
  fileprivate func value(at response: Int, _ scores: [Double?]) -> Double? {
    guard codes[response].isAnswered else { return nil }
    if !numbers.isEmpty { return numbers[response].isNaN ? nil : numbers[response] }
    return codes[response].option.flatMap { scores[$0] }
  }
}
