import Testing

@testable import SurveyStatistics

/// Replicate variances against R `survey` at relative 1e-9.
struct ReplicateDesignTests {
  typealias Centre = ReplicateDesign.Centre

  @Test(arguments: TownReplicates.allCases, Centre.allCases)
  func `estimates and their covariance are R's`(kind: TownReplicates, centre: Centre) throws {
    let (replicates, people, name) = (try kind.design(centre), kind.people, kind.name(centre))
    func column(_ value: (Towns.Person) -> Double?) -> NumericColumn { NumericColumn(people.map(value)) }
    let domains = DomainColumn(codes: people.map { Int32($0.area) }, count: 3)
    let table = replicates.table(of: [
      .total(column { $0.rating }), .total(column { $0.spend }), .mean(column { 1e9 + $0.rating }),
      .ratio(column { $0.spend }, over: column { $0.budget }), .mean(column { $0.rating }),
    ])
    #expect([Double(replicates.degreesOfFreedom)] == replicateReference["\(name) df"], "\(name)")
    let values = table.values.map { $0 ?? .nan }
    let v = table.covariance
    let totals = [values[0], values[1], v[0, 0], v[1, 0], v[1, 1]]
    // R leaves the region taken whole out of every replicate total, though not of the estimate: with the estimate as
    // centre its variance is 139,181 where the linearised one, equal for totals, is 2,724.
    var expectedTotals = replicateReference["\(name) total"]
    if name == "JKn finite mse" {
      let linear = designReference["finite total covariance"]
      #expect(expectedTotals[2] > 20 * linear[0])
      expectedTotals.replaceSubrange(2..., with: [linear[0], linear[3], linear[5]])
    }
    #expect(relativeError(totals, expectedTotals) < 1e-9, "\(name) total")
    let ratio = [values[3], v[3, 3].squareRoot()]
    #expect(relativeError(ratio, replicateReference["\(name) ratio"]) < 1e-9, "\(name) ratio")
    // Near a billion R keeps four digits of the error; moved back, which changes no error, it keeps all of them.
    let expectedMean = replicateReference["\(name) billion"]
    #expect(abs(values[2] - 1e9 - expectedMean[0]) < 2e-7)  // steps of a Double near 10⁹ are 1.2·10⁻⁷
    #expect(relativeError([values[4], v[2, 2].squareRoot()], expectedMean) < 1e-9, "\(name) billion")
    let areas = replicates.table(of: .share(column { $0.good }, by: domains))
    let expected = replicateReference["\(name) areas"]
    #expect(relativeError(areas.values.map { $0 ?? .nan }, Array(expected.prefix(3))) < 1e-9)
    #expect(areas.covariance.differs(from: Array(expected.dropFirst(3))) < 1e-9, "\(name) areas")
  }

  /// For totals, half samples and the jackknife give the linearised variance of paired units exactly.
  @Test func `half samples and the jackknife agree with linearisation on totals`() throws {
    let people = Towns.people.filter { $0.town < 2 }
    let design = try Towns.Drawing.clusters.design(of: people)
    let total = Measurement.total(NumericColumn(people.map(\.rating)))
    let linear = design.table(of: total).covariance[0, 0]
    for replicates in [
      try design.jackknife(), try design.halfSamples(), try design.halfSamples(keeping: 0.5),
      try design.jackknife(centre: .estimate),
    ] {
      #expect(isClose(replicates.table(of: total).covariance[0, 0], linear, within: 1e-11))
    }
  }

