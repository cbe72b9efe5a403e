import SurveyStatistics
import Testing

/// Tests of tables under replicates and calibration against R `svychisq` at relative 1e-9; see
/// `Reference/replicates.R` and `Reference/weighting.R`.
struct TableCovarianceTests {
  typealias Centre = ReplicateDesign.Centre

  private func expect(_ test: IndependenceTest, _ name: String, in printed: PrintedNumbers) {
    #expect(relativeError(test.raoScott.printed, printed["\(name) F"]) < 1e-9, "\(name)")
    let chiSquare = test.raoScottChiSquare
    #expect(chiSquare.degreesOfFreedom == Int(printed["\(name) Chisq"][1]))
    #expect(relativeError(chiSquare.pValue, printed["\(name) Chisq"][2]) < 1e-9, "\(name)")
    for (kind, result) in [("Wald", test.wald), ("adjWald", test.adjustedWald)] {
      let expected = printed["\(name) \(kind)"]
      switch result {
      case .success(let wald): #expect(relativeError(wald.printed, expected) < 1e-9, "\(name) \(kind)")
      case .failure: #expect(expected.isEmpty, "\(name) \(kind)")
      }
    }
  }

  @Test(arguments: TownReplicates.allCases, Centre.allCases)
  func `replicates`(kind: TownReplicates, centre: Centre) throws {
    let (people, design) = (kind.people, try kind.design(centre))
    let areas = DomainColumn(codes: people.map { Int32($0.area) }, count: 3)
    let ratings = DomainColumn(codes: people.map { Int32($0.rating) - 1 }, count: 5)
    let good = DomainColumn(codes: people.map { $0.good.map { Int32($0) } ?? -1 }, count: 2)
    let name = kind.name(centre)
    // R leaves the region taken whole out of every replicate total, though not of the estimate, so that with the estimate
    // as centre Wald's F is 3.28. Around their mean the replicates' totals spread the same, and there R is right.
    if kind == .finite, centre == .estimate {
      let wald = try IndependenceTest(good, areas, in: design).wald.get()
      #expect(relativeError(wald.printed, replicateReference["\(kind.name(.mean)) good Wald"]) < 1e-9)
      return
    }
    expect(try IndependenceTest(ratings, areas, in: design), "\(name) rating", in: replicateReference)
    expect(try IndependenceTest(good, areas, in: design), "\(name) good", in: replicateReference)
  }

  @Test(arguments: [("raking", false), ("raking clustered", true), ("linear clustered", true)])
  func `calibrated weights`(name: String, isClustered: Bool) throws {
    let calibrated = try Townspeople.calibrated(
      by: name.hasPrefix("raking") ? .raking : .linear, isClustered: isClustered)
    let ratings = DomainColumn(codes: Townspeople.rating.map { Int32($0) - 1 }, count: 5)
    let regions = DomainColumn(codes: Townspeople.region.map { Int32($0) }, count: 3)
    expect(try IndependenceTest(ratings, regions, in: calibrated), name, in: weightingReference)
  }

  @Test func `what the controls fix has no sampling error`() throws {
    // Post-stratified by the cells of the table itself.
    let cells = zip(Townspeople.sex, Townspeople.region).map { 3 * $0 + $1 }
    let controls = try WeightControls(
      baseWeights: Townspeople.weights,
      margins: [ControlMargin(categories: cells, targets: [60, 70, 80, 90, 100, 40])])
    let design = try CalibratedDesign(
      Townspeople.design(isClustered: true), try controls.calibrated(by: .linear))
    #expect(throws: UndefinedReason.noSamplingError) {
      try IndependenceTest(
        DomainColumn(codes: Townspeople.sex.map { Int32($0) }, count: 2),
        DomainColumn(codes: Townspeople.region.map { Int32($0) }, count: 3), in: design)
    }
  }

  @Test func `a replicate in which nobody is in the table has a reason`() throws {
    let given = try ReplicateDesign(
      weights: [1, 1, 1, 1], replicates: [[2, 2, 0, 0], [0, 0, 2, 2], [1, 1, 1, 1]], method: .bootstrap)
    let (first, second) = (
      DomainColumn(codes: [0, 1, -1, -1], count: 2), DomainColumn(codes: [0, 1, 0, 1], count: 2)
    )
    #expect(throws: UndefinedReason.undefinedInReplicate) { try IndependenceTest(first, second, in: given) }
  }
}
