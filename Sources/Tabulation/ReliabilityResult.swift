internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

extension ReliabilityResult {
  /// α over the valid responses that answered every satisfaction item. An answer counts its score; on a scale without
  /// scores, its level from the worst valid option, 1, to the best.
  static func of(
    _ questionnaire: Questionnaire, _ screened: ScreenedResponses
  ) -> Result<ReliabilityResult, UndefinedReason> {
    let items = questionnaire.satisfactionItems
    guard items.count >= 2 else { return .failure(.tooFewItems(needed: 2)) }
    let scores = items.map { points(questionnaire.question(of: $0)) }
    let columns = items.compactMap { screened.table.columnIndex(of: $0) }.map {
      screened.table.columns[$0].codes
    }
    var tally = CovarianceTally(variables: items.count)
    var row = [Double](repeating: 0, count: items.count)
    responses: for response in 0..<screened.table.count where screened.isValid(response) {
      for (position, column) in columns.enumerated() {
        guard let option = column[response].option, let score = scores[position][option] else {
          continue responses
        }
        row[position] = score
      }
      tally.add(row)
    }
    do throws(UndefinedReason) {
      let reliability = try Reliability(tally)
      return .success(
        ReliabilityResult(items: items, reliability: reliability, adequacy: try? FactorAdequacy(tally)))
    } catch {
      return .failure(error)
    }
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
