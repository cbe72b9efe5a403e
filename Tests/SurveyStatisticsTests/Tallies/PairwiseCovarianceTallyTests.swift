import SurveyStatistics
import Testing

struct PairwiseCovarianceTallyTests {
  @Test func `covariances and correlations as R's pairwise ones`() throws {
    let (covariance, correlation) = (
      try #require(SixtyScales.pairwise.covariance), try #require(SixtyScales.pairwise.correlation)
    )
    #expect(relativeError(covariance.lowerTriangle, scaleReference["pairwise covariance"]) < 1e-9)
    #expect(relativeError(correlation.lowerTriangle, scaleReference["pairwise correlation"]) < 1e-9)
  }

  @Test func `without blanks it is the covariance of complete rows`() throws {
    var pairwise = PairwiseCovarianceTally(variables: 5)
    for (row, weight) in zip(SixtyScales.complete, SixtyScales.weights) { pairwise.add(row, weight: weight) }
    let (own, whole) = (
      try #require(pairwise.covariance), try #require(SixtyScales.weighted.covariance)
    )
    #expect(relativeError(own.lowerTriangle, whole.lowerTriangle) < 1e-12)
    #expect(pairwise.count(3, 1) == 60)
  }

  @Test func `numbers near a billion keep the digits of their differences, in parts, too`() throws {
    var (first, second) = (PairwiseCovarianceTally(variables: 5), PairwiseCovarianceTally(variables: 5))
    let far: [[Double?]] = SixtyScales.partial.map { $0.map { $0.map { $0 + 1e9 } } }
    for row in far[..<20] { first.add(row) }
    for row in far[20...] { second.add(row) }
    first.merge(second)
    let (own, near) = (try #require(first.covariance), try #require(SixtyScales.pairwise.covariance))
    #expect(relativeError(own.lowerTriangle, near.lowerTriangle) < 1e-12)
  }

  @Test func `a pair nobody answered both of has no covariance`() {
    var tally = PairwiseCovarianceTally(variables: 2)
    for value in [1.0, 2, 3] {
      tally.add([value, nil])
      tally.add([nil, value])
    }
    #expect(tally.count(0, 1) == 0 && tally.count(0, 0) == 3)
    #expect(tally.covariance == nil && tally.correlation == nil)
  }
}
