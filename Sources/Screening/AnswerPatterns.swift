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

  /// By response: whether more is missing than allowed; `nil` when nothing was asked.
  func verdicts(on table: ResponseTable) -> [Bool?] {
    var (asked, missing) = (AnswerCounts(table.count), AnswerCounts(table.count))
    // Column by column, as answers lie in memory.
    for column in columns {
      asked.add(table.columns[column].codes) { $0 != .skipped }
      missing.add(table.columns[column].codes) { $0 == .unanswered }
    }
    return zip(asked.counts, missing.counts).map { asked, missing in
      asked == 0 ? nil : Int(missing) > mostMissing[Int(asked)]
    }
  }
}

/// How many answers of a kind each response has.
private struct AnswerCounts {
  private(set) var counts: [Int32]

  init(_ responses: Int) { counts = Array(repeating: 0, count: responses) }

  /// Wrapping and without checks of bounds, so that several are counted at a time.
  @inline(__always)
  mutating func add(_ codes: [AnswerCode], where isCounted: (AnswerCode) -> Bool) {
    precondition(codes.count == counts.count, "a column has a code for every response")
    counts.withUnsafeMutableBufferPointer { counts in
      codes.withUnsafeBufferPointer { codes in
        for response in counts.indices { counts[response] &+= isCounted(codes[response]) ? 1 : 0 }
      }
    }
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

  /// By response: whether all answers are one option; fewer than two answers have no pattern.
  func verdicts(on table: ResponseTable) -> [Bool] {
    var verdicts = [Bool](repeating: false, count: table.count)
    var common = [Int](repeating: -1, count: table.count)
    // Column by column, as answers lie in memory, those who may still have a pattern: after a few items they are few.
    var uniform = Array(0..<table.count)
    for (column, wordings) in zip(columns, wordings) {
      let codes = table.columns[column].codes
      var left = 0
      for position in uniform.indices {
        let response = uniform[position]
        let first = common[response]
        let wording = codes[response].option.map { wordings[$0] } ?? -1
        // Without branches, as nobody can tell what comes next.
        let isPair = first >= 0 && wording >= 0
        common[response] = first < 0 ? wording : first
        verdicts[response] = isPair ? first == wording : verdicts[response]
        uniform[left] = response
        left += !isPair || first == wording ? 1 : 0
      }
      uniform.removeSubrange(left...)
    }
    return verdicts
  }
}
