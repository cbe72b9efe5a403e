internal import Diagnostics
internal import SurveyStatistics

/// A number that is no answer to what is asked (超出范围的答案).
struct AnswerFault: Sendable {
  var row: Int
  let column: ColumnName
  let fault: EstimateProblem.Fault

  func problem(_ places: RowPlaces) -> EstimateProblem {
    EstimateProblem(fault, at: places.place(row: row, column))
  }
}

extension RowBlock {
  /// By column that is checked, its first fault.
  func faults(_ statistic: RequestedStatistic) -> [AnswerFault?] {
    switch statistic.kind {
    case .netPromoter(let variable): [promoterFault(variable)]
    case .satisfactionIndex(let items, _): faults(items)
    default: []
    }
  }

  /// By item, its first answer off the scale.
  func faults(_ items: ScaleItems) -> [AnswerFault?] {
    items.columns.map { item in
      guard let ends = items.endpoints, let column = numbers(item),
        let row = column.firstRow(where: { !ends.contains($0) })
      else { return nil }
      let fault = EstimateProblem.Fault.answerOffScale(
        "\(column.values[row])", least: "\(ends.lowerBound)", most: "\(ends.upperBound)")
      return AnswerFault(row: row, column: item.column, fault: fault)
    }
  }

  private func promoterFault(_ variable: ColumnName) -> AnswerFault? {
    guard let column = numbers[variable.name],
      let row = column.firstRow(where: { !(0...10).contains($0) || $0 != $0.rounded() })
    else { return nil }
    return AnswerFault(row: row, column: variable, fault: .notANetPromoterAnswer("\(column.values[row])"))
  }
}

extension RequestedStatistic {
  /// What is wrong with the answers it asks about.
  ///
  /// - Parameters:
  ///   - words: by heading, all words of the file.
  ///   - faults: by column that is checked, the first there is.
  func problems(
    _ words: [String: [String]], _ faults: [AnswerFault?], _ places: RowPlaces
  ) -> [EstimateProblem] {
    switch kind {
    case .share(let variable, let values):
      if let excess = excess(of: words.mapValues(\.count)) { return [excess] }
      return variable.problems(ofValues: values, unknownTo: [words[variable.name] ?? []])
    case .score(let variable, let points):
      return variable.problems(ofWords: words[variable.name] ?? [], without: points)
    case .pooledRate(let variables, let values), .multipleResponse(let variables, let values, _):
      let known = variables.map { words[$0.name] ?? [] }
      return variables.first?.problems(ofValues: values, unknownTo: known) ?? []
    case .composite(let variables, let values, _):
      return variables.flatMap { $0.problems(ofValues: values, unknownTo: [words[$0.name] ?? []]) }
    case .satisfactionIndex(let items, _): return items.problems(words, faults, places)
    case .netPromoter: return faults.compactMap { $0?.problem(places) }
    case .mean, .total, .ratio, .quantile, .independence, .comparison, .pairedComparison, .rankComparison,
      .waveChange, .reliability, .keyDrivers, .importancePerformance, .responseQuality:
      return []
    }
  }
}

extension RequestedStatistic {
  /// A figure for each of more values than this is no result anybody reads.
  private static let mostValues = 2_000

  /// Why a column has too many words for a share of each.
  ///
  /// - Parameter words: how many, by heading.
  func excess(of words: [String: Int]) -> EstimateProblem? {
    guard case .share(let variable, values: []) = kind, let count = words[variable.name],
      count > Self.mostValues
    else { return nil }
    return EstimateProblem(.tooManyValues(count, limit: Self.mostValues), at: variable.location)
  }
}

extension ScaleItems {
  /// What is wrong with the items, up to the first that has an answer off the scale.
  func problems(
    _ words: [String: [String]], _ faults: [AnswerFault?], _ places: RowPlaces
  ) -> [EstimateProblem] {
    var problems: [EstimateProblem] = []
    for (item, fault) in zip(columns, faults) {
      problems += item.problems(words)
      if let fault { return problems + [fault.problem(places)] }
    }
    return problems
  }
}

extension ScoredColumn {
  /// What is wrong with its words.
  func problems(_ words: [String: [String]]) -> [EstimateProblem] {
    let known = words[column.name] ?? []
    switch scoring {
    case .number: return []
    case .points(let points): return column.problems(ofWords: known, without: points)
    case .counted(let values): return column.problems(ofValues: values, unknownTo: [known])
    }
  }
}

extension ColumnName {
  /// A value that no row has is a share of 0, and more often a slip of the pen.
  fileprivate func problems(ofValues values: [String], unknownTo words: [[String]]) -> [EstimateProblem] {
    values.filter { value in !words.contains { $0.contains(value) } }.map { value in
      let nearest = words.flatMap { $0 }.nearest(to: value)
      return EstimateProblem(.unknownValue(value, column: name, nearest: nearest), at: location)
    }
  }

  fileprivate func problems(ofWords words: [String], without points: [String: Double]) -> [EstimateProblem] {
    words.filter { points[$0] == nil }.map {
      EstimateProblem(.unscoredValue($0, column: name), at: location)
    }
  }
}
