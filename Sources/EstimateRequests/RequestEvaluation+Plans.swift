internal import Diagnostics
internal import SurveyStatistics

/// What each kind of statistic measures.
extension RequestEvaluation {
  mutating func plans(_ statistic: RequestedStatistic, by domains: DomainColumn?) -> [Plan] {
    switch statistic.kind {
    case .share(let variable, let values): return shares(variable, values, domains)
    case .mean(let variable):
      guard let column = data.numbers[variable.name] else { return [] }
      return [plan(variable.name, [.mean(column, by: domains)], "Σwy/Σw")]
    case .total(let variable):
      guard let column = data.numbers[variable.name] else { return [] }
      return [plan(variable.name, [.total(column, by: domains)], "Σwy")]
    case .ratio(let above, let below):
      guard let y = data.numbers[above.name], let x = data.numbers[below.name] else { return [] }
      return [plan("\(above.name)/\(below.name)", [.ratio(y, over: x, by: domains)], "Σwy/Σwx")]
    case .score(let variable, let points):
      guard let column = scores(variable, points) else { return [] }
      return [plan(variable.name, [.mean(column, by: domains)], "Σw·s(y)/Σw")]
    case .netPromoter(let variable):
      guard let column = promoters(variable) else { return [] }
      return [plan(variable.name, [.mean(column, by: domains)], "Σw·(100·1(y≥9) − 100·1(y≤6))/Σw")]
    case .pooledRate(let variables, let values):
      let (counted, answers) = pooled(variables, values)
      return [
        plan(
          Self.names(variables), value: Self.joined(values),
          [.pooledRate(counted, of: answers, by: domains)], isShare: true, "ΣwΣ1(y∈S)/ΣwΣ1(y)")
      ]
    case .composite(let variables, let values, let weights):
      let measurements = variables.compactMap { variable in
        column(variable, values).map { Measurement.share($0, by: domains) }
      }
      return [
        plan(
          Self.names(variables), value: Self.joined(values), measurements, weights: weights, isShare: true,
          "Σa·p/Σa, p = Σw·1(y∈S)/Σw")
      ]
    case .multipleResponse(let variables, let values, let base):
      return multipleResponse(variables, values, base, domains)
    case .satisfactionIndex(let items, let index):
      guard let column = scores(items, by: index) else { return [] }
      return [
        plan(
          Self.names(items.columns.map(\.column)), [.mean(column, by: domains)],
          "Σw·s/Σw, s = Σv·100(x − a)/(b − a)")
      ]
    case .independence, .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability,
      .keyDrivers, .importancePerformance, .responseQuality:
      return []  // tests and analyses of several figures
    case .quantile: return []  // made from the whole distribution, not from a measurement
    }
  }

  private func plan(
    _ variable: String, value: String? = nil, _ measurements: [Measurement], weights: [Double]? = nil,
    isShare: Bool = false, _ formula: String
  ) -> Plan {
    Plan(
      variable: variable, value: value, measurements: measurements, weights: weights, isShare: isShare,
      formula: formula)
  }

  private static func names(_ columns: [ColumnName]) -> String { joined(columns.map(\.name)) ?? "" }

