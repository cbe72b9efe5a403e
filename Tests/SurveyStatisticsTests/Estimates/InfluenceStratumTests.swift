import SurveyStatistics
import Testing

struct InfluenceStratumTests {
  /// Two groups, 3 of 6 with 1, 0, 1 and 2 of 4 with 0, 1, each half of the whole: θ = ½(2/3 + ½).
  private let composite = RatioComposite([
    RatioTerm(coefficient: 0.5, tally: FrequencyTally(counts: [1, 2]), scores: [0, 1]),
    RatioTerm(coefficient: 0.5, tally: FrequencyTally(counts: [1, 1]), scores: [0, 1]),
  ])

  private func strata(_ populations: [Int?]) -> [InfluenceStratum] {
    let answers: [[Double]] = [[1, 0, 1], [0, 1]]
    return zip(answers, populations).enumerated().map { term, group in
      var influences = InfluenceTally()
      for answer in group.0 {
        influences.add(composite.influence(ofTerm: term, numerator: answer, denominator: 1))
      }
      return InfluenceStratum(influences, population: group.1)
    }
  }

  @Test func `groups drawn apart are the strata of a design`() throws {
    let estimate = try #require(
      composite.estimate(from: strata([6, 4]), respondents: 5, weightedBase: 5))
    // ¼[(1 − ½)(2/9)/2 + (1 − ½)(¼)/1] = ¼(1/18 + 1/8), with p(1−p)/(n−1) of each.
    #expect(isClose(estimate.standardError, (0.25 * (1.0 / 18 + 1.0 / 8)).squareRoot(), within: 1e-14))
    #expect(estimate.degreesOfFreedom == 3)

    let design = try SampleDesign(
      rows: 5, stages: [DesignStage(strata: [1, 1, 1, 2, 2], populations: [6, 6, 6, 4, 4])])
    let domains = DomainColumn(codes: [0, 0, 0, 1, 1], count: 2)
    let table = design.table(of: .share(NumericColumn([1.0, 0, 1, 0, 1]), by: domains))
    let other = try #require(table.composite([1, 1]))
    #expect(isClose(other.value, estimate.value))
    #expect(isClose(other.standardError, estimate.standardError ?? 0, within: 1e-14))
    #expect(other.degreesOfFreedom == estimate.degreesOfFreedom)
  }

  @Test func `a group asked whole adds no error`() throws {
    let estimate = try #require(
      composite.estimate(from: strata([3, nil]), respondents: 5, weightedBase: 5))
    #expect(isClose(estimate.standardError, 0.25, within: 1e-14))  // ½·√(¼)
  }

  /// u of 1, 0, 1 is ½(y − ⅔)/3, Σu² = ¼·(2/3)/9: V = 3/2·1/54 = ¼·(2/9)/2. The one of the other group adds nothing
  /// where there is nobody else in it, and something unknown where there is.
  @Test func `the one member of a group has no error, one of several an unknown one`() throws {
    let rates = RatioComposite([
      composite.terms[0],
      RatioTerm(coefficient: 0.5, tally: FrequencyTally(counts: [0, 1]), scores: [0, 1]),
    ])
    var one = InfluenceTally()
    one.add(0)
    func error(members: Int, drawn: Int) throws -> Estimate {
      one.addZeros(drawn - one.units)
      let strata = [
        InfluenceStratum(strata([nil])[0].influences, population: nil, terms: 0..<1),
        InfluenceStratum(one, population: members, terms: 1..<2),
      ]
      return try #require(rates.estimate(from: strata, respondents: 4, weightedBase: 4))
    }
    #expect(isClose(try error(members: 1, drawn: 1).standardError, (1.0 / 36).squareRoot(), within: 1e-14))
    #expect(try error(members: 9, drawn: 2).error == .failure(.oneRespondentToAPart))
  }

  @Test func `a stratum larger than its population is told`() throws {
    let estimate = try #require(
      composite.estimate(from: strata([2, 4]), respondents: 5, weightedBase: 5))
    #expect(estimate.error == .failure(.sampleExceedsPopulation(sample: 3, population: 2)))
  }

  /// Two of three answers satisfied: u = (2 − ⅔·3)/3 is 0, of which adding up may leave 10⁻¹⁷.
  @Test func `one respondent has no error, unless nobody else is in the population`() throws {
    var influences = InfluenceTally()
    influences.add(1e-17)
    influences.addZeros(7)
    let rate = RatioComposite(RatioTerm(numerator: 2, denominator: 3, answers: 3))
    let alone = rate.estimate(from: influences, respondents: 1, weightedBase: 1)
    #expect(alone?.error == .failure(.oneRespondent) && alone?.value == 2.0 / 3)
    #expect(
      rate.estimate(from: influences, respondents: 1, weightedBase: 1, population: 8)?.standardError == 0)
    let apart = [InfluenceStratum(influences, population: 9), InfluenceStratum(influences, population: nil)]
    #expect(
      rate.estimate(from: apart, respondents: 2, weightedBase: 2)?.error == .failure(.noDegreesOfFreedom))
    #expect(rate.estimate(from: apart, respondents: 3, weightedBase: 3)?.degreesOfFreedom == 1)
  }
}
