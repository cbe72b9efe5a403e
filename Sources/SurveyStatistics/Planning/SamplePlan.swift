/// How precise a share from so many respondents is (抽样误差), under simple random sampling or a design as good as a
/// part of it.
///
/// Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., §4.4. The other way round: `SampleRequirement`.
public enum SamplePlan {
  /// The respondents needed for a margin of error (所需样本量): `SampleRequirement.respondents`.
  public static func requiredSample(
    marginOfError: Double, level: Double = 0.95, share: Double = 0.5, population: Int? = nil,
    designEffect: Double = 1
  ) -> Int {
    SampleRequirement(
      marginOfError: marginOfError, level: level, share: share, population: population,
      designEffect: designEffect
    ).respondents
  }

  /// The margin of error reached (抽样误差): z√(p(1−p)/m · (N−m)/(N−1)) with m = n/deff, half the width of the
  /// interval.
  ///
  /// - Parameters:
  ///   - sample: n, above 0.
  ///   - population: N, at least n; a census has no error. Without it the population is taken to be endless.
  ///   - share: p; ½ gives the largest margin, the one usually stated.
  ///   - designEffect: above 0.
  public static func marginOfError(
    sample: Int, level: Double = 0.95, share: Double = 0.5, population: Int? = nil, designEffect: Double = 1
  ) -> Double {
    precondition(sample > 0 && population.map { sample <= $0 } ?? true, "a sample is part of its population")
    precondition(designEffect > 0, "a design effect is positive")
    if sample == population { return 0 }
    let z = NormalDistribution.criticalValue(level: level)
    let effective = Double(sample) / designEffect
    let remaining = population.map { max(0, (Double($0) - effective) / Double($0 - 1)) } ?? 1
    return z * (share * (1 - share) / effective * remaining).squareRoot()
  }
}
