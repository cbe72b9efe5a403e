internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

/// The valid responses' scores on the satisfaction items, counted by complete rows and by pairs (计分答卷).
///
/// An answer counts its score; on a scale without scores, its level from the worst valid option, 1, to the best.
/// Merging the parts in order gives the whole.
struct ScoredRows: Sendable {
  /// Those who answered every item (成列删除).
  private(set) var complete: CovarianceTally
  /// Those who left some out.
  private var incomplete: PairwiseCovarianceTally

  /// Those who answered both items of a pair (成对删除).
  var pairs: PairwiseCovarianceTally {
    var pairs = incomplete
    pairs.merge(complete)
    return pairs
  }

  mutating func merge(_ other: ScoredRows) {
    complete.merge(other.complete)
    incomplete.merge(other.incomplete)
  }

  init(_ questionnaire: Questionnaire, _ screened: ScreenedResponses) {
    let items = questionnaire.satisfactionItems
    complete = CovarianceTally(variables: items.count)
    incomplete = PairwiseCovarianceTally(variables: items.count)
    // One item does not go together with anything.
    guard items.count >= 2 else { return }
    add(screened, items, scores: items.map { Self.points(questionnaire.question(of: $0)) })
  }

  /// Complete rows in blocks.
  ///
  /// - Parameter scores: by item and option; `nil` for options that are no answer.
  private mutating func add(_ screened: ScreenedResponses, _ items: [Item], scores: [[Double?]]) {
    let columns = items.compactMap { screened.table.columnIndex(of: $0) }.map {
      screened.table.columns[$0].codes
    }
    // Past the options stands what is no answer; it scores NaN, and a NaN in a row makes it incomplete.
    let tables = scores.map { $0.map { $0 ?? .nan } + [Double.nan] }
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
        incomplete.add(row.map { $0.isNaN ? nil : $0 })
        continue
      }
      for position in columns.indices { block[position].append(row[position]) }
      if block[0].count == 1_024 {
        complete.merge(CovarianceTally(columns: block))
        for position in columns.indices { block[position].removeAll(keepingCapacity: true) }
      }
    }
    complete.merge(CovarianceTally(columns: block))
  }

  private static func points(_ question: Question) -> [Double?] {
    let fromBest = question.scale.validOptionsFromBest
    let hasScores = fromBest.allSatisfy { question.scale.options[$0].score != nil }
    let own = question.scale.options.indices.map { option -> Double? in
      guard let rank = fromBest.firstIndex(of: option) else { return nil }
      return hasScores ? question.scale.options[option].score?.doubleValue : Double(fromBest.count - rank)
    }
    return question.isReversed ? own.indices.map { own[question.scale.mirrored($0)] } : own
  }
}
