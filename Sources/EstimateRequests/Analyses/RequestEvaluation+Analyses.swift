internal import Diagnostics
internal import SurveyStatistics

extension RequestEvaluation {
  /// What an analysis found; `nil` for estimates and tests, and where a problem was reported.
  mutating func analysis(_ statistic: RequestedStatistic) -> Analysis? {
    switch statistic.kind {
    case .share, .mean, .score, .total, .ratio, .pooledRate, .composite, .multipleResponse, .quantile,
      .netPromoter, .satisfactionIndex, .independence:
      nil
    case .comparison(let column, let terms): comparison(statistic, column, terms)
    case .rankComparison(let column, let score, let terms): comparison(statistic, column, terms, ranks: score)
    case .pairedComparison(let columns, let terms): pairedComparison(statistic, columns, terms)
    case .waveChange(let column, let wave): waveChange(statistic, column, wave)
    case .reliability(let items, let division): reliability(statistic, items, division)
    case .keyDrivers(let items, let outcome): keyDrivers(statistic, items, outcome)
    case .importancePerformance(let items, let source, let thresholds):
      importancePerformance(statistic, items, source, thresholds)
    case .responseQuality(let items, let lengths, let listed):
      responseQuality(statistic, items, scaleLengths: lengths, listed: listed)
    }
  }

  /// w of every row: calibrated where the design says so.
  var weights: [Double] { sample.design.weights }

  // MARK: Columns as numbers

  mutating func numbers(_ column: ScoredColumn) -> NumericColumn? {
    switch column.scoring {
    case .number: data.numbers[column.column.name]
    case .points(let points): scores(column.column, points)
    case .counted(let values): self.column(column.column, values)
    }
  }

  /// The items, reversed where asked; `nil` when one is not there or an answer lies off the scale.
  mutating func numbers(_ items: ScaleItems) -> [NumericColumn]? {
    var columns: [NumericColumn] = []
    for item in items.columns {
      guard let column = numbers(item), isOnScale(column, item, items.endpoints) else { return nil }
      guard let ends = items.endpoints, items.reversed.contains(item.column.name) else {
        columns.append(column)
        continue
      }
      columns.append(
        NumericColumn(
          values: column.values.map { ends.lowerBound + ends.upperBound - $0 }, isKnown: column.isKnown))
    }
    return columns
  }

  private mutating func isOnScale(
    _ column: NumericColumn, _ item: ScoredColumn, _ ends: ClosedRange<Double>?
  ) -> Bool {
    guard let ends else { return true }
    let row = column.values.indices.first {
      (column.isKnown?[$0] ?? true) && !ends.contains(column.values[$0])
    }
    guard let row else { return true }
    let fault = EstimateProblem.Fault.answerOffScale(
      "\(column.values[row])", least: "\(ends.lowerBound)", most: "\(ends.upperBound)")
    problems.append(EstimateProblem(fault, at: data.place(row: row, item.column)))
    return false
  }

  /// By row, the number in each column, `nil` where there is none.
  static func answers(_ columns: [NumericColumn], row: Int) -> [Double?] {
    columns.map { $0.isKnown?[row] ?? true ? $0.values[row] : nil }
  }

  /// The covariance of complete rows, weighted.
  func tally(_ columns: [NumericColumn]) -> CovarianceTally {
    var tally = CovarianceTally(variables: columns.count)
    for row in 0..<data.rows { tally.add(complete: Self.answers(columns, row: row), weight: weights[row]) }
    return tally
  }

  /// 满意度指数, by row.
  mutating func scores(_ items: ScaleItems, by index: SatisfactionIndex) -> NumericColumn? {
    guard let columns = numbers(items) else { return nil }
    return NumericColumn((0..<data.rows).map { index.score(of: Self.answers(columns, row: $0)) })
  }
}
