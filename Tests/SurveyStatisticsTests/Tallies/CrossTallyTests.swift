import SurveyStatistics
import Testing

struct CrossTallyTests {
  /// Three diners and five dishes: {0, 2}, {0, 3, 4}, {2, 3}.
  private static let diners = [[0, 2], [0, 3, 4], [2, 3]]

  private static func tally(_ diners: some Sequence<[Int]>) -> CrossTally {
    var tally = CrossTally(answers: 5)
    for diner in diners { tally.add(diner) }
    return tally
  }

  @Test func `a pair counts the persons who gave both, an answer with itself who gave it`() {
    let tally = Self.tally(Self.diners)
    #expect((0..<5).map { tally[$0, $0] } == [2, 0, 2, 2, 1])
    #expect(tally[0, 2] == 1 && tally[2, 0] == 1)
    #expect(tally[0, 3] == 1 && tally[3, 4] == 1 && tally[0, 4] == 1 && tally[2, 3] == 1)
    #expect(tally[2, 4] == 0)
  }

  @Test func `sums over persons follow without the persons`() {
    // With 1, 10, 100, 1000, −1 for the dishes, the diners come to 101, 1000 and 1100.
    let coefficients = [1.0, 10, 100, 1_000, -1]
    let tally = Self.tally(Self.diners)
    #expect(tally.sums.sum(coefficients) == 2_201)
    #expect(tally.sums.sumOfSquares(coefficients) == 10_201 + 1_000_000 + 1_210_000)
  }

  @Test func `weights add up for answers, their squares for pairs`() {
    var tally = CrossTally(answers: 5, isWeighted: true)
    for (diner, weight) in zip(Self.diners, [0.5, 2, 1]) { tally.add(diner, weight: weight) }
    #expect(tally.weight(of: 0) == 2.5 && tally.weight(of: 1) == 0)
    #expect(tally[0, 0] == 4.25 && tally[0, 3] == 4 && tally[3, 2] == 1)
    // u = 1 for dish 0 and 3 for dish 3: wu is 0.5, 8 and 3.
    #expect(tally.sums.sum([1, 0, 0, 3, 0]) == 11.5)
    #expect(tally.sums.sumOfSquares([1, 0, 0, 3, 0]) == 73.25)
  }

  @Test func `nobody is an empty table, and a person without answers changes nothing`() {
    #expect(Self.tally([[]]) == CrossTally(answers: 5))
    #expect(CrossTally(answers: 0).sums.sumOfSquares([]) == 0)
  }
}
