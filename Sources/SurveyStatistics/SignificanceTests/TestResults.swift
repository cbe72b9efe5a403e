/// A test statistic that is F under its hypothesis (F 检验).
public struct FTest: Hashable, Sendable {
  /// F.
  public let statistic: Double
  /// ν₁; fractional after a Rao–Scott correction.
  public let numeratorDegreesOfFreedom: Double
  /// ν₂.
  public let denominatorDegreesOfFreedom: Double
  /// P(F at least as large) were the hypothesis true.
  public let pValue: Double

  init(_ statistic: Double, _ numerator: Double, _ denominator: Double) {
    self.statistic = statistic
    numeratorDegreesOfFreedom = numerator
    denominatorDegreesOfFreedom = denominator
    pValue = FDistribution(numerator, denominator).tails(at: statistic).upper
  }
}

/// A difference beside its standard error (t 检验), two-sided.
public struct TTest: Hashable, Sendable {
  /// The difference, in the units of what was compared.
  public let difference: Double
  /// Its standard error, above 0.
  public let standardError: Double
  /// ν.
  public let degreesOfFreedom: Int
  /// P(|t| at least as large) were there no difference.
  public let pValue: Double

  /// - Parameters:
  ///   - difference: between two estimates, or of one from what it is held against.
  ///   - variance: of the difference, covariance included.
  ///   - degreesOfFreedom: ν of the design over the rows used.
  /// - Throws: `.noDegreesOfFreedom`; `.noSamplingError` when the variance is 0: there is nothing to compare with.
  public init(
    difference: Double, variance: Double, degreesOfFreedom: Int, convention: DenominatorConvention = .design
  ) throws(UndefinedReason) {
    let freedom = convention.degreesOfFreedom(design: degreesOfFreedom, contrasts: 1)
    guard freedom > 0 else { throw .noDegreesOfFreedom }
    guard variance > 0 else { throw .noSamplingError }
    self.difference = difference
    standardError = variance.squareRoot()
    self.degreesOfFreedom = freedom
    pValue =
      2
      * StudentDistribution(degreesOfFreedom: Double(freedom)).tails(at: abs(difference) / standardError)
      .upper
  }

  /// t = difference / standard error.
  public var statistic: Double { difference / standardError }

  /// difference ± t·SE.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let t = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).criticalValue(level: level)
    return ConfidenceInterval(
      lower: difference - t * standardError, upper: difference + t * standardError, level: level, method: .t)
  }
}

/// How many degrees of freedom are left under a test of k contrasts when the design has ν (分母自由度).
public enum DenominatorConvention: String, CaseIterable, Hashable, Sendable {
  /// ν: the contrasts are estimates like any other. The default for a single difference.
  case design
  /// ν − k: the groups are terms of a regression, as R's `svyttest`, `svyranktest` and `regTermTest` count.
  case regression
  /// ν − k + 1 with F made smaller by (ν − k + 1)/ν, as of Hotelling's T² (校正 Wald). The default for several.
  case adjusted

  func degreesOfFreedom(design: Int, contrasts: Int) -> Int {
    switch self {
    case .design: design
    case .regression: design - contrasts
    case .adjusted: design - contrasts + 1
    }
  }
}
