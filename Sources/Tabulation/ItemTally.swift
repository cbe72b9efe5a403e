public import Questionnaires
internal import Responses
public import SurveyStatistics

/// The answers to one item, counted (单题频数): all that shares, means and their errors need.
///
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole.
public struct ItemTally: Hashable, Sendable {
  /// Answers by option, options that are not valid included; for multiple choice, respondents who chose it.
  public internal(set) var counts: [Int]
  /// The same with respondent weights; responses without a positive weight are not in it.
  public internal(set) var weighted: FrequencyTally
  /// Respondents who answered; for multiple choice less than the sum of `counts`.
  public internal(set) var answered = 0
  /// 跳题, 未答 and 未识别.
  public internal(set) var skipped = 0, unanswered = 0, unrecognised = 0

  /// A tally of nothing.
  public init(options: Int) {
    counts = [Int](repeating: 0, count: options)
    weighted = FrequencyTally(categories: options)
  }

  /// Adds the next part.
  public mutating func merge(_ other: ItemTally) {
    precondition(counts.count == other.counts.count, "tallies of one item have the same options")
    for option in counts.indices { counts[option] += other.counts[option] }
    weighted.merge(other.weighted)
    answered += other.answered
    skipped += other.skipped
    unanswered += other.unanswered
    unrecognised += other.unrecognised
  }

  /// Goes through the numbers of the tally.
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(counts: &counts)
    weighted.code(with: &coder)
    coder.code(count: &answered)
    coder.code(count: &skipped)
    coder.code(count: &unanswered)
    coder.code(count: &unrecognised)
  }

  /// Responses counted, answered or not.
  public var responses: Int { answered + skipped + unanswered + unrecognised }

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
