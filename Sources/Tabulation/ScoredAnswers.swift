internal import ExactNumbers
internal import Questionnaires
internal import SurveyStatistics

/// The satisfaction items with the scores of their answers, over complete rows and by pairs (计分答卷).
///
/// An answer counts its score; on a scale without scores, its level from the worst valid option, 1, to the best.
struct ScoredAnswers {
  /// Those who answered every item (成列删除).
  let complete: CovarianceTally
  /// Those who answered both items of a pair (成对删除).
  let pairs: PairwiseCovarianceTally

  /// - Parameter persons: All valid responses; `nil` when only totals are known.
  init(_ questionnaire: Questionnaire, _ slots: AnswerSlots?, _ persons: PersonTally?) {
    let items = zip(slots?.items ?? [], slots?.options ?? []).map { item, options in
      ScoredItem(
        first: options.lowerBound, scores: Self.points(questionnaire.question(of: questionnaire.items[item])))
    }
    let nobody = CrossTally(answers: slots?.count ?? 0)
    complete = CovarianceTally(persons?.complete ?? nobody, items)
    pairs = PairwiseCovarianceTally(persons?.answers ?? nobody, items)
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
