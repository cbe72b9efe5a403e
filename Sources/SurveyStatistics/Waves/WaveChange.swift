/// The change from one wave of a survey to the next (两期变化), some respondents having answered both.
///
/// The waves are stacked: every answer is a row, and the unit that was drawn, a person or a cluster, is the same unit in
/// both. What a unit adds to the second estimate less what it adds to the first is then one influence value, so that
/// shared units bring in their covariance by themselves. Leaving it out overstates the error of a panel's change.
///
/// Source: Kish (1965), §12.4; Särndal, Swensson & Wretman (1992), §9.9. Checked: R survey `svycontrast` on stacked
/// data, relative 1e-9.
public struct WaveChange: Hashable, Sendable {
  /// The estimate of the first wave.
  public let first: Double
  /// The estimate of the second.
  public let second: Double
  /// Second less first, with its error; respondents are rows of both waves.
  public let difference: Estimate
  /// Cov(first, second): 0 when the waves share no unit and are strata of their own.
  public let covariance: Double
  /// Units that are in both waves.
  public let sharedUnits: Int

  /// One wave as columns, a row for each respondent.
  public struct Wave: Hashable, Sendable {
    /// w, above 0.
    public var weights: [Double]
    /// The unit drawn, by a code that is the same in both waves.
    public var units: [Int32]
    /// The stratum it was drawn from; `nil` without strata.
    public var strata: [Int32]?
    /// The estimate.
    public var value: Double { origin + distance }
    private(set) var origin = 0.0
    private(set) var distance: Double
    /// What each row adds to it: w(y − Rx)/X; 0 where there is no answer. Calibration residuals do as well.
    public var influences: [Double]
    /// Whether each row answered.
    public var answered: [Bool]

    /// A wave; columns of unequal length are a programmer error.
    public init(
      weights: [Double], units: [Int32], strata: [Int32]? = nil, value: Double, influences: [Double],
      answered: [Bool]
    ) {
      precondition(
        [units.count, influences.count, answered.count, strata?.count ?? weights.count]
          .allSatisfy { $0 == weights.count }, "every row has a value in every column")
      (self.weights, self.units, self.strata) = (weights, units, strata)
      (distance, self.influences, self.answered) = (value, influences, answered)
    }

    /// A wave with the weighted mean of a column; `nil` where there is no answer.
    ///
    /// - Returns: `nil` when nobody answered.
    public init?(weights: [Double], units: [Int32], strata: [Int32]? = nil, meanOf values: [Double?]) {
      guard let origin = values.compactMap({ $0 }).first else { return nil }
      // From the first answer, so that numbers near 10⁹ keep the digits of their differences.
      let distances = values.map { $0.map { $0 - origin } }
      let base = zip(weights, values).reduce(0) { $1.1 == nil ? $0 : $0 + $1.0 }
      let mean = zip(weights, distances).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) } / base
      self.init(
        weights: weights, units: units, strata: strata, value: mean,
        influences: zip(weights, distances).map { weight, distance in
          distance.map { weight * ($0 - mean) / base } ?? 0
        },
        answered: values.map { $0 != nil })
      self.origin = origin
    }
  }

  /// The change between two waves.
  ///
  /// - Throws: what is wrong with the stacked design; both waves have strata, or neither.
  public init(
    from first: Wave, to second: Wave, lonely: LonePSUPolicy = .fail
  ) throws(InvalidDesign) {
    precondition((first.strata == nil) == (second.strata == nil), "strata in both waves, or in neither")
    let strata = first.strata.flatMap { first in second.strata.map { first + $0 } }
    let design = try SampleDesign(
      weights: first.weights + second.weights,
      stages: [DesignStage(units: first.units + second.units, strata: strata)], lonely: lonely)
    let before = first.influences + second.influences.map { _ in 0 }
    let after = first.influences.map { _ in 0 } + second.influences
    let matrix = design.covariance(of: InfluenceBlock(rows: design.rows, columns: [before, after]))
    let answered = first.answered + second.answered
    let variance = matrix[0, 0] + matrix[1, 1] - 2 * matrix[0, 1]
    (self.first, self.second, covariance) = (first.value, second.value, matrix[0, 1])
    sharedUnits = Set(first.units).intersection(second.units).count
    difference = Estimate(
      value: second.origin - first.origin + (second.distance - first.distance),
      error: .success(
        StandardError(
          max(0, variance).squareRoot(), degreesOfFreedom: max(0, design.degreesOfFreedom(answered: answered))
        )),
      respondents: answered.count { $0 },
      weightedBase: zip(design.weights, answered).reduce(0) { $1.1 ? $0 + $1.0 : $0 })
  }
}
