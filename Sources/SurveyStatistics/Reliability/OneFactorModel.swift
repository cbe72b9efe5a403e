/// One factor behind all items (单因子模型), and the reliability ω it implies.
///
/// Fitted by minimal residuals (minres): the loadings whose products come nearest to the correlations off the
/// diagonal, least squares. A communality above 1 is held at 1 (Heywood case).
/// Source: Harman & Jones (1966), *Psychometrika* 31, 351–368; Harman & Fukuda (1966), 31, 563–571; McDonald (1999),
/// *Test Theory*, eq. 6.20b. Checked: R `psych::fa(fm = "minres")` and `psych::omega(nfactors = 1)`.
public struct OneFactorModel: Hashable, Sendable {
  /// λ, each item's correlation with the factor, −1…1; they add up to 0 or more. All 0 where no two items share
  /// anything.
  public let loadings: [Double]
  /// McDonald's ω total (麦克唐纳 ω 系数) of the standardised items: 1 − Σ(1 − λ²)/Σr, at most 1. As α it is below 0
  /// when items disagree.
  public let omega: Double
  /// Whether an item is explained entirely, a sign of too few items or rows (海伍德情形).
  public var isHeywood: Bool { loadings.contains { abs($0) >= 1 } }

  /// - Parameter correlation: of three items or more: two leave the loadings undetermined.
  /// - Throws: `.tooFewItems`, `.noVariation` when the standardised items add up to nothing, `.noConvergence`.
  public init(_ correlation: SymmetricMatrix) throws(UndefinedReason) {
    guard correlation.size > 2 else { throw .tooFewItems(needed: 3) }
    let total = correlation.sum
    guard total > 1e-14 * correlation.trace else { throw .noVariation }
    guard let loadings = Self.fit(correlation) else { throw .noConvergence }
    self.loadings = loadings.reduce(0, +) < 0 ? loadings.map { -$0 } : loadings
    omega = 1 - self.loadings.reduce(0) { $0 + (1 - $1 * $1) } / total
  }

  /// Item by item, the best loading for the others' being what they are: λᵢ = Σ rᵢⱼλⱼ/Σ λⱼ² over j ≠ i, held
  /// within ±1. Each step is exact, so the sum of squares never grows.
  private static func fit(_ correlation: SymmetricMatrix) -> [Double]? {
    let size = correlation.size
    let principal = EigenDecomposition(correlation)
    var loadings = principal.vectors[0].map { $0 * max(principal.values[0], 0).squareRoot() }
    var squares = loadings.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<20_000 {
      var largest = 0.0
      for i in 0..<size {
        let others = squares - loadings[i] * loadings[i]
        guard others > 1e-20 else { continue }
        let products = (0..<size).reduce(0) { $1 == i ? $0 : $0 + correlation[i, $1] * loadings[$1] }
        let best = min(max(products / others, -1), 1)
        largest = max(largest, abs(best - loadings[i]))
        loadings[i] = best
        squares = others + best * best
      }
      if largest < 1e-14 {
        // One item alone makes no common factor: its loading is whatever it was at the start.
        let shared = loadings.count { abs($0) > 1e-7 }
        return shared > 1 ? loadings : loadings.map { _ in 0 }
      }
      squares = loadings.reduce(0) { $0 + $1 * $1 }
    }
    return nil
  }
}
