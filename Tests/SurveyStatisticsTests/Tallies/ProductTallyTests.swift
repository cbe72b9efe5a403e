import SurveyStatistics
import Testing

@Suite struct ProductTallyTests {
  /// Four people, two scores: x = 1, 2, 3, 6 and y = 2, 2, 4, 8.
  private let x = [1.0, 2, 3, 6]
  private let y = [2.0, 2, 4, 8]

  private func tally(_ rows: Range<Int>) -> ProductTally {
    var tally = ProductTally(variables: 2)
    tally.add(columns: [Array(x[rows]), Array(y[rows])])
    return tally
  }

  @Test func `sums and products give means and covariances`() throws {
    let covariances = tally(0..<4).covariances
    #expect(covariances.count == 4)
    #expect(covariances.means == [3, 4])
    let covariance = try #require(covariances.covariance)
    // Deviations −2, −1, 0, 3 and −2, −2, 0, 4: squares 14 and 24, products 4 + 2 + 0 + 12 = 18, over n − 1.
    #expect(abs(covariance[0, 0] - 14.0 / 3) < 1e-14)
    #expect(covariance[1, 1] == 8)
    #expect(covariance[0, 1] == 6)
  }

  @Test(arguments: 0...4) func `parts give the bits of the whole`(split: Int) {
    var merged = tally(0..<split)
    merged.merge(tally(split..<4))
    #expect(merged == tally(0..<4))
  }

  @Test func `nobody has no covariance`() {
    #expect(ProductTally(variables: 2).covariances.covariance == nil)
    #expect(ProductTally(variables: 0).covariances.count == 0)
  }
}
