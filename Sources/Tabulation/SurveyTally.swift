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
    let options = items.first?[item].counts.count ?? 0
    let weights = table.metadata.weights
    // One slot for each option and one for each special code keeps the loop free of branches.
    let slots = options + 4
    var counts = [Int](repeating: 0, count: slots * grouping.categories.count)
    for (response, category) in grouping.category.enumerated() where category >= 0 {
      let code = column.codes[response].rawValue
      let slot = code <= 65_000 ? Int(code) : options + Int(code) - Int(AnswerCode.given.rawValue)
      counts[Int(category) * slots + slot] += 1
    }
    for category in items.indices {
      let row = Array(counts[(category * slots)..<((category + 1) * slots)])
      items[category][item].counts = Array(row[..<options])
      items[category][item].answered = row[...options].reduce(0, +)
      items[category][item].unanswered = row[options + 1]
      items[category][item].skipped = row[options + 2]
      items[category][item].unrecognised = row[options + 3]
    }
    if !column.optionSets.isEmpty { countSets(column, item: item, grouping, weights) }
    if !weights.isEmpty, column.optionSets.isEmpty { weigh(column, item: item, grouping, weights) }
  }

  private mutating func countSets(
    _ column: AnswerColumn, item: Int, _ grouping: Grouping, _ weights: [Double]
  ) {
    let count = items.first?[item].counts.count ?? 0
    var counts = [Int](repeating: 0, count: count * items.count)
    var weighted = items.map { $0[item].weighted }
    for (response, category) in grouping.category.enumerated() where category >= 0 {
      let weight = weights.isEmpty ? 0 : weights[response]
      var options = column.optionSets[response]
      while options != 0 {
        let option = options.trailingZeroBitCount
        counts[Int(category) * count + option] += 1
        if weight > 0 { weighted[Int(category)].add(option, weight: weight) }
        options &= options - 1
      }
    }
    for category in items.indices {
      items[category][item].counts = Array(counts[(category * count)..<((category + 1) * count)])
      items[category][item].weighted = weighted[category]
    }
  }

  private mutating func weigh(_ column: AnswerColumn, item: Int, _ grouping: Grouping, _ weights: [Double]) {
    var weighted = items.map { $0[item].weighted }
    for (response, category) in grouping.category.enumerated() where category >= 0 && weights[response] > 0 {
      guard let option = column.codes[response].option else { continue }
      weighted[Int(category)].add(option, weight: weights[response])
    }
    for category in items.indices { items[category][item].weighted = weighted[category] }
  }
}

extension Questionnaire {
  func emptyTally(of item: Item) -> ItemTally { ItemTally(options: question(of: item).scale.options.count) }
}
