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
  ///
  /// - Parameter isWeighted: Whether responses have weights; `nil` = as the table shows.
  init(_ screened: ScreenedResponses, _ plan: CountingPlan, isWeighted: Bool? = nil) {
    self.plan = plan
    screening = screened.tally
    groupings = plan.groupings(screened).map {
      SurveyTally(screened, by: $0, plan.slots, isWeighted: isWeighted)
    }
    withoutRule = screened.rules.map { rule in
      guard rule.action == .exclude, plan.primary != nil else { return nil }
      let rescreened = screened.without(rule.id)
      return SurveyTally(
        rescreened, by: plan.primaryGrouping(rescreened), plan.primarySlots, isWeighted: isWeighted)
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

  /// At least as many numbers any counts by this plan hold; a `Double`, as a hostile definition may ask for any number.
  var fewestNumbers: Double {
    let answers = Double(slots.count)
    let means = slots.means.reduce(0) { $0 + Double($1.items.count) * Double($1.items.count) }
    let ofGroups = questionnaire.groups.isEmpty ? 0 : questionnaire.groups.count + 1
    let categories = questions.map { questionnaire.questions[$0] }.filter(\.kind.hasOneOption)
      .reduce(ofGroups) { $0 + $1.scale.options.count + 1 }
    return Double(max(categories, 1)) * (answers * (answers + 1) / 2 + means)
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
