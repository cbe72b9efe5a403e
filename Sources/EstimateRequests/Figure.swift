internal import DefinitionFiles
internal import SurveyStatistics

/// What names the rows of a result, and how measurements are combined in them (估计结果的名称).
struct Figure: Sendable {
  let variable: String
  let value: String?
  /// Weights of a composite, one for each measurement; `nil` = there is one.
  let weights: [Double]?
  let isShare: Bool
  let formula: String
}

extension Figure {
  /// The rows of every domain, and of every pair of them where asked.
  ///
  /// - Parameters:
  ///   - table: of the figure's measurements, each by the same domains.
  ///   - domains: of each, the columns and values that make it.
  func rows(
    of statistic: RequestedStatistic, in table: EstimateTable, domains: [[(column: String, value: String)]]
  ) -> [EstimateRow] {
    let count = domains.count
    func estimate(_ domain: Int, level: Double, method: IntervalMethod?) -> Estimate? {
      weights == nil
        ? table.estimate(domain, level: level, method: method)
        : table.composite(
          coefficients(domain, of: count, terms: table.count), level: level, method: method)
    }
    func verdict(_ domain: Int) -> PublicationVerdict? {
      guard isShare else { return nil }
      return estimate(domain, level: 0.95, method: .kornGraubard).map { PublicationStandard().judge($0) }
    }
    func row(_ estimate: Estimate?, _ domain: Int, minus: Int? = nil) -> EstimateRow {
      EstimateRow(
        statistic: statistic.word.en, title: statistic.word.zh, variable: variable, value: value,
        domain: domains[domain], minus: minus.map { domains[$0] }, estimate: estimate,
        publication: minus == nil ? verdict(domain) : nil, isShare: isShare && minus == nil, formula: formula)
    }
    var rows = (0..<count).map { domain in
      row(estimate(domain, level: statistic.level, method: statistic.method), domain)
    }
    guard statistic.isPairwise else { return rows }
    for left in 0..<count {
      for right in (left + 1)..<max(left + 1, count) {
        let difference = zip(
          coefficients(left, of: count, terms: table.count),
          coefficients(right, of: count, terms: table.count)
        ).map { $0 - $1 }
        rows.append(row(table.contrast(difference, level: statistic.level), left, minus: right))
      }
    }
    return rows
  }

  /// What each term of a table counts in the figure of one domain.
  private func coefficients(_ domain: Int, of domains: Int, terms: Int) -> [Double] {
    var coefficients = [Double](repeating: 0, count: terms)
    let weights = weights ?? [1]
    let whole = weights.reduce(0, +)
    for (index, weight) in weights.enumerated() { coefficients[index * domains + domain] = weight / whole }
    return coefficients
  }
}
