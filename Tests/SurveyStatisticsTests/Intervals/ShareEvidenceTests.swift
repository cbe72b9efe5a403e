import Foundation
import SurveyStatistics
import Testing

struct ShareEvidenceTests {
  static func weighted(_ answers: [(category: Int, weight: Double)]) -> FrequencyTally {
    answers.reduce(into: FrequencyTally(categories: 2)) { $0.add($1.category, weight: $1.weight) }
  }

  @Test func `counts from a known population get the exact interval, others Korn–Graubard`() {
    let counts = FrequencyTally(counts: [4, 19])
    #expect(counts.share(of: [1], population: 31)?.interval?.method == .hypergeometric)
    #expect(counts.share(of: [1])?.interval?.method == .kornGraubard)
    let weighted = Self.weighted([(0, 1), (1, 2), (1, 1), (1, 1)])
    #expect(weighted.share(of: [1], population: 31)?.interval?.method == .kornGraubard)
  }

  @Test(arguments: IntervalMethod.allCases, [0, 1])
  func `0 and 100 per cent have an interval of some width by every method`(
    method: IntervalMethod, category: Int
  ) throws {
    let everyone = FrequencyTally(counts: [0, 12])
    for population in [nil, 40] where method != .hypergeometric || population != nil {
      let share = try #require(everyone.share(of: [category], population: population, method: method))
      let interval = try #require(share.interval)
      #expect(interval.contains(share.value) && interval.halfWidth > 0.01)
      #expect((0...1).contains(interval.lower) && (0...1).contains(interval.upper))
    }
  }

  @Test func `weighted 100 per cent rests on Kish's effective number`() throws {
    // Weights 1, 1, 2: n* = 16/6, lower end the 2.5 % point of Beta(n*, 1) = 0.025^(1/n*).
    let interval = try #require(Self.weighted([(1, 1), (1, 1), (1, 2)]).share(of: [1])?.interval)
    #expect(interval.upper == 1)
    let posterior = BetaDistribution(16.0 / 6, 1).tails(at: interval.lower).lower
    #expect(isClose(posterior, 0.025, within: 1e-11))
  }

  @Test func `without weights or N Korn–Graubard is Clopper–Pearson on n − 1, or on n when capped`() throws {
    // SRS: V = p(1−p)/(n−1), so n* = n − 1.
    let interval = try #require(FrequencyTally(counts: [15, 45]).share(of: [1])?.interval)
    let expected = ConfidenceInterval.kornGraubard(share: 0.75, effectiveSample: 59)
    #expect(isClose(interval.lower, expected.lower) && isClose(interval.upper, expected.upper))
  }

