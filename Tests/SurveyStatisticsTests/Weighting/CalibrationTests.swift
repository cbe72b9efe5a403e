import SurveyStatistics
import Testing

struct CalibrationTests {
  enum Method: String, CaseIterable {
    case raking, linear, bounded, logit
    case numberLinear = "number linear"
    case numberRaking = "number raking"
    case numberLogit = "number logit"
    case numberAlone = "number alone"

    func weights() throws(WeightingError) -> CalibratedWeights {
      switch self {
      case .raking: try Townspeople.controls().calibrated(by: .raking)
      case .linear: try Townspeople.controls().calibrated(by: .linear)
      case .bounded: try Townspeople.controls().calibrated(by: .boundedLinear(0.75...1.5))
      case .logit: try Townspeople.controls().calibrated(by: .logit(0.7...1.7))
      case .numberLinear: try Townspeople.withTurnover().calibrated(by: .linear)
      case .numberRaking: try Townspeople.withTurnover().calibrated(by: .raking)
      case .numberLogit: try Townspeople.withTurnover().calibrated(by: .logit(0.7...1.7))
      case .numberAlone:
        try WeightControls(baseWeights: Townspeople.weights, margins: [], totals: [Townspeople.turnovers])
          .calibrated(by: .linear)
      }
    }
  }

  @Test(arguments: Method.allCases)
  func `weights and standard errors are those of R's calibrate`(method: Method) throws {
    let calibrated = try method.weights()
    let weights = weightingReference["\(method.rawValue) weights"]
    #expect(relativeError(Townspeople.sampled(calibrated.weights), weights) <= 1e-9)
    #expect(relativeError(try Townspeople.estimates(calibrated), weightingReference[method.rawValue]) <= 1e-9)
  }

  @Test(arguments: [Method.raking, .logit])
  func `so are those of clusters in strata`(method: Method) throws {
    let computed = try Townspeople.estimates(try method.weights(), isClustered: true)
    #expect(relativeError(computed, weightingReference["\(method.rawValue) clustered"]) <= 1e-9)
  }

  private static let margins = [Townspeople.sex, Townspeople.age, Townspeople.region].map {
    $0.map { $0 as Int? }
  }

  @Test(arguments: [false, true])
  func `weights that came calibrated have the errors of the calibration`(isClustered: Bool) throws {
    let raked = try Townspeople.controls().raked()
    let known = try CalibratedWeights(given: raked.weights, base: Townspeople.weights, margins: Self.margins)
    let suffix = isClustered ? " clustered" : ""
    let printed = weightingReference["raking\(suffix)"]
    #expect(relativeError(try Townspeople.estimates(known, isClustered: isClustered), printed) <= 1e-9)
    // Without their base they are taken for it themselves.
    let alone = try CalibratedWeights(given: raked.weights, margins: Self.margins)
    let expected = weightingReference["given\(suffix)"]
    #expect(relativeError(try Townspeople.estimates(alone, isClustered: isClustered), expected) <= 1e-9)
    #expect(alone.report.largestMiss < 1e-12 && alone.report.iterations == 0)
  }

  @Test func `so have weights trimmed afterwards, and weights to a total`() throws {
    let raked = try Townspeople.controls().raked()
    let trimmed = try raked.trimmed(WeightTrimming(to: 1.1...2.6, isStrict: false))
    let known = try CalibratedWeights(
      given: trimmed.weights, untrimmed: raked.weights, base: Townspeople.weights, margins: Self.margins)
    #expect(relativeError(try Townspeople.estimates(known), weightingReference["trimmed raking"]) <= 1e-9)
    let linear = try Townspeople.withTurnover().calibrated(by: .linear)
    let numbers = try CalibratedWeights(
      given: linear.weights, base: Townspeople.weights, margins: Array(Self.margins.prefix(2)),
      totals: [Townspeople.turnover.map { $0 as Double? }])
    #expect(relativeError(try Townspeople.estimates(numbers), weightingReference["number linear"]) <= 1e-9)
  }

