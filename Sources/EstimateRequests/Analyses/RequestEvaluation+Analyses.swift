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

  /// The covariance of complete rows, weighted.
  func tally(_ columns: [NumericColumn]) -> CovarianceTally {
    var tally = CovarianceTally(variables: columns.count)
    for row in 0..<data.rows {
      tally.add(complete: NumericColumn.answers(columns, row: row), weight: weights[row])
    }
    return tally
  }
}
