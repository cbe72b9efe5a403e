internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// The valid responses in one category of a grouping, counted (分组频数).
public struct CategoryTally: Sendable {
  /// 有效数 of the category.
  public package(set) var respondents = 0
  /// By item, in the order of `questionnaire.items`.
  public internal(set) var items: [ItemTally]
  /// How answers go together within persons; `nil` when only counts are known, or nothing else is wanted.
  var persons: PersonTally?
  /// By formula that looks at each person's mean (人均); empty when only counts are known.
  var means: [PersonMeanTally] = []

  /// Nobody yet.
  ///
  /// - Parameter scope: What to count besides items.
  init(_ questionnaire: Questionnaire, _ scope: CountingScope, isWeighted: Bool) {
    items = questionnaire.items.map { ItemTally(options: questionnaire.question(of: $0).scale.options.count) }
    persons = scope.slots.map { PersonTally($0, isWeighted: isWeighted) }
    means = scope.means.map { PersonMeanTally($0) }
  }

  /// Counts made by hand.
  init(items: [ItemTally], respondents: Int) { (self.items, self.respondents) = (items, respondents) }

  /// Adds another part.
  mutating func merge(_ other: CategoryTally) {
    respondents += other.respondents
    for index in items.indices { items[index].merge(other.items[index]) }
    if let next = other.persons { persons?.merge(next) }
    for index in means.indices { means[index].merge(other.means[index]) }
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &respondents)
    for index in items.indices {
      items[index].code(with: &coder)
      coder.check(items[index].responses == respondents)
    }
    persons?.code(with: &coder)
    for index in means.indices { means[index].code(with: &coder) }
  }

  /// The same without what goes beyond these formulas' means: only they are looked at.
  func itemsOnly(_ scope: CountingScope) -> CategoryTally {
    var tally = self
    tally.persons = nil
    tally.means = scope.means.compactMap { means($0.tables) }
    return tally
  }

  /// `nil` when only counts are known, and when weighted figures are asked of a survey without weights.
  func persons(weighted: Bool) -> PersonTally? {
    persons.flatMap { weighted && !$0.isWeighted ? nil : $0 }
  }

  /// The persons' means by a formula that looks at them.
  func means(_ tables: FormulaTables) -> PersonMeanTally? {
    means.first { $0.scale.tables.formula.id == tables.formula.id && $0.scale.tables.items == tables.items }
  }

  /// The same, ready for many formulas.
  func settled() -> CategoryTally {
    var tally = self
    tally.persons?.settle()
    return tally
  }
}
