/// The totals of one measurement by domain (分域合计): what comes of a first look at the rows.
///
/// y is measured from a first ratio y₀/x₀ of its domain, so that a column near 10⁹ keeps its digits and one
/// whose rows are all the same gives exactly that.
struct TermSums {
  private(set) var shift: [Double]
  /// Σw(y − shift·x).
  private(set) var shifted: [Double]
  /// Σwx.
  private(set) var denominators: [Double]
  private(set) var weighting: [WeightSummary]
  private(set) var answers: [Double]
  private(set) var inDomain: [Int]

  init(_ measurement: Measurement, weights: [Double]) {
    let count = measurement.domainCount
    shift = Array(repeating: .nan, count: count)
    (shifted, denominators, answers) = (
      Array(repeating: 0, count: count), Array(repeating: 0, count: count), Array(repeating: 0, count: count)
    )
    weighting = Array(repeating: WeightSummary(), count: count)
    inDomain = Array(repeating: 0, count: count)
    if let domains = measurement.domains {
      for code in domains.codes where code >= 0 { inDomain[Int(code)] += 1 }
    } else {
      inDomain[0] = measurement.rows
    }
    for row in 0..<measurement.rows {
      guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
      let weight = weights[row]
      if shift[domain].isNaN, x != 0 { shift[domain] = y / x }
      weighting[domain].add(weight: weight)
      answers[domain] += x
      let first = shift[domain]
      shifted[domain] += weight * (first.isNaN ? y : y - first * x)
      denominators[domain] += weight * x
    }
    for domain in 0..<count where shift[domain].isNaN { shift[domain] = 0 }
  }

  /// Y/X − shift; `nil` when nothing is under the line.
  func shiftedRatio(_ domain: Int) -> Double? {
    denominators[domain] == 0 ? nil : shifted[domain] / denominators[domain]
  }

  /// Y.
  func total(_ domain: Int) -> Double { shift[domain] * denominators[domain] + shifted[domain] }
}
