/// How often any two answers were given by one person (交叉表): for each pair of answers, the persons who gave both, or
/// the sum of what they count for.
///
/// An influence value is a sum over a person's answers, so its square is a sum over pairs of them: with this table the
/// error of every figure made of these answers is known, and no row has to be kept or read again.
/// Laws: an empty table changes nothing, and merging the parts in order gives the whole.
public struct CrossTally: Hashable, Sendable {
  /// How many different answers there are.
  public let answers: Int
  /// The lower triangle, row by row. Counts of persons are exact up to 2⁵³.
  private var pairs: [Double]

  /// Nobody yet.
  public init(answers: Int) {
    self.answers = answers
    pairs = Array(repeating: 0, count: answers * (answers + 1) / 2)
  }

  /// What the persons count for who gave both answers; for one answer twice, who gave it.
  public subscript(first: Int, second: Int) -> Double {
    let (row, column) = (max(first, second), min(first, second))
    return pairs[row * (row + 1) / 2 + column]
  }

  /// One person.
  ///
  /// - Parameters:
  ///   - given: the answers, each once, in ascending order.
  ///   - value: what the person counts for: 1, or the square of a weight.
  public mutating func add(_ given: [Int], value: Double = 1) {
    precondition(given.last.map { $0 < answers } ?? true, "the table has a row for every answer")
    pairs.withUnsafeMutableBufferPointer { pairs in
      given.withUnsafeBufferPointer { given in
        for position in given.indices {
          let row = given[position] * (given[position] + 1) / 2
          for other in 0...position { pairs[row + given[other]] += value }
        }
      }
    }
  }

  /// - Parameter other: the next part: of the same answers.
  public mutating func merge(_ other: CrossTally) {
    precondition(answers == other.answers, "parts of one table have the same answers")
    for index in pairs.indices { pairs[index] += other.pairs[index] }
  }

  /// Σu² over all persons, u being the sum of the coefficients of a person's answers.
  ///
  /// - Parameter coefficients: one for each answer; those that are 0 cost nothing.
  public func sumOfSquares(_ coefficients: [Double]) -> Double {
    precondition(coefficients.count == answers, "every answer has a coefficient")
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    var sum = 0.0
    for (position, first) in used.enumerated() {
      var row = coefficients[first] / 2 * self[first, first]
      for second in used[..<position] { row += coefficients[second] * self[first, second] }
      sum += 2 * coefficients[first] * row
    }
    return sum
  }

  /// Σu over all persons, u being the sum of the coefficients of a person's answers.
  public func sum(_ coefficients: [Double]) -> Double {
    precondition(coefficients.count == answers, "every answer has a coefficient")
    return coefficients.indices.reduce(0) { $0 + coefficients[$1] * self[$1, $1] }
  }
}
