/// How many respondents a margin of error needs, and how many people to invite for them (样本量推算), step by step.
///
/// n₀ = z²p(1−p)/e² from an endless population; n₀/(1 + (n₀−1)/N) from one of N; times the design effect; rounded up
/// once, at the end. Rounding between the steps would ask for one more here and there: N = 1,000 at ±5 points
/// needs 278, not 279.
///
/// Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., §4.4; the design effect: Kish (1965), §8.2.
/// Checked: Krejcie & Morgan (1970), *Educ. Psychol. Meas.* 30, 607–610: N = 1,000 needs 278, N = 10,000 370.
public struct SampleRequirement: Hashable, Sendable {
  /// e, half the width of the interval, on the 0…1 scale.
  public let marginOfError: Double
  /// The confidence level.
  public let level: Double
  /// p, the share expected.
  public let share: Double
  /// N; `nil` for a population taken to be endless.
  public let population: Int?
  /// How many times as many the design needs.
  public let designEffect: Double
  /// The response rate expected; `nil` when invitations are not asked for.
  public let responseRate: Double?

  /// A requirement.
  ///
  /// - Parameters:
  ///   - marginOfError: above 0.
  ///   - share: ½ asks for most.
  ///   - population: at least 1.
  ///   - designEffect: above 0.
  ///   - responseRate: above 0, at most 1.
  public init(
    marginOfError: Double, level: Double = 0.95, share: Double = 0.5, population: Int? = nil,
    designEffect: Double = 1, responseRate: Double? = nil
  ) {
    precondition(
      marginOfError > 0 && (0...1).contains(share) && designEffect > 0 && population ?? 1 > 0,
      "a plan has positive terms")
    precondition(responseRate.map { $0 > 0 && $0 <= 1 } ?? true, "a response rate is above 0 and at most 1")
    (self.marginOfError, self.level, self.share) = (marginOfError, level, share)
    (self.population, self.designEffect, self.responseRate) = (population, designEffect, responseRate)
  }

  /// z, the two-sided critical value of the level.
  public var criticalValue: Double { NormalDistribution.criticalValue(level: level) }

  /// n₀, unrounded.
  public var fromEndless: Double {
    criticalValue * criticalValue * share * (1 - share) / (marginOfError * marginOfError)
  }

  /// n₀/(1 + (n₀−1)/N), unrounded; n₀ itself without N.
  public var fromPopulation: Double {
    // With n₀ ≤ 1 one respondent is enough, and the correction would raise n₀ rather than lower it.
    guard let population, fromEndless > 1 else { return fromEndless }
    return fromEndless / (1 + (fromEndless - 1) / Double(population))
  }

  /// The same times the design effect, unrounded.
  public var withDesign: Double { designEffect * fromPopulation }

  /// The respondents needed (所需样本量), at most the population: the fewest that keep the margin.
  public var respondents: Int { min(population ?? .max, Self.wholeUp(max(withDesign, 0))) }

  /// The people to invite for so many responses (发放量): n over the response rate, rounded up; `nil` without a rate.
  /// More than the population where so many responses cannot be had.
  public var invitations: Int? {
    responseRate.map { Self.invitations(for: respondents, responseRate: $0) }
  }

  /// The people to invite for so many responses: n over the response rate, rounded up.
  ///
  /// - Parameter responseRate: above 0, at most 1.
  public static func invitations(for responses: Int, responseRate: Double) -> Int {
    precondition(responseRate > 0 && responseRate <= 1, "a response rate is above 0 and at most 1")
    return wholeUp(Double(responses) / responseRate)
  }

  /// Rounded up, but not for the last digits of a `Double`: 400.00000000000006 needs 400, and 10¹⁵ needs no less.
  static func wholeUp(_ value: Double) -> Int {
    // A margin of 1e-10 asks for more people than can be counted.
    guard value < 9e18 else { return .max }
    let below = value.rounded(.down)
    return Int(below) + (value - below > min(value * 1e-14, 0.5) ? 1 : 0)
  }
}
