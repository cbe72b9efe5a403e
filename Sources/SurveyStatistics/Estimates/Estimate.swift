/// A number about a population with what is known of its error (估计值).
public struct Estimate: Hashable, Sendable {
  /// The estimate itself, in the units of what was estimated: 0…1 for a share.
  public var value: Double
  /// The standard error with its degrees of freedom, or why there is none.
  public var error: Result<StandardError, UndefinedReason>
  /// Respondents with an answer (基数).
  public var respondents: Int
  /// Σw of those respondents; equal to `respondents` without weights.
  public var weightedBase: Double
  /// V over the variance of as many independently drawn answers (设计效应); `nil` when either does not exist or
  /// the answers do not vary. Below 1 when a good part of the population answered.
  public var designEffect: Double?
  /// Independently drawn answers that would be as precise (有效样本量): answers over design effect, for an
  /// estimate of one ratio; `nil` for composites, without a design effect and for a census, which no number
  /// of draws equals.
  public var effectiveSample: Double?
  /// V over the variance of as many answers drawn without replacement from Σw people (不放回设计效应); `nil` as
  /// `designEffect`, and when the weights do not add up to more than the answers.
  public var finiteDesignEffect: Double?
  /// The confidence interval, when one was asked for and exists.
  public var interval: ConfidenceInterval?
  /// Drawn into what is estimated, but without an answer (缺失).
  public var missing = 0
  /// What a reader ought to know before quoting it.
  public var flags: Set<EstimateFlag> = []

  /// The figures of an estimate that was made elsewhere.
  public init(
    value: Double, error: Result<StandardError, UndefinedReason>, respondents: Int, weightedBase: Double,
    designEffect: Double? = nil, effectiveSample: Double? = nil, interval: ConfidenceInterval? = nil
  ) {
    self.value = value
    self.error = error
    self.respondents = respondents
    self.weightedBase = weightedBase
    self.designEffect = designEffect
    self.effectiveSample = effectiveSample
    self.interval = interval
  }

  /// The standard error (标准误); `nil` when it does not exist, for the reason in `error`.
  public var standardError: Double? { try? error.get().value }

  /// Why there is no standard error; `nil` where there is one.
  public var reason: UndefinedReason? { if case .failure(let reason) = error { reason } else { nil } }

  /// ν of the t distribution (自由度); `nil` without a standard error.
  public var degreesOfFreedom: Int? { try? error.get().degreesOfFreedom }

  /// value ± t·SE (t 区间) on the estimate's own scale, not clipped: for scores and means.
  ///
  /// - Returns: `nil` without a standard error or with no degree of freedom.
  public func meanInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let known = try? error.get() else { return nil }
    return ConfidenceInterval.mean(
      value, variance: known.value * known.value, degreesOfFreedom: known.degreesOfFreedom, level: level)
  }
}

/// The error of an estimate from one sample to the next (标准误).
public struct StandardError: Hashable, Sendable {
  /// The root of the estimated variance, at least 0; 0 for a census.
  public var value: Double
  /// First-stage units that answered − their strata: respondents − 1 without either. State it beside every
  /// interval; 0 or less leaves none.
  public var degreesOfFreedom: Int

  /// A standard error and its degrees of freedom.
  public init(_ value: Double, degreesOfFreedom: Int) {
    self.value = value
    self.degreesOfFreedom = degreesOfFreedom
  }
}
