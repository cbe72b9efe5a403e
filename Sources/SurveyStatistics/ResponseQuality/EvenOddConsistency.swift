extension ResponsePattern {
  /// Even–odd consistency (奇偶一致性): how well a person's means over the odd and the even items of each scale agree.
  ///
  /// r over the scales, stepped up by Spearman–Brown to 2r/(1 + r) and held at −1 from below. Near 1 for attentive
  /// respondents, near 0 and below for careless ones; `careless::evenodd` prints it with the sign turned.
  /// - Parameters:
  ///   - answers: of one person, in the order of the items, already reverse-scored; `nil` = unanswered.
  ///   - scaleLengths: items of each scale, in order; they add up to the number of answers.
  /// - Returns: `nil` with fewer than two scales answered on both sides, and when either side does not vary.
  /// - Source: Johnson (2005), *J. Res. Pers.* 39, 103–129; Meade & Craig (2012). Checked: the same in R, 1e-12.
  public static func evenOddConsistency(of answers: [Double?], scaleLengths: [Int]) -> Double? {
    precondition(
      scaleLengths.allSatisfy { $0 >= 0 } && scaleLengths.reduce(0, +) == answers.count,
      "scales cover the answers")
    var halves = CovarianceTally(variables: 2)
    var start = 0
    for length in scaleLengths {
      let odd = mean(of: answers[start..<start + length], startingAt: 0)
      let even = mean(of: answers[start..<start + length], startingAt: 1)
      halves.add(complete: [odd, even])
      start += length
    }
    guard let r = halves.correlation?[1, 0], r > -1 else { return halves.correlation == nil ? nil : -1 }
    return max(-1, 2 * r / (1 + r))
  }

  private static func mean(of answers: ArraySlice<Double?>, startingAt first: Int) -> Double? {
    var moments = MomentTally()
    for index in stride(from: answers.startIndex + first, to: answers.endIndex, by: 2) {
      if let answer = answers[index] { moments.add(answer) }
    }
    return moments.mean
  }
}
