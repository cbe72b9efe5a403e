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

  /// The share of the items asked that were left blank (题目无应答率), 0…1.
  ///
  /// - Parameters:
  ///   - answers: of one person to all items, or of all persons to one item; `nil` = no answer.
  ///   - isAsked: as many; a skipped item was not asked and is in no base.
  /// - Returns: `nil` when nothing was asked.
  public static func itemNonresponse<Answer>(
    of answers: some Sequence<Answer?>, asked isAsked: some Sequence<Bool>
  ) -> Double? {
    var (asked, blank) = (0, 0)
    for (answer, isAsked) in zip(answers, isAsked) where isAsked {
      asked += 1
      if answer == nil { blank += 1 }
    }
    return asked > 0 ? Double(blank) / Double(asked) : nil
  }
}
