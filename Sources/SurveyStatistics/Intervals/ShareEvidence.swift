/// All that is known about an estimated share (占比的依据), from which the honest interval is chosen.
///
/// Source: `statistics` of the NCHS presentation standards, Parker et al. (2017), *Vital Health Stat.* 2(175), for the cap;
/// the choice between methods rests on exact coverage, by enumeration, of each at populations from 31 to 5,000.
public struct ShareEvidence: Hashable, Sendable {
  private let estimate: Estimate
  private let weighting: WeightSummary
  private let successes: Int?
  private let answers: Int
  private let population: Int?

  /// - Parameters:
  ///   - estimate: of the share, 0…1, with its error.
  ///   - weighting: of the respondents behind it.
  ///   - successes: how many of the answers count, when each respondent gave exactly one; `nil` for pooled rates and composites.
  ///   - answers: how many there are: more than respondents when they are pooled.
  ///   - population: N, when respondents are a simple random sample from it.
  public init(
    _ estimate: Estimate, weighting: WeightSummary, successes: Int?, answers: Int, population: Int? = nil
  ) {
    self.estimate = estimate
    self.weighting = weighting
    self.successes = successes
    self.answers = answers
    self.population = population
  }

  /// The method for these answers: exact for equal weights from a known population, else Korn–Graubard.
  public var defaultMethod: IntervalMethod {
    successes != nil && weighting.isEqual && population != nil ? .hypergeometric : .kornGraubard
  }

  /// The interval by a method, or by the default one.
  ///
  /// At 0 % and 100 % the estimated variance is 0: `t`, `logit`, `arcsine` and `kornGraubard` then give the exact interval where it
  /// applies, else Korn–Graubard with n* = min(n, (Σw)²/Σw²); Wilson uses the same n*. A census gives the share itself.
  /// - Throws: why there is no interval by this method.
  public func interval(
    _ method: IntervalMethod? = nil, level: Double = 0.95
  ) throws(UndefinedReason) -> ConfidenceInterval {
    guard estimate.respondents > 0, let kish = weighting.effectiveCount else { throw .nobodyAnswered }
    if let population, estimate.respondents > population {
      throw .sampleExceedsPopulation(sample: estimate.respondents, population: population)
    }
    let method = method ?? defaultMethod
    let p = estimate.value
    if estimate.respondents == population, method != .hypergeometric {
      return ConfidenceInterval(lower: p, upper: p, level: level, method: method)
    }
    switch method {
    case .hypergeometric: return try exact(level)
    case .clopperPearson: return clopperPearson(level)
    case .wilson, .kornGraubard, .logit, .t, .arcsine:
      guard p > 0, p < 1 else { return try atTheEnd(method, kish: kish, level) }
      return try fromVariance(method, level)
    }
  }

  private func exact(_ level: Double) throws(UndefinedReason) -> ConfidenceInterval {
    guard let population else { throw .populationUnknown }
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
      successes: n * estimate.value, failures: n * (1 - estimate.value), level: level,
      method: .clopperPearson)
  }

  private func atTheEnd(
    _ method: IntervalMethod, kish: Double, _ level: Double
  ) throws(UndefinedReason) -> ConfidenceInterval {
    if defaultMethod == .hypergeometric, method != .wilson { return try exact(level) }
    let effective = min(Double(estimate.respondents), kish)
    guard method == .wilson else {
      return .kornGraubard(share: estimate.value, effectiveSample: effective, level: level)
    }
    let z = NormalDistribution.criticalValue(level: level)
    return ConfidenceInterval.score(
      share: estimate.value, effective: effective, critical: z, level: level)
  }

  private func fromVariance(
    _ method: IntervalMethod, _ level: Double
  ) throws(UndefinedReason) -> ConfidenceInterval {
    let known = try estimate.error.get()
    let (p, v, df) = (estimate.value, known.value * known.value, known.degreesOfFreedom)
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
    guard let interval else { throw .oneRespondent }
    return interval
  }

  /// n* may exceed the answers only as far as the finite population explains it: n/(1 − n/N).
  private var cap: Double {
    guard let population else { return Double(answers) }
    let remaining = Double(population - estimate.respondents) / Double(population)
    return Double(answers) / remaining
  }
}
