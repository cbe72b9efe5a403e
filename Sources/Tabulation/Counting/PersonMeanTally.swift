internal import ExactNumbers
internal import SurveyStatistics

/// What each person's own answers average to, counted (人均): how many persons have so many points from so many answers.
/// With 有效问卷数 below the line, a blank counts as an answer of 0.
struct PersonMeanTally: Sendable {
  let scale: PointScale
  /// The persons of equal answers and points, by `PointScale.key`.
  private var persons: [Int: Persons] = [:]
  /// The least and the greatest weight; `nil` = nobody has one.
  private var range: ClosedRange<Double>?

  private struct Persons: TallyEntry {
    var key = 0
    var count = 0
    /// Those with a positive weight, Σw and Σw².
    var weighted = 0
    var weights = ExactSum()
    var squares = ExactSum()

    mutating func merge(_ other: Persons) {
      count += other.count
      weighted += other.weighted
      weights += other.weights
      squares += other.squares
    }

    mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
      coder.code(count: &key)
      coder.code(count: &count)
      coder.code(count: &weighted)
      weights.code(with: &coder)
      squares.code(with: &coder)
    }
  }

  init(_ scale: PointScale) { self.scale = scale }

  /// Persons somebody else has added up, of equal answers and points.
  mutating func add(
    _ key: Int, _ plain: (count: Int, sum: ExactSum), _ weighted: (count: Int, sum: ExactSum)
  ) {
    let next = Persons(
      key: key, count: plain.count, weighted: weighted.count, weights: weighted.sum, squares: plain.sum)
    persons[key, default: Persons(key: key)].merge(next)
  }

  /// The ends of the weights of persons added.
  mutating func widen(to other: ClosedRange<Double>) {
    range = range.map { min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound) } ?? other
  }

  mutating func merge(_ other: PersonMeanTally) {
    for (key, next) in other.persons { persons[key, default: Persons(key: key)].merge(next) }
    if let range = other.range { widen(to: range) }
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    var list = inOrder
    coder.code(list: &list, blank: Persons())
    let keys = list.map(\.key)
    coder.check(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    coder.check(keys.allSatisfy { scale.answers(of: $0) > 0 && $0 <= scale.lastKey })
    persons = Dictionary(list.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    coder.code(weightRange: &range)
  }

  private var inOrder: [Persons] { persons.values.sorted { $0.key < $1.key } }

  /// The exact mean of the means, unweighted; `nil` where there is none.
  var value: Rational? {
    let entries = inOrder
    let points = Dictionary(grouping: entries) { scale.answers(of: $0.key) }.map { answers, entries in
      entries.map { Rational($0.count) * Rational(scale.points(of: $0.key)) }.sum()
        .divided(by: Rational(answers)) ?? 0
    }
    return Rational(1, of: entries.reduce(0) { $0 + $1.count }).map { points.sum() * scale.unit * $0 }
  }

  /// The spread of the means, in units of `FormulaTables.unit`.
  func moments(weighted: Bool) -> MomentTally {
    moments(weighted: weighted) { weighted ? $0.weights.value : Double($0.count) }
  }

  private func moments(weighted: Bool, _ weight: (Persons) -> Double) -> MomentTally {
    let parts = inOrder.map { (mean: scale.mean(of: $0.key), weight: weight($0)) }
    let base = parts.reduce(0) { $0 + $1.weight }
    guard base > 0 else { return MomentTally() }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.mean } / base
    return MomentTally(
      count: persons.values.reduce(0) { $0 + (weighted ? $1.weighted : $1.count) }, sumOfWeights: base,
      mean: mean,
      centredSquares: parts.reduce(0) { $0 + $1.weight * ($1.mean - mean) * ($1.mean - mean) })
  }

  /// The weights of the persons who have a mean.
  private func weights(weighted: Bool) -> WeightSummary {
    guard weighted else { return .equal(persons.values.reduce(0) { $0 + $1.count }) }
    var tally = WeightTally()
    for entry in persons.values {
      tally.add(entry.weighted, weights: entry.weights, squares: entry.squares, range: range)
    }
    return tally.summary
  }

  /// Influence values u = c(m − R)/X added up: Σ(wu)² is a spread about R.
  func sums(ofTerm term: Int, in composite: RatioComposite, weighted: Bool) -> PersonSums {
    let moments = moments(weighted: weighted)
    let squared = self.moments(weighted: weighted) { weighted ? $0.squares.value : Double($0.count) }
    guard let ratio = composite.terms[term].ratio, let mean = moments.mean, let centre = squared.mean else {
      return PersonSums()
    }
    let unit = composite.influence(ofTerm: term, numerator: ratio + 1, denominator: 1)
    let spread = squared.centredSquares + squared.sumOfWeights * (centre - ratio) * (centre - ratio)
    return PersonSums(
      sum: unit * (mean - ratio) * moments.sumOfWeights, squares: unit * unit * spread,
      weights: weights(weighted: weighted))
  }
}
