/// A satisfaction index of a few manifest items (显变量满意度指数), as the American one makes it from overall
/// satisfaction, confirmation of expectations and nearness to the ideal.
///
/// A respondent's score is Σ v·100·(x − least)/(most − least), the weights v divided by their sum; the index is the
/// mean of the scores over all who answered every item, so that any estimator of a mean gives its error. The weights
/// are given, equal ones unless a model says otherwise: nothing latent is estimated here.
/// Source: Fornell, Johnson, Anderson, Cha & Bryant (1996), *J. Marketing* 60(4), 7–18, appendix.
public struct SatisfactionIndex: Hashable, Sendable {
  /// The ends of the items' scale, such as 1 and 10.
  public let scale: ClosedRange<Double>
  /// v of each item, adding up to 1.
  public let weights: [Double]

  /// - Parameters:
  ///   - scale: of more than one point.
  ///   - weights: at least one, none negative, not all zero; anything else is a programmer error.
  public init(scale: ClosedRange<Double>, weights: [Double] = [1, 1, 1]) {
    let sum = weights.reduce(0, +)
    precondition(scale.lowerBound < scale.upperBound, "a scale has two ends")
    precondition(sum > 0 && sum.isFinite && weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    self.scale = scale
    self.weights = weights.map { $0 / sum }
  }

  /// A respondent's score, 0…100.
  ///
  /// - Parameter answers: one for each item; all on the scale, or it is a programmer error.
  /// - Returns: `nil` when an item was not answered.
  public func score(of answers: [Double?]) -> Double? {
    precondition(answers.count == weights.count, "every item has a place")
    var score = 0.0
    for (answer, weight) in zip(answers, weights) {
      guard let answer else { return nil }
      precondition(scale.contains(answer), "answers lie on the scale")
      score += weight * 100 * (answer - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
    }
    return score
  }
}
