/// Who answered any of several terms, each row once (作答者): the base of a composite or a difference.
package enum AnsweredRows: Hashable, Sendable {
  /// By looking at the rows again.
  case rows([Measurement], weights: [Double])
  /// Of measurements by the same domains: by domain, the weights of who answered any that counts. There are no rows left
  /// to look at.
  case counted([WeightSummary])

  /// The weights of the rows that answered in any of some terms.
  ///
  /// - Parameters:
  ///   - used: the terms, at least one.
  ///   - terms: all there are, the domains of the first measurement before those of the second …
  func weighting(of used: [Int], in terms: [MeasuredTerm]) -> WeightSummary {
    if used.count == 1 { return terms[used[0]].weighting }
    switch self {
    case .rows(let measurements, let weights):
      return Self.weighting(of: used, in: measurements, weights, terms: terms.count)
    case .counted(let domains):
      var summary = WeightSummary()
      for domain in Set(used.map { $0 % domains.count }).sorted() { summary.merge(domains[domain]) }
      return summary
    }
  }

  private static func weighting(
    of used: [Int], in measurements: [Measurement], _ weights: [Double], terms: Int
  ) -> WeightSummary {
    var isUsed = [Bool](repeating: false, count: terms)
    for term in used { isUsed[term] = true }
    var summary = WeightSummary()
    for row in weights.indices {
      var first = 0
      for measurement in measurements {
        if let domain = measurement.answeredDomain(ofRow: row), isUsed[first + domain] {
          summary.add(weight: weights[row])
          break
        }
        first += measurement.domainCount
      }
    }
    return summary
  }
}

/// Counts who answered any of several measurements by the same domains, while rows come (逐行计作答者).
package struct AnsweredTally: Hashable, Sendable {
  /// By domain, their weights.
  package private(set) var domains: [WeightSummary] = []

  /// Nobody yet.
  package init() {}

  /// The next rows.
  package mutating func add(_ measurements: [Measurement], weights: [Double]) {
    let missing = (measurements.first?.domainCount ?? 0) - domains.count
    if missing > 0 { domains += repeatElement(WeightSummary(), count: missing) }
    for row in weights.indices {
      for measurement in measurements {
        guard let domain = measurement.answeredDomain(ofRow: row) else { continue }
        domains[domain].add(weight: weights[row])
        break
      }
    }
  }
}
