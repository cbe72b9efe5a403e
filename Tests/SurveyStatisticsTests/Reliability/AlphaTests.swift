import SurveyStatistics
import Testing

/// Against R `psych` and `survey` at relative 1e-9; see `Reference/scales.R`.
struct AlphaTests {
  @Test func `complete rows and pairs are different figures, never mixed`() throws {
    let listwise = try Reliability(SixtyScales.listwise)
    let expected = scaleReference["listwise alpha"]
    #expect(Double(listwise.respondents) == expected[0])
    #expect(isClose(listwise.alpha, expected[1], within: 1e-9))
    #expect(isClose(listwise.standardizedAlpha, expected[2], within: 1e-9))
    let pairs = scaleReference["pairwise alpha"]
    let (covariance, correlation) = (
      try #require(SixtyScales.pairwise.covariance), try #require(SixtyScales.pairwise.correlation)
    )
    #expect(isClose(Reliability.alpha(of: covariance), pairs[0], within: 1e-9))
    #expect(isClose(Reliability.alpha(of: correlation), pairs[1], within: 1e-9))
  }

  @Test func `weights enter every covariance`() throws {
    let reliability = try Reliability(SixtyScales.weighted)
    #expect(isClose(reliability.alpha, scaleReference["weighted alpha"][0], within: 1e-9))
    #expect(
      isClose(reliability.standardizedAlpha, scaleReference["weighted standardized"][0], within: 1e-9))
    let adequacy = try FactorAdequacy(SixtyScales.weighted)
    #expect(isClose(adequacy.kmo, scaleReference["weighted kmo"][0], within: 1e-9))
    let bartlett = [adequacy.bartlett.statistic, adequacy.bartlett.pValue]
    #expect(relativeError(bartlett, scaleReference["weighted bartlett"]) < 1e-9)
  }

  @Test(arguments: [0.95, 0.9])
  func `Feldt's interval`(level: Double) throws {
    let interval = try #require(try Reliability(SixtyScales.plain).alphaInterval(level: level))
    let expected = scaleReference["feldt \(level)"]
    #expect(relativeError([interval.lowerBound, interval.upperBound], expected) < 1e-9)
  }

  @Test func `weights make Feldt's interval wider, by the effective sample`() throws {
    let interval = try #require(try Reliability(SixtyScales.weighted).alphaInterval())
    #expect(
      relativeError([interval.lowerBound, interval.upperBound], scaleReference["weighted feldt"]) < 1e-9)
  }

  @Test func `two respondents have an interval, if a useless one`() throws {
    var tally = CovarianceTally(variables: 2)
    tally.add([1, 2])
    tally.add([3, 5])
    // Items 1, 3 and 2, 5: variances 2 and 4.5, sum 3 and 8 with 12.5; α = 2(1 − 6.5/12.5) = 0.96.
    let reliability = try Reliability(tally)
    #expect(isClose(reliability.alpha, 0.96))
    // F(1, 1) is t² of Cauchy: 97.5 % at tan²(0.4875π), 2.5 % at its inverse.
    let interval = try #require(reliability.alphaInterval())
    #expect(interval.lowerBound < -20 && interval.upperBound > 0.999 && interval.upperBound < 1)
  }

  @Test(arguments: 2...9)
  func `items that copy each other have an alpha of one and nothing to doubt`(items: Int) throws {
    var tally = CovarianceTally(variables: items)
    for value in [0.1, 0.7, 1.3, 0.9, 1e-3] {
      tally.add(Array(repeating: value, count: items), weight: 1 + value)
    }
    let reliability = try Reliability(tally)
    let interval = try #require(reliability.alphaInterval())
    #expect(isClose(reliability.alpha, 1) && reliability.alpha <= 1)
    #expect(isClose(interval.lowerBound, 1) && interval.upperBound <= 1)
  }

  @Test func `an effective sample of hardly more than one has no interval`() throws {
    var tally = CovarianceTally(variables: 2)
    tally.add([1, 2], weight: 1e9)
    tally.add([3, 5])
    #expect(try Reliability(tally).alphaInterval() == nil)
  }

  @Test func `values near a billion keep their alpha`() throws {
    let far = SixtyScales.complete.reduce(into: CovarianceTally(variables: 5)) { tally, row in
      tally.add(row.map { $0 + 1e9 })
    }
    #expect(isClose(try Reliability(far).alpha, try Reliability(SixtyScales.plain).alpha, within: 1e-14))
  }

  @Test func `weights of one are no weights, and doubled weights change nothing`() throws {
    let doubled = zip(SixtyScales.complete, SixtyScales.weights).reduce(
      into: CovarianceTally(variables: 5)
    ) { $0.add($1.0, weight: 2 * $1.1) }
    let one = SixtyScales.complete.reduce(into: CovarianceTally(variables: 5)) { $0.add($1, weight: 1) }
    #expect(one == SixtyScales.plain)
    #expect(isClose(try Reliability(doubled).alpha, try Reliability(SixtyScales.weighted).alpha))
  }

  @Test func `the order of rows does not matter`() throws {
    let backwards = SixtyScales.complete.reversed().reduce(into: CovarianceTally(variables: 5)) { $0.add($1) }
    #expect(isClose(try Reliability(backwards).alpha, try Reliability(SixtyScales.plain).alpha))
  }
}
