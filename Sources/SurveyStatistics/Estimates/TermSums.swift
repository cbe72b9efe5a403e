/// The totals of one measurement by domain (分域合计): what comes of a first look at the rows.
///
/// y is measured from a first ratio y₀/x₀ of its domain, so that a column near 10⁹ keeps its digits and one
/// whose rows are all the same gives exactly that.
struct TermSums {
  let shift: [Double]
  /// Σw(y − shift·x).
  let shifted: [Double]
  /// Σwx.
  let denominators: [Double]
  let weighting: [WeightSummary]
  let answers: [Double]
  let inDomain: [Int]

  init(_ measurement: Measurement, weights: [Double]) {
    let count = measurement.domainCount
    var sums = [DomainSums](repeating: DomainSums(), count: count)
    // Rows of a domain mostly stand together: what they add up to is put away when another domain's come.
    var (current, own) = (-1, DomainSums())
    for row in 0..<measurement.rows {
      guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
      if domain != current {
        if current >= 0 { sums[current] = own }
        (current, own) = (domain, sums[domain])
      }
      own.add(y, x, weight: weights[row])
    }
    if current >= 0 { sums[current] = own }
    shift = sums.map { $0.shift.isNaN ? 0 : $0.shift }
    shifted = sums.map(\.shifted)
    denominators = sums.map(\.denominator)
    weighting = sums.map(\.weighting)
    answers = sums.map(\.answers)
    inDomain = Self.rows(of: measurement)
  }

  private static func rows(of measurement: Measurement) -> [Int] {
    guard let domains = measurement.domains else { return [measurement.rows] }
    var rows = [Int](repeating: 0, count: domains.count)
    for code in domains.codes where code >= 0 { rows[Int(code)] += 1 }
    return rows
  }

  /// Y/X − shift; `nil` when nothing is under the line.
  func shiftedRatio(_ domain: Int) -> Double? {
    denominators[domain] == 0 ? nil : shifted[domain] / denominators[domain]
  }

  /// Y.
  func total(_ domain: Int) -> Double { shift[domain] * denominators[domain] + shifted[domain] }
}

/// The sums of one domain.
private struct DomainSums {
  /// NaN until there is an x other than 0.
  var shift = Double.nan
  var shifted = 0.0
  var denominator = 0.0
  var weighting = WeightSummary()
  var answers = 0.0

  @inline(__always)
  mutating func add(_ y: Double, _ x: Double, weight: Double) {
    if shift.isNaN, x != 0 { shift = y / x }
    weighting.add(weight: weight)
    answers += x
    shifted += weight * (shift.isNaN ? y : y - shift * x)
    denominator += weight * x
  }
}
