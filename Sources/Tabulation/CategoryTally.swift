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

  /// A tally of responses, to one that has none. Each file is counted by itself, so that sums of weights are rounded alike
  /// whether files are counted together or apart.
  func counting(_ members: [Int32], of table: ResponseTable) -> CategoryTally {
    var whole = self
    for file in members.chunked(on: { table.fileOfResponse[Int($0)] }) {
      var part = self
      part.add(file, of: table)
      whole.merge(part)
    }
    return whole
  }

  /// Adds the next part.
  mutating func merge(_ other: CategoryTally) {
    // A part without anybody may not even know that the survey has weights.
    guard other.respondents > 0 else { return }
    guard respondents > 0 else { return self = other }
    respondents += other.respondents
    for index in items.indices { items[index].merge(other.items[index]) }
    if let next = other.persons { persons?.merge(next) }
    if let next = other.weightedPersons { weightedPersons?.merge(next) }
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &respondents)
    for index in items.indices {
      items[index].code(with: &coder)
      coder.check(items[index].responses == respondents)
    }
    persons?.code(with: &coder)
    weightedPersons?.code(with: &coder)
  }

  func persons(weighted: Bool) -> PersonTally? { weighted ? weightedPersons : persons }
}

extension [Int32] {
  /// Runs of neighbours that have something in common; not even looked for where all have it.
  fileprivate func chunked<Key: Equatable>(on key: (Int32) -> Key) -> [[Int32]] {
    guard let first, let last, key(first) != key(last) else { return isEmpty ? [] : [self] }
    var runs: [[Int32]] = []
    var start = 0
    for end in indices where end + 1 == count || key(self[end]) != key(self[end + 1]) {
      runs.append(Array(self[start...end]))
      start = end + 1
    }
    return runs
  }
}
