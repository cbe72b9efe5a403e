/// What a reader ought to know before quoting an estimate (发布提示): the closed set of warnings.
public enum EstimateFlag: String, CaseIterable, Hashable, Comparable, Sendable {
  /// Fewer respondents, or fewer effective ones, than a figure should rest on (基数过小).
  case smallBase
  /// All answers are the same: the estimated error of 0 says nothing about those not asked (全部相同).
  case allSame
  /// The design has strata with a single unit, and a policy stands in for their spread; or the answers come from
  /// a single unit (孤层).
  case lonePSU
  /// Weights differ so much that they alone cost precision (权数悬殊).
  case weightsUnequal
  /// The interval, or the error, is wide for what is estimated (精度不足).
  case imprecise

  /// In the order of the names they are printed with.
  public static func < (left: EstimateFlag, right: EstimateFlag) -> Bool { left.rawValue < right.rawValue }
}

/// When an estimate is flagged (发布标准); the defaults are those of the NCHS presentation standards.
///
/// Source: Parker et al. (2017), *Vital Health Stat.* 2(175), for shares: n and n* of 30, an interval no wider
/// than 0.30, or above 0.05 no wider than 130 % of the share. The limit for other figures, a standard error of
/// 30 % of the value, is the older convention of the same agency.
public struct PublicationRule: Hashable, Sendable {
  /// Respondents, and effective respondents, below which `smallBase` is raised.
  public var fewestRespondents = 30
  /// Kish's design effect of weighting above which `weightsUnequal` is raised.
  public var largestWeightEffect = 1.5
  /// Width of a share's interval above which it is `imprecise` in any case.
  public var widestInterval = 0.30
  /// Width up to which it never is.
  public var narrowInterval = 0.05
  /// In between, the width over the share above which it is.
  public var widestRelativeInterval = 1.30
  /// Standard error over value above which figures other than shares are `imprecise`.
  public var largestRelativeError = 0.30

  /// The defaults.
  public init() {}

  /// - Parameters:
  ///   - isShare: whether the estimate lies between 0 and 1.
  ///   - hasLoneUnit: whether a lone unit is involved.
  ///   - doesNotVary: whether all answers are the same.
  func flags(
    of estimate: Estimate, weighting: WeightSummary, isShare: Bool, hasLoneUnit: Bool, doesNotVary: Bool
  ) -> Set<EstimateFlag> {
    var flags: Set<EstimateFlag> = []
    let effective = min(
      Double(estimate.respondents), estimate.effectiveSample ?? .infinity,
      weighting.effectiveCount ?? .infinity)
    // A rounding error must not make 29.999… of 30 equal weights.
    if effective < Double(fewestRespondents) - 1e-9 { flags.insert(.smallBase) }
    if doesNotVary { flags.insert(.allSame) }
    if hasLoneUnit { flags.insert(.lonePSU) }
    if weighting.designEffect ?? 1 > largestWeightEffect { flags.insert(.weightsUnequal) }
    if isShare ? isWide(estimate) : hasLargeError(estimate) { flags.insert(.imprecise) }
    return flags
  }

  private func isWide(_ estimate: Estimate) -> Bool {
    guard let interval = estimate.interval else { return true }
    let width = interval.upper - interval.lower
    guard width > narrowInterval else { return false }
    return width >= widestInterval || width > widestRelativeInterval * estimate.value
  }

  private func hasLargeError(_ estimate: Estimate) -> Bool {
    guard let error = estimate.standardError, estimate.interval != nil else { return true }
    return error > largestRelativeError * abs(estimate.value)
  }
}
