internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

extension ReliabilityResult {
  /// α over the valid responses that answered every satisfaction item. An answer counts its score; on a scale without
  /// scores, its level from the worst valid option, 1, to the best.
  ///
  /// - Parameter tally: What ``completeRows(_:_:)`` counted.
  static func of(
    _ questionnaire: Questionnaire, _ tally: ProductTally
  ) -> Result<ReliabilityResult, UndefinedReason> {
    let items = questionnaire.satisfactionItems
    guard items.count >= 2 else { return .failure(.tooFewItems(needed: 2)) }
    do throws(UndefinedReason) {
      let tally = tally.covariances
      let reliability = try Reliability(tally)
      return .success(
        ReliabilityResult(items: items, reliability: reliability, adequacy: try? FactorAdequacy(tally)))
    } catch {
      return .failure(error)
    }
  }

  /// The satisfaction items of those who answered all of them.
  static func completeRows(_ questionnaire: Questionnaire, _ screened: ScreenedResponses) -> ProductTally {
    let items = questionnaire.satisfactionItems
    guard items.count >= 2 else { return ProductTally(variables: items.count) }
    let scores = items.map { points(questionnaire.question(of: $0)) }
    let columns = items.compactMap { screened.table.columnIndex(of: $0) }.map {
      screened.table.columns[$0].codes
    }
    return completeRows(columns, scores, screened)
  }

  /// Respondents in blocks, those who left an item out dropped (成列删除).
  private static func completeRows(
    _ columns: [[AnswerCode]], _ scores: [[Double?]], _ screened: ScreenedResponses
  ) -> ProductTally {
    // Past the options stands what is no answer; it scores NaN, and a NaN in a row drops the row.
    let tables = scores.map { $0.map { $0 ?? .nan } + [Double.nan] }
    var tally = ProductTally(variables: columns.count)
    var block = columns.map { _ in [Double]() }
    var row = [Double](repeating: 0, count: columns.count)
    for response in 0..<screened.table.count where screened.isValid(response) {
      var check = 0.0
      for position in columns.indices {
        let table = tables[position]
        row[position] = table[min(Int(columns[position][response].rawValue), table.count - 1)]
        check += row[position]
      }
      guard !check.isNaN else { continue }
      for position in columns.indices { block[position].append(row[position]) }
      if block[0].count == 1_024 {
        tally.add(columns: block)
        for position in columns.indices { block[position].removeAll(keepingCapacity: true) }
      }
    }
    tally.add(columns: block)
    return tally
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
