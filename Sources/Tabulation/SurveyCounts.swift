internal import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// A survey counted (调查计数): everything its figures and their errors need, without the responses.
///
/// Counting is what grows with a survey, so it happens in parts: an empty part changes nothing, and merging the parts
/// in order gives the whole.
public struct SurveyCounts: Sendable {
  let plan: CountingPlan
  /// What screening did.
  public private(set) var screening: ScreeningTally
  /// By declared groups, if there are any, then by grouping questions; by nothing where there are neither.
  private(set) var groupings: [SurveyTally]
  /// By rule: what the primary figure would be made of without it; `nil` for a rule that only flags.
  private(set) var withoutRule: [SurveyTally?]

  /// Counts screened responses.
  init(_ screened: ScreenedResponses, _ plan: CountingPlan) {
    self.plan = plan
    screening = screened.tally
    groupings = plan.groupings(screened).map { SurveyTally(screened, by: $0, plan.slots) }
    withoutRule = screened.rules.map { rule in
      guard rule.action == .exclude, plan.primary != nil else { return nil }
      let rescreened = screened.without(rule.id)
      return SurveyTally(rescreened, by: plan.primaryGrouping(rescreened), plan.primarySlots)
    }
  }

  /// Adds the next part of the same survey.
  public mutating func merge(_ other: SurveyCounts) {
    screening.merge(other.screening)
    for index in groupings.indices { groupings[index].merge(other.groupings[index]) }
    for (index, next) in other.withoutRule.enumerated() {
      if let next { withoutRule[index]?.merge(next) }
    }
  }

  /// All valid responses together.
  var everybody: CategoryTally {
    groupings.first?.everybody ?? CategoryTally(plan.questionnaire, nil, isWeighted: false)
  }

  /// By declared groups; `nil` when there are none.
  var groups: SurveyTally? { groupings.first { $0.basis == .groups } }
}

/// What has to be counted so that a survey can be worked out (计数方案).
struct CountingPlan: Sendable {
  let questionnaire: Questionnaire
  let slots: AnswerSlots
  /// The formula that feeds scores.
  let primary: FormulaTables?
  /// What a person's mean by the primary formula needs; `nil` when item counts will do.
  let primarySlots: AnswerSlots?
  private let questions: [Int]

  /// - Parameters:
  ///   - tables: Every formula to be worked out.
  ///   - questions: Those to group by, by index.
  init(
    _ questionnaire: Questionnaire, _ tables: [FormulaTables], primary: FormulaTables?, by questions: [Int]
  ) {
    (self.questionnaire, self.primary, self.questions) = (questionnaire, primary, questions)
    slots = AnswerSlots(questionnaire, for: tables)
    let looksAtPersons = primary?.formula.items == .respondentMean
    primarySlots = looksAtPersons ? primary.map { AnswerSlots(questionnaire, for: [$0]) } : nil
  }

  func groupings(_ screened: ScreenedResponses) -> [Grouping] {
    let all = [Grouping.groups(screened)] + questions.map { Grouping.question($0, screened) }
    let known = all.compactMap(\.self)
    return known.isEmpty ? [.everybody(screened)] : known
  }

  func primaryGrouping(_ screened: ScreenedResponses) -> Grouping {
    let combines = primary.map { $0.formula.groups != .none } ?? false
    return (combines ? Grouping.groups(screened) : nil) ?? .everybody(screened)
  }
}
