import SurveyStatistics
import Testing

struct SatisfactionIndexTests {
  @Test func `a perfect ten is a hundred and the least is nothing`() {
    let index = SatisfactionIndex(scale: 1...10)
    #expect(isClose(index.score(of: [10, 10, 10]), 100, within: 1e-15))
    #expect(index.score(of: [1, 1, 1]) == 0)
    // (7 + 4 + 1)/27 of the way: 44.44.
    #expect(isClose(index.score(of: [8, 5, 2]), 1200.0 / 27, within: 1e-15))
    #expect(index.score(of: [8, nil, 2]) == nil)
  }

  @Test func `the published form, on means, is the mean of the scores`() throws {
    // (Σ w·x̄ − Σ w)/(9 Σ w) · 100 with w = 3, 2, 1.
    let people: [[Double]] = [[9, 7, 4], [6, 8, 10], [1, 2, 5]]
    let index = SatisfactionIndex(scale: 1...10, weights: [3, 2, 1])
    let means = (0..<3).map { item in people.reduce(0) { $0 + $1[item] } / 3 }
    let published = (3 * means[0] + 2 * means[1] + means[2] - 6) / (9 * 6) * 100
    let scores = try people.map { try #require(index.score(of: $0)) }
    #expect(isClose(scores.reduce(0, +) / 3, published))
  }

  @Test func `its error is that of a mean, as R has it`() throws {
    let index = SatisfactionIndex(scale: 1...5, weights: [3, 2, 1])
    var scores = MomentTally()
    for (row, weight) in zip(SixtyScales.complete, SixtyScales.weights) {
      scores.add(try #require(index.score(of: Array(row[..<3]))), weight: weight)
    }
    let expected = scaleReference["index"]
    #expect(isClose(scores.mean, expected[0], within: 1e-9))
    let composite = RatioComposite(RatioTerm(answers: scores))
    var influences = InfluenceTally()
    for (row, weight) in zip(SixtyScales.complete, SixtyScales.weights) {
      let score = try #require(index.score(of: Array(row[..<3])))
      influences.add(composite.influence(of: [RatioPart(score, of: 1)], weight: weight))
    }
    let estimate = composite.estimate(from: influences, respondents: 60, weightedBase: scores.sumOfWeights)
    #expect(isClose(estimate?.standardError, expected[1], within: 1e-9))
  }
}
