import SurveyStatistics
import Testing

/// Against R survey at relative 1e-9; see `Reference/replicates.R`.
struct ReplicateQuantilesTests {
  typealias Centre = ReplicateDesign.Centre

  @Test(arguments: TownReplicates.allCases, Centre.allCases)
  func `quartiles with their intervals and errors`(kind: TownReplicates, centre: Centre) throws {
    let spend = NumericColumn(kind.people.map(\.spend))
    let quartiles = try kind.design(centre).quantiles(of: spend, at: [0.25, 0.5, 0.75])
    let printed = try quartiles.flatMap { quartile in
      let quartile = try #require(quartile)
      let interval = try #require(quartile.interval)
      return [quartile.value, interval.lower, interval.upper, try #require(quartile.standardError)]
    }
    let expected = replicateReference["\(kind.name(centre)) quantiles"]
    // An error of 0 is exactly 0, and an interval of no width one number.
    #expect(relativeError(printed, expected) < 1e-9, "\(kind.name(centre))")
  }

  @Test func `half samples of four people by hand`() throws {
    // Strata {1, 2} and {3, 8}; of three rows of ± four half samples: {1 or 2} with {3 or 8}. The lower median of two is
    // the lesser: 1, 2, 1, 2 around 2, the second of all four. V = ¼(1 + 0 + 1 + 0).
    let design = try SampleDesign(rows: 4, stages: [DesignStage(strata: [0, 0, 1, 1])])
    let replicates = try design.halfSamples(centre: .estimate)
    #expect(replicates.replicates == 4)
    let median = try #require(replicates.quantiles(of: NumericColumn([1.0, 2, 3, 8]), at: [0.5])[0])
    #expect(median.value == 2 && median.respondents == 4)
    #expect(isClose(median.standardError, 0.5.squareRoot()) && median.degreesOfFreedom == 2)
  }

  @Test func `a domain and missing answers are those of the people meant`() throws {
    let people = Towns.people
    let design = try Towns.Drawing.clusters.design().bootstrap(replicates: 20, seed: 3)
    let isMeant = people.map { $0.area == 1 }
    let scores = NumericColumn(people.map(\.score))
    let inside = try #require(design.quantiles(of: scores, at: [0.5], among: isMeant)[0])
    let alone = NumericColumn(people.map { $0.area == 1 ? $0.score : nil })
    let other = try #require(design.quantiles(of: alone, at: [0.5])[0])
    #expect(inside.value == other.value && inside.error == other.error)
    #expect(inside.respondents == people.count { $0.area == 1 && $0.hasAnswered })
    #expect(inside.missing == people.count { $0.area == 1 && !$0.hasAnswered })
    #expect(design.quantiles(of: scores, at: [0.5], among: people.map { _ in false }) == [nil])
  }

  @Test func `a replicate that leaves nobody, or no degrees of freedom, has a reason`() throws {
    let given = try ReplicateDesign(
      weights: [1, 1, 1], replicates: [[2, 2, 0], [0, 0, 3], [1, 1, 1]], method: .bootstrap)
    let last = given.quantiles(of: NumericColumn([1.0, 2, 5]), at: [0.5], among: [false, false, true])
    #expect(last[0]?.value == 5 && last[0]?.error == .failure(.undefinedInReplicate))
    let still = try ReplicateDesign(weights: [1, 1], replicates: [[1, 1], [2, 2]], method: .bootstrap)
    let median = still.quantiles(of: NumericColumn([1.0, 2]), at: [0.5])
    #expect(median[0]?.error == .failure(.noDegreesOfFreedom) && median[0]?.interval == nil)
  }
}
