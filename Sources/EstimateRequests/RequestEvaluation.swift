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
    return (EstimateResults(design: sample.facts, rows: rows, tests: tests, analyses: analyses), problems)
  }
}

/// Statistics of a request worked out one after another, from whole columns.
struct RequestEvaluation {
  let data: RequestData
  let sample: RequestedSample
  private(set) var problems: [EstimateProblem] = []
  /// By heading.
  private let words: [String: [String]]

  init(data: RequestData, sample: RequestedSample) {
    (self.data, self.sample) = (data, sample)
    words = data.block.labels.mapValues(\.labels)
  }

  /// Each problem once, however many statistics meet it.
  mutating func report(_ found: [EstimateProblem]) {
    problems = (problems + found).withoutRepeats
  }

  /// The domains made by some columns; `nil` when there are too many.
  mutating func domains(by groups: [ColumnName], at place: SourceLocation) -> Domains? {
    do throws(EstimateProblem) {
      return try Domains(groups, data.block, at: place)
    } catch {
      report([error])
      return nil
    }
  }

  func test(_ statistic: RequestedStatistic) -> TestRow? {
    guard case .independence(let row, let column, let method) = statistic.kind else { return nil }
    return test(row, column, method)
  }

  mutating func rows(_ statistic: RequestedStatistic) -> [EstimateRow] {
    guard statistic.isEstimate,
      let domains = domains(by: statistic.groups, at: statistic.location)
    else { return [] }
    if case .quantile(let variable, let probabilities) = statistic.kind {
      return quantiles(statistic, variable, probabilities, domains)
    }
    let faults = data.block.faults(statistic)
    let found = statistic.problems(words, faults, data.places)
    report(found)
    guard !found.contains(where: { $0.severity == .error }) else { return [] }
    var rows: [EstimateRow] = []
    data.block.forEachPlan(statistic, by: domains.column) { plan in
      let table = sample.table(of: plan.measurements)
      rows += plan.figure.rows(of: statistic, in: table, domains: domains.names)
    }
    return rows
  }

  private func quantiles(
    _ statistic: RequestedStatistic, _ variable: ColumnName, _ probabilities: [Double], _ domains: Domains
  ) -> [EstimateRow] {
    guard let column = data.block.numbers[variable.name] else { return [] }
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

  // MARK: Columns as numbers

  mutating func numbers(_ column: ScoredColumn) -> NumericColumn? {
    report(column.problems(words))
    return data.block.numbers(column)
  }

  /// The items, reversed where asked; `nil` when one is not there or an answer lies off the scale.
  mutating func numbers(_ items: ScaleItems) -> [NumericColumn]? {
    let faults = data.block.faults(items)
    report(items.problems(words, faults, data.places))
    return faults.allSatisfy { $0 == nil } ? data.block.numbers(items) : nil
  }
}
