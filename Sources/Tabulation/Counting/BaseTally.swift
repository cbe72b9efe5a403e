internal import SurveyStatistics

/// The persons in a base, counted (基数人数).
struct BaseTally: Hashable, Sendable {
  private(set) var count = 0
  /// Of those with a weight.
  private(set) var weights = WeightTally()

  /// Persons somebody else has added up: all, with Σw², and those of them who have a weight, with Σw.
  mutating func add(_ plain: (count: Int, sum: ExactSum), _ weighted: (count: Int, sum: ExactSum)) {
    count += plain.count
    weights.add(weighted.count, weights: weighted.sum, squares: plain.sum, range: nil)
  }

  /// The ends of the weights of persons added.
  mutating func widen(to range: ClosedRange<Double>) {
    weights.add(0, weights: ExactSum(), squares: ExactSum(), range: range)
  }

  mutating func merge(_ other: BaseTally) {
    count += other.count
    weights.merge(other.weights)
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &count)
    weights.code(with: &coder)
    coder.check(weights.count <= count)
  }

  func summary(weighted: Bool) -> WeightSummary { weighted ? weights.summary : .equal(count) }
}