  @Test func `successive differences are those of neighbours in a circle`() throws {
    // ½[(3−1)² + (7−3)² + (4−7)² + (1−4)²] = 19; eight replicates hold four units.
    let design = try SampleDesign(rows: 4)
    let replicates = try design.successiveDifferences(replicates: 8)
    #expect(replicates.replicates == 8)
    let total = replicates.table(of: .total(NumericColumn([1.0, 3, 7, 4])))
    #expect(isClose(total.covariance[0, 0], 19, within: 1e-13))
    // Half of eight drawn: half of it.
    let half = try SampleDesign(rows: 4, stages: [DesignStage(populations: [8, 8, 8, 8])])
      .successiveDifferences(replicates: 8)
    #expect(
      isClose(half.table(of: .total(NumericColumn([1.0, 3, 7, 4]))).covariance[0, 0], 9.5, within: 1e-13))
  }

  @Test func `a bootstrap draws one less than there are units, the same for the same seed`() throws {
    let design = try Towns.Drawing.clusters.design()
    let (first, again) = (
      try design.bootstrap(replicates: 50, seed: 7), try design.bootstrap(replicates: 50, seed: 7)
    )
    #expect(first == again)
    #expect(try design.bootstrap(replicates: 50, seed: 8) != first)
    // More replicates begin with the same ones.
    let more = try design.bootstrap(replicates: 60, seed: 7)
    #expect(Array(more.columns.prefix(50)) == first.columns)
    #expect(first.degreesOfFreedom == 8)
    for column in first.columns {
      // Regions of 3, 4, 3 and 2 towns: factors are whole numbers of m/(m−1) and add up to m.
      for (range, m) in [(0..<3, 3.0), (3..<7, 4), (7..<10, 3), (10..<12, 2)] {
        let times = column[range].map { $0 * (m - 1) / m }
        #expect(times.allSatisfy { abs($0 - $0.rounded()) < 1e-12 })
        #expect(abs(times.reduce(0, +) - (m - 1)) < 1e-12)
      }
    }
  }

  @Test func `a long bootstrap comes near the linearised error`() throws {
    let design = try Towns.Drawing.clusters.design()
    let total = Measurement.total(NumericColumn(Towns.people.map(\.rating)))
    let linear = try #require(design.table(of: total).estimate(0)?.standardError)
    let replicates = try design.bootstrap(replicates: 4000, seed: 1, centre: .estimate)
    let error = try #require(replicates.table(of: total).estimate(0)?.standardError)
    // The spread of a variance from 4000 replicates is some √(2/4000) = 2.2 %, of its root half that.
    #expect(abs(error / linear - 1) < 0.045)
  }

  @Test func `what cannot be replicated is refused with its reason`() throws {
    let three = try Towns.Drawing.clusters.design()
    #expect(throws: ReplicationProblem.stratumNotOfTwo(row: 0, sampled: 3)) { try three.halfSamples() }
    #expect(throws: ReplicationProblem.coefficientInvalid(1)) { try three.halfSamples(keeping: 1) }
    #expect(throws: ReplicationProblem.tooFewReplicates(1)) { try three.bootstrap(replicates: 1, seed: 1) }
    let people = Towns.people.filter { $0.region != 3 || $0.town == 0 }
    let lone = try Towns.Drawing.clusters.design(of: people, lonely: .adjust)
    #expect(throws: ReplicationProblem.self) { try lone.jackknife() }
    let many = try SampleDesign(rows: 100_000)
    #expect(throws: ReplicationProblem.tooLarge(units: 100_000, replicates: 100_000)) {
      try many.jackknife()
    }
    #expect(throws: ReplicationProblem.weightNotFinite(replicate: 1, row: 0)) {
      try ReplicateDesign(weights: [1], replicates: [[1], [.nan]], method: .bootstrap)
    }
    #expect(throws: ReplicationProblem.scalesInvalid) {
      try ReplicateDesign(
        weights: [1], replicates: [[1], [2]], method: .bootstrap, replicateScales: [1])
    }
  }

  @Test func `a replicate that leaves nobody has a reason, not an error`() throws {
    let design = try SampleDesign(rows: 4).jackknife()
    let domains = DomainColumn(codes: [0, 0, 0, 1], count: 2)
    let table = design.table(of: .mean(NumericColumn([1.0, 2, 4, 9]), by: domains))
    #expect(table.estimate(1)?.error == .failure(.undefinedInReplicate))
    #expect(table.estimate(0)?.standardError != nil)
    #expect(table.contrast([1, -1])?.error == .failure(.undefinedInReplicate))
  }

  /// Replicates that keep the share of each cluster: whoever is in one cluster only has the same mean in all of them.
  @Test func `one respondent, or one cluster, has no error in replicates`() throws {
    let replicates = try ReplicateDesign(
      weights: [1, 1, 1, 1, 1],
      replicates: [[1.5, 1.5, 0.5, 0.5, 1], [0.5, 0.5, 1.5, 1, 2], [1, 1, 1, 2, 0.5]],
      method: .bootstrap)
    let domains = DomainColumn(codes: [0, 0, 1, 2, 2], count: 3)
    let table = replicates.table(of: .mean(NumericColumn([0.1, 0.7, 0.3, 4, 5]), by: domains))
    let estimates = try (0..<3).map { try #require(table.estimate($0)) }
    #expect(estimates[0].error == .failure(.noDegreesOfFreedom) && estimates[0].interval == nil)
    #expect(estimates[1].error == .failure(.oneRespondent) && estimates[1].interval == nil)
    #expect(estimates[2].standardError ?? 0 > 0.1)
    let same = replicates.table(of: .mean(NumericColumn([3, 3, 0, 0, 0]), by: domains))
    // Everybody of a cluster answered the same: no variation is no lack of error, nor is a single 0 an error of 0.
    #expect(same.estimate(0)?.standardError == 0)
    #expect(same.estimate(1)?.error == .failure(.oneRespondent))
    #expect(table.contrast([1, 0, -1])?.error == .failure(.noDegreesOfFreedom))
  }
}
