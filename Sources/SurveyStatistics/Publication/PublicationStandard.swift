/// Whether a share is good enough to print (发布标准), by the NCHS standards for proportions.
///
/// In order: fewer than 30 respondents, or 30 effectively, is too few; a 95 % interval 0.30 or wider says too little,
/// and between 0.05 and 0.30 it may be at most 130 % of the share. What passes is printed, except that nobody or
/// everybody, or fewer than 8 degrees of freedom, is for a statistician to look at first.
/// Source: Parker et al. (2017), *Vital Health Stat.* 2(175), "Presentation Standards for Proportions". Checked: limits and
/// their order as in R surveytable of the CDC (`.lpe_percents`), which takes an interval of no width for 0 % and 100 %,
/// and p(1 − p)/V for the effective sample, n − 1 of a simple one where n/deff is n.
public struct PublicationStandard: Hashable, Sendable {
  /// The fewest respondents, nominal and effective.
  public var fewestRespondents = 30
  /// An interval this wide is not printed.
  public var widestInterval = 0.30
  /// An interval of at most this is narrow enough for any share.
  public var narrowInterval = 0.05
  /// The widest interval relative to the share, in between.
  public var widestRelative = 1.30
  /// Fewer degrees of freedom ask for a look.
  public var fewestDegreesOfFreedom = 8

  /// The published limits.
  public init() {}

  /// Judges a share by its 95 % Korn–Graubard interval.
  ///
  /// - Parameter estimate: a share, 0…1. Its interval decides; without one it cannot be printed. An effective sample
  ///   that is not known is taken to be the number of respondents.
  public func judge(_ estimate: Estimate) -> PublicationVerdict {
    var findings: [PublicationFinding] = []
    let respondents = estimate.respondents
    if respondents < fewestRespondents {
      findings.append(.fewRespondents(respondents, limit: fewestRespondents))
    } else if let effective = estimate.effectiveSample, effective < Double(fewestRespondents) {
      findings.append(.smallEffectiveSample(effective, limit: fewestRespondents))
    }
    guard let interval = estimate.interval else { return PublicationVerdict(findings + [.noInterval]) }
    // Seven rates of 1 may average to 0.9999999999999998, which is everybody.
    let isCertain = estimate.value < 1e-12 || estimate.value > 1 - 1e-12
    let (share, width) = (estimate.value, interval.upper - interval.lower)
    if width >= widestInterval {
      findings.append(.wideInterval(width: width, limit: widestInterval))
    } else if width > narrowInterval, !isCertain {
      if width > widestRelative * share {
        findings.append(.wideRelativeInterval(ratio: width / share, limit: widestRelative))
      } else if width > widestRelative * (1 - share) {
        findings.append(.complementUnreliable(ratio: width / (1 - share), limit: widestRelative))
      }
    }
    if isCertain { findings.append(.nobodyOrEverybody) }
    if let freedom = estimate.degreesOfFreedom, freedom < fewestDegreesOfFreedom {
      findings.append(.fewDegreesOfFreedom(freedom, limit: fewestDegreesOfFreedom))
    }
    return PublicationVerdict(findings)
  }
}

/// Something about a share that bears on printing it (发布提示): the facts only, the words are the caller's.
public enum PublicationFinding: Hashable, Sendable {
  /// n below the limit.
  case fewRespondents(Int, limit: Int)
  /// n/deff below the limit.
  case smallEffectiveSample(Double, limit: Int)
  /// The interval is as wide as the limit.
  case wideInterval(width: Double, limit: Double)
  /// The interval is wider than that many times the share.
  case wideRelativeInterval(ratio: Double, limit: Double)
  /// The share may be printed, its complement not without a note.
  case complementUnreliable(ratio: Double, limit: Double)
  /// 0 % or 100 %.
  case nobodyOrEverybody
  /// ν below the limit.
  case fewDegreesOfFreedom(Int, limit: Int)
  /// There is no interval to judge by.
  case noInterval

  /// What this finding alone asks for.
  public var consequence: PublicationVerdict.Decision {
    switch self {
    case .fewRespondents, .smallEffectiveSample, .wideInterval, .wideRelativeInterval, .noInterval: .suppress
    case .nobodyOrEverybody, .fewDegreesOfFreedom: .review
    case .complementUnreliable: .present
    }
  }
}

/// What is to be done with a share (发布结论), and why.
public struct PublicationVerdict: Hashable, Sendable {
  /// The findings, weightiest rule first.
  public let findings: [PublicationFinding]

  /// A decision (结论), the weakest first.
  public enum Decision: Int, Comparable, Hashable, Sendable {
    /// 发布: print it, with the notes there are.
    case present
    /// 复核: a statistician looks first.
    case review
    /// 不发布: leave it out.
    case suppress

    /// By weight.
    public static func < (left: Decision, right: Decision) -> Bool { left.rawValue < right.rawValue }
  }

  init(_ findings: [PublicationFinding]) { self.findings = findings }

  /// The strongest consequence of any finding; `present` without.
  public var decision: Decision { findings.map(\.consequence).max() ?? .present }
}

// MARK: - For other programs

extension PublicationVerdict.Decision {
  /// The word in JSON.
  public var code: String {
    switch self {
    case .present: "present"
    case .review: "review"
    case .suppress: "suppress"
    }
  }
}

extension PublicationFinding {
  /// The word in JSON.
  public var code: String {
    switch self {
    case .fewRespondents: "few-respondents"
    case .smallEffectiveSample: "small-effective-sample"
    case .wideInterval: "wide-interval"
    case .wideRelativeInterval: "wide-relative-interval"
    case .complementUnreliable: "complement-unreliable"
    case .nobodyOrEverybody: "nobody-or-everybody"
    case .fewDegreesOfFreedom: "few-degrees-of-freedom"
    case .noInterval: "no-interval"
    }
  }
}
