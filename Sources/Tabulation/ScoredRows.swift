internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

/// The valid responses' scores on some items, counted by complete rows and by pairs (计分答卷).
struct ScoredRows {
  /// Those who answered every item (成列删除).
  private(set) var complete: CovarianceTally
  /// Those who answered both items of a pair (成对删除).
  private(set) var pairs: PairwiseCovarianceTally

  /// - Parameter scores: by item and option; `nil` for options that are no answer.
  init(_ scores: [[Double?]], of items: [Item], _ screened: ScreenedResponses) {
    let columns = items.compactMap { screened.table.columnIndex(of: $0) }.map {
      screened.table.columns[$0].codes
    }
    // Past the options stands what is no answer; it scores NaN, and a NaN in a row makes it incomplete.
    let tables = scores.map { $0.map { $0 ?? .nan } + [Double.nan] }
    complete = CovarianceTally(variables: columns.count)
    pairs = PairwiseCovarianceTally(variables: columns.count)
    var block = columns.map { _ in [Double]() }
    var row = [Double](repeating: 0, count: columns.count)
    for response in 0..<screened.table.count where screened.isValid(response) {
      var check = 0.0
      for position in columns.indices {
        let table = tables[position]
        row[position] = table[min(Int(columns[position][response].rawValue), table.count - 1)]
        check += row[position]
      }
      guard !check.isNaN else {
        pairs.add(row.map { $0.isNaN ? nil : $0 })
        continue
      }
      for position in columns.indices { block[position].append(row[position]) }
      if block[0].count == 1_024 {
        complete.merge(CovarianceTally(columns: block))
        for position in columns.indices { block[position].removeAll(keepingCapacity: true) }
      }
    }
    complete.merge(CovarianceTally(columns: block))
    pairs.merge(complete)
  }
}
