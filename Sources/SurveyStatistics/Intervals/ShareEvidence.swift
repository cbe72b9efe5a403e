/// All that is known about an estimated share (占比的依据), from which the honest interval is chosen.
///
/// Exact coverage, by enumeration at populations from 31 to 5,000, decided between the methods: only the
/// hypergeometric interval never falls below its level there, and Korn–Graubard comes nearest for designs.
/// Source of the cap on n*: NCHS presentation standards, Parker et al. (2017), *Vital Health Stat.* 2(175).
public struct ShareEvidence: Hashable, Sendable {
  private let estimate: Estimate
  /// Rounding put aside: seven rates of 1 may average to 0.9999999999999998, which is all the same everybody.
  private let share: Double
  private let weighting: WeightSummary
  private let successes: Int?
  private let answers: Int
  private let population: Int?
  private let drawn: Double
  private let primaryUnits: Int?

  /// - Parameters:
  ///   - estimate: of the share, 0…1, with its error.
  ///   - weighting: of the respondents behind it.
  ///   - successes: how many of the answers count, when each respondent gave exactly one; `nil` for pooled
  ///     rates and composites.
  ///   - answers: how many there are: more than respondents when they are pooled.
  ///   - population: N, when respondents are a simple random sample from it.
  ///   - drawn: the least share of a population that was drawn, where several were drawn from; without it, that
  ///     of `population`.
  ///   - primaryUnits: first-stage units that answered, when they are not the respondents themselves.
  public init(
    _ estimate: Estimate, weighting: WeightSummary, successes: Int?, answers: Int, population: Int? = nil,
    drawn: Double? = nil, primaryUnits: Int? = nil
  ) {
    precondition((-1e-9...1 + 1e-9).contains(estimate.value), "a share lies between 0 and 1")
    self.estimate = estimate
    share = estimate.value < 1e-12 ? 0 : estimate.value > 1 - 1e-12 ? 1 : estimate.value
    self.weighting = weighting
    self.successes = successes
    self.answers = answers
    self.population = population
    self.drawn = drawn ?? population.map { Double(estimate.respondents) / Double($0) } ?? 0
    self.primaryUnits = primaryUnits
  }

  /// The method for these answers: exact for equal weights from a known population, else Korn–Graubard.
  public var defaultMethod: IntervalMethod {
    guard successes != nil, weighting.isEqual, let population else { return .kornGraubard }
    return population <= HypergeometricDistribution.largestPopulation ? .hypergeometric : .kornGraubard
  }

  /// The interval by a method, or by the default one.
  ///
  /// At 0 % and 100 %, and where all respondents have the same rate, the estimated variance is 0 without the
  /// share being certain: `t`, `logit`, `arcsine` and `kornGraubard` then give the exact interval where it
  /// applies, else Korn–Graubard with n* = min(n, (Σw)²/Σw²), and no more than the first-stage units that
  /// answered; Wilson uses the same n*. A census gives the share itself.
  /// - Throws: why there is no interval by this method.
  public func interval(
    _ method: IntervalMethod? = nil, level: Double = 0.95
  ) throws(UndefinedReason) -> ConfidenceInterval {
    guard estimate.respondents > 0, let kish = weighting.effectiveCount else { throw .nobodyAnswered }
    if let population, estimate.respondents > population {
      throw .sampleExceedsPopulation(sample: estimate.respondents, population: population)
    }
    let method = method ?? defaultMethod
    if case .failure(let reason) = estimate.error, drawn >= 1 || reason == .oneRespondentToAPart {
      throw reason
    }
    if drawn >= 1, method != .hypergeometric {
      return ConfidenceInterval(lower: share, upper: share, level: level, method: method)
    }
    switch method {
    case .hypergeometric: return try exact(level)
    case .clopperPearson: return clopperPearson(level)
    case .wilson, .kornGraubard, .logit, .t, .arcsine:
      return try share > 0 && share < 1 && hasVariance
        ? fromVariance(method, level) : withoutVariance(method, kish: kish, level)
    }
  }

  /// Whether there is more than rounding of a variance, beside that of one answer. One respondent has none to be zero:
  /// `fromVariance` says so.
  private var hasVariance: Bool {
    estimate.standardError.map { $0 * $0 > 1e-16 * share * (1 - share) } ?? true
  }

  private func exact(_ level: Double) throws(UndefinedReason) -> ConfidenceInterval {
    guard let population else { throw .populationUnknown }
    guard population <= HypergeometricDistribution.largestPopulation else { throw .populationTooLarge }
    guard let successes, weighting.isEqual else { throw .unequalWeights }
    return .hypergeometric(
      successes: successes, ofSample: answers, population: population, level: level)
  }

  private func clopperPearson(_ level: Double) -> ConfidenceInterval {
    if let successes, weighting.isEqual {
      return .clopperPearson(successes: successes, of: answers, level: level)
    }
    let n = Double(estimate.respondents)
    return ConfidenceInterval.beta(
      successes: n * share, failures: n * (1 - share), level: level,
      method: .clopperPearson)
  }

  private func withoutVariance(
    _ method: IntervalMethod, kish: Double, _ level: Double
  ) throws(UndefinedReason) -> ConfidenceInterval {
    if defaultMethod == .hypergeometric, method != .wilson { return try exact(level) }
    let effective = min(Double(estimate.respondents), kish, primaryUnits.map { Double($0) } ?? .infinity)
    guard method == .wilson else {
      return .kornGraubard(share: share, effectiveSample: effective, level: level)
    }
    let z = NormalDistribution.criticalValue(level: level)
    return ConfidenceInterval.score(
      share: share, effective: effective, critical: z, level: level)
  }

  private func fromVariance(
    _ method: IntervalMethod, _ level: Double
  ) throws(UndefinedReason) -> ConfidenceInterval {
    let known = try estimate.error.get()
    let (p, v, df) = (share, known.value * known.value, known.degreesOfFreedom)
    let interval: ConfidenceInterval? =
      switch method {
      case .logit: .logit(share: p, variance: v, degreesOfFreedom: df, level: level)
      case .arcsine: .arcsine(share: p, variance: v, degreesOfFreedom: df, level: level)
      case .wilson: .wilson(share: p, variance: v, degreesOfFreedom: df, level: level)
      case .kornGraubard, .hypergeometric, .clopperPearson:
        .kornGraubard(
          share: p, variance: v, sample: estimate.respondents, degreesOfFreedom: df, level: level, cap: cap)
      case .t: .t(share: p, variance: v, degreesOfFreedom: df, level: level)
      }
    guard let interval else { throw estimate.respondents == 1 ? .oneRespondent : .noDegreesOfFreedom }
    return interval
  }

  /// n* may exceed the answers only as far as the finite population explains it: n/(1 − n/N).
  private var cap: Double { Double(answers) / (1 - drawn) }
}
