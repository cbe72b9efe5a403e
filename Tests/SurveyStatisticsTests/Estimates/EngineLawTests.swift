import SurveyStatistics
import Testing

/// What must hold for any data, whichever way errors are found: from replicates, or of calibration residuals. For designs
/// as drawn see `EstimateLawTests`.
struct EngineLawTests {
  enum Engine: CaseIterable {
    case jackknife, bootstrap, calibrated

    func table(_ people: [Towns.Person], of measurements: [Measurement]) throws -> EstimateTable {
      let design = try Towns.Drawing.clusters.design(of: people)
      switch self {
      case .jackknife: return try design.jackknife().table(of: measurements)
      case .bootstrap: return try design.bootstrap(replicates: 30, seed: 4).table(of: measurements)
      case .calibrated:
        let areas = ControlMargin(categories: people.map(\.area), targets: [160, 170, 150])
        let raked = try WeightControls(baseWeights: design.weights, margins: [areas]).raked()
        return try CalibratedDesign(design, raked).table(of: measurements)
      }
    }
  }

  private func errors(_ table: EstimateTable) -> [Double] {
    (0..<table.count).map { table.covariance[$0, $0].squareRoot() }
  }

  @Test(arguments: Engine.allCases, [0, 1e9])
  func `scale and shift move mean and error with them`(engine: Engine, shift: Double) throws {
    let values = Towns.people.map { $0.rating }
    let table = try engine.table(
      Towns.people,
      of: [.mean(NumericColumn(values)), .mean(NumericColumn(values.map { shift + 25 * ($0 - 1) }))])
    let raw = try #require(table.values[0])
    let scored = try #require(table.values[1])
    // Both are rounded where a Double has steps of 1.2·10⁻⁷ or, without the shift, 10⁻¹⁴.
    #expect(abs(scored - (shift + 25 * (raw - 1))) <= 2 * (shift + 100).ulp)
    #expect(isClose(errors(table)[1], 25 * errors(table)[0], within: 1e-11))
  }

  /// The replicates of a bootstrap are drawn by unit as units appear; the others do not depend on that.
  @Test(arguments: [Engine.jackknife, .calibrated], 1...3 as ClosedRange<UInt64>)
  func `the order of rows does not matter`(engine: Engine, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func table(_ people: [Towns.Person]) throws -> EstimateTable {
      let areas = DomainColumn(codes: people.map { Int32($0.region % 2) }, count: 2)
      return try engine.table(people, of: [.mean(NumericColumn(people.map(\.score)), by: areas)])
    }
    let (left, right) = (try table(Towns.people), try table(Towns.people.shuffled(using: &random)))
    #expect(relativeError(right.values.map { $0 ?? .nan }, left.values.map { $0 ?? .nan }) < 1e-13)
    #expect(right.covariance.differs(from: left.covariance.lowerTriangle) < 1e-11)
  }

  @Test(arguments: Engine.allCases) func `everybody alike has no error`(engine: Engine) throws {
    let table = try engine.table(Towns.people, of: [.mean(NumericColumn(Towns.people.map { _ in 3.0 }))])
    #expect(table.values == [3] && errors(table) == [0])
  }

  @Test func `a census has no error however it is replicated or calibrated`() throws {
    let people = Towns.people
    let design = try SampleDesign(
      rows: people.count, stages: [DesignStage(populations: people.map { _ in people.count })])
    let mean = Measurement.mean(NumericColumn(people.map(\.rating)))
    let areas = ControlMargin(categories: people.map(\.area), targets: [160, 170, 150])
    let raked = try WeightControls(baseWeights: design.weights, margins: [areas]).raked()
    #expect(try CalibratedDesign(design, raked).table(of: [mean]).covariance[0, 0] == 0)
    // Every replicate is the sample itself: Σ(y − ȳ) and what rounding leaves of it.
    #expect(try design.successiveDifferences(replicates: 128).table(of: mean).covariance[0, 0] < 1e-28)
    // Nobody can be left out of a census: there is nothing to replicate.
    #expect(throws: ReplicationProblem.tooFewReplicates(0)) { try design.jackknife() }
  }
}
