import SurveyStatistics
import Testing

struct SplitHalfTests {
  static let covariance = SixtyScales.plain.covariance ?? SymmetricMatrix(size: 0)

  @Test(arguments: [("odd even", SplitHalf.Division.oddEven), ("first second", .firstSecond)])
  func `halves agree with R`(name: String, division: SplitHalf.Division) throws {
    let half = try SplitHalf(Self.covariance, division: division)
    let expected = scaleReference[name]
    #expect(isClose(half.correlation, expected[0], within: 1e-9))
    #expect(isClose(half.spearmanBrown, expected[1], within: 1e-9))
    #expect(isClose(half.guttman, expected[2], within: 1e-9))
  }

  @Test func `the largest lambda 4 of all divisions is psych's`() throws {
    #expect(
      isClose(SplitHalf.largestGuttman(Self.covariance), scaleReference["largest split"][0], within: 1e-9))
  }

  @Test func `four items by hand`() throws {
    // Variances 1, every covariance ½: each half 1 + 1 + 2·½ = 3, between 4·½ = 2, r = 2/3, 2r/(1+r) = 4/5;
    // λ₄ = 4·2/(3 + 3 + 4) = 4/5, as the halves vary alike.
    var matrix = SymmetricMatrix(size: 4)
    for i in 0..<4 { for j in 0...i { matrix[i, j] = i == j ? 1 : 0.5 } }
    let half = try SplitHalf(matrix)
    #expect(isClose(half.correlation, 2.0 / 3) && isClose(half.spearmanBrown, 0.8))
    #expect(isClose(half.guttman, 0.8) && isClose(SplitHalf.largestGuttman(matrix), 0.8))
    #expect(try SplitHalf(matrix, division: .items([1, 3])) == half)
  }

  @Test func `a half that does not vary has no correlation but a lambda 4 of nothing`() throws {
    let matrix = SymmetricMatrix(lowerTriangle: [[1], [0, 0]])
    let half = try SplitHalf(matrix)
    #expect(half.correlation == nil && half.spearmanBrown == nil && half.guttman == 0)
  }

  @Test func `what cannot be halved says why`() {
    #expect(throws: UndefinedReason.tooFewItems(needed: 2)) {
      try SplitHalf(SymmetricMatrix(lowerTriangle: [[1]]))
    }
    #expect(throws: UndefinedReason.noVariation) {
      try SplitHalf(SymmetricMatrix(lowerTriangle: [[1], [-1, 1]]))
    }
    #expect(SplitHalf.largestGuttman(SymmetricMatrix(size: 17)) == nil)
  }
}
