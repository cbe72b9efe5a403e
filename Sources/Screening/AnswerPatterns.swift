internal import ExactNumbers
internal import Questionnaires
internal import Responses

extension ResponseTable {
  /// The columns a rule looks at.
  func columns(in scope: ValidityRule.Scope) -> [Int] {
    switch scope {
    case .satisfaction: questionnaire.satisfactionItems.compactMap { columnIndex(of: $0) }
    case .all: Array(columns.indices)
    case .questions(let questions):
      questionnaire.items.indices.filter { questions.contains(questionnaire.items[$0].question) }
    }
  }
}

/// 缺失比例: unanswered items over the items asked.
struct MissingShare {
  private let columns: [Int]
  /// The most blanks allowed, by the number of items asked: decided on exact decimals, once.
  private let mostMissing: [Int]

  init(limit: ExactDecimal, columns: [Int]) {
    self.columns = columns
    mostMissing = (0...columns.count).map { (limit.rational * Rational($0)).floor ?? 0 }
  }

  /// Whether more is missing than allowed; `nil` when nothing was asked.
  func isExceeded(at response: Int, in table: ResponseTable) -> Bool? {
    var asked = 0
    var missing = 0
    for column in columns {
      let code = table.columns[column].codes[response]
      if code == .skipped { continue }
      asked += 1
      if code == .unanswered { missing += 1 }
    }
    return asked == 0 ? nil : missing > mostMissing[asked]
  }
}

/// 一致作答: two or more items answered, all with the same option.
struct StraightLining {
  private let columns: [Int]
  /// A number for each option's wording, so that equal answers on different scales are equal.
  private let wordings: [[Int]]

  init(columns: [Int], table: ResponseTable) {
    self.columns = columns
    var numbers: [String: Int] = [:]
    wordings = columns.map { column in
      let question = table.questionnaire.question(of: table.questionnaire.items[column])
      return question.scale.options.map { option in
        let number = numbers[option.label] ?? numbers.count
        numbers[option.label] = number
        return number
      }
    }
  }

  /// Whether all answers are one option; fewer than two answers have no pattern.
  func fits(_ response: Int, in table: ResponseTable) -> Bool {
    var common: Int?
    var answers = 0
    for (index, column) in columns.enumerated() {
      guard let option = table.columns[column].codes[response].option else { continue }
      let wording = wordings[index][option]
      if let common, common != wording { return false }
      common = wording
      answers += 1
    }
    return answers >= 2
  }
}
