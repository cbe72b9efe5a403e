import RealModule

/// Intervals from an estimate and its variance; ν is the degrees of freedom of that variance.
///
/// All are `nil` without a degree of freedom, and where the method has nothing to hold on to: a share of
/// exactly 0 or 1, whose estimated variance is 0. `ShareEvidence` knows what to do then.
extension ConfidenceInterval {
  /// θ ± t√v (t 区间) for a mean or score; not clipped to any scale.
  public static func mean(
    _ value: Double, variance: Double, degreesOfFreedom: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard let t = critical(degreesOfFreedom, level) else { return nil }
    let half = t * variance.squareRoot()
    return ConfidenceInterval(lower: value - half, upper: value + half, level: level, method: .t)
  }

  /// p ± t√v, cut off at 0 and 1, beyond which no share lies.
  public static func t(
    share: Double, variance: Double, degreesOfFreedom: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard isInside(share), let t = critical(degreesOfFreedom, level) else { return nil }
    let half = t * variance.squareRoot()
    return ConfidenceInterval(
      lower: max(0, share - half), upper: min(1, share + half), level: level, method: .t)
  }

  /// expit(logit p ± t√v/(p(1−p))).
  ///
  /// - Source: Korn & Graubard (1999), *Analysis of Health Surveys*. Checked: R `svyciprop(method =
  ///   "logit")`, 1e-9.
  public static func logit(
    share: Double, variance: Double, degreesOfFreedom: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard isInside(share), let t = critical(degreesOfFreedom, level) else { return nil }
    let half = t * variance.squareRoot() / (share * (1 - share))
    let centre = Double.log(share / (1 - share))
    return ConfidenceInterval(
      lower: logistic(centre - half), upper: logistic(centre + half), level: level, method: .logit)
  }

  /// sin²(asin √p ± t√v/(2√(p(1−p)))), the angle kept between 0 and π/2.
  ///
  /// - Source: Anscombe (1948), *Biometrika* 35, 246–254. Checked: R `svyciprop(method = "asin")`, 1e-9.
  public static func arcsine(
    share: Double, variance: Double, degreesOfFreedom: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard isInside(share), let t = critical(degreesOfFreedom, level) else { return nil }
    let half = t * variance.squareRoot() / (2 * (share * (1 - share)).squareRoot())
    let angle = Double.asin(share.squareRoot())
    let lower = Double.sin(max(0, angle - half))
    let upper = Double.sin(min(Double.pi / 2, angle + half))
    return ConfidenceInterval(lower: lower * lower, upper: upper * upper, level: level, method: .arcsine)
  }

  /// Wilson's interval on the effective sample n* = p(1−p)/v, with t for z.
  ///
  /// - Source: Wilson (1927); Franco et al. (2019), *J. Survey Statistics and Methodology* 7, 334–364.
  public static func wilson(
    share: Double, variance: Double, degreesOfFreedom: Int, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard isInside(share), let t = critical(degreesOfFreedom, level) else { return nil }
    guard variance > 0 else {
      return ConfidenceInterval(lower: share, upper: share, level: level, method: .wilson)
    }
    return score(share: share, effective: share * (1 - share) / variance, critical: t, level: level)
  }

  /// Clopper–Pearson on the effective sample (科恩–格劳巴德区间): Beta(α/2; n*p, n*(1−p)+1) and
  /// Beta(1−α/2; n*p+1, n*(1−p)) with n* = p(1−p)/v · (t(n−1)/t(ν))².
  ///
  /// - Parameters:
  ///   - sample: n, the respondents, for the comparison of degrees of freedom.
  ///   - cap: n* is at most this; `nil` leaves it as R does.
  /// - Source: Korn & Graubard (1998), *Survey Methodology* 24, 193–201; the cap: Parker et al. (2017),
  ///   *Vital Health Stat.* 2(175). Checked: R `svyciprop(method = "beta")` without a cap, 1e-9.
  public static func kornGraubard(
    share: Double, variance: Double, sample: Int, degreesOfFreedom: Int, level: Double = 0.95,
    cap: Double? = nil
  ) -> ConfidenceInterval? {
    guard isInside(share), let t = critical(degreesOfFreedom, level), let full = critical(sample - 1, level)
    else { return nil }
    let effective = min(
      variance > 0 ? share * (1 - share) / variance * (full / t) * (full / t) : .infinity, cap ?? .infinity)
    return kornGraubard(share: share, effectiveSample: effective, level: level)
  }

  /// Clopper–Pearson on an effective sample that need not be whole; proper at 0 % and 100 %.
  ///
  /// - Parameter effectiveSample: n* above 0; `infinity`, for a census, gives the share itself.
  public static func kornGraubard(
    share: Double, effectiveSample: Double, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition((0...1).contains(share) && effectiveSample > 0, "a share is 0…1 of some sample")
    guard effectiveSample.isFinite else {
      return ConfidenceInterval(lower: share, upper: share, level: level, method: .kornGraubard)
    }
    return beta(
      successes: effectiveSample * share, failures: effectiveSample * (1 - share), level: level,
      method: .kornGraubard)
  }

  private static func isInside(_ share: Double) -> Bool { share > 0 && share < 1 }

  private static func critical(_ degreesOfFreedom: Int, _ level: Double) -> Double? {
    guard degreesOfFreedom > 0 else { return nil }
    return StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).criticalValue(level: level)
  }
}
