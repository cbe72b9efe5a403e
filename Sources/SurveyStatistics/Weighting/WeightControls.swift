/// Units with their base weights and what the weights must add up to (加权控制条件): checked, so that every method can
/// start from it.
///
/// Units alike in all margins move together, so that methods work on the distinct profiles: their cost does not
/// grow with the number of units unless control totals tell all units apart.
public struct WeightControls: Sendable {
  /// d, the design weight of each unit.
  public let baseWeights: [Double]
  /// The margins, in order.
  public let margins: [ControlMargin]
  /// The control totals, in order.
  public let totals: [ControlTotal]
  let profiles: ControlProfiles

  /// How far margins may disagree on the population, relative.
  static let agreement = 1e-9

  /// Checks the controls against the units.
  ///
  /// - Parameters:
  ///   - baseWeights: d above 0 and finite, one for each unit; anything else is a programmer error, as are margins
  ///     and totals of another length, or none of either.
  /// - Throws: `noUnits`, `missingAnswers`, `emptyCategory` and `totalsDiffer`, all that apply.
  public init(
    baseWeights: [Double], margins: [ControlMargin], totals: [ControlTotal] = []
  ) throws(WeightingError) {
    precondition(baseWeights.allSatisfy { $0 > 0 && $0.isFinite }, "base weights are positive")
    precondition(!(margins.isEmpty && totals.isEmpty), "weights are made to meet something")
    precondition(margins.allSatisfy { $0.categories.count == baseWeights.count }, "one category a unit")
    precondition(totals.allSatisfy { $0.values.count == baseWeights.count }, "one value a unit")
    var faults = Self.missing(margins, totals) + Self.disagreements(margins)
    // What is left of the differences would keep small categories from being met to the same precision.
    let margins = margins.map { $0.scaled(to: margins[0].total) }
    (self.baseWeights, self.margins, self.totals) = (baseWeights, margins, totals)
    profiles = ControlProfiles(baseWeights, margins, totals)
    // Who did not answer may be the one in a category that seems empty.
    if faults.isEmpty { faults = profiles.emptyCategories(margins) }
    if faults.isEmpty, profiles.base.isEmpty { faults = [.noUnits] }
    if !faults.isEmpty { throw WeightingError(faults) }
  }

  private static func missing(_ margins: [ControlMargin], _ totals: [ControlTotal]) -> [WeightingFault] {
    let counts: [(Control.Kind, Int)] =
      margins.enumerated().map { (.margin($0), $1.categories.count { $0 == nil }) }
      + totals.enumerated().map { (.total($0), $1.values.count { $0 == nil }) }
    return counts.filter { $0.1 > 0 }.map { .missingAnswers($0.0, units: $0.1) }
  }

  private static func disagreements(_ margins: [ControlMargin]) -> [WeightingFault] {
    guard let first = margins.first?.total else { return [] }
    return margins.enumerated().dropFirst().compactMap { index, margin in
      let difference = abs(margin.total - first)
      return difference <= agreement * max(first, margin.total)
        ? nil : .totalsDiffer(margin: index, total: margin.total, first: first)
    }
  }

  /// w for each unit, from a factor for each profile; 0 for units whose category should count nobody.
  func weights(factors: [Double]) -> [Double] {
    zip(baseWeights, profiles.ofUnit).map { base, profile in
      profile < 0 ? 0 : base * factors[Int(profile)]
    }
  }

  /// What the weights add up to, beside what they should.
  func report(of weights: [Double], iterations: Int) -> WeightingReport {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for unit in weights.indices where profiles.ofUnit[unit] >= 0 {
      let factor = weights[unit] / baseWeights[unit]
      (least, greatest) = (min(least, factor), max(greatest, factor))
    }
    return WeightingReport(
      iterations: iterations, margins: margins.map { achievements(of: $0, weights) },
      totals: totals.map { achievement(of: $0, weights) }, factors: least...greatest,
      baseWeights: WeightSummary(of: baseWeights), weights: WeightSummary(of: weights),
      zeroWeights: profiles.ofUnit.count { $0 < 0 }, negativeWeights: weights.count { $0 < 0 })
  }

  private func achievements(of margin: ControlMargin, _ weights: [Double]) -> [WeightingReport.Achievement] {
    var units = [Int](repeating: 0, count: margin.targets.count)
    var (base, achieved) = (margin.targets.map { _ in 0.0 }, margin.targets.map { _ in 0.0 })
    for (unit, category) in margin.categories.enumerated() {
      guard let category else { continue }
      units[category] += 1
      base[category] += baseWeights[unit]
      achieved[category] += weights[unit]
    }
    return margin.targets.indices.map {
      .init(units: units[$0], base: base[$0], target: margin.targets[$0], achieved: achieved[$0])
    }
  }

  private func achievement(of total: ControlTotal, _ weights: [Double]) -> WeightingReport.Achievement {
    func sum(_ weights: [Double]) -> Double {
      zip(weights, total.values).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
    }
    return .init(
      units: total.values.count, base: sum(baseWeights), target: total.target, achieved: sum(weights))
  }
}
