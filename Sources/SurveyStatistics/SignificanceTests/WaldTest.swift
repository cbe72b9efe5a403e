extension FTest {
  /// Wald's test that several estimates are all 0 (Wald 检验): F = θᵀV⁻¹θ/k.
  ///
  /// - Parameters:
  ///   - estimates: k contrasts, none of which follows from the others.
  ///   - covariance: V of the contrasts.
  ///   - degreesOfFreedom: ν of the design over the rows used.
  ///   - rounding: how large a variance may come out that is 0, where V was made by subtraction.
  /// - Throws: `.tooFewItems` without a contrast, `.noDegreesOfFreedom` when the design has fewer than the contrasts
  ///   need, `.noSamplingError` when nothing varies, `.singularMatrix` when a contrast has no variance of its own.
  /// - Source: Korn & Graubard (1990), *Am. Stat.* 44, 270–276, also for the adjustment. Checked: R survey
  ///   `regTermTest` and `svychisq(statistic = "Wald")`, relative 1e-9.
  public static func wald(
    _ estimates: [Double], covariance: SymmetricMatrix, degreesOfFreedom: Int,
    convention: DenominatorConvention = .adjusted, rounding: Double = 0
  ) throws(UndefinedReason) -> FTest {
    let k = estimates.count
    precondition(covariance.size == k, "every estimate has its covariances")
    guard k > 0 else { throw .tooFewItems(needed: 1) }
    let freedom = convention.degreesOfFreedom(design: degreesOfFreedom, contrasts: k)
    // Of fewer independent units than contrasts the covariance is singular, be it only to rounding.
    guard freedom > 0, degreesOfFreedom >= k else { throw .noDegreesOfFreedom }
    guard covariance.trace > Double(k) * rounding else { throw .noSamplingError }
    guard let factor = Cholesky(covariance, rounding: rounding) else { throw .singularMatrix }
    let f = factor.squaredNorm(of: estimates) / Double(k)
    switch convention {
    case .design, .regression: return FTest(f, Double(k), Double(freedom))
    case .adjusted:
      return FTest(f * Double(freedom) / Double(degreesOfFreedom), Double(k), Double(freedom))
    }
  }
}
