/// The sums of a cross tally, rounded to numbers (交叉表之和): Σw² by pair of answers and Σw by answer.
public struct PairSums: Hashable, Sendable {
  private let answers: Int
  /// Σw² by pair: the lower triangle, row by row.
  private let pairs: [Double]
  /// Σw by answer; empty when every weight is 1.
  private let weights: [Double]

  init(answers: Int, pairs: [Double], weights: [Double]) {
    (self.answers, self.pairs, self.weights) = (answers, pairs, weights)
  }

  private func row(of answer: Int) -> Int { answer * (answer + 1) / 2 }

  /// Σw over the persons who gave an answer.
  private func weight(of answer: Int) -> Double {
    weights.isEmpty ? pairs[row(of: answer) + answer] : weights[answer]
  }

  /// Σ(wu)² over all persons, u being the sum of the coefficients of a person's answers.
  ///
  /// - Parameter coefficients: one for each answer; those that are 0 cost nothing.
  public func sumOfSquares(_ coefficients: [Double]) -> Double {
    precondition(coefficients.count == answers, "every answer has a coefficient")
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    var sum = 0.0
    for (position, first) in used.enumerated() {
      var half = coefficients[first] / 2 * pairs[row(of: first) + first]
      for second in used[..<position] { half += coefficients[second] * pairs[row(of: first) + second] }
      sum += 2 * coefficients[first] * half
    }
    return sum
  }

  /// Σwu over all persons, u being the sum of the coefficients of a person's answers.
  public func sum(_ coefficients: [Double]) -> Double {
    precondition(coefficients.count == answers, "every answer has a coefficient")
    return coefficients.indices.reduce(0) { $0 + coefficients[$1] * weight(of: $1) }
  }
}
