/// One ratio of a composite: c · Y/X (比率项), such as satisfied answers over answers.
public struct RatioTerm: Hashable, Sendable {
  /// c.
  public var coefficient: Double
  /// Y = Σwy.
  public let numerator: Double
  /// X = Σwx; 0 when nobody answered.
  public let denominator: Double
  /// m, the answers behind it.
  public let answers: Int
  /// Who gave them: as many people as answers, unless somebody gave several.
  public let respondents: Int
  /// S², the element variance of the answers; `nil` below two, or when x does not count answers.
  public let elementVariance: Double?

  /// A mean of answers, each with its own score: a rate when scores are 0 and 1.
  ///
  /// For a pooled rate (池化) the tally holds the answers to all questions.
  ///
  /// - Parameter respondents: without it, as many as answers.
  public init(coefficient: Double = 1, answers: MomentTally, respondents: Int? = nil) {
    self.coefficient = coefficient
    self.respondents = respondents ?? answers.count
    numerator = (answers.mean ?? 0) * answers.sumOfWeights
    denominator = answers.sumOfWeights
    self.answers = answers.count
    elementVariance = answers.variance
  }

  /// A mean of scores given to the categories of a question, summed without running rounding.
  public init(coefficient: Double = 1, tally: FrequencyTally, scores: [Double]) {
    precondition(scores.count == tally.counts.count, "every category has a score")
    self.coefficient = coefficient
    numerator = zip(scores, tally.weights).reduce(0) { $0 + $1.0 * $1.1 }
    denominator = tally.weightedBase
    answers = tally.answers
    respondents = tally.answers
    elementVariance = tally.moments(of: scores).variance
  }

  /// A ratio of any two totals, such as answers ticked over answers possible; it has no design effect.
  ///
  /// - Parameter respondents: without it, as many as answers.
  public init(
    coefficient: Double = 1, numerator: Double, denominator: Double, answers: Int, respondents: Int? = nil
  ) {
    self.respondents = respondents ?? answers
    self.coefficient = coefficient
    self.numerator = numerator
    self.denominator = denominator
    self.answers = answers
    elementVariance = nil
  }

  /// R = Y/X; `nil` when X is 0.
  public var ratio: Double? { denominator == 0 ? nil : numerator / denominator }
}
