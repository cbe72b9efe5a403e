import SurveyStatistics

/// The 240 made-up people of `Reference/weighting.R`.
enum Townspeople {
  static let indices = 0..<240

  static let weights: [Double] = indices.map { (i: Int) -> Double in 1 + Double((i * 5) % 7) / 4 }
  static let sex: [Int] = indices.map { (i: Int) -> Int in ((i * 7 + i / 3) % 5) / 3 }
  static let age: [Int] = indices.map { (i: Int) -> Int in ((i * 7 + i / 11) % 11) / 3 }
  static let region: [Int] = indices.map { (i: Int) -> Int in ((i * 3 + i / 5) % 7) / 3 }
  static let turnover: [Double] = indices.map { (i: Int) -> Double in Double(100 + (i * 37) % 101) }
  static let rating: [Double] = indices.map { (i: Int) -> Double in
    let ninth = i % 9 == 0 ? 1 : 0
    return Double((i * 3 + i / 7 + ninth) % 5 + 1)
  }

  /// Everybody drawn singly, or five neighbours at a time from three parts of the town.
  static func design(isClustered: Bool) throws(InvalidDesign) -> SampleDesign {
    let clustered = DesignStage(units: indices.map { Int32($0 / 5) }, strata: indices.map { Int32($0 / 80) })
    return try SampleDesign(weights: weights, stages: isClustered ? [clustered] : [])
  }

  static let sexes = ControlMargin(categories: sex, targets: [230, 210])
  static let ages = ControlMargin(categories: age, targets: [130, 110, 100, 100])
  static let regions = ControlMargin(categories: region, targets: [190, 170, 80])
  static let turnovers = ControlTotal(values: turnover, target: 66500)

  static func controls() throws(WeightingError) -> WeightControls {
    try WeightControls(baseWeights: weights, margins: [sexes, ages, regions])
  }

  static func withTurnover() throws(WeightingError) -> WeightControls {
    try WeightControls(baseWeights: weights, margins: [sexes, ages], totals: [turnovers])
  }

  static func calibrated(by method: CalibrationMethod, isClustered: Bool) throws -> CalibratedDesign {
    try CalibratedDesign(design(isClustered: isClustered), try controls().calibrated(by: method))
  }

  /// The weights R prints to compare: of seven people, and Σw².
  static func sampled(_ weights: [Double]) -> [Double] {
    [0, 1, 2, 3, 26, 99, 239].map { weights[$0] } + [weights.reduce(0) { $0 + $1 * $1 }]
  }

  /// The mean rating, the share of satisfied women and the total of ratings, each followed by its standard error: what
  /// R prints under a method's name.
  static func estimates(_ calibrated: CalibratedWeights, isClustered: Bool = false) throws -> [Double] {
    let weights = calibrated.weights
    let women = sex.map(Double.init)
    let satisfiedWomen = zip(rating, women).map { $0 >= 4 ? $1 : 0 }
    let total = zip(weights, rating).map { $0 * $1 }
    let estimates: [(value: Double, influences: [Double])] = [
      ratio(rating, indices.map { _ in 1 }, weights), ratio(satisfiedWomen, women, weights),
      (total.reduce(0, +), total),
    ]
    let influences = InfluenceBlock(rows: weights.count, columns: estimates.map(\.influences))
    let covariance = try design(isClustered: isClustered)
      .covariance(of: calibrated.calibrationInfluences(of: influences))
    return estimates.enumerated().flatMap { [$1.value, covariance[$0, $0].squareRoot()] }
  }

  private static func ratio(
    _ y: [Double], _ x: [Double], _ weights: [Double]
  ) -> (value: Double, influences: [Double]) {
    let above = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 }
    let below = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
    let ratio = above / below
    return (ratio, indices.map { weights[$0] * (y[$0] - ratio * x[$0]) / below })
  }
}
