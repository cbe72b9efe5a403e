import SurveyStatistics
import Testing

struct EigenDecompositionTests {
  @Test func `eigenvalues of the sixty people's correlations as R's`() throws {
    let eigen = EigenDecomposition(try #require(SixtyScales.plain.correlation))
    #expect(relativeError(eigen.values, scaleReference["eigenvalues"]) < 1e-9)
  }

  @Test func `two by two by hand`() {
    // (2 1; 1 2) has 3 along (1,1) and 1 along (1,−1).
    let eigen = EigenDecomposition(SymmetricMatrix(lowerTriangle: [[2], [1, 2]]))
    let root = 0.5.squareRoot()
    #expect(relativeError(eigen.values, [3, 1]) < 1e-15)
    #expect(relativeError(eigen.vectors[0], [root, root]) < 1e-15)
    #expect(isClose(abs(eigen.vectors[1][0]), root, within: 1e-15))
  }

  @Test func `vectors and values put together are the matrix again`() throws {
    let matrix = try #require(SixtyScales.weighted.covariance)
    let eigen = EigenDecomposition(matrix)
    for i in 0..<5 {
      for j in 0...i {
        let element = (0..<5).reduce(0) {
          $0 + eigen.values[$1] * eigen.vectors[$1][i] * eigen.vectors[$1][j]
        }
        #expect(isClose(element, matrix[i, j], within: 1e-12))
      }
    }
  }

  @Test func `items that copy each other leave eigenvalues of nothing`() {
    let eigen = EigenDecomposition(SymmetricMatrix(lowerTriangle: [[1], [1, 1], [1, 1, 1]]))
    #expect(isClose(eigen.values[0], 3) && eigen.values[1...].allSatisfy { abs($0) < 1e-15 })
    #expect(EigenDecomposition(SymmetricMatrix(size: 0)).values.isEmpty)
  }

  @Test func `elements of very different size are all diagonalised`() {
    // Trace and determinant by hand: 1e12 + 1e-6 and 1e6 − 1e10·… = 1e6 − 1 for (1e12, 1; 1, 1e-6).
    let eigen = EigenDecomposition(SymmetricMatrix(lowerTriangle: [[1e12], [1, 1e-6]]))
    #expect(isClose(eigen.values[0], 1e12))
    #expect(isClose(eigen.values[1], (1e6 - 1) / 1e12, within: 1e-9))
  }
}
