/// How many to ask, and how precise an answer is then (样本量与误差), for a share under simple random sampling.
///
/// Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., §4.4.
public enum SamplePlan {
  /// The respondents needed for a margin of error (所需样本量): n₀ = z²p(1−p)/e², then n₀/(1 + (n₀−1)/N), rounded
  /// up.
  ///
  /// Rounded once, at the end: the smallest n whose margin of error by `marginOfError` is at most e.
  /// - Parameters:
  ///   - marginOfError: e, half the width of the interval on the 0…1 scale; above 0.
  ///   - share: p, the share expected; ½ asks for most.
  ///   - population: N; without it the population is taken to be endless.
  ///   - designEffect: how many times as many the design needs; applied after rounding, and rounded up again.
  /// Checked: Krejcie & Morgan (1970), *Educ. Psychol. Meas.* 30, 607–610: N = 1,000 needs 278,
  /// N = 10,000 370.
  public static func requiredSample(
    marginOfError: Double, level: Double = 0.95, share: Double = 0.5, population: Int? = nil,
    designEffect: Double = 1
  ) -> Int {
    precondition(
      marginOfError > 0 && (0...1).contains(share) && designEffect > 0, "a plan has positive terms")
    let z = NormalDistribution.criticalValue(level: level)
    let endless = z * z * share * (1 - share) / (marginOfError * marginOfError)
    guard let population else { return wholeUp(designEffect * Double(wholeUp(endless))) }
    // With n₀ ≤ 1 one respondent is enough, and the correction would raise n₀ rather than lower it.
    let finite = endless > 1 ? endless / (1 + (endless - 1) / Double(population)) : endless
    return min(population, wholeUp(designEffect * Double(wholeUp(finite))))
  }

  /// The people to invite for so many responses (发放量): n over the response rate, rounded up.
  ///
  /// - Parameter responseRate: above 0, at most 1.
  public static func invitations(for responses: Int, responseRate: Double) -> Int {
    precondition(responseRate > 0 && responseRate <= 1, "a response rate is above 0 and at most 1")
    return wholeUp(Double(responses) / responseRate)
  }

  /// The margin of error reached (抽样误差): z√(p(1−p)/n · (N−n)/(N−1)), half the width of the interval.
  ///
  /// - Parameters:
  ///   - sample: n, above 0.
  ///   - population: N, at least n; a census has no error. Without it the population is taken to be endless.
  ///   - share: p; ½ gives the largest margin, the one usually stated.
  public static func marginOfError(
    sample: Int, level: Double = 0.95, share: Double = 0.5, population: Int? = nil
  ) -> Double {
    precondition(sample > 0 && population.map { sample <= $0 } ?? true, "a sample is part of its population")
    if sample == population { return 0 }
    let z = NormalDistribution.criticalValue(level: level)
    let remaining = population.map { Double($0 - sample) / Double($0 - 1) } ?? 1
    return z * (share * (1 - share) / Double(sample) * remaining).squareRoot()
  }

  /// Rounded up, but not for the last digits of a `Double`: 400.00000000000006 needs 400.
  private static func wholeUp(_ value: Double) -> Int {
    // A margin of 1e-10 asks for more people than can be counted.
    value < 9e18 ? Int((value * (1 - 1e-14)).rounded(.up)) : .max
  }
}
