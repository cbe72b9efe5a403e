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
  private let isValid: [Bool]
  let bases: [Base]
  /// The formulas that look at each person's mean (人均).
  let means: [FormulaTables]

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
    means = tables.filter { $0.formula.items == .respondentMean }
  }

  private var firstBase: Int { options.last?.upperBound ?? 0 }
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

  /// Collects a person's answers from columns of codes.
  struct Collector {
    private let columns: [(codes: [AnswerCode], options: Range<Int>)]
    private let bases: [(number: Int, columns: [(codes: [AnswerCode], counts: [Bool])])]
    private let isValid: [Bool]
    private let everybody: Int

    init(_ slots: AnswerSlots, columns: [AnswerColumn]) {
      self.columns = zip(slots.items, slots.options).map { (columns[$0].codes, $1) }
      bases = slots.bases.enumerated().map { index, base in
        let columns = slots.items.compactMap { item in base[item].map { (columns[item].codes, $0) } }
        return (slots.firstBase + index, columns)
      }
      isValid = slots.isValid
      everybody = slots.everybody
    }

    /// Puts a person's answers into `given`, in ascending order.
    ///
    /// - Returns: Whether every item has a valid answer.
    func collect(_ person: Int, into given: inout [Int]) -> Bool {
      given.removeAll(keepingCapacity: true)
      var valid = 0
      for column in columns {
        let option = Int(column.codes[person].rawValue)
        guard option < column.options.count else { continue }
        given.append(column.options.lowerBound + option)
        if isValid[column.options.lowerBound + option] { valid += 1 }
      }
      for base in bases where base.columns.contains(where: { $0.counts.holds(at: $0.codes[person]) }) {
        given.append(base.number)
      }
      given.append(everybody)
      return valid == columns.count
    }
  }
}

extension [Bool] {
  /// Whether the option's entry is set; what is no option has none.
  fileprivate func holds(at code: AnswerCode) -> Bool {
    let option = Int(code.rawValue)
    return option < count && self[option]
  }
}
