import SurveyStatistics
import Testing

struct EvenOddConsistencyTests {
  @Test func `five made-up people as R has them`() throws {
    let lengths = [3, 4, 2, 3]
    let computed = (1...5).compactMap { person in
      ResponsePattern.evenOddConsistency(of: Self.answers(of: person), scaleLengths: lengths)
    }
    #expect(relativeError(computed, scaleReference["even odd"]) < 1e-12)
  }

  /// ((p·i² + 3p + ⌊i/4⌋) mod 7) mod 5 + 1 for i = 1…12.
  private static func answers(of person: Int) -> [Double?] {
    (1...12).map { i in Double((person * i * i + 3 * person + i / 4) % 7 % 5 + 1) }
  }

  @Test func `halves that agree are one, opposed ones minus one`() throws {
    let agree = ResponsePattern.evenOddConsistency(of: [1, 1, 3, 3, 5, 5], scaleLengths: [2, 2, 2])
    #expect(isClose(agree, 1))
    let opposed = ResponsePattern.evenOddConsistency(of: [1, 5, 3, 3, 5, 1], scaleLengths: [2, 2, 2])
    #expect(opposed == -1)
  }

  @Test func `a scale with a blank half is left out`() throws {
    let short = ResponsePattern.evenOddConsistency(of: [1, 2, 4, 3], scaleLengths: [2, 2])
    let long = ResponsePattern.evenOddConsistency(of: [1, 2, 4, 3, 5, nil, 2], scaleLengths: [2, 2, 2, 1])
    #expect(short != nil && short == long)
  }

  @Test func `one who always ticks the same has no consistency`() {
    #expect(ResponsePattern.evenOddConsistency(of: [3, 3, 3, 3], scaleLengths: [2, 2]) == nil)
    #expect(ResponsePattern.evenOddConsistency(of: [1, 2], scaleLengths: [2]) == nil)
    #expect(ResponsePattern.evenOddConsistency(of: [], scaleLengths: []) == nil)
  }
}
