/// How many answers decide a threshold (翻转数): in whole numbers, so that a tie is a tie.
public struct ThresholdFlip: Hashable, Sendable {
  /// Whether k/n reaches the threshold as it stands.
  public let isReached: Bool
  /// The fewest answers that must change, from satisfied to not when the threshold is reached and the reverse
  /// when it is not, for that to turn round; `nil` when no number is enough (a threshold of 0 or above 1).
  public let answers: Int?

  /// - Parameters:
  ///   - successes: k, 0…n; n above 0.
  ///   - threshold: a ratio of whole numbers, 95 to 100 for 95 %; at least 0, the second above 0.
  /// Checked by hand: 1098/1137 at 95 % → 18 (1080/1137 = 94.99 %, 1081/1137 = 95.07 %).
  public init(successes: Int, of sample: Int, threshold: (Int, per: Int)) {
    precondition(sample > 0 && (0...sample).contains(successes), "successes are some of at least one answer")
    precondition(threshold.0 >= 0 && threshold.per > 0, "a threshold is a ratio of counts")
    guard threshold.0 <= threshold.per else {
      isReached = false
      answers = nil
      return
    }
    // k/n ≥ a/b ⟺ kb ≥ na ⟺ k ≥ ⌈na/b⌉; twice the width, since a decimal threshold may have sixteen places.
    let product = sample.multipliedFullWidth(by: threshold.0)
    let division = threshold.per.dividingFullWidth(product)
    let needed = division.quotient + (division.remainder == 0 ? 0 : 1)
    isReached = successes >= needed
    answers = isReached ? (needed > 0 ? successes - needed + 1 : nil) : needed - successes
  }
}
