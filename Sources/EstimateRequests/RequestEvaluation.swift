internal import DefinitionFiles
internal import Diagnostics
internal import SurveyStatistics

extension EstimateRequest {
  /// Estimates everything a request asks for.
  ///
  /// - Returns: The results, `nil` when a problem is an error.
  public func evaluate(_ data: RequestData) -> (results: EstimateResults?, problems: [EstimateProblem]) {
    guard data.problems.isEmpty else { return (nil, data.problems) }
    var building = SampleBuilding(design, data)
    guard let sample = building.build() else { return (nil, building.problems) }
    var evaluation = RequestEvaluation(data: data, sample: sample)
    let rows = statistics.flatMap { evaluation.rows($0) }
    let tests = statistics.compactMap { evaluation.test($0) }
    let analyses = statistics.compactMap { evaluation.analysis($0) }
    let problems = evaluation.problems
    guard !problems.contains(where: { $0.severity == .error }) else { return (nil, problems) }
    let replicates: Int? =
      switch sample.engine {
      case .linearised, .calibrated: nil
      case .replicated(let design): design.replicates
      }
    let facts = EstimateResults.Design(
      rows: sample.design.rows, strata: sample.design.strata, clusters: sample.design.primaryUnits,
      degreesOfFreedom: sample.degreesOfFreedom, replicates: replicates,
      weighting: sample.design.weighting, calibration: sample.calibrationReport)
    return (EstimateResults(design: facts, rows: rows, tests: tests, analyses: analyses), problems)
  }
}

/// Statistics of a request worked out one after another.
struct RequestEvaluation {
  let data: RequestData
  let sample: RequestedSample
  var problems: [EstimateProblem] = []

  init(data: RequestData, sample: RequestedSample) { (self.data, self.sample) = (data, sample) }

  /// One measurement, or several that are combined, with what names the rows.
  struct Plan {
    let variable: String
    let value: String?
    let measurements: [Measurement]
    /// Weights of a composite, one for each measurement; `nil` = there is one.
    let weights: [Double]?
    let isShare: Bool
    let formula: String
  }

  func test(_ statistic: RequestedStatistic) -> TestRow? {
    guard case .independence(let row, let column, let method) = statistic.kind else { return nil }
    return test(row, column, method)
  }

  mutating func rows(_ statistic: RequestedStatistic) -> [EstimateRow] {
    guard statistic.isEstimate else { return [] }
    guard let domains = Domains(statistic.groups, data, at: statistic.location, problems: &problems) else {
      return []
    }
    if case .quantile(let variable, let probabilities) = statistic.kind {
      return quantiles(statistic, variable, probabilities, domains)
    }
    return plans(statistic, by: domains.column).flatMap { rows(statistic, $0, domains) }
  }

  private func rows(_ statistic: RequestedStatistic, _ plan: Plan, _ domains: Domains) -> [EstimateRow] {
    let table = sample.table(of: plan.measurements)
    let count = domains.names.count
    func coefficients(_ domain: Int, times factor: Double = 1) -> [Double] {
      var coefficients = [Double](repeating: 0, count: table.count)
      let weights = plan.weights ?? [1]
      let whole = weights.reduce(0, +)
      for (index, weight) in weights.enumerated() {
        coefficients[index * count + domain] = factor * weight / whole
      }
      return coefficients
    }
    func estimate(_ domain: Int, level: Double, method: IntervalMethod?) -> Estimate? {
      plan.weights == nil
        ? table.estimate(domain, level: level, method: method)
        : table.composite(coefficients(domain), level: level, method: method)
    }
    func verdict(_ domain: Int) -> PublicationVerdict? {
      guard plan.isShare else { return nil }
      return estimate(domain, level: 0.95, method: .kornGraubard).map { PublicationStandard().judge($0) }
    }
    func row(_ estimate: Estimate?, _ domain: Int, minus: Int? = nil) -> EstimateRow {
      EstimateRow(
        statistic: statistic.word.en, title: statistic.word.zh, variable: plan.variable, value: plan.value,
        domain: domains.names[domain], minus: minus.map { domains.names[$0] }, estimate: estimate,
        publication: minus == nil ? verdict(domain) : nil,
        isShare: plan.isShare && minus == nil, formula: plan.formula)
    }
    var rows = (0..<count).map { domain in
      row(estimate(domain, level: statistic.level, method: statistic.method), domain)
    }
    if statistic.isPairwise {
      for left in 0..<count {
        for right in (left + 1)..<max(left + 1, count) {
          let difference = zip(coefficients(left), coefficients(right, times: -1)).map { $0 + $1 }
          rows.append(row(table.contrast(difference, level: statistic.level), left, minus: right))
        }
      }
    }
    return rows
  }

  private func quantiles(
    _ statistic: RequestedStatistic, _ variable: ColumnName, _ probabilities: [Double], _ domains: Domains
  ) -> [EstimateRow] {
    guard let column = data.numbers[variable.name] else { return [] }
    return domains.names.indices.flatMap { domain in
      let isInside = domains.column.map { column in column.isInside(domain) }
      return zip(
        probabilities,
        sample.quantiles(of: column, at: probabilities, among: isInside, level: statistic.level)
      ).map { probability, estimate in
        EstimateRow(
          statistic: statistic.word.en, title: statistic.word.zh, variable: variable.name,
          value: "\(probability)", domain: domains.names[domain], minus: nil, estimate: estimate,
          publication: nil,
          isShare: false, formula: "min{y : Σw·1(Y≤y) ≥ p·Σw}")
      }
    }
  }
}
