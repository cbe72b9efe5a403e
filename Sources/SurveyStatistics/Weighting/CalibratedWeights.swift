/// Weights that meet their controls (校准权重), with the report to judge them by and the residuals that make standard
/// errors know of it.
public struct CalibratedWeights: Sendable {
  /// w of each unit; 0 for units in a category that should count nobody.
  public let weights: [Double]
  /// What weighting did.
  public let report: WeightingReport
  /// What the weights were made to meet.
  public let controls: WeightControls
  /// The weights before any trimming, which meet the controls.
  private let calibrated: [Double]

  init(_ controls: WeightControls, factors: [Double], iterations: Int) {
    let weights = controls.weights(factors: factors)
    self.init(controls, weights: weights, calibrated: weights, iterations: iterations)
  }

  private init(_ controls: WeightControls, weights: [Double], calibrated: [Double], iterations: Int) {
    self.controls = controls
    self.weights = weights
    self.calibrated = calibrated
    report = controls.report(of: weights, iterations: iterations)
  }

  /// Weights that came calibrated (已校准的权重), as published data have them: what they meet is what they add up to.
  ///
  /// - Parameters:
  ///   - weights: above 0, with finite sums, as are the others; anything else is a programmer error.
  ///   - untrimmed: the weights that met the controls, where they were trimmed afterwards.
  ///   - base: d; where it is not known the weights that met the controls stand in for it, which is exact when no weight
  ///     was moved far.
  ///   - margins: for each margin the category of every unit, from 0.
  ///   - totals: for each total the number of every unit.
  /// - Throws: `noUnits` and `missingAnswers`.
  /// - Checked: residual errors of R `calibrate` from its weights alone, relative 1e-9.
  public init(
    given weights: [Double], untrimmed: [Double]? = nil, base: [Double]? = nil, margins: [[Int?]],
    totals: [[Double?]] = []
  ) throws(WeightingError) {
    let met = untrimmed ?? weights
    let controls = try WeightControls(
      baseWeights: base ?? met,
      margins: margins.map { categories in
        let known = categories.compactMap { $0 }.max() ?? -1
        var targets = [Double](repeating: 0, count: known + 1)
        for (category, weight) in zip(categories, met) {
          if let category { targets[category] += weight }
        }
        return ControlMargin(categories: categories, targets: targets)
      },
      totals: totals.map { values in
        ControlTotal(values: values, target: zip(met, values).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) })
      })
    self.init(controls, weights: weights, calibrated: met, iterations: 0)
  }

  /// The weights cut to bounds (截尾), see `WeightTrimming`. The controls are then met only about; the report says how
  /// far, and a controlled count has an error again.
  public func trimmed(_ trimming: WeightTrimming) throws(TrimmingError) -> CalibratedWeights {
    let cut = try trimming.applied(to: weights)
    return CalibratedWeights(
      controls, weights: cut, calibrated: calibrated, iterations: report.iterations)
  }

  /// Influence values that know the weights were calibrated (校准残差): from u = w·z to w·(z − x′B).
  ///
  /// Trimming is taken as fixed: u = w·t·z with the factor t it left of w, so that what is explained is t·z.
  /// Whatever the controls explain of z does not vary from one sample to the next. B is the regression of z on the
  /// controls with the base weights. `SampleDesign.covariance(of:)` is then taken of these instead of u; the count of a
  /// controlled category comes out with an error of exactly 0.
  /// - Parameter influences: u of every unit, made with these weights.
  /// - Returns: the same columns; 0 for units of weight 0.
  /// - Source: Särndal, Swensson & Wretman (1992), §6.6; Deville & Särndal (1992), *JASA* 87, 376–382, §3. The same
  ///   for every distance, to first order. R's `rake` subtracts unweighted margin means instead, which is not this
  ///   error. Checked: R survey `calibrate` (linear, raking, logit, bounded) and `postStratify`, with and without
  ///   strata and clusters, and `trimWeights` after it, relative 1e-9.
  public func calibrationInfluences(of influences: InfluenceBlock) -> InfluenceBlock {
    precondition(influences.rows == weights.count, "an influence value for each unit")
    let basis = ControlBasis(controls)
    let columns = influences.columns.map { column in
      // u/w: what the unit itself says, whatever its weight.
      let values = zip(column, calibrated).map { $1 == 0 ? 0 : $0 / $1 }
      return zip(basis.residuals(of: values), calibrated).map { $0 * $1 }
    }
    return InfluenceBlock(rows: influences.rows, columns: columns)
  }
}
