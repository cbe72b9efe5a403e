internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// Which answers of a person are looked at together (作答编号). Every option of every satisfaction item has a number; so has
/// every base, which a person belongs to who gave an answer that counts in it; the last one is everybody's.
struct AnswerSlots: Sendable {
  /// The persons who gave at least one answer that counts for a formula (基数的口径): by item, then option.
  typealias Base = [Int: [Bool]]

  /// The satisfaction items, as indices into `questionnaire.items`.
  let items: [Int]
  /// By position in `items`: the number of its first option, and how many options it has.
  let options: [Range<Int>]
  /// By number: whether it is an option that is valid.
  let isValid: [Bool]
  let bases: [Base]

  /// - Parameter tables: Every formula whose error will be asked for.
  init(_ questionnaire: Questionnaire, for tables: [FormulaTables]) {
    items = questionnaire.satisfactionItems.compactMap { questionnaire.items.firstIndex(of: $0) }
    var next = 0
    options = items.map { item in
      let first = next
      next += questionnaire.question(of: questionnaire.items[item]).scale.options.count
      return first..<next
    }
    isValid = items.flatMap {
      questionnaire.question(of: questionnaire.items[$0]).scale.options.map(\.isValid)
    }
    var bases: [Base] = []
    for base in tables.compactMap(\.base) where !bases.contains(base) { bases.append(base) }
    self.bases = bases
  }

  var firstBase: Int { options.last?.upperBound ?? 0 }
  /// How many numbers there are.
  var count: Int { everybody + 1 }
  /// Everybody's number.
  var everybody: Int { firstBase + bases.count }

  /// The number of the persons in the base of a formula.
  func base(of tables: FormulaTables) -> Int {
    tables.base.flatMap { bases.firstIndex(of: $0) }.map { firstBase + $0 } ?? everybody
  }

  /// What each answer adds to a person's influence value.
  func coefficients(_ tables: FormulaTables, _ composite: RatioComposite) -> [Double] {
    var coefficients = [Double](repeating: 0, count: count)
    for (position, item) in tables.items.enumerated() {
      guard let own = items.firstIndex(of: item) else { continue }
      // Who gives no answer is taken for everybody; who does gives that back.
      let effects = tables.effects(position, composite)
      coefficients[everybody] += effects.none
      for (option, effect) in effects.options.enumerated() {
        coefficients[options[own].lowerBound + option] += effect - effects.none
      }
    }
    return coefficients
  }
}
