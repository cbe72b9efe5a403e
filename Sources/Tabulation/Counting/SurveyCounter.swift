internal import Questionnaires
public import Responses
internal import Screening
internal import SurveyStatistics

/// Counts a survey part by part (调查计数器): each counter on its own thread, and none keeps a response.
public final class SurveyCounter: PartWorker {
  private let plan: CountingPlan
  private let screening: Screening
  private var tally: ScreeningTally
  /// Groupings that are counted together.
  private let sets: [(groupings: Range<Int>, counter: JointCounter)]
  /// By rule; `nil` for one that only flags.
  private let withoutRule: [JointCounter?]

  init(_ plan: CountingPlan, _ screening: Screening, isWeighted: Bool) {
    (self.plan, self.screening) = (plan, screening)
    let nobody = screening.apply(to: ResponseReader(plan.questionnaire).finish().table)
    tally = nobody.tally
    let groupings = plan.groupings(nobody)
    let primary = plan.primaryGrouping(nobody)
    sets = JointCategories.sets(groupings.map { $0.categories.count + 1 }).map { set in
      (
        set, JointCounter(plan.questionnaire, plan.scope, Array(groupings[set]), isWeighted: isWeighted)
      )
    }
    withoutRule = nobody.rules.map { rule in
      plan.isDropped(rule)
        ? JointCounter(plan.questionnaire, plan.primaryScope, [primary], isWeighted: isWeighted) : nil
    }
  }

  /// Counts the next responses, unscreened.
  public func add(_ table: ResponseTable) { add(screening.apply(to: table)) }

  func add(_ screened: ScreenedResponses) {
    tally.merge(screened.tally)
    let valid = screened.validResponses
    let groupings = plan.groupings(screened)
    for (set, counter) in sets { counter.add(screened.table, valid, by: Array(groupings[set])) }
    for (index, counter) in withoutRule.enumerated() {
      guard let counter else { continue }
      let members =
        plan.recounts
        ? screened.without(screened.rules[index].id).validResponses : screened.readmitted(withoutRule: index)
      if !members.isEmpty { counter.add(screened.table, members, by: [plan.primaryGrouping(screened)]) }
    }
  }

  /// What was counted.
  public func finish() -> SurveyCounts {
    SurveyCounts(
      plan, tally, groupings: sets.flatMap { $0.counter.finish() },
      withoutRule: withoutRule.map { $0?.finish()[0] })
  }
}
