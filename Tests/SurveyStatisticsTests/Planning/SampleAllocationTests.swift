import SurveyStatistics
import Testing

struct SampleAllocationTests {
  private func samples(
    of sample: Int, _ populations: [Int], _ rule: AllocationRule, minimum: Int = 0
  ) throws(AllocationError) -> [Int] {
    try SampleAllocation(
      of: sample, among: populations.map { StratumFrame(population: $0) }, by: rule, minimum: minimum
    ).samples
  }

  @Test func `proportional, the largest remainders up`() throws {
    // 278/1000: 139, 83.4, 55.6
    #expect(try samples(of: 278, [500, 300, 200], .proportional) == [139, 83, 56])
    // Three equal strata and 10 people: 3⅓ each, the first takes the one left.
    #expect(try samples(of: 10, [40, 40, 40], .proportional) == [4, 3, 3])
    // Halves that are equal on paper are equal here: 2.5, 1.5 and 1.0.
    #expect(try samples(of: 5, [25, 15, 10], .proportional) == [3, 1, 1])
  }

  @Test func `Neyman by hand`() throws {
    // N·S: 500·0.3 = 150, 300·0.5 = 150, 200·0.1 = 20; 64 of 320 is a fifth.
    let strata = [(500, 0.3), (300, 0.5), (200, 0.1)].map { StratumFrame(population: $0, deviation: $1) }
    let allocation = try SampleAllocation(of: 64, among: strata, by: .neyman)
    #expect(allocation.samples == [30, 30, 4])
    // Σ W²(1−f)S²/n = .25·.94·.09/30 + .09·.9·.25/30 + .04·.98·.01/4
    //              = .000705 + .000675 + .000098 = .001478; z·√ = 1.959964·.03844477
    let margin = try #require(allocation.marginOfError())
    #expect(isClose(margin, 1.959963984540054 * 0.001478.squareRoot()))
  }

  @Test func `equal, and the square-root rule between`() throws {
    #expect(try samples(of: 90, [10_000, 400, 100], .equal) == [30, 30, 30])
    // √: 100, 20, 10; 65 of 130
    #expect(try samples(of: 65, [10_000, 400, 100], .power(0.5)) == [50, 10, 5])
    #expect(
      try samples(of: 63, [500, 300, 200], .power(1)) == samples(of: 63, [500, 300, 200], .proportional))
    #expect(try samples(of: 63, [500, 300, 200], .power(0)) == [21, 21, 21])
  }

  @Test func `a stratum gives no more than it holds, and the others take the rest`() throws {
    // 40 each; the third holds 12, so that 108 are left for two: 54 each.
    #expect(try samples(of: 120, [400, 300, 12], .equal) == [54, 54, 12])
    // N·S = 100 and 90: of 50 the small wild one should give 23.7, and holds 10: it is taken whole.
    let strata = [StratumFrame(population: 1000, deviation: 0.1), StratumFrame(population: 10, deviation: 9)]
    let allocation = try SampleAllocation(of: 50, among: strata, by: .neyman)
    #expect(allocation.samples == [40, 10])
    // A census.
    #expect(try samples(of: 35, [20, 15], .power(0.5)) == [20, 15])
  }

  @Test func `no stratum goes below the minimum, unless it is smaller`() throws {
    // 100 of 1,000: 90, 8, 2; with 20 at least from each: 60 of the first. The last holds only 15.
    #expect(try samples(of: 100, [900, 80, 15], .proportional, minimum: 20) == [65, 20, 15])
    let error = #expect(throws: AllocationError.self) {
      try samples(of: 50, [900, 80, 15], .equal, minimum: 20)
    }
    #expect(error == .minimaExceedSample(needed: 55, sample: 50))
    let tooMany = #expect(throws: AllocationError.self) { try samples(of: 51, [30, 20], .equal) }
    #expect(tooMany == .sampleExceedsPopulation(sample: 51, population: 50))
  }

  @Test(arguments: 1...30) func `every allocation adds up and keeps its ends`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let strata = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      StratumFrame(
        population: Int.random(in: 1...5000, using: &random),
        deviation: Double.random(in: 0.05...2, using: &random))
    }
    let population = strata.reduce(0) { $0 + $1.population }
    let minimum = Int.random(in: 0...8, using: &random)
    let needed = strata.reduce(0) { $0 + min(minimum, $1.population) }
    let sample = Int.random(in: needed...population, using: &random)
    for rule in [AllocationRule.proportional, .neyman, .equal, .power(0.5)] {
      let samples = try SampleAllocation(of: sample, among: strata, by: rule, minimum: minimum).samples
      #expect(samples.reduce(0, +) == sample)
      for (stratum, drawn) in zip(strata, samples) {
        #expect((min(minimum, stratum.population)...stratum.population).contains(drawn))
      }
    }
  }

  @Test func `a stratum nobody is drawn from leaves no margin of error`() throws {
    let allocation = try SampleAllocation(
      of: 1, among: [StratumFrame(population: 9), StratumFrame(population: 2)], by: .proportional)
    #expect(allocation.samples == [1, 0])
    #expect(allocation.marginOfError() == nil)
  }

  @Test func `Neyman has the least error of all allocations of so many`() throws {
    let strata = [(60, 0.5), (40, 0.2), (30, 0.4)].map { StratumFrame(population: $0, deviation: $1) }
    let best = try #require(try SampleAllocation(of: 20, among: strata, by: .neyman).marginOfError())
    // Rounded, so that a neighbour may be better by a trifle.
    for rule in [AllocationRule.proportional, .equal, .power(0.5)] {
      let other = try #require(try SampleAllocation(of: 20, among: strata, by: rule).marginOfError())
      #expect(best <= other * (1 + 1e-3))
    }
  }
}
