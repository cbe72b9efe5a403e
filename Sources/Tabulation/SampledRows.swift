internal import Responses
internal import Screening
internal import SurveyStatistics

/// The rows behind a figure: the valid responses in each category, and who else was in the sample (样本).
struct SampledRows {
  private let screened: ScreenedResponses
  /// By category, its valid responses.
  let members: [[Int32]]
  /// Whether valid responses outside every category belong to the sample all the same: a part of a sample keeps them as
  /// zeros, a group drawn from a population of its own does not.
  private let keepsOutsiders: Bool

  init(_ screened: ScreenedResponses, _ grouping: Grouping, keepsOutsiders: Bool = true) {
    (self.screened, members, self.keepsOutsiders) = (screened, grouping.members, keepsOutsiders)
  }

  var columns: [AnswerColumn] { screened.table.columns }

  var hasWeights: Bool { !screened.table.metadata.weights.isEmpty }

  /// Weights by response; `nil` = all have 1.
  func weights(weighted: Bool) -> [Double]? { weighted ? screened.table.metadata.weights : nil }

  /// Everybody in the sample, answered or not. Who has no weight is in no weighted sample.
  func drawn(weighted: Bool) -> Int {
    guard keepsOutsiders else { return categoryWeights(weighted: weighted).reduce(0) { $0 + $1.count } }
    guard let weights = weights(weighted: weighted) else { return screened.validCount }
    return weights.indices.count { weights[$0] > 0 && screened.isValid($0) }
  }

  /// The weights of all responses in each category, answered or not.
  func categoryWeights(weighted: Bool) -> [WeightSummary] {
    guard let weights = weights(weighted: weighted) else { return members.map { .equal($0.count) } }
    return members.map { members in
      var summary = WeightSummary()
      for member in members where weights[Int(member)] > 0 { summary.add(weight: weights[Int(member)]) }
      return summary
    }
  }
}

/// Influence values added up over persons. Those drawn and never added stay in the sample with 0.
struct PersonSums {
  private let drawn: Int
  private var sum = 0.0
  private var squares = 0.0
  /// Persons with an answer in the base.
  private(set) var respondents = 0
  private var base = 0.0
  private var squaredWeights = 0.0
  private var leastWeight = Double.infinity
  private var greatestWeight = 0.0

  init(drawn: Int) { self.drawn = drawn }

  mutating func add(_ influence: Double, weight: Double, answered: Bool) {
    sum += influence * weight
    squares += influence * weight * influence * weight
    guard answered else { return }
    respondents += 1
    base += weight
    squaredWeights += weight * weight
    leastWeight = min(leastWeight, weight)
    greatestWeight = max(greatestWeight, weight)
  }

  var influences: InfluenceTally { InfluenceTally(units: drawn, sum: sum, sumOfSquares: squares) }

  /// Weights of the persons with an answer in the base.
  var weights: WeightSummary {
    WeightSummary(
      count: respondents, sum: base, sumOfSquares: squaredWeights,
      range: respondents > 0 ? leastWeight...greatestWeight : nil)
  }
}
