import Testing

@testable import SurveyStatistics

struct HadamardMatrixTests {
  @Test(arguments: [1, 2, 3, 4, 5, 8, 11, 12, 13, 20, 24, 25, 28, 33, 36, 44, 48, 61, 80, 100, 160])
  func `rows are orthogonal, the first all ones`(rows: Int) {
    let matrix = HadamardMatrix(rows: rows)
    #expect(matrix.order >= rows && matrix.order <= max(4, rows + rows / 4 + 4))
    for i in 0..<matrix.order {
      #expect(matrix[0, i] == 1)
      for j in 0...i {
        let product = (0..<matrix.order).reduce(0) { $0 + matrix[i, $1] * matrix[j, $1] }
        #expect(product == (i == j ? Double(matrix.order) : 0))
      }
    }
  }

  @Test func `every multiple of 4 up to 48 is an order`() {
    for order in stride(from: 4, through: 48, by: 4) { #expect(HadamardMatrix(rows: order).order == order) }
  }
}
