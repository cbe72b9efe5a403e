import SurveyStatistics
import Testing

struct ColumnLettersTests {
  /// Independent columns with a variance of 1 each and endless degrees of freedom, so to speak.
  private func columns(_ values: [Double?]) -> GroupComparison {
    let size = values.count
    return GroupComparison(
      values: values,
      covariance: SymmetricMatrix(
        lowerTriangle: (0..<size).map { i in (0...i).map { $0 == i ? 1 : 0 } }),
      degreesOfFreedom: 1_000_000)
  }

  @Test func `the higher column carries the letters of the lower ones, in order`() {
    // Differences of 10 are 7 standard errors, those of 1 less than one.
    let letters = ColumnLetters(columns([30, 10, 11, 20]))
    #expect(letters.names == ["A", "B", "C", "D"])
    #expect(letters.texts == ["B C D", "", "", "B C"])
  }

  @Test func `adjustment takes letters away, never gives any`() {
    // z = 3/√2 = 2.12, p = 0.034 alone, 0.1 among three.
    let comparison = columns([3, 0, 1.5])
    #expect(ColumnLetters(comparison, adjustment: .none).texts == ["B", "", ""])
    #expect(ColumnLetters(comparison).texts == ["", "", ""])
    #expect(ColumnLetters(comparison, level: 0.2).texts == ["B", "", ""])
  }

  @Test func `covariance decides: the same figures from shared towns differ clearly`() {
    let values: [Double?] = [1, 0]
    func letters(covariance: Double) -> [String] {
      let matrix = SymmetricMatrix(lowerTriangle: [[1], [covariance, 1]])
      return ColumnLetters(GroupComparison(values: values, covariance: matrix, degreesOfFreedom: 30)).texts
    }
    #expect(letters(covariance: 0) == ["", ""] && letters(covariance: 0.95) == ["B", ""])
  }

  @Test func `an empty column has no letters and disturbs no other`() {
    #expect(ColumnLetters(columns([nil, 30, 10])).texts == ["", "C", ""])
    #expect(ColumnLetters(columns([])).texts.isEmpty)
  }

  @Test func `after Z comes AA`() {
    let names = ColumnLetters(columns(Array(repeating: 0, count: 54))).names
    #expect(names[25] == "Z" && names[26] == "AA" && names[51] == "AZ" && names[52] == "BA")
  }
}
