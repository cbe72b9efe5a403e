internal import SurveyStatistics

/// How answers go together within persons, counted (个人作答统计): all that errors need, without the persons.
struct PersonTally: Sendable {
  private let slots: AnswerSlots
  /// Of those with a valid answer to every item.
  private(set) var complete: CrossTally
  /// Of the others.
  private var partial: CrossTally
  /// Everybody's answers in numbers, worked out once: without weights, and with them.
  private var settled: (plain: PairSums, weighted: PairSums)?

  init(_ slots: AnswerSlots, isWeighted: Bool) {
    self.slots = slots
    complete = CrossTally(answers: slots.count, isWeighted: isWeighted)
    partial = complete
  }

  /// Persons somebody else has added up, who gave both answers.
  mutating func add(
    _ persons: (count: Int, sum: ExactSum), who first: Int, _ second: Int, areComplete: Bool
  ) {
    if areComplete {
      complete.add(persons.count, squares: persons.sum, who: first, second)
    } else {
      partial.add(persons.count, squares: persons.sum, who: first, second)
    }
  }

  /// Persons somebody else has added up, who gave an answer, or are in a base: their number with Σw², and those of them
  /// who have a weight with Σw.
  mutating func add(
    _ persons: (plain: (count: Int, sum: ExactSum), weighted: (count: Int, sum: ExactSum)),
    who answer: Int?, areComplete: Bool
  ) {
    guard let answer else { return }
    add(persons.plain, who: answer, answer, areComplete: areComplete)
    if answer != slots.everybody {
      add(persons.plain, who: slots.everybody, answer, areComplete: areComplete)
    }
    if areComplete {
      complete.add(weights: persons.weighted.sum, who: answer)
    } else {
      partial.add(weights: persons.weighted.sum, who: answer)
    }
  }

  mutating func merge(_ other: PersonTally) {
    settled = nil
    complete.merge(other.complete)
    partial.merge(other.partial)
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    complete.code(with: &coder)
    partial.code(with: &coder)
  }

  /// How answers go together, of everybody.
  var answers: CrossTally {
    var answers = complete
    answers.merge(partial)
    return answers
  }

  private var sums: (plain: PairSums, weighted: PairSums) {
    let answers = answers
    return (answers.withoutWeights.sums, answers.sums)
  }

  /// The same, ready for many formulas.
  mutating func settle() { settled = sums }

  /// Influence values added up over persons.
  ///
  /// - Parameter weights: Of the persons in the formula's base.
  func sums(
    _ tables: FormulaTables, _ composite: RatioComposite, weighted: Bool, weights: WeightSummary
  ) -> PersonSums {
    let coefficients = slots.coefficients(tables, composite)
    let answers = settled ?? sums
    let pairs = weighted ? answers.weighted : answers.plain
    return PersonSums(
      sum: pairs.sum(coefficients), squares: pairs.sumOfSquares(coefficients), weights: weights)
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
