/// How often any two answers were given by one person (交叉表): for each pair of answers, the persons who gave both, or
/// the sum of their squared weights.
///
/// An influence value is a sum over a person's answers, so its square is a sum over pairs of them: with this table the
/// error of every figure made of these answers is known, and no row has to be kept or read again.
/// Laws: an empty table changes nothing, and merging the parts in order gives the whole.
public struct CrossTally: Hashable, Sendable {
  /// How many different answers there are.
  public let answers: Int
  /// Σw² by pair: the lower triangle, row by row. Counts of persons are exact up to 2⁵³.
  private var pairs: [Double]
  /// Σw by answer; empty when every weight is 1.
  private var weights: [Double]

  /// Nobody yet.
  ///
  /// - Parameter isWeighted: whether persons will have weights other than 1.
  public init(answers: Int, isWeighted: Bool = false) {
    self.answers = answers
    pairs = Array(repeating: 0, count: answers * (answers + 1) / 2)
    weights = isWeighted ? Array(repeating: 0, count: answers) : []
  }

  /// Σw² over the persons who gave both answers; for one answer twice, over those who gave it.
  public subscript(first: Int, second: Int) -> Double {
    let (row, column) = (max(first, second), min(first, second))
    return pairs[row * (row + 1) / 2 + column]
  }

  /// Σw over the persons who gave an answer.
  public func weight(of answer: Int) -> Double { weights.isEmpty ? self[answer, answer] : weights[answer] }

  /// One person.
  ///
  /// - Parameters:
  ///   - given: the answers, each once, in ascending order.
  ///   - weight: w, above 0; 1 in a table without weights.
  public mutating func add(_ given: [Int], weight: Double = 1) {
    precondition(weight > 0 && (weight == 1 || !weights.isEmpty), "only a weighted table takes weights")
    precondition(given.last.map { $0 < answers } ?? true, "the table has a row for every answer")
    let square = weight * weight
    pairs.withUnsafeMutableBufferPointer { pairs in
      given.withUnsafeBufferPointer { given in
        for position in given.indices {
          let row = given[position] * (given[position] + 1) / 2
          for other in 0...position { pairs[row + given[other]] += square }
        }
      }
    }
    if !weights.isEmpty { for answer in given { weights[answer] += weight } }
  }

  /// - Parameter other: the next part: of the same answers, weighted alike.
  public mutating func merge(_ other: CrossTally) {
    precondition(
      answers == other.answers && weights.count == other.weights.count, "parts of one table have its answers")
    for index in pairs.indices { pairs[index] += other.pairs[index] }
    for index in weights.indices { weights[index] += other.weights[index] }
  }

  /// Goes through the numbers of the table: without weights, numbers of persons.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(sums: &weights)
    guard weights.isEmpty else { return coder.code(sums: &pairs) }
    coder.code(shape: pairs.count)
    for index in pairs.indices {
      var count = Int(pairs[index])
      coder.code(count: &count)
      pairs[index] = Double(count)
    }
  }

  /// Σ(wu)² over all persons, u being the sum of the coefficients of a person's answers.
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

  /// Σwu over all persons, u being the sum of the coefficients of a person's answers.
  public func sum(_ coefficients: [Double]) -> Double {
    precondition(coefficients.count == answers, "every answer has a coefficient")
    return coefficients.indices.reduce(0) { $0 + coefficients[$1] * weight(of: $1) }
  }
}
