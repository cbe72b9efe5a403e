internal import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// A survey counted (调查计数): everything its figures and their errors need, without the responses.
///
/// Counting is what grows with a survey, so it happens in parts: an empty part changes nothing, and parts merged in any
/// order give the whole, bit for bit.
public struct SurveyCounts: Sendable {
  let plan: CountingPlan
  /// What screening did.
  public package(set) var screening: ScreeningTally
  /// By declared groups, if there are any, then by grouping questions; by nothing where there are neither.
  var groupings: [SurveyTally]
  /// By rule: the responses that would count without it; `nil` for a rule that only flags.
  var withoutRule: [SurveyTally?]

  init(
    _ plan: CountingPlan, _ screening: ScreeningTally, groupings: [SurveyTally], withoutRule: [SurveyTally?]
  ) {
    (self.plan, self.screening) = (plan, screening)
    (self.groupings, self.withoutRule) = (groupings, withoutRule)
  }

  /// Adds another part of the same survey.
  public mutating func merge(_ other: SurveyCounts) {
    screening.merge(other.screening)
    for index in groupings.indices { groupings[index].merge(other.groupings[index]) }
    for (index, next) in other.withoutRule.enumerated() {
      if let next { withoutRule[index]?.merge(next) }
    }
  }

  /// Goes through every number, in the order of the fields.
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    screening.code(with: &coder)
    coder.code(shape: groupings.count)
    for index in groupings.indices {
      groupings[index].code(with: &coder)
      coder.check(groupings[index].respondents == screening.valid)
    }
    coder.code(shape: withoutRule.count { $0 != nil })
    for index in withoutRule.indices {
      withoutRule[index]?.code(with: &coder)
      coder.check((withoutRule[index]?.respondents ?? 0) <= screening.collected)
    }
  }

  /// All valid responses together.
  var everybody: CategoryTally {
    groupings.first?.everybody ?? CategoryTally(plan.questionnaire, CountingScope(), isWeighted: false)
  }

  /// By declared groups; `nil` when there are none.
  var groups: SurveyTally? { groupings.first { $0.basis == .groups } }

  /// What the primary figure would be made of without a rule; `nil` for a rule that only flags.
  func without(rule: Int) -> SurveyTally? {
    guard var readmitted = withoutRule[rule], !plan.recounts else { return withoutRule[rule] }
    let own = readmitted.basis == .groups ? groups : nil
    let scope = plan.primaryScope
    readmitted.merge(
      own?.map { $0.itemsOnly(scope) }
        ?? SurveyTally(everybody: everybody.itemsOnly(scope), of: plan.nobody(scope)))
    return readmitted
  }
}
