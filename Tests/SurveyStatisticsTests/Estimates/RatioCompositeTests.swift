import SurveyStatistics
import Testing

struct RatioCompositeTests {
  /// Two of three satisfied: p = 2/3, u = ±…/3, Σu² = 6/81, V = 3/2 · 6/81 = 1/9.
  @Test func `three diners by hand`() throws {
    let tally = FrequencyTally(counts: [1, 2])
    let share = try #require(tally.share(of: [1]))
    #expect(share.value == 2.0 / 3)
    #expect(isClose(share.standardError, 1.0 / 3, within: 1e-15))
    #expect(isClose(share.designEffect, 1, within: 1e-15))
    #expect(share.degreesOfFreedom == 2 && share.respondents == 3 && share.weightedBase == 3)
  }

  @Test func `a pooled rate of two people who contradict each other`() throws {
    // (2 of 2) and (0 of 2): R = ½, u = 2·½/4 = ±¼, V = 2/1 · 2/16 = ¼; four answers alone: S²/m = (⅓)/4,
    // deff 3.
    var answers = MomentTally()
    for value in [1.0, 1, 0, 0] { answers.add(value) }
    let rate = RatioComposite(RatioTerm(answers: answers))
    var influences = InfluenceTally()
    influences.add(rate.influence(of: [RatioPart(2, of: 2)]))
    influences.add(rate.influence(of: [RatioPart(0, of: 2)]))
    let estimate = try #require(rate.estimate(from: influences, respondents: 2, weightedBase: 2))
    #expect(estimate.value == 0.5 && estimate.standardError == 0.5)
    #expect(isClose(estimate.designEffect, 3, within: 1e-14))
    #expect(isClose(estimate.effectiveSample, 4.0 / 3, within: 1e-14))
  }

  @Test func `a census has no error`() throws {
    let share = try #require(FrequencyTally(counts: [3, 7]).share(of: [1], population: 10))
    #expect(share.standardError == 0 && share.designEffect == 0 && share.effectiveSample == nil)
    #expect(share.interval?.lower == 0.7 && share.interval?.upper == 0.7)
  }

  @Test func `one respondent has a value and a reason, not an error of zero`() throws {
    let share = try #require(FrequencyTally(counts: [0, 1]).share(of: [1]))
    #expect(share.value == 1 && share.standardError == nil && share.degreesOfFreedom == nil)
    #expect(share.error == .failure(.oneRespondent))
    // Beta(α/2; 1, 1) = α/2
    #expect(isClose(share.interval?.lower, 0.025) && share.interval?.upper == 1)
  }

  /// Three people, ⅔ satisfied with one thing; one of them was asked about the other, too, whose u is (1 − 1·1)/1 = 0.
  @Test func `a mean of rates of which one rests on one respondent has no error`() throws {
    func mean(_ second: FrequencyTally, population: Int? = nil) throws -> Estimate {
      let composite = RatioComposite.weightedMean(of: [
        RatioTerm(tally: FrequencyTally(counts: [1, 2]), scores: [0, 1]),
        RatioTerm(tally: second, scores: [0, 1]),
      ])
      var influences = InfluenceTally()
      for answer in [1.0, 0, 1] {
        influences.add(composite.influence(ofTerm: 0, numerator: answer, denominator: 1))
      }
      return try #require(
        composite.estimate(from: influences, respondents: 3, weightedBase: 3, population: population))
    }
    let one = FrequencyTally(counts: [0, 1])
    let estimate = try mean(one)
    #expect(isClose(estimate.value, 5.0 / 6) && estimate.error == .failure(.oneRespondentToAPart))
    #expect(estimate.designEffect == nil && estimate.reason == .oneRespondentToAPart)
    // Who are all there is leave nothing open; a rate nobody has is no part.
    #expect(try mean(one, population: 3).standardError == 0)
    #expect(isClose(try mean(FrequencyTally(counts: [0, 0])).standardError, 1.0 / 3, within: 1e-15))
  }

  @Test func `nobody is no estimate`() {
    #expect(FrequencyTally(categories: 5).share(of: [4]) == nil)
    #expect(FrequencyTally(categories: 5).mean(of: [1, 2, 3, 4, 5]) == nil)
    #expect(RatioComposite([]).value == nil)
    #expect(RatioComposite(RatioTerm(answers: MomentTally())).value == nil)
  }

  @Test func `a sample larger than its population is said to be so`() throws {
    let share = try #require(FrequencyTally(counts: [3, 7]).share(of: [1], population: 9))
    #expect(share.error == .failure(.sampleExceedsPopulation(sample: 10, population: 9)))
    #expect(share.interval == nil)
  }

  @Test func `a question without answers drops out of a weighted mean`() throws {
    let terms = [
      RatioTerm(coefficient: 1, tally: FrequencyTally(counts: [1, 3]), scores: [0, 1]),
      RatioTerm(coefficient: 5, tally: FrequencyTally(counts: [0, 0]), scores: [0, 1]),
      RatioTerm(coefficient: 3, tally: FrequencyTally(counts: [1, 1]), scores: [0, 1]),
    ]
    let mean = RatioComposite.weightedMean(of: terms)
    #expect(mean.value == (0.75 + 3 * 0.5) / 4)
    #expect(mean.influence(ofTerm: 1, numerator: 0, denominator: 0) == 0)
    #expect(RatioComposite(terms).value == nil)
    #expect(RatioComposite.weightedMean(of: [terms[1]]).value == nil)
  }

  @Test func `equal answers have no design effect`() throws {
    let share = try #require(FrequencyTally(counts: [0, 12]).share(of: [1]))
    #expect(share.standardError == 0 && share.designEffect == nil && share.effectiveSample == nil)
  }

  @Test(arguments: [1e-6, 3, 1e9])
  func `the scale of the weights changes nothing but the base`(scale: Double) throws {
    var (plain, scaled) = (FrequencyTally(categories: 3), FrequencyTally(categories: 3))
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let (category, weight) = (
        Int.random(in: 0..<3, using: &random), Double.random(in: 0.5...4, using: &random)
      )
      plain.add(category, weight: weight)
      scaled.add(category, weight: weight * scale)
    }
    let (left, right) = (try #require(plain.share(of: [1])), try #require(scaled.share(of: [1])))
    #expect(isClose(right.value, left.value))
    #expect(isClose(right.standardError, left.standardError ?? 0))
    #expect(isClose(right.designEffect, left.designEffect ?? 0))
    #expect(isClose(right.interval?.lower, left.interval?.lower ?? 0))
    #expect(isClose(right.weightedBase, left.weightedBase * scale))
  }

  @Test func `scores shifted and stretched move mean and error with them`() throws {
    let tally = FrequencyTally(counts: [4, 0, 9, 13, 5])
    let raw = try #require(tally.mean(of: [1, 2, 3, 4, 5]))
    let scored = try #require(tally.mean(of: [0, 25, 50, 75, 100]))
    #expect(isClose(scored.value, 25 * (raw.value - 1)))
    #expect(isClose(scored.standardError, 25 * (raw.standardError ?? 0)))
    #expect(isClose(scored.designEffect, raw.designEffect ?? 0))
  }
}
