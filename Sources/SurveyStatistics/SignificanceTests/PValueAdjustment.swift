/// How p values are made larger because several questions were asked at once (多重比较校正).
///
/// The first three keep the chance of even one false finding below the level, whatever the truth; the last two
/// keep the expected share of false ones among the findings below it.
/// Source: Holm (1979), *Scand. J. Stat.* 6, 65–70; Hochberg (1988), *Biometrika* 75, 800–802; Benjamini &
/// Hochberg (1995), *JRSS B* 57, 289–300; Benjamini & Yekutieli (2001), *Ann. Stat.* 29, 1165–1188.
/// Checked: R `p.adjust`, relative 1e-12.
public enum PValueAdjustment: String, CaseIterable, Hashable, Sendable {
  /// As they are (不校正).
  case none
  /// Times the number of tests.
  case bonferroni
  /// Step down: never larger than Bonferroni's, and valid whenever that is.
  case holm
  /// Step up: for independent or positively dependent tests.
  case hochberg
  /// False discovery rate, for independent or positively dependent tests.
  case benjaminiHochberg = "bh"
  /// False discovery rate under any dependence.
  case benjaminiYekutieli = "by"

  /// The adjusted p values, in the order given, none above 1.
  ///
  /// - Parameter pValues: each 0…1, anything else is a programmer error; a test that could not be made is `nil`,
  ///   stays so and does not count as one.
  public func adjusted(_ pValues: [Double?]) -> [Double?] {
    let made = pValues.indices.filter { pValues[$0] != nil }
    var result: [Double?] = Array(repeating: nil, count: pValues.count)
    for (index, value) in zip(made, adjusted(made.compactMap { pValues[$0] })) { result[index] = value }
    return result
  }

  /// The adjusted p values, in the order given, none above 1.
  ///
  /// - Parameter pValues: each 0…1; anything else is a programmer error.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "a p value lies between 0 and 1")
    let n = Double(pValues.count)
    let ascending = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    switch self {
    case .none: return pValues
    case .bonferroni: return pValues.map { min(1, n * $0) }
    case .holm: return stepped(pValues, ascending, bound: max) { n - $0 }
    case .hochberg: return stepped(pValues, ascending.reversed(), bound: min) { 1 + $0 }
    case .benjaminiHochberg: return stepped(pValues, ascending.reversed(), bound: min) { n / (n - $0) }
    case .benjaminiYekutieli:
      let harmonic = pValues.indices.reversed().reduce(0) { $0 + 1 / Double($1 + 1) }
      return stepped(pValues, ascending.reversed(), bound: min) { harmonic * n / (n - $0) }
    }
  }

  /// Each p value times the factor of its place, no smaller than those before (going down) or no larger (going
  /// up), so that the order of the tests stays.
  private func stepped(
    _ pValues: [Double], _ order: [Int], bound: (Double, Double) -> Double, factor: (Double) -> Double
  ) -> [Double] {
    var result = pValues
    var reached: Double?
    for (place, index) in order.enumerated() {
      let own = factor(Double(place)) * pValues[index]
      let kept = reached.map { bound($0, own) } ?? own
      result[index] = min(1, kept)
      reached = kept
    }
    return result
  }
}
