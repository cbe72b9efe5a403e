/// Patterns in one person's answers that hint at carelessness (作答质量).
///
/// Source: Meade & Craig (2012), *Psychol. Methods* 17, 437–455; Dunn et al. (2018), *J. Bus. Psychol.* 33,
/// 105–121.
public enum ResponsePattern {
  /// The most equal answers in a row (最长连续相同作答, longstring); an unanswered item breaks a run. 0 without
  /// answers.
  public static func longestRun<Answer: Equatable>(of answers: some Sequence<Answer?>) -> Int {
    var longest = 0
    var run = 0
    var last: Answer?
    for answer in answers {
      run = answer == nil ? 0 : answer == last ? run + 1 : 1
      last = answer
      longest = max(longest, run)
    }
    return longest
  }

  /// The standard deviation of one person's answers (个体作答变异, IRV), n − 1 below; 0 for one who always ticks
  /// the same.
  ///
  /// - Returns: `nil` below two answers. Unanswered items are left out.
  public static func individualVariability(of answers: some Sequence<Double?>) -> Double? {
    var moments = MomentTally()
    for case let answer? in answers { moments.add(answer) }
    return moments.standardDeviation
  }
}
