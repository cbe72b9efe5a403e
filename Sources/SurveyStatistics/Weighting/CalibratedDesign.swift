/// A sample whose weights were calibrated (校准后的抽样设计), with errors that know it.
///
/// Estimates use the calibrated weights; V is taken of the calibration residuals w(z − x′B), in the strata and units
/// of the drawing. The total of a controlled category has a standard error of 0.
/// Source: Särndal, Swensson & Wretman (1992), §6.6. Checked: R survey `calibrate`, relative 1e-9.
public struct CalibratedDesign: Sendable {
  /// The drawing, with the calibrated weights.
  public let design: SampleDesign
  /// The weights and what they were made to meet.
  public let weights: CalibratedWeights

  /// - Parameters:
  ///   - design: as drawn; its own weights are replaced.
  ///   - weights: of its rows.
  /// - Throws: the rows whose weight became 0 or less; linear calibration without bounds may do that.
  public init(_ design: SampleDesign, _ weights: CalibratedWeights) throws(InvalidDesign) {
    self.design = try design.reweighted(weights.weights)
    self.weights = weights
  }

  /// Estimates every measurement in each of its domains, with the covariance of all of them.
  ///
  /// Residuals are of rows, so that memory grows with rows × terms.
  public func table(of measurements: [Measurement]) -> EstimateTable {
    let terms = measurements.flatMap {
      design.tally(of: $0).terms(primaryUnits: design.drawing.primaryOfLast)
    }
    let influences = InfluenceBlock(
      rows: design.rows, columns: measurements.flatMap { design.influences(of: $0) })
    return EstimateTable(
      terms: terms, answered: .rows(measurements, weights: design.weights), facts: design.drawing.facts,
      covariance: covariance(of: weights.calibrationInfluences(of: influences)))
  }

  /// V of residuals, exactly 0 where the units' residuals cancel: as many controls as units explain all there is, and a
  /// test would take the rounding that is left for a very small error.
  private func covariance(of residuals: InfluenceBlock) -> SymmetricMatrix {
    var covariance = design.covariance(of: residuals)
    for (term, column) in residuals.columns.enumerated() {
      let rounding = 1e-14 * column.reduce(0) { $0 + abs($1) }
      guard covariance[term, term] <= rounding * rounding else { continue }
      for other in 0..<covariance.size { covariance[term, other] = 0 }
    }
    return covariance
  }
}
