/// Persons with their weights, added up exactly (权数统计): n, Σw, Σw² and the least and greatest weight.
///
/// Laws: an empty tally changes nothing, and parts merged in any order give the whole, bit for bit.
package struct WeightTally: Hashable, Sendable {
  /// n.
  package private(set) var count = 0
  private var weights = ExactSum()
  private var squares = ExactSum()
  /// `nil` = nobody.
  private var range: ClosedRange<Double>?

  package init() {}

  /// Persons somebody else has added up.
  ///
  /// - Parameter range: The least and the greatest weight; `nil` = nobody.
  package mutating func add(
    _ count: Int, weights: ExactSum, squares: ExactSum, range: ClosedRange<Double>?
  ) {
    self.count += count
    self.weights += weights
    self.squares += squares
    if let range { widen(to: range) }
  }

  /// - Parameter other: another part.
  package mutating func merge(_ other: WeightTally) {
    add(other.count, weights: other.weights, squares: other.squares, range: other.range)
  }

  private mutating func widen(to other: ClosedRange<Double>) {
    range = range.map { min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound) } ?? other
  }

  /// What unequal weights cost.
  package var summary: WeightSummary {
    WeightSummary(count: count, sum: weights.value, sumOfSquares: squares.value, range: range)
  }

  /// Goes through the numbers of the tally.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &count)
    weights.code(with: &coder)
    squares.code(with: &coder)
    coder.code(weightRange: &range)
    coder.check(
      count > 0 ? weights.value > 0 && range != nil : weights == ExactSum() && range == nil)
  }
}
