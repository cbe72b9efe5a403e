internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

/// What has to be counted so that a survey can be worked out (计数方案).
struct CountingPlan: Sendable {
  let questionnaire: Questionnaire
  /// What is counted of every category.
  let scope: CountingScope
  /// What the primary figure alone needs.
  let primaryScope: CountingScope
  private let primary: FormulaTables?
  private let questions: [Int]

  /// - Parameters:
  ///   - tables: Every formula to be worked out.
  ///   - primary: The formula that feeds scores.
  ///   - pairsAnswers: Whether answers are looked at together, as errors need.
  ///   - questions: Those to group by, by index.
  init(
    _ questionnaire: Questionnaire, _ tables: [FormulaTables], primary: FormulaTables?, by questions: [Int],
    pairsAnswers: Bool
  ) {
    (self.questionnaire, self.primary, self.questions) = (questionnaire, primary, questions)
    let means = tables.filter { $0.formula.items == .respondentMean }
    scope = CountingScope(
      slots: AnswerSlots(questionnaire, for: tables), pairsAnswers: pairsAnswers,
      means: means.compactMap { PointScale($0) })
    let looksAtPersons = primary?.formula.items == .respondentMean
    primaryScope = CountingScope(
      means: looksAtPersons ? [primary].compactMap { $0.flatMap { PointScale($0) } } : [])
  }

  /// Rules that exclude, where there is a primary figure to be worked out without them.
  func isDropped(_ rule: ValidityRule) -> Bool { rule.action == .exclude && primary != nil }

  /// Whether others may be excluded where a rule is dropped, so that all have to be counted anew.
  var recounts: Bool {
    questionnaire.validityRules.contains { if case .duplicate = $0.test { true } else { false } }
  }

  /// At least as many numbers any counts by this plan hold; a `Double`, as a hostile definition may ask for any number.
  var fewestNumbers: Double {
    let answers = Double(scope.slots?.count ?? 0)
    let ofGroups = questionnaire.groups.isEmpty ? 0 : questionnaire.groups.count + 1
    let categories = questions.filter { Grouping.isPossible(byQuestion: $0, of: questionnaire) }
      .reduce(ofGroups) { $0 + questionnaire.questions[$1].scale.options.count + 1 }
    return Double(max(categories, 1)) * answers * (answers + 1)
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

  /// The tally of nobody.
  func nobody(_ scope: CountingScope) -> CategoryTally {
    CategoryTally(questionnaire, scope, isWeighted: false)
  }
}
