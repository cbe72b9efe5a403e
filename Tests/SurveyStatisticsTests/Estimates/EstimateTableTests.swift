import SurveyStatistics
import Testing

/// Against R `survey` at relative 1e-9 in seven designs of the same people.
struct EstimateTableTests {
  typealias Drawing = Towns.Drawing

  static func column(_ value: (Towns.Person) -> Double?) -> NumericColumn {
    NumericColumn(Towns.people.map(value))
  }

  static let areas = DomainColumn(codes: Towns.people.map { Int32($0.area) }, count: 3)
  static let good = Measurement.share(column { $0.good })

  @Test(arguments: Drawing.allCases)
  func `a mean of those who answered, with both design effects`(drawing: Drawing) throws {
    let table = try drawing.design().table(of: .mean(Self.column { $0.score }))
    let mean = try #require(table.estimate(0))
    let expected = designReference["\(drawing) mean"]
    #expect(
      relativeError([mean.value, mean.standardError ?? 0, mean.designEffect ?? 0], expected) < 1e-9)
    #expect(mean.respondents == 101 && mean.missing == 7)
    #expect(isClose(mean.effectiveSample, 101 / expected[2], within: 1e-9))
    if drawing == .unweighted {
      #expect(mean.finiteDesignEffect == nil)  // Σw is n: R says Inf or NA
    } else {
      let finite = designReference["\(drawing) mean deff finite"][0]
      #expect(isClose(mean.finiteDesignEffect, finite, within: 1e-9))
    }
  }

  @Test(arguments: Drawing.allCases)
  func `shares, ratios, totals and values near a billion`(drawing: Drawing) throws {
    let table = try drawing.design().table(of: [
      Self.good, .ratio(Self.column { $0.spend }, over: Self.column { $0.budget }),
      .mean(Self.column { 1e9 + $0.rating }), .total(Self.column { $0.spend }),
    ])
    let names = ["share", "ratio", "billion"]
    for (index, name) in names.enumerated() {
      let estimate = try #require(table.estimate(index))
      let expected = designReference["\(drawing) \(name)"]
      // R was given the same numbers moved back by a billion, which costs it digits of the error.
      let value = name == "billion" ? 1e9 + expected[0] : expected[0]
      #expect(isClose(estimate.value, value, within: 1e-15), "\(name)")
      #expect(isClose(estimate.standardError, expected[1], within: 1e-9), "\(name)")
      if name == "ratio" { #expect(isClose(estimate.designEffect, expected[2], within: 1e-9)) }
    }
    let total = try #require(table.estimate(3))
    #expect(isClose(total.value, designReference["\(drawing) total"][2], within: 1e-12))
    let variance = designReference["\(drawing) total covariance"][5]
    #expect(isClose(total.standardError, variance.squareRoot(), within: 1e-9))
    #expect(isClose(total.designEffect, designReference["\(drawing) total deff"][2], within: 1e-9))
  }

  @Test(arguments: Drawing.allCases)
  func `domains keep the full design, their covariance and differences`(drawing: Drawing) throws {
    let table = try drawing.design().table(of: .share(Self.column { $0.good }, by: Self.areas))
    let estimates = try (0..<3).map { try #require(table.estimate($0)) }
    #expect(relativeError(estimates.map(\.value), designReference["\(drawing) areas"]) < 1e-12)
    #expect(table.covariance.differs(from: designReference["\(drawing) areas covariance"]) < 1e-9)
    #expect(
      estimates.map { Double($0.degreesOfFreedom ?? -1) } == designReference["\(drawing) areas df"])
    let difference = try #require(table.contrast([1, -1, 0]))
    let expected = designReference["\(drawing) difference"]
    #expect(isClose(difference.value, expected[0], within: 1e-9))
    #expect(isClose(difference.standardError, expected[1], within: 1e-9))
    #expect(difference.respondents == estimates[0].respondents + estimates[1].respondents)
  }

  @Test(arguments: Drawing.allCases)
  func `every interval of a share`(drawing: Drawing) throws {
    let table = try drawing.design().table(of: Self.good)
    let methods: [(String, IntervalMethod)] = [("logit", .logit), ("asin", .arcsine), ("mean", .t)]
    for (name, method) in methods {
      let interval = try #require(table.estimate(0, method: method)?.interval)
      let expected = designReference["\(drawing) interval \(name)"]
      #expect(relativeError([interval.lower, interval.upper], expected) < 1e-9, "\(name)")
    }
    // R does not cap n*: compare where the cap does not bind, and the uncapped form everywhere.
    let share = try #require(table.estimate(0, method: .kornGraubard))
    let uncapped = try #require(
      ConfidenceInterval.kornGraubard(
        share: share.value, variance: (share.standardError ?? 0) * (share.standardError ?? 0),
        sample: share.respondents, degreesOfFreedom: share.degreesOfFreedom ?? 0))
    #expect(
      relativeError([uncapped.lower, uncapped.upper], designReference["\(drawing) interval beta"]) < 1e-9)
    let capped = try #require(share.interval)
    #expect(capped.lower <= uncapped.lower + 1e-12 && capped.upper >= uncapped.upper - 1e-12)
  }

  /// Against R `calibrate`, in designs with a region taken whole and over three stages.
  @Test(arguments: [Drawing.stratified, .finite, .threestage])
  func `calibrated to areas`(drawing: Drawing) throws {
    let design = try drawing.design()
    let areas = ControlMargin(categories: Towns.people.map(\.area), targets: [160, 170, 150])
    let raked = try WeightControls(baseWeights: design.weights, margins: [areas]).raked()
    let calibrated = try CalibratedDesign(design, raked)
    let table = calibrated.table(of: [
      .total(Self.column { $0.spend }), .mean(Self.column { 1e9 + $0.rating }),
      .ratio(Self.column { $0.spend }, over: Self.column { $0.budget }),
    ])
    let printed = (0..<3).flatMap { index -> [Double] in
      let estimate = table.estimate(index)
      return [(estimate?.value ?? .nan) - (index == 1 ? 1e9 : 0), estimate?.standardError ?? .nan]
    }
    let expected = designReference["\(drawing) calibrated"]
    // Of the mean near a billion a Double keeps 1.2·10⁻⁷; of its error everything.
    try #require(expected.count == 6)
    #expect(abs(printed[2] - expected[2]) < 2e-7)
    for index in [0, 1, 3, 4, 5] { #expect(isClose(printed[index], expected[index], within: 1e-9)) }
    let domains = DomainColumn(codes: Towns.people.map { Int32($0.budget) - 1 }, count: 2)
    let shares = calibrated.table(of: [.share(Self.column { $0.good }, by: domains)])
    let expectedShares = designReference["\(drawing) calibrated domains"]
    #expect(relativeError(shares.values.map { $0 ?? .nan }, Array(expectedShares.prefix(2))) < 1e-9)
    #expect(shares.covariance.differs(from: Array(expectedShares.dropFirst(2))) < 1e-9)
  }

  @Test(arguments: [LonePSUPolicy.certainty, .average, .adjust])
  func `a mean with a lone town`(policy: LonePSUPolicy) throws {
    let people = Towns.people.filter { $0.region != 3 || $0.town == 0 }
    for (drawing, kind) in [(Drawing.clusters, "plain"), (.finite, "finite")] {
      let design = try drawing.design(of: people, lonely: policy)
      let mean = try #require(
        design.table(of: .mean(NumericColumn(people.map(\.rating)))).estimate(0))
      let expected = designReference["lone \(policy) \(kind) mean"][0]
      #expect(isClose(mean.standardError, expected, within: 1e-9))
      #expect(mean.flags.contains(.lonePSU))
    }
  }

  @Test func `an area in which nobody is satisfied has 0, no error and an interval`() throws {
    let none = Self.column { $0.area == 2 ? $0.good.map { _ in 0 } : $0.good }
    let design = try Drawing.finite.design()
    let table = design.table(of: .share(none, by: Self.areas))
    let estimates = try (0..<3).map { try #require(table.estimate($0)) }
    let expected = designReference["none"]
    #expect(estimates.map(\.value).last == 0 && estimates[2].standardError == 0)
    #expect(relativeError(estimates.map(\.value) + table.covariance.lowerTriangle, expected) < 1e-9)
    #expect(estimates[2].flags.isSuperset(of: [.allSame]))
    // No more people than towns: 12 towns at most, n* = the least of respondents, Kish's and those.
    let interval = try #require(estimates[2].interval)
    #expect(interval.lower == 0 && interval.upper > 0.2 && interval.method == .kornGraubard)
  }

  @Test func `everybody alike has no error, exactly`() throws {
    let table = try Drawing.clusters.design().table(of: [
      .mean(Self.column { _ in 3 }), .ratio(Self.column { 2 * $0.budget }, over: Self.column { $0.budget }),
    ])
    let mean = try #require(table.estimate(0))
    #expect(mean.value == 3 && mean.standardError == 0 && mean.designEffect == nil)
    #expect(mean.flags.contains(.allSame))
    #expect(table.estimate(1)?.value == 2 && table.estimate(1)?.standardError == 0)
  }

  @Test func `two rows`() throws {
    let design = try SampleDesign(weights: [1, 3])
    let table = design.table(of: [.mean(NumericColumn([2.0, 5])), .total(NumericColumn([2.0, 5]))])
    let numbers = [0, 1].flatMap { index -> [Double] in
      let estimate = table.estimate(index)
      return [estimate?.value ?? .nan, estimate?.standardError ?? .nan]
    }
    #expect(relativeError(numbers, designReference["pair"]) < 1e-12)
  }

  @Test func `weights scaled to a mean of one change totals only`() throws {
    let design = try Drawing.clusters.design()
    let mean = design.weighting.sum / Double(design.rows)
    let scaled = try design.reweighted(design.weights.map { $0 / mean })
    let table = scaled.table(of: [.mean(Self.column { $0.score }), .total(Self.column { $0.rating })])
    let (first, second) = (try #require(table.estimate(0)), try #require(table.estimate(1)))
    #expect(
      relativeError(
        [first.value, first.standardError ?? 0, first.designEffect ?? 0], designReference["scaled mean"])
        < 1e-9)
    #expect(
      relativeError([second.value, second.standardError ?? 0], designReference["scaled total"]) < 1e-9)
    // R's deff = TRUE is Inf or NA here, as its S²(N − n)/(Nn) is 0.
    #expect(first.finiteDesignEffect == nil)
  }

  @Test func `ticks of a multiple response, of respondents and of ticks`() throws {
    func ticks(_ person: Towns.Person) -> (a: Double, b: Double) {
      guard person.hasAnswered else { return (0, 0) }
      return (person.number % 4 < 2 ? 1 : 0, person.number % 3 == 1 ? 1 : 0)
    }
    let a = Self.column { ticks($0).a }
    let both = Self.column { ticks($0).a + ticks($0).b }
    let anyTick = Towns.people.map { ticks($0).a + ticks($0).b > 0 }
    let table = try Drawing.finite.design().table(of: [
      .share(NumericColumn(values: a.values, isKnown: anyTick)), .pooledRate(a, of: both),
    ])
    for (index, name) in ["ticks respondents", "ticks ticks"].enumerated() {
      let estimate = try #require(table.estimate(index))
      #expect(
        relativeError([estimate.value, estimate.standardError ?? 0], designReference[name]) < 1e-9)
    }
  }

  @Test(arguments: [Drawing.clusters, .finite, .rows])
  func `quantiles with Woodruff's interval`(drawing: Drawing) throws {
    let quantiles = try drawing.design().quantiles(
      of: Self.column { $0.spend }, at: [0.1, 0.25, 0.5, 0.75, 0.9])
    let numbers = quantiles.flatMap {
      [
        $0?.value ?? .nan, $0?.interval?.lower ?? .nan, $0?.interval?.upper ?? .nan,
        $0?.standardError ?? .nan,
      ]
    }
    #expect(relativeError(numbers, designReference["\(drawing) quantiles"]) < 1e-12)
  }

  @Test func `undefined estimates keep their place`() throws {
    let design = try SampleDesign(rows: 4)
    let domains = DomainColumn(codes: [0, 0, 2, -1], count: 4)
    let table = design.table(of: .mean(NumericColumn([1.0, 2, 3, 4]), by: domains))
    #expect(table.values == [1.5, nil, 3, nil])
    #expect(table.estimate(1) == nil && table.contrast([1, -1, 0, 0]) == nil)
    #expect(table.contrast([0, 0, 0, 0]) == nil)
    let alone = try #require(table.estimate(2))
    #expect(alone.error == .failure(.oneRespondent) && alone.interval == nil)
    #expect(alone.flags.isSuperset(of: [.lonePSU, .smallBase, .imprecise]))
    #expect(
      design.table(of: .ratio(NumericColumn([1.0, 2, 3, 4]), over: NumericColumn([0.0, 0, 0, 0]))).values == [
        nil
      ])
  }

  @Test func `a census of a simple population is the share itself; a sample of it has the exact interval`()
    throws
  {
    let yes = Measurement.share(NumericColumn([1.0, 1, 0, 1]))
    func share(of population: Int) throws -> Estimate {
      let design = try SampleDesign(
        rows: 4, stages: [DesignStage(populations: Array(repeating: population, count: 4))])
      return try #require(design.table(of: yes).estimate(0))
    }
    let census = try share(of: 4)
    #expect(census.standardError == 0 && census.interval?.lower == 0.75 && census.interval?.upper == 0.75)
    let sample = try share(of: 9)
    #expect(sample.interval == .hypergeometric(successes: 3, ofSample: 4, population: 9))
  }
}

