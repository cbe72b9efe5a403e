/// The controls as columns of a regression (控制变量矩阵), those left out that follow from the ones before them.
///
/// Totals are measured from their mean in standard deviations where a margin allows it, so that figures near 10⁹ lose
/// nothing; neither weights nor residuals change by that.
struct ControlBasis: Sendable {
  /// X, by profile.
  let rows: SparseRows
  /// What each column must add up to.
  let targets: [Double]
  /// What a column's miss is measured by.
  let scales: [Double]
  private let controls: WeightControls
  /// X′DX factored.
  private let factor: Cholesky

  init(_ controls: WeightControls) {
    let base = controls.profiles.base
    let standards = controls.totals.indices.map { Standard(total: $0, of: controls) }
    let full = Self.rows(of: controls, standards)
    let allTargets =
      controls.margins.flatMap(\.targets) + zip(standards, controls.totals).map { $0.target(of: $1) }
    let (factor, kept) = Cholesky.independent(full.crossProducts(weights: base))
    rows = full.keeping(kept)
    targets = kept.map { allTargets[$0] }
    scales = zip(targets, rows.columnSizes(weights: base)).map { max(abs($0), $1) }
    self.factor = factor
    self.controls = controls
  }

  private static func rows(of controls: WeightControls, _ standards: [Standard]) -> SparseRows {
    let firstColumns = controls.margins.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.targets.count) }
    let afterMargins = firstColumns[controls.margins.count]
    var rows = SparseRows(columnCount: afterMargins + controls.totals.count)
    for profile in controls.profiles.base.indices {
      rows.append(
        controls.margins.indices.map { (firstColumns[$0] + controls.profiles.categories[$0][profile], 1) }
          + standards.enumerated().map { index, standard in
            (afterMargins + index, standard(controls.profiles.values[index][profile]))
          })
    }
    return rows
  }

  /// z − x′B of each unit, B by least squares with the base weights; 0 for units that have no weight.
  func residuals(of values: [Double]) -> [Double] {
    let profiles = controls.profiles
    var sums = profiles.base.map { _ in 0.0 }
    for (unit, profile) in profiles.ofUnit.enumerated() where profile >= 0 {
      sums[Int(profile)] += controls.baseWeights[unit] * values[unit]
    }
    let fitted = rows.product(with: factor.solution(of: rows.columnSums(weights: sums)))
    // What the controls explain but for rounding they explain wholly.
    let rounding = 1e-12 * values.reduce(0) { max($0, abs($1)) }
    return zip(values, profiles.ofUnit).map { value, profile in
      guard profile >= 0 else { return 0 }
      let residual = value - fitted[Int(profile)]
      return abs(residual) <= rounding ? 0 : residual
    }
  }

  /// (x − c)/s: how a total's values enter.
  private struct Standard {
    private let centre: Double
    private let deviation: Double
    private let population: Double

    /// Without a margin the constant is no control, and nothing may be subtracted.
    init(total: Int, of controls: WeightControls) {
      let (base, values) = (controls.profiles.base, controls.profiles.values[total])
      let sum = base.reduce(0, +)
      population = controls.margins.first?.total ?? 0
      let centre = controls.margins.isEmpty ? 0 : zip(base, values).reduce(0) { $0 + $1.0 * $1.1 } / sum
      let squares = zip(base, values).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
      self.centre = centre
      deviation = squares > 0 ? (squares / sum).squareRoot() : 1
    }

    func callAsFunction(_ value: Double) -> Double { (value - centre) / deviation }
    func target(of total: ControlTotal) -> Double { (total.target - centre * population) / deviation }
  }
}