  @Test(arguments: [("raking", false), ("raking clustered", true), ("linear clustered", true)])
  func `quartiles with intervals from residuals`(name: String, isClustered: Bool) throws {
    let calibrated = try Townspeople.calibrated(
      by: name.hasPrefix("raking") ? .raking : .linear, isClustered: isClustered)
    let quartiles = calibrated.quantiles(of: NumericColumn(Townspeople.turnover), at: [0.25, 0.5, 0.75])
    let printed = try quartiles.flatMap { quartile in
      let (quartile, interval) = (try #require(quartile), try #require(quartile?.interval))
      return [quartile.value, interval.lower, interval.upper, try #require(quartile.standardError)]
    }
    #expect(relativeError(printed, weightingReference["\(name) quantiles"]) <= 1e-9)
  }

  /// A random survey with margins that weights inside 0.5…2 of the base do meet.
  private func survey(seed: UInt64) throws(WeightingError) -> WeightControls {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 60...300, using: &random)
    let base = (0..<count).map { _ in Double.random(in: 0.5...3, using: &random) }
    let truth = base.map { $0 * Double.random(in: 0.5...2, using: &random) }
    let margins = [2, 4, 3].map { size in
      let categories = (0..<count).map { $0 < size ? $0 : Int.random(in: 0..<size, using: &random) }
      return ControlMargin(
        categories: categories,
        targets: (0..<size).map { category in
          zip(truth, categories).reduce(0) { $1.1 == category ? $0 + $1.0 : $0 }
        })
    }
    let values = (0..<count).map { _ in Double.random(in: -50...1000, using: &random) }
    let total = ControlTotal(values: values, target: zip(truth, values).reduce(0) { $0 + $1.0 * $1.1 })
    return try WeightControls(baseWeights: base, margins: margins, totals: [total])
  }

  @Test(
    arguments: [CalibrationMethod.linear, .raking, .boundedLinear(0.45...2.2), .logit(0.45...2.2)], 1...15)
  func `every method meets every control, inside its bounds`(method: CalibrationMethod, seed: UInt64) throws {
    let controls = try survey(seed: seed)
    let calibrated = try controls.calibrated(by: method)
    #expect(calibrated.report.margins.joined().allSatisfy { $0.miss <= 1e-9 })
    let total = calibrated.report.totals[0]
    let size = zip(controls.baseWeights, controls.totals[0].values).reduce(0) { $0 + $1.0 * abs($1.1 ?? 0) }
    #expect(abs(total.achieved - total.target) <= 1e-9 * size)
    if let bounds = method.bounds {
      #expect(calibrated.report.factors.lowerBound >= bounds.lowerBound * (1 - 1e-12))
      #expect(calibrated.report.factors.upperBound <= bounds.upperBound * (1 + 1e-12))
    }
    // What is controlled has no error, whatever the distance.
    let x = controls.totals[0].values.map { $0 ?? 0 }
    let influences = InfluenceBlock(rows: x.count, columns: [zip(calibrated.weights, x).map { $0 * $1 }])
    #expect(calibrated.calibrationInfluences(of: influences).columns[0].allSatisfy { $0 == 0 })
    // Calibrated weights meet the controls already: calibrating again moves none of them.
    let again = try WeightControls(
      baseWeights: calibrated.weights.map { max($0, .leastNormalMagnitude) }, margins: controls.margins,
      totals: controls.totals)
    guard calibrated.report.negativeWeights == 0 else { return }
    for (once, twice) in zip(calibrated.weights, try again.calibrated(by: method).weights) {
      #expect(isClose(twice, once, within: 1e-9))
    }
  }

  /// Three clusters made to count 10, 20 and 30: within each the residuals add up to 0, be it only to 10⁻¹⁷.
  @Test func `as many controls as units leave no error, and no test of rounding`() throws {
    let clusters = (0..<9).map { $0 / 3 }
    let drawn = try SampleDesign(rows: 9, stages: [DesignStage(units: clusters.map { Int32($0) })])
    let controls = try WeightControls(
      baseWeights: drawn.weights, margins: [ControlMargin(categories: clusters, targets: [10, 20, 30])])
    let design = try CalibratedDesign(drawn, try controls.raked())
    let table = design.table(of: [
      .mean(NumericColumn([0.1, 0.7, 0.4, 0.3, 0.9, 0.8, 0.2, 0.35, 0.6])),
      .mean(NumericColumn([0.3, 0.2, 0.45, 0.1, 0.2, 0.6, 0.15, 0.7, 0.3])),
    ])
    #expect(table.estimate(0)?.standardError == 0)
    #expect(throws: UndefinedReason.noSamplingError) { try table.comparison.difference(0, 1) }
    #expect(throws: UndefinedReason.noSamplingError) { try table.comparison.anyDifference() }
  }
}