  @Test func `an effective sample above n is capped unless the population explains it`() throws {
    let capped = try #require(
      ConfidenceInterval.kornGraubard(
        share: 0.9, variance: 1e-5, sample: 50, degreesOfFreedom: 49, cap: 50))
    #expect(capped == .kornGraubard(share: 0.9, effectiveSample: 50))
    // Half the population answered: twice n is explained, and n* = (n−1)/(1−½).
    let half = try #require(
      FrequencyTally(counts: [5, 45]).share(of: [1], population: 100, method: .kornGraubard)?.interval)
    let expected = ConfidenceInterval.kornGraubard(share: 0.9, effectiveSample: 98)
    #expect(isClose(half.lower, expected.lower) && isClose(half.upper, expected.upper))
  }

  @Test func `a census is the share itself by every method`() throws {
    for method in IntervalMethod.allCases {
      let interval = try #require(
        FrequencyTally(counts: [2, 8]).share(of: [1], population: 10, method: method)?.interval)
      #expect(interval.lower == 0.8 && interval.upper == 0.8)
    }
  }

  @Test func `seven rates of 100 per cent are 100 per cent, whatever the rounding of their mean`() throws {
    let term = RatioTerm(tally: FrequencyTally(counts: [0, 9]), scores: [0, 1])
    let mean = RatioComposite.weightedMean(of: Array(repeating: term, count: 7))
    var influences = InfluenceTally()
    influences.addZeros(9)
    let estimate = try #require(mean.estimate(from: influences, respondents: 9, weightedBase: 9))
    let evidence = ShareEvidence(
      estimate, weighting: FrequencyTally(counts: [9]).weighting, successes: nil, answers: 63)
    let interval = try evidence.interval()
    // Nine people, not 63 answers: 0.025^(1/9)
    #expect(interval.upper == 1 && isClose(interval.lower, pow(0.025, 1.0 / 9)))
  }

  @Test(arguments: [IntervalMethod.kornGraubard, .t, .logit, .arcsine, .wilson])
  func `people who all have the same rate leave it uncertain`(method: IntervalMethod) throws {
    // Eight people satisfied with one item of two: ½ ± nothing would claim to know the others.
    let estimate = Estimate(
      value: 0.5, error: .success(StandardError(0, degreesOfFreedom: 7)), respondents: 8, weightedBase: 8)
    let evidence = ShareEvidence(
      estimate, weighting: FrequencyTally(counts: [8]).weighting, successes: nil, answers: 16)
    #expect(try evidence.interval(method).halfWidth > 0.25)
  }

  @Test func `a population too large to count exactly gets Korn–Graubard`() throws {
    let share = try #require(FrequencyTally(counts: [20, 80]).share(of: [1], population: 8_000_000_000))
    #expect(share.interval?.method == .kornGraubard)
    let world = FrequencyTally(counts: [20, 80]).share(of: [1], population: 1_400_000_000)
    #expect(world?.interval?.method == .hypergeometric)
    // With next to none of the population drawn it is Clopper–Pearson, but for n/N = 7·10⁻⁸.
    let binomial = ConfidenceInterval.clopperPearson(successes: 80, of: 100)
    #expect(isClose(world?.interval?.lower, binomial.lower, within: 1e-6))
    #expect(isClose(world?.interval?.upper, binomial.upper, within: 1e-6))
  }

  @Test func `an interval that does not apply says why`() throws {
    let share = try #require(FrequencyTally(counts: [2, 8]).share(of: [1]))
    let counted = FrequencyTally(counts: [2, 8]).weighting
    let evidence = ShareEvidence(share, weighting: counted, successes: 8, answers: 10)
    #expect(throws: UndefinedReason.populationUnknown) { try evidence.interval(.hypergeometric) }
    let pooled = ShareEvidence(
      share, weighting: counted, successes: nil, answers: 10, population: 400)
    #expect(throws: UndefinedReason.unequalWeights) { try pooled.interval(.hypergeometric) }
    #expect(pooled.defaultMethod == .kornGraubard)
  }

  @Test(arguments: IntervalMethod.allCases)
  func `satisfied and dissatisfied mirror each other`(method: IntervalMethod) throws {
    let tally = FrequencyTally(counts: [9, 51])
    let yes = try #require(tally.share(of: [1], population: 200, method: method)?.interval)
    let no = try #require(tally.share(of: [0], population: 200, method: method)?.interval)
    #expect(isClose(yes.lower, 1 - no.upper) && isClose(yes.upper, 1 - no.lower))
  }

  /// Nobody is dissatisfied with either thing, but only one person was asked about the second.
  @Test func `all are satisfied says nothing of a part with one respondent`() {
    let estimate = Estimate(
      value: 1, error: .failure(.oneRespondentToAPart), respondents: 40, weightedBase: 40)
    let evidence = ShareEvidence(estimate, weighting: .equal(40), successes: nil, answers: 41)
    #expect(throws: UndefinedReason.oneRespondentToAPart) { try evidence.interval() }
  }

  /// Two people, each satisfied with two things of three: the variance is 0, or what rounding left of 0. Either way two
  /// people answered, not six.
  @Test func `rounding is no variance`() throws {
    let intervals = try [0, 7e-10].map { error in
      let estimate = Estimate(
        value: 2.0 / 3, error: .success(StandardError(error, degreesOfFreedom: 1)), respondents: 2,
        weightedBase: 2)
      return try ShareEvidence(
        estimate, weighting: .equal(2), successes: nil, answers: 6
      ).interval()
    }
    #expect(intervals[0] == intervals[1])
    #expect(intervals[0] == .kornGraubard(share: 2.0 / 3, effectiveSample: 2))
  }
}
