/// The influence values of the units of a simple random sample (影响值), and the variance they give.
///
/// An influence value is how far one respondent moves an estimate; every estimator emits them, so one
/// variance formula serves shares, means, ratios, composites and their differences. Units drawn but outside
/// what is estimated count as zeros (`addZeros`) where the sample they were drawn in is the whole one.
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole, to rounding.
/// Source: Särndal, Swensson & Wretman (1992), *Model Assisted Survey Sampling*, §5.5.
public struct InfluenceTally: Hashable, Sendable {
  private var moments: MomentTally

  /// Nobody yet.
  public init() { moments = MomentTally() }

  /// Influence values that somebody else has added up: they sum to 0, and Σu² is known.
  public init(units: Int, centredSquares: Double) {
    self.init(units: units, mean: 0, centredSquares: centredSquares)
  }

  /// Influence values added up plainly: their sum is 0 but for rounding, so that Σu² − (Σu)²/n loses nothing.
  public init(units: Int, sum: Double, sumOfSquares: Double) {
    let mean = units > 0 ? sum / Double(units) : 0
    self.init(units: units, mean: mean, centredSquares: max(0, sumOfSquares - sum * mean))
  }

  init(units: Int, mean: Double, centredSquares: Double) {
    moments = MomentTally(
      count: units, sumOfWeights: Double(units), mean: mean, centredSquares: centredSquares)
  }

  /// One unit more: the sum of influence over all of its answers.
  public mutating func add(_ influence: Double) { moments.add(influence) }

  /// Units that were drawn but have nothing to say on this estimate.
  public mutating func addZeros(_ units: Int) {
    moments.merge(
      MomentTally(count: units, sumOfWeights: Double(units), mean: 0, centredSquares: 0))
  }

  /// - Parameter other: the next part.
  public mutating func merge(_ other: InfluenceTally) { moments.merge(other.moments) }

  /// n, the units that were added, zeros included.
  public var units: Int { moments.count }

  /// Σu; 0 to rounding for ratios, whose influence balances.
  public var sum: Double { (moments.mean ?? 0) * Double(moments.count) }

  /// Σ(u − ū)².
  public var centredSquares: Double { moments.centredSquares }

  /// V = (1 − n/N) · n/(n−1) · Σ(u − ū)²; exactly 0 for a census.
  ///
  /// - Parameter population: N, how many the sample was drawn from; without it the factor 1 − n/N is left
  ///   out.
  /// Checked: R survey `svymean`, `svyratio` and `svycontrast`, with and without `fpc`, relative 1e-9.
  public func variance(population: Int? = nil) throws(UndefinedReason) -> Double {
    guard units > 0 else { throw .nobodyAnswered }
    if let population, units > population {
      throw .sampleExceedsPopulation(sample: units, population: population)
    }
    if units == population { return 0 }
    guard units > 1 else { throw .oneRespondent }
    return SamplingFraction.varianceFactor(sampled: units, population: population) * centredSquares
  }
}
