/// Estimates with their covariance, linearised (泰勒线性化).
extension SampleDesign {
  /// Estimates every measurement in each of its domains, with the covariance of all of them.
  ///
  /// Two passes over the rows and a sum for each last-stage unit and term: memory grows with units × terms.
  /// - Parameter measurements: of as many rows as the design.
  /// - Source: Särndal, Swensson & Wretman (1992), eq. 5.6.10. Checked: R survey `svytotal`, `svymean`, `svyratio`,
  ///   `svyby(covmat = TRUE)` and `svycontrast` in seven designs, relative 1e-9.
  public func table(of measurements: [Measurement]) -> EstimateTable {
    precondition(measurements.allSatisfy { $0.rows == rows }, "measurements are of the rows of the design")
    let width = measurements.reduce(0) { $0 + $1.domainCount }
    var totals = emptyTotals(width: width)
    var terms: [MeasuredTerm] = []
    for measurement in measurements {
      terms += self.terms(of: measurement, firstColumn: terms.count, totals: &totals)
    }
    let covariance = covariance(of: totals)
    return EstimateTable(
      terms: terms, measurements: measurements, weights: weights, facts: facts, covariance: covariance)
  }

  /// Estimates one measurement in each of its domains.
  public func table(of measurement: Measurement) -> EstimateTable { table(of: [measurement]) }

  private func terms(
    of measurement: Measurement, firstColumn: Int, totals: inout UnitTotals
  ) -> [MeasuredTerm] {
    let sums = TermSums(measurement, weights: weights)
    let count = measurement.domainCount
    let line = Linearisation(measurement, sums)
    var squares = [Double](repeating: 0, count: count)
    var answering = [[Bool]](repeating: Array(repeating: false, count: primaryUnits), count: count)
    let (last, width, weights) = (lastStage, totals.width, self.weights)
    totals.add { slots in
      // Rows of a unit mostly stand together: what they add up to is put away when another's come.
      var (slot, place, unitSum, domainSquares) = (-1, 0, 0.0, 0.0)
      for row in 0..<rows {
        guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
        let own = last.unit(ofRow: row) * width + firstColumn + domain
        if own != slot {
          if slot >= 0 { (slots[slot], squares[place]) = (unitSum, domainSquares) }
          (slot, place, unitSum, domainSquares) = (own, domain, slots[own], squares[domain])
          answering[domain][primaryUnit(ofRow: row)] = true
        }
        let (weight, deviation) = (weights[row], line.deviation(domain, y, x))
        unitSum += line.influence(domain, y, deviation, weight: weight)
        domainSquares += weight * deviation * deviation
      }
      if slot >= 0 { (slots[slot], squares[place]) = (unitSum, domainSquares) }
    }
    return (0..<count).map {
      MeasuredTerm(
        measurement, sums, domain: $0, elementSquares: squares[$0], answeringUnits: answering[$0])
    }
  }
}

extension SampleDesign {
  /// What each row adds to a measurement, a column for each of its domains (影响值).
  func influences(of measurement: Measurement) -> [[Double]] {
    let line = Linearisation(measurement, TermSums(measurement, weights: weights))
    var columns = (0..<measurement.domainCount).map { _ in [Double](repeating: 0, count: rows) }
    for row in 0..<rows {
      guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
      columns[domain][row] = line.influence(domain, y, line.deviation(domain, y, x), weight: weights[row])
    }
    return columns
  }
}

/// How far a row moves a total or a ratio: w·y, or w(y − Rx)/X.
private struct Linearisation {
  private let isTotal: Bool
  private let shifts: [Double]
  private let centres: [Double]
  private let scales: [Double]

  init(_ measurement: Measurement, _ sums: TermSums) {
    let (count, isTotal) = (measurement.domainCount, measurement.kind == .total)
    self.isTotal = isTotal
    // y − Rx as (y − shift·x) − (R − shift)·x: R itself has too few digits for a column near 10⁹.
    (shifts, centres) = (sums.shift, (0..<count).map { sums.shiftedRatio($0) ?? 0 })
    scales = (0..<count).map { isTotal ? 1 : sums.denominators[$0] == 0 ? 0 : 1 / sums.denominators[$0] }
  }

  /// y − Rx.
  @inline(__always)
  func deviation(_ domain: Int, _ y: Double, _ x: Double) -> Double {
    y - shifts[domain] * x - centres[domain] * x
  }

  @inline(__always)
  func influence(_ domain: Int, _ y: Double, _ deviation: Double, weight: Double) -> Double {
    weight * (isTotal ? y : deviation) * scales[domain]
  }
}
