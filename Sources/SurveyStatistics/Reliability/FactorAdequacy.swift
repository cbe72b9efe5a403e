import RealModule

/// Whether correlations are fit for factors (取样适切性): Kaiser–Meyer–Olkin measure and Bartlett's sphericity
/// test.
///
/// Source: Kaiser & Rice (1974), *Educ. Psychol. Meas.* 34, 111–117; Bartlett (1951), *Biometrika* 38,
/// 337–344.
/// Checked: R `psych::KMO` and `psych::cortest.bartlett`, relative 1e-9.
public struct FactorAdequacy: Hashable, Sendable {
  /// KMO = Σr²/(Σr² + Σq²) over all pairs, q the partial correlations; 0…1. `nil` when no pair correlates at
  /// all.
  public let kmo: Double?
  /// The same over the pairs of each item.
  public let itemKMO: [Double?]
  /// Bartlett's test that all correlations are 0 (球形检验): −(n−1−(2k+5)/6)·ln|R|, with weights at the effective
  /// sample (Σw)²/Σw².
  public let bartlett: ChiSquareTest

  /// - Throws: `.tooFewItems` below two, `.nobodyAnswered`, `.oneRespondent`, `.noVariation` when an item
  ///   does not vary, `.singularMatrix` when an item follows from others or rows are no more than items.
  public init(_ tally: CovarianceTally) throws(UndefinedReason) {
    guard tally.variables > 1 else { throw .tooFewItems(needed: 2) }
    guard tally.count > 0 else { throw .nobodyAnswered }
    guard tally.count > 1 else { throw .oneRespondent }
    guard let correlation = tally.correlation else { throw .noVariation }
    guard tally.count > tally.variables, let factor = Cholesky(correlation) else { throw .singularMatrix }
    let size = tally.variables
    let sample = tally.weighting.isEqual ? Double(tally.count) : tally.weighting.effectiveCount ?? 0
    let sums = FactorAdequacy.squares(correlation, inverse: factor.inverse)
    itemKMO = sums.map { FactorAdequacy.ratio($0.simple, $0.partial) }
    kmo = FactorAdequacy.ratio(
      sums.reduce(0) { $0 + $1.simple }, sums.reduce(0) { $0 + $1.partial })
    bartlett = ChiSquareTest(
      statistic: -max(0, sample - 1 - Double(2 * size + 5) / 6) * factor.logDeterminant,
      degreesOfFreedom: size * (size - 1) / 2)
  }

  /// Σr² and Σq² of each item's pairs, q = −a(ij)/√(a(ii)·a(jj)) from the inverse.
  private static func squares(
    _ correlation: SymmetricMatrix, inverse: SymmetricMatrix
  ) -> [(simple: Double, partial: Double)] {
    (0..<correlation.size).map { i in
      (0..<correlation.size).filter { $0 != i }.reduce(into: (simple: 0.0, partial: 0.0)) { sums, j in
        sums.simple += correlation[i, j] * correlation[i, j]
        sums.partial += inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j])
      }
    }
  }

  private static func ratio(_ simple: Double, _ partial: Double) -> Double? {
    simple + partial > 0 ? simple / (simple + partial) : nil
  }
}

/// A test statistic that is chi-square under its hypothesis (卡方检验).
public struct ChiSquareTest: Hashable, Sendable {
  /// χ².
  public let statistic: Double
  /// ν, at least 1.
  public let degreesOfFreedom: Int
  /// P(χ² at least as large) were the hypothesis true; 0 only below 1e-308.
  public let pValue: Double

  init(statistic: Double, degreesOfFreedom: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    pValue = ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)).tails(at: statistic).upper
  }
}