/// What must hold for any data.
struct EstimateLawTests {
  @Test(arguments: Towns.Drawing.allCases)
  func `scale and shift move mean and error with them`(drawing: Towns.Drawing) throws {
    let values = Towns.people.map { $0.rating }
    let table = try drawing.design().table(of: [
      .mean(NumericColumn(values)), .mean(NumericColumn(values.map { 25 * ($0 - 1) })),
    ])
    let (raw, scored) = (try #require(table.estimate(0)), try #require(table.estimate(1)))
    #expect(isClose(scored.value, 25 * (raw.value - 1)))
    #expect(isClose(scored.standardError, 25 * (raw.standardError ?? 0)))
    #expect(isClose(scored.designEffect, raw.designEffect ?? 0))
    // One is the other stretched: their correlation is 1.
    let correlation = table.covariance[0, 1] / (table.covariance[0, 0] * table.covariance[1, 1]).squareRoot()
    #expect(isClose(correlation, 1))
  }

  @Test func `weights of one are no weights, and equal rows are what the tallies give`() throws {
    let answers = SixtyPeople.all.map { Double($0.ratings[0]) }
    let stage = DesignStage(populations: answers.map { _ in SixtyPeople.population })
    let plain = try SampleDesign(rows: 60, stages: [stage])
    #expect(try SampleDesign(weights: answers.map { _ in 1 }, stages: [stage]) == plain)
    let table = plain.table(of: .share(NumericColumn(answers.map { $0 >= 4 ? 1 : 0 })))
    let counted = SixtyPeople.tally(0, SixtyPeople.designs[2]).share(
      of: 3...4, population: SixtyPeople.population)
    let (left, right) = (try #require(table.estimate(0)), try #require(counted))
    #expect(isClose(left.standardError, right.standardError ?? 0))
    #expect(left.interval == right.interval && left.degreesOfFreedom == right.degreesOfFreedom)
    #expect(isClose(left.designEffect, right.designEffect ?? 0))
  }

  @Test func `a composite is the mean of its rates with their covariance`() throws {
    let design = try Towns.Drawing.clusters.design()
    let (a, b) = (
      EstimateTableTests.column { $0.good }, EstimateTableTests.column { $0.spend > 3 ? 1 : 0 }
    )
    let table = design.table(of: [.share(a), .share(b)])
    let composite = try #require(table.composite([3, 1]))
    let (first, second) = (try #require(table.values[0]), try #require(table.values[1]))
    #expect(isClose(composite.value, (3 * first + second) / 4))
    let v = table.covariance
    let variance = (9 * v[0, 0] + 6 * v[0, 1] + v[1, 1]) / 16
    #expect(isClose(composite.standardError, variance.squareRoot()))
    #expect(composite.interval?.method == .kornGraubard && composite.respondents == 108)
  }

  /// The exact probability that the default interval holds the truth, over every sample of an urn.
  @Test(arguments: [(9, 4), (31, 23), (60, 12)])
  func `the default interval covers at least 95 per cent`(population: Int, sample: Int) throws {
    let intervals = try (0...sample).map { successes in
      let design = try SampleDesign(
        rows: sample, stages: [DesignStage(populations: Array(repeating: population, count: sample))])
      let answers = (0..<sample).map { $0 < successes ? 1.0 : 0 }
      return try #require(design.table(of: .share(NumericColumn(answers))).estimate(0)?.interval)
    }
    for total in 0...population {
      let urn = HypergeometricDistribution(population: population, successes: total, sample: sample)
      let truth = Double(total) / Double(population)
      let coverage = urn.support.reduce(0) {
        $0 + (intervals[$1].contains(truth) ? urn.probability(of: $1) : 0)
      }
      #expect(coverage >= 0.95)
    }
  }

  @Test func `the rows in any order give the same table`() throws {
    var random = SeededGenerator(seed: 5)
    let shuffled = Towns.people.shuffled(using: &random)
    func table(_ people: [Towns.Person]) throws -> EstimateTable {
      let domains = DomainColumn(codes: people.map { Int32($0.area) }, count: 3)
      return try Towns.Drawing.threestage.design(of: people)
        .table(of: .mean(NumericColumn(people.map { $0.score }), by: domains))
    }
    let (left, right) = (try table(Towns.people), try table(shuffled))
    #expect(right.covariance.differs(from: left.covariance.lowerTriangle) < 1e-12)
    #expect(relativeError(right.values.map { $0 ?? .nan }, left.values.map { $0 ?? .nan }) < 1e-14)
  }
}
