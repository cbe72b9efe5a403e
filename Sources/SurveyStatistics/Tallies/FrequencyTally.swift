/// Answers counted by category (频数表): n, Σw and Σw² of each, from which shares, mean scores and their errors
/// follow.
///
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole.
/// No variance taken from it is a difference of two large sums.
public struct FrequencyTally: Hashable, Sendable {
  /// How many answers each category has.
  public private(set) var counts: [Int]
  /// Σw of each category; equal to `counts` without weights.
  public private(set) var weights: [Double]
  /// Σw² of each category.
  public private(set) var squaredWeights: [Double]
  private var weightRange: ClosedRange<Double>?

  /// - Parameter categories: how many there are, empty ones included.
  public init(categories: Int) {
    counts = Array(repeating: 0, count: categories)
    weights = Array(repeating: 0, count: categories)
    squaredWeights = Array(repeating: 0, count: categories)
  }

  /// Unweighted answers that somebody else has counted, such as a published table.
  public init(counts: [Int]) {
    self.counts = counts
    weights = counts.map(Double.init)
    squaredWeights = weights
    weightRange = counts.contains { $0 > 0 } ? 1...1 : nil
  }

  /// Answers somebody else has added up, by category.
  ///
  /// - Parameter range: the least and the greatest weight; `nil` = nobody has one, or they are not known.
  public init(
    counts: [Int], weights: [Double], squaredWeights: [Double], range: ClosedRange<Double>? = nil
  ) {
    precondition(
      counts.count == weights.count && counts.count == squaredWeights.count, "every category has its sums")
    (self.counts, self.weights, self.squaredWeights) = (counts, weights, squaredWeights)
    weightRange = range
  }

  /// - Parameters:
  ///   - category: from 0.
  ///   - weight: above 0; an answer without a positive weight belongs outside weighted figures.
  public mutating func add(_ category: Int, weight: Double = 1) {
    precondition(weight > 0, "weights are positive")
    counts[category] += 1
    weights[category] += weight
    squaredWeights[category] += weight * weight
    if weightRange?.contains(weight) != true { widen(to: weight...weight) }
  }

  private mutating func widen(to other: ClosedRange<Double>) {
    weightRange =
      weightRange.map { min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound) } ?? other
  }

  /// - Parameter other: the next part of the same question: as many categories.
  public mutating func merge(_ other: FrequencyTally) {
    precondition(counts.count == other.counts.count, "tallies of one question have the same categories")
    for category in counts.indices {
      counts[category] += other.counts[category]
      weights[category] += other.weights[category]
      squaredWeights[category] += other.squaredWeights[category]
    }
    if let range = other.weightRange { widen(to: range) }
  }

  /// n, the answers in all categories (基数).
  public var answers: Int { counts.reduce(0, +) }

  /// Σw over all categories (加权基数).
  public var weightedBase: Double { weights.reduce(0, +) }

  /// n, Σw and Σw² of all answers, for the design effect of weighting.
  public var weighting: WeightSummary {
    WeightSummary(
      count: answers, sum: weightedBase, sumOfSquares: squaredWeights.reduce(0, +), range: weightRange)
  }

  /// The mean of a score given to each category, with its spread: a share when the scores are 0 and 1.
  ///
  /// - Parameter scores: one for each category.
  public func moments(of scores: [Double]) -> MomentTally {
    precondition(scores.count == counts.count, "every category has a score")
    let base = weightedBase
    guard base > 0 else { return MomentTally() }
    let mean = zip(scores, weights).reduce(0) { $0 + $1.0 * $1.1 } / base
    let spread = zip(scores, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return MomentTally(count: answers, sumOfWeights: base, mean: mean, centredSquares: spread)
  }

  /// Σu² of the influence values u = w(s − s̄)/Σw, whose sum is 0: the categories hold all that is needed.
  ///
  /// Respondents without an answer belong to the sample too: add them with `InfluenceTally.addZeros`.
  public func influences(of scores: [Double]) -> InfluenceTally {
    let mean = moments(of: scores).mean ?? 0
    let base = weightedBase
    let squares = zip(scores, squaredWeights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return InfluenceTally(units: answers, mean: 0, centredSquares: base > 0 ? squares / base / base : 0)
  }
}