  private static func joined(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: "、")
  }

  /// One plan for the values that count, or one for each value there is.
  private mutating func shares(
    _ variable: ColumnName, _ values: [String], _ domains: DomainColumn?
  ) -> [Plan] {
    guard let labels = data.labels[variable.name]?.labels else { return [] }
    return (values.isEmpty ? labels.map { [$0] } : [values]).compactMap { counted in
      column(variable, counted).map {
        plan(
          variable.name, value: Self.joined(counted), [.share($0, by: domains)], isShare: true,
          "Σw·1(y∈S)/Σw")
      }
    }
  }

  /// 1 where the answer is one of the values, 0 where it is another.
  mutating func column(_ variable: ColumnName, _ values: [String]) -> NumericColumn? {
    guard let labels = data.labels[variable.name] else { return nil }
    report(values, unknownTo: [labels], variable)
    let counts = labels.labels.map { values.contains($0) }
    return NumericColumn(
      values: labels.codes.map { $0 >= 0 && counts[Int($0)] ? 1 : 0 },
      isKnown: labels.codes.contains(-1) ? labels.codes.map { $0 >= 0 } : nil)
  }

  /// A value that no row has is a share of 0, and more often a slip of the pen.
  private mutating func report(_ values: [String], unknownTo columns: [LabelColumn], _ name: ColumnName) {
    for value in values where !columns.contains(where: { $0.labels.contains(value) }) {
      let nearest = columns.flatMap(\.labels).nearest(to: value)
      let problem = EstimateProblem(
        .unknownValue(value, column: name.name, nearest: nearest), at: name.location)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }

  mutating func scores(_ variable: ColumnName, _ points: [String: Double]) -> NumericColumn? {
    guard let labels = data.labels[variable.name] else { return nil }
    for label in labels.labels where points[label] == nil {
      problems.append(
        EstimateProblem(.unscoredValue(label, column: variable.name), at: variable.location))
    }
    let scores = labels.labels.map { points[$0] ?? 0 }
    return NumericColumn(
      values: labels.codes.map { $0 < 0 ? 0 : scores[Int($0)] }, isKnown: labels.codes.map { $0 >= 0 })
  }

  /// 100 for 9 and 10, −100 for 0 to 6.
  private mutating func promoters(_ variable: ColumnName) -> NumericColumn? {
    guard let column = data.numbers[variable.name] else { return nil }
    for row in column.values.indices where column.isKnown?[row] ?? true {
      let value = column.values[row]
      guard (0...10).contains(value), value == value.rounded() else {
        problems.append(
          EstimateProblem(.notANetPromoterAnswer("\(value)"), at: data.place(row: row, variable)))
        return nil
      }
    }
    return NumericColumn(
      values: column.values.map { $0 >= 9 ? 100 : $0 >= 7 ? 0 : -100 }, isKnown: column.isKnown)
  }

  /// By row, how many answers count and how many there are.
  private mutating func pooled(
    _ variables: [ColumnName], _ values: [String]
  ) -> (counted: NumericColumn, answers: NumericColumn) {
    var (counted, answers) = (
      [Double](repeating: 0, count: data.rows), [Double](repeating: 0, count: data.rows)
    )
    let columns = variables.compactMap { data.labels[$0.name] }
    if let first = variables.first { report(values, unknownTo: columns, first) }
    for column in columns {
      let counts = column.labels.map { values.contains($0) ? 1.0 : 0 }
      for row in 0..<data.rows where column.codes[row] >= 0 {
        counted[row] += counts[Int(column.codes[row])]
        answers[row] += 1
      }
    }
    return (NumericColumn(counted), NumericColumn(answers))
  }

  /// Ticks of each option, a column each: of people who ticked any, or of all ticks.
  private mutating func multipleResponse(
    _ variables: [ColumnName], _ values: [String], _ base: ResponseBase, _ domains: DomainColumn?
  ) -> [Plan] {
    let columns = variables.compactMap { data.labels[$0.name] }
    if let first = variables.first { report(values, unknownTo: columns, first) }
    let ticks = columns.map { column -> [Double] in
      let counts = column.labels.map { values.contains($0) ? 1.0 : 0 }
      return column.codes.map { $0 < 0 ? 0 : counts[Int($0)] }
    }
    let all = (0..<data.rows).map { row in ticks.reduce(0) { $0 + $1[row] } }
    return zip(variables, ticks).map { variable, own in
      switch base {
      case .respondents:
        let isAsked = all.map { $0 > 0 }
        return plan(
          variable.name, value: Self.joined(values),
          [.share(NumericColumn(values: own, isKnown: isAsked), by: domains)], isShare: true,
          "Σw·1(ticked)/Σw·1(any ticked)")
      case .ticks:
        return plan(
          variable.name, value: Self.joined(values),
          [.pooledRate(NumericColumn(own), of: NumericColumn(all), by: domains)], isShare: true,
          "Σw·1(ticked)/ΣwΣ1(ticked)")
      }
    }
  }
}
