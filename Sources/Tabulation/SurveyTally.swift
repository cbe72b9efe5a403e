public import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// Every item of a survey counted in every category of a grouping (频数总表), in one pass over each column.
public struct SurveyTally: Sendable {
  /// The instrument.
  public let questionnaire: Questionnaire
  /// Tallies by category, then by item in the order of `questionnaire.items`.
  public internal(set) var items: [[ItemTally]]
  /// Valid responses by category.
  public internal(set) var respondents: [Int]
  /// Whether the rows are known, and not only these counts.
  public let hasRows: Bool

  /// Counts responses.
  public init(_ screened: ScreenedResponses, by grouping: Grouping) {
    let table = screened.table
    questionnaire = table.questionnaire
    hasRows = true
    respondents = grouping.sizes
    items = grouping.categories.map { _ in
      table.questionnaire.items.map { table.questionnaire.emptyTally(of: $0) }
    }
    for index in questionnaire.items.indices { count(table, item: index, grouping) }
  }

  /// Takes over counts made by hand, of all respondents together.
  public init(_ questionnaire: Questionnaire, counted: [ItemTally], respondents: Int) {
    (self.questionnaire, hasRows) = (questionnaire, false)
    (items, self.respondents) = ([counted], [respondents])
  }

  private mutating func count(_ table: ResponseTable, item: Int, _ grouping: Grouping) {
    let column = table.columns[item]
    let weights = table.metadata.weights
    for (category, members) in grouping.members.enumerated() {
      let options = items[category][item].counts.count
      let slots = Self.slots(column.codes, of: members, options: options)
      items[category][item].counts = Array(slots[..<options])
      items[category][item].answered = slots[...options].reduce(0, +)
      items[category][item].unanswered = slots[options + 1]
      items[category][item].skipped = slots[options + 2]
      items[category][item].unrecognised = slots[options + 3]
      if !column.optionSets.isEmpty {
        items[category][item].countSets(column.optionSets, of: members, weights)
      } else if !weights.isEmpty {
        items[category][item].weigh(column.codes, of: members, weights)
      }
    }
  }

  /// One count for each option and one for each special code, which keeps the loop free of branches.
  private static func slots(_ codes: [AnswerCode], of members: [Int32], options: Int) -> [Int] {
    // Two sets of slots, so that runs of one answer do not wait for each other's count.
    let width = options + 4
    var slots = [Int](repeating: 0, count: 2 * width)
    slots.withUnsafeMutableBufferPointer { slots in
      codes.withUnsafeBufferPointer { codes in
        for (index, member) in members.enumerated() {
          let code = Int(codes[Int(member)].rawValue)
          let slot = code <= AnswerCode.mostOptions ? code : options + code - Int(AnswerCode.given.rawValue)
          slots[(index & 1) * width + slot] += 1
        }
      }
    }
    return (0..<width).map { slots[$0] + slots[width + $0] }
  }
}

extension ItemTally {
  fileprivate mutating func countSets(_ sets: [UInt64], of members: [Int32], _ weights: [Double]) {
    for member in members {
      var options = sets[Int(member)]
      while options != 0 {
        let option = options.trailingZeroBitCount
        counts[option] += 1
        if !weights.isEmpty, weights[Int(member)] > 0 { weighted.add(option, weight: weights[Int(member)]) }
        options &= options - 1
      }
    }
  }

  fileprivate mutating func weigh(_ codes: [AnswerCode], of members: [Int32], _ weights: [Double]) {
    for member in members {
      let weight = weights[Int(member)]
      if weight > 0, let option = codes[Int(member)].option { weighted.add(option, weight: weight) }
    }
  }
}

extension Questionnaire {
  func emptyTally(of item: Item) -> ItemTally { ItemTally(options: question(of: item).scale.options.count) }
}
