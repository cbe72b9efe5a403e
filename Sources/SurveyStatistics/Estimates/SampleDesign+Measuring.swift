/// Estimates with their covariance, linearised (泰勒线性化).
extension SampleDesign {
  /// Estimates every measurement in each of its domains, with the covariance of all of them.
  ///
  /// One pass over the rows, and sums for each last-stage unit and domain: memory grows with units × terms.
  /// - Parameter measurements: of as many rows as the design.
  /// - Source: Särndal, Swensson & Wretman (1992), eq. 5.6.10. Checked: R survey `svytotal`, `svymean`, `svyratio`,
  ///   `svyby(covmat = TRUE)` and `svycontrast` in seven designs, relative 1e-9.
  public func table(of measurements: [Measurement]) -> EstimateTable {
    precondition(measurements.allSatisfy { $0.rows == rows }, "measurements are of the rows of the design")
    return drawing.table(
      of: measurements.map { tally(of: $0) }, answered: .rows(measurements, weights: weights))
  }

  /// Estimates one measurement in each of its domains.
  public func table(of measurement: Measurement) -> EstimateTable { table(of: [measurement]) }

  func tally(of measurement: Measurement) -> MeasurementTally {
    MeasurementTally(measurement, weights: weights, units: units[units.count - 1])
  }

  /// What each row adds to a measurement, a column for each of its domains (影响值).
  func influences(of measurement: Measurement) -> [[Double]] {
    let tally = tally(of: measurement)
    let (domains, scales, isTotal) = (tally.domains, tally.scales, measurement.kind == .total)
    var columns = domains.map { _ in [Double](repeating: 0, count: rows) }
    for row in 0..<rows {
      guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
      let own = domains[domain]
      let deviation = isTotal ? y : y - own.shift * x - (own.shiftedRatio ?? 0) * x
      columns[domain][row] = weights[row] * deviation * scales[domain]
    }
    return columns
  }
}

extension Drawing {
  /// Estimates what was added up row by row, with the covariance of all of it.
  ///
  /// - Parameters:
  ///   - tallies: of the rows of this drawing.
  ///   - answered: who answered any of several terms.
  package func table(of tallies: [MeasurementTally], answered: AnsweredRows) -> EstimateTable {
    let primaryUnits = primaryOfLast
    return EstimateTable(
      terms: tallies.flatMap { $0.terms(primaryUnits: primaryUnits) }, answered: answered, facts: facts,
      covariance: covariance(of: tallies))
  }

  private func covariance(of tallies: [MeasurementTally]) -> SymmetricMatrix {
    var (entries, first) = ([UnitTotals.Entry](), 0)
    entries.reserveCapacity(tallies.reduce(0) { $0 + $1.cells.count })
    for tally in tallies {
      let scales = tally.scales
      for (cell, deviation) in zip(tally.cells, tally.deviations) {
        entries.append(
          UnitTotals.Entry(
            unit: cell.unit, estimate: Int32(first) + cell.domain, sum: deviation * scales[Int(cell.domain)]))
      }
      first += tally.domains.count
    }
    return covariance(of: UnitTotals(entries, units: lastStage.units, width: first))
  }
}
