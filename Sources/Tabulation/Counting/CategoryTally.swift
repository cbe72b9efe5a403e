internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// The valid responses in one category of a grouping, counted (分组频数).
public struct CategoryTally: Sendable {
  /// 有效数 of the category.
  public package(set) var respondents = 0
  /// By item, in the order of `questionnaire.items`.
  public internal(set) var items: [ItemTally]
  /// What makes up the bases; `nil` when only counts are known.
  private let slots: AnswerSlots?
  /// Whether respondents have weights.
  private let isWeighted: Bool
  /// By base, everybody's last; empty when only counts are known.
  var bases: [BaseTally] = []
  /// How answers go together within persons; `nil` when only counts are known, or nothing else is wanted.
  var persons: PersonTally?
  /// By formula that looks at each person's mean (人均); empty when only counts are known.
  var means: [PersonMeanTally] = []

  /// Nobody yet.
  ///
  /// - Parameter scope: What to count besides items.
  init(_ questionnaire: Questionnaire, _ scope: CountingScope, isWeighted: Bool) {
    items = questionnaire.items.map { ItemTally(options: questionnaire.question(of: $0).scale.options.count) }
    (slots, self.isWeighted) = (scope.slots, isWeighted)
    bases = scope.slots.map { Array(repeating: BaseTally(), count: $0.bases.count + 1) } ?? []
    persons = scope.pairsAnswers ? scope.slots.map { PersonTally($0, isWeighted: isWeighted) } : nil
    means = scope.means.map { PersonMeanTally($0) }
  }

  /// Counts made by hand.
  init(items: [ItemTally], respondents: Int) {
    (self.items, self.respondents) = (items, respondents)
    (slots, isWeighted) = (nil, false)
  }

  /// Adds another part.
  mutating func merge(_ other: CategoryTally) {
    respondents += other.respondents
    for index in items.indices { items[index].merge(other.items[index]) }
    for index in bases.indices { bases[index].merge(other.bases[index]) }
    if let next = other.persons { persons?.merge(next) }
    for index in means.indices { means[index].merge(other.means[index]) }
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &respondents)
    for index in items.indices {
      items[index].code(with: &coder)
      coder.check(items[index].responses == respondents)
    }
    for index in bases.indices { bases[index].code(with: &coder) }
    persons?.code(with: &coder)
    for index in means.indices { means[index].code(with: &coder) }
  }

  /// The same without what goes beyond these formulas' means: only they are looked at.
  func itemsOnly(_ scope: CountingScope) -> CategoryTally {
    var tally = self
    (tally.persons, tally.bases) = (nil, [])
    tally.means = scope.means.compactMap { means($0.tables) }
    return tally
  }

  /// The weights of the persons in the base of a formula, each 1 unless weighted figures are asked for; `nil` when only
  /// counts are known, or there are no weights.
  func base(of tables: FormulaTables, weighted: Bool) -> WeightSummary? {
    slots.flatMap { base($0.base(of: tables) - $0.firstBase, weighted: weighted) }
  }

  /// The same of everybody, answered or not.
  func everybody(weighted: Bool) -> WeightSummary? { base(bases.count - 1, weighted: weighted) }

  private func base(_ index: Int, weighted: Bool) -> WeightSummary? {
    guard bases.indices.contains(index), isWeighted || !weighted else { return nil }
    return bases[index].summary(weighted: weighted)
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
