internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// The valid responses in one category of a grouping, counted (分组频数).
public struct CategoryTally: Sendable {
  /// 有效数 of the category.
  public private(set) var respondents = 0
  /// By item, in the order of `questionnaire.items`.
  public private(set) var items: [ItemTally]
  /// How answers go together within persons; `nil` when only counts are known, or nothing else is wanted.
  private(set) var persons: PersonTally?
  /// The same with respondent weights; `nil` without weights.
  private(set) var weightedPersons: PersonTally?

  /// Nobody yet.
  ///
  /// - Parameter slots: The answers to look at together; `nil` = count items only.
  init(_ questionnaire: Questionnaire, _ slots: AnswerSlots?, isWeighted: Bool) {
    items = questionnaire.items.map { ItemTally(options: questionnaire.question(of: $0).scale.options.count) }
    persons = slots.map { PersonTally($0, isWeighted: false) }
    weightedPersons = isWeighted ? slots.map { PersonTally($0, isWeighted: true) } : nil
  }

  /// Counts made by hand.
  init(items: [ItemTally], respondents: Int) { (self.items, self.respondents) = (items, respondents) }

  /// Responses by their index in a table.
  mutating func add(_ members: [Int32], of table: ResponseTable) {
    respondents += members.count
    let weights = table.metadata.weights
    for index in items.indices { items[index].add(table.columns[index], of: members, weights: weights) }
    persons?.add(members, of: table, weights: nil)
    weightedPersons?.add(members, of: table, weights: weights)
  }

  /// Adds the next part.
  mutating func merge(_ other: CategoryTally) {
    respondents += other.respondents
    for index in items.indices { items[index].merge(other.items[index]) }
    if let next = other.persons { persons?.merge(next) }
    if let next = other.weightedPersons { weightedPersons?.merge(next) }
  }

  func persons(weighted: Bool) -> PersonTally? { weighted ? weightedPersons : persons }
}
