internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// How answers go together within persons, counted (个人作答统计): all that errors need, without the persons.
struct PersonTally: Sendable {
  private let slots: AnswerSlots
  /// Of those with a valid answer to every item.
  private(set) var complete: CrossTally
  /// Of the others.
  private var partial: CrossTally
  /// The weights of the persons in each base, everybody's last; empty when every weight is 1.
  private var weights: [WeightSummary]
  /// By formula in `slots.means`.
  private(set) var means: [PersonMeanTally]

  init(_ slots: AnswerSlots, isWeighted: Bool) {
    self.slots = slots
    complete = CrossTally(answers: slots.count, isWeighted: isWeighted)
    partial = complete
    weights = isWeighted ? slots.bases.map { _ in WeightSummary() } + [WeightSummary()] : []
    means = slots.means.map { PersonMeanTally($0) }
  }

  /// Persons by their row in a table.
  ///
  /// - Parameter respondentWeights: By row; who has no positive weight is passed over. `nil` = all have 1.
  mutating func add(_ persons: [Int32], of table: ResponseTable, weights respondentWeights: [Double]?) {
    let collector = AnswerSlots.Collector(slots, columns: table.columns)
    var given: [Int] = []
    for person in persons.lazy.map(Int.init) {
      let weight = respondentWeights?[person] ?? 1
      guard weight > 0 else { continue }
      if collector.collect(person, into: &given) {
        complete.add(given, weight: weight)
      } else {
        partial.add(given, weight: weight)
      }
      guard !weights.isEmpty else { continue }
      let firstBase = slots.count - weights.count
      for answer in given where answer >= firstBase { weights[answer - firstBase].add(weight: weight) }
    }
    for index in means.indices { means[index].add(persons, of: table, weights: respondentWeights) }
  }

  mutating func merge(_ other: PersonTally) {
    complete.merge(other.complete)
    partial.merge(other.partial)
    for index in weights.indices { weights[index].merge(other.weights[index]) }
    for index in means.indices { means[index].merge(other.means[index]) }
  }

  /// How answers go together, of everybody.
  var answers: CrossTally {
    var answers = complete
    answers.merge(partial)
    return answers
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    complete.code(with: &coder)
    partial.code(with: &coder)
    for index in weights.indices { weights[index].code(with: &coder) }
    for index in means.indices { means[index].code(with: &coder) }
  }

  /// The weights of the persons in a base.
  func weights(of base: Int) -> WeightSummary {
    weights.isEmpty
      ? .equal(Int(complete[base, base] + partial[base, base]))
      : weights[base - (slots.count - weights.count)]
  }

  /// The weights of everybody, answered or not.
  var everybody: WeightSummary { weights(of: slots.everybody) }

  /// The persons' means by a formula that looks at them.
  func means(_ tables: FormulaTables) -> PersonMeanTally? {
    slots.means.firstIndex { $0.formula.id == tables.formula.id && $0.items == tables.items }.map {
      means[$0]
    }
  }

  /// Influence values added up over persons.
  func sums(_ tables: FormulaTables, _ composite: RatioComposite) -> PersonSums {
    let coefficients = slots.coefficients(tables, composite)
    let answers = answers
    return PersonSums(
      sum: answers.sum(coefficients), squares: answers.sumOfSquares(coefficients),
      weights: weights(of: slots.base(of: tables)))
  }
}

/// Influence values added up over persons (影响值之和).
struct PersonSums {
  /// Σwu.
  var sum = 0.0
  /// Σ(wu)².
  var squares = 0.0
  /// The weights of the persons with an answer in the base.
  var weights = WeightSummary()

  mutating func merge(_ other: PersonSums) {
    sum += other.sum
    squares += other.squares
    weights.merge(other.weights)
  }

  /// - Parameter drawn: Everybody in the sample; those with no answer in the base have an influence of 0.
  func influences(drawn: Int) -> InfluenceTally {
    InfluenceTally(units: drawn, sum: sum, sumOfSquares: squares)
  }
}
