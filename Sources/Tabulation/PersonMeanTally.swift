internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// What each person's own answers average to, counted (人均). With 有效问卷数 below the line, a blank counts as an answer of 0.
struct PersonMeanTally: Sendable {
  private let tables: FormulaTables
  /// The spread of the means, in units of `FormulaTables.unit`.
  private(set) var moments = MomentTally()
  /// The same with squared weights, which the error needs.
  private var squared = MomentTally()
  /// The weights of the persons who have a mean.
  private(set) var weights = WeightSummary()
  private var chosen: ChosenOptions

  init(_ tables: FormulaTables) {
    self.tables = tables
    chosen = ChosenOptions(tables)
  }

  mutating func add(_ persons: [Int32], of table: ResponseTable, weights respondentWeights: [Double]?) {
    let columns = tables.items.map { table.columns[$0].codes }
    let countsEverybody = tables.formula.denominator == .responses
    for person in persons.lazy.map(Int.init) {
      var sum = 0.0
      var answers = 0
      for position in columns.indices {
        guard let option = columns[position][person].option, let score = tables.scores[position][option]
        else { continue }
        sum += score
        answers += 1
      }
      let count = countsEverybody ? columns.count : answers
      let weight = respondentWeights?[person] ?? 1
      guard count > 0, weight > 0 else { continue }
      moments.add(sum / Double(count), weight: weight)
      squared.add(sum / Double(count), weight: weight * weight)
      weights.add(weight: weight)
      for position in columns.indices {
        if let option = columns[position][person].option { chosen.add(option, position, of: count) }
      }
    }
  }

  mutating func merge(_ other: PersonMeanTally) {
    moments.merge(other.moments)
    squared.merge(other.squared)
    weights.merge(other.weights)
    chosen.merge(other.chosen)
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    moments.code(with: &coder)
    squared.code(with: &coder)
    weights.code(with: &coder)
    coder.code(counts: &chosen.counts)
  }

  /// The exact mean of the means, unweighted; `nil` where there is none.
  var value: Rational? { Rational(1, of: weights.count).map { chosen.sumOfMeans(tables) * $0 } }

  /// Influence values u = c(m − R)/X added up: Σ(wu)² is a spread about R.
  func sums(ofTerm term: Int, in composite: RatioComposite) -> PersonSums {
    guard let ratio = composite.terms[term].ratio, let mean = moments.mean, let centre = squared.mean else {
      return PersonSums()
    }
    let unit = composite.influence(ofTerm: term, numerator: ratio + 1, denominator: 1)
    let spread = squared.centredSquares + squared.sumOfWeights * (centre - ratio) * (centre - ratio)
    return PersonSums(
      sum: unit * (mean - ratio) * moments.sumOfWeights, squares: unit * unit * spread, weights: weights)
  }
}

/// How often each option was chosen by persons with so many answers: the exact mean needs no more.
private struct ChosenOptions: Sendable {
  private let items: Int
  private let options: Int
  fileprivate var counts: [Int]

  init(_ tables: FormulaTables) {
    items = tables.items.count
    options = tables.contributions.map(\.count).max() ?? 0
    counts = [Int](repeating: 0, count: items * (items + 1) * options)
  }

  private func slot(_ option: Int, _ position: Int, of count: Int) -> Int {
    (position * (items + 1) + count) * options + option
  }

  mutating func add(_ option: Int, _ position: Int, of count: Int) {
    counts[slot(option, position, of: count)] += 1
  }

  mutating func merge(_ other: ChosenOptions) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  func sumOfMeans(_ tables: FormulaTables) -> Rational {
    var sum = Rational(0)
    for (position, contributions) in tables.contributions.enumerated() {
      for count in 1...items {
        let total = contributions.indices.map { option in
          (contributions[option] ?? 0) * Rational(counts[slot(option, position, of: count)])
        }.sum()
        sum = sum + (total.divided(by: Rational(count)) ?? 0)
      }
    }
    return sum
  }
}
