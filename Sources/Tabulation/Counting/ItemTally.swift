public import Questionnaires
public import SurveyStatistics

/// The answers to one item, counted (单题频数): all that shares, means and their errors need.
///
/// Laws: an empty tally changes nothing, and parts merged in any order give the whole.
public struct ItemTally: Hashable, Sendable {
  /// Answers by option, options that are not valid included; for multiple choice, respondents who chose it.
  public internal(set) var counts: [Int]
  /// By option, those with a positive weight.
  private var weightedCounts: [Int]
  /// By option, Σw and Σw².
  private var weights: [ExactSum], squares: [ExactSum]
  /// Respondents who answered; for multiple choice less than the sum of `counts`.
  public internal(set) var answered = 0
  /// 跳题, 未答 and 未识别.
  public internal(set) var skipped = 0, unanswered = 0, unrecognised = 0

  /// A tally of nothing.
  public init(options: Int) {
    counts = [Int](repeating: 0, count: options)
    weightedCounts = counts
    weights = [ExactSum](repeating: ExactSum(), count: options)
    squares = weights
  }

  /// Respondents who chose an option, somebody else having added up Σw² of them, and Σw of those with a weight.
  mutating func add(
    _ plain: (count: Int, sum: ExactSum), _ weighted: (count: Int, sum: ExactSum), to option: Int
  ) {
    counts[option] += plain.count
    squares[option] += plain.sum
    weightedCounts[option] += weighted.count
    weights[option] += weighted.sum
  }

  /// Respondents without an option, by `AbsenceKind`.
  mutating func addWithoutOption(_ counts: [Int]) {
    answered += counts[0]
    unanswered += counts[1]
    skipped += counts[2]
    unrecognised += counts[3]
  }

  /// Adds another part.
  public mutating func merge(_ other: ItemTally) {
    precondition(counts.count == other.counts.count, "tallies of one item have the same options")
    for option in counts.indices {
      add(
        (other.counts[option], other.squares[option]), (other.weightedCounts[option], other.weights[option]),
        to: option)
    }
    answered += other.answered
    skipped += other.skipped
    unanswered += other.unanswered
    unrecognised += other.unrecognised
  }

  /// Goes through the numbers of the tally.
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(counts: &counts)
    coder.code(counts: &weightedCounts)
    coder.code(sums: &weights)
    coder.code(sums: &squares)
    coder.code(count: &answered)
    coder.code(count: &skipped)
    coder.code(count: &unanswered)
    coder.code(count: &unrecognised)
  }

  /// Responses counted, answered or not.
  public var responses: Int { answered + skipped + unanswered + unrecognised }

  /// The same with respondent weights; responses without a positive weight are not in it.
  public var weighted: FrequencyTally {
    FrequencyTally(
      counts: weightedCounts, weights: weights.map(\.value), squaredWeights: squares.map(\.value))
  }

  /// The respondents who chose an option and have a positive weight, and Σw over them.
  func weighted(_ option: Int) -> (count: Int, weight: Double) {
    (weightedCounts[option], weights[option].value)
  }

  /// Answers to options that are not 有效: 否 (基数).
  public func base(_ question: Question) -> Int {
    if question.kind.hasOptionSet || question.kind == .ranking { return answered }
    return question.scale.validOptions.reduce(0) { $0 + counts[$1] }
  }

  /// Answers to options that are 有效: 否 (不适用).
  public func notApplicable(_ question: Question) -> Int {
    question.kind.hasOneOption ? answered - base(question) : 0
  }
}
