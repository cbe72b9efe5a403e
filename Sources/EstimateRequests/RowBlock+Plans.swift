internal import SurveyStatistics

/// A figure of a result, and what it is made of on some rows (估计方案).
struct Plan: Sendable {
  let figure: Figure
  /// One, or several that are combined.
  let measurements: [Measurement]

  init(
    _ variable: String, value: String? = nil, _ measurements: [Measurement], weights: [Double]? = nil,
    isShare: Bool = false, _ formula: String
  ) {
    figure = Figure(variable: variable, value: value, weights: weights, isShare: isShare, formula: formula)
    self.measurements = measurements
  }
}

/// What each kind of statistic measures on some rows.
extension RowBlock {
  /// Calls `body` with a plan for each figure that a domain has; for shares of every value with one for each word known.
  func forEachPlan(_ statistic: RequestedStatistic, by domains: DomainColumn?, _ body: (Plan) -> Void) {
    guard case .share(let variable, values: []) = statistic.kind else {
      return plans(statistic, by: domains).forEach(body)
    }
    // One after another: each is a column of its own.
    for word in labels[variable.name]?.labels ?? [] { share(variable, [word], domains).map(body) }
  }

  private func plans(_ statistic: RequestedStatistic, by domains: DomainColumn?) -> [Plan] {
    switch statistic.kind {
    case .share(let variable, let values):
      return share(variable, values, domains).map { [$0] } ?? []
    case .mean(let variable):
      return mean(variable.name, numbers[variable.name], domains, "Σwy/Σw")
    case .total(let variable):
      guard let column = numbers[variable.name] else { return [] }
      return [Plan(variable.name, [.total(column, by: domains)], "Σwy")]
    case .ratio(let above, let below):
      guard let y = numbers[above.name], let x = numbers[below.name] else { return [] }
      return [Plan("\(above.name)/\(below.name)", [.ratio(y, over: x, by: domains)], "Σwy/Σwx")]
    case .score(let variable, let points):
      return mean(variable.name, scored(variable, points), domains, "Σw·s(y)/Σw")
    case .netPromoter(let variable):
      return mean(variable.name, promoters(variable), domains, "Σw·(100·1(y≥9) − 100·1(y≤6))/Σw")
    case .pooledRate(let variables, let values): return [pooledRate(variables, values, domains)]
    case .composite(let variables, let values, let weights):
      return [composite(variables, values, weights, domains)]
    case .multipleResponse(let variables, let values, let base):
      return multipleResponse(variables, values, base, domains)
    case .satisfactionIndex(let items, let index):
      let names = Self.names(items.columns.map(\.column))
      return mean(names, scores(items, by: index), domains, "Σw·s/Σw, s = Σv·100(x − a)/(b − a)")
    case .independence, .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability,
      .keyDrivers, .importancePerformance, .responseQuality:
      return []  // tests and analyses of several figures
    case .quantile: return []  // made from the whole distribution, not from a measurement
    }
  }

  /// The share of some values; of none it is 0 for everybody who answered.
  func share(_ variable: ColumnName, _ values: [String], _ domains: DomainColumn?) -> Plan? {
    counted(variable, values).map {
      Plan(
        variable.name, value: Self.joined(values), [.share($0, by: domains)], isShare: true, "Σw·1(y∈S)/Σw")
    }
  }

  private func mean(
    _ name: String, _ column: NumericColumn?, _ domains: DomainColumn?, _ formula: String
  ) -> [Plan] {
    column.map { [Plan(name, [.mean($0, by: domains)], formula)] } ?? []
  }

  private func pooledRate(_ variables: [ColumnName], _ values: [String], _ domains: DomainColumn?) -> Plan {
    let (counted, answers) = pooled(variables, values)
    return Plan(
      Self.names(variables), value: Self.joined(values), [.pooledRate(counted, of: answers, by: domains)],
      isShare: true, "ΣwΣ1(y∈S)/ΣwΣ1(y)")
  }

  private func composite(
    _ variables: [ColumnName], _ values: [String], _ weights: [Double], _ domains: DomainColumn?
  ) -> Plan {
    let measurements = variables.compactMap { variable in
      counted(variable, values).map { Measurement.share($0, by: domains) }
    }
    return Plan(
      Self.names(variables), value: Self.joined(values), measurements, weights: weights, isShare: true,
      "Σa·p/Σa, p = Σw·1(y∈S)/Σw")
  }

  private static func names(_ columns: [ColumnName]) -> String { joined(columns.map(\.name)) ?? "" }

  private static func joined(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: "、")
  }

  /// By row, how many answers count and how many there are.
  private func pooled(
    _ variables: [ColumnName], _ values: [String]
  ) -> (counted: NumericColumn, answers: NumericColumn) {
    var (counted, answers) = ([Double](repeating: 0, count: rows), [Double](repeating: 0, count: rows))
    for column in variables.compactMap({ labels[$0.name] }) {
      let counts = column.labels.map { values.contains($0) ? 1.0 : 0 }
      for row in 0..<rows where column.codes[row] >= 0 {
        counted[row] += counts[Int(column.codes[row])]
        answers[row] += 1
      }
    }
    return (NumericColumn(counted), NumericColumn(answers))
  }

  /// Ticks of each option, a column each: of people who ticked any, or of all ticks.
  private func multipleResponse(
    _ variables: [ColumnName], _ values: [String], _ base: ResponseBase, _ domains: DomainColumn?
  ) -> [Plan] {
    let ticks = variables.compactMap { labels[$0.name] }.map { column -> [Double] in
      let counts = column.labels.map { values.contains($0) ? 1.0 : 0 }
      return column.codes.map { $0 < 0 ? 0 : counts[Int($0)] }
    }
    let all = (0..<rows).map { row in ticks.reduce(0) { $0 + $1[row] } }
    return zip(variables, ticks).map { variable, own in
      switch base {
      case .respondents:
        let isAsked = all.map { $0 > 0 }
        return Plan(
          variable.name, value: Self.joined(values),
          [.share(NumericColumn(values: own, isKnown: isAsked), by: domains)], isShare: true,
          "Σw·1(ticked)/Σw·1(any ticked)")
      case .ticks:
        return Plan(
          variable.name, value: Self.joined(values),
          [.pooledRate(NumericColumn(own), of: NumericColumn(all), by: domains)], isShare: true,
          "Σw·1(ticked)/ΣwΣ1(ticked)")
      }
    }
  }
}
