import DelimitedText
import Diagnostics
import Indicators
import Questionnaires
import Reports
import Responses
import Screening
import Tabulation

/// A survey screened, under the name its definition gives it (已筛查的调查).
struct ScreenedSurvey {
  let id: String
  let screening: SurveyScreening
  let waterfall: Waterfall
}

/// An evaluation read from its file, and what its surveys say (评价输入).
struct EvaluationInputs {
  let path: String
  let evaluation: Evaluation?

  /// Reads an evaluation; its problems and lines go into the result.
  /// - Parameter other: What to say of a questionnaire that stands in its place.
  init(
    _ path: String, insteadOf other: FileProblem.Fault = .isQuestionnaire, result: inout CommandResult
  ) {
    do throws(FileProblem) {
      let bytes = try result.bytes(of: path)
      self.init(bytes, path, insteadOf: other, result: &result)
    } catch {
      self.init(unread: path)
      result.problems.append(error)
    }
  }

  private init(unread path: String) { (self.path, evaluation) = (path, nil) }

  /// An evaluation from its bytes.
  init(
    _ bytes: [UInt8], _ path: String, insteadOf other: FileProblem.Fault = .isQuestionnaire,
    result: inout CommandResult
  ) {
    self.path = path
    let read = Evaluation.read(bytes: bytes, file: path)
    evaluation = read.evaluation
    if evaluation == nil, DefinitionKind(bytes: bytes, file: path) == .questionnaire {
      result.problems.append(FileProblem(other, path))
    } else {
      result.problems += read.problems
      result.lines[path] = read.lines
    }
  }

  /// The surveys a command can use; of the others it says that they are passed over.
  private func usable(
    where isUsable: (SurveyPlan) -> Bool, result: inout CommandResult
  ) -> [SurveyPlan] {
    guard let evaluation else { return [] }
    for plan in evaluation.surveys where !isUsable(plan) {
      let survey = plan.id.description
      result.problems.append(
        SurveyProblem(
          plan.data == .notGiven ? .noAnswers(survey: survey) : .onlyCounts(survey: survey),
          at: plan.declaration.location))
    }
    let usable = evaluation.surveys.filter(isUsable)
    if usable.isEmpty { result.problems.append(SurveyProblem(.nothingToUse, at: .file(path))) }
    return usable
  }

  /// The surveys whose answers are there row by row, screened.
  ///
  /// - Parameter listed: Whether each response is asked for.
  func screened(listed: Bool, result: inout CommandResult) -> [ScreenedSurvey] {
    var surveys: [ScreenedSurvey] = []
    for plan in usable(where: { if case .responses = $0.data { true } else { false } }, result: &result) {
      guard let inputs = inputs(of: plan, wantsResponseIDs: listed, result: &result),
        let screening = inputs.screening(listed: listed, result: &result)
      else { continue }
      do throws(WaterfallProblem) {
        let frame = frame(of: plan)
        surveys.append(
          ScreenedSurvey(
            id: plan.id.description, screening: screening,
            waterfall: try Waterfall(
              screening.tally, population: frame.population, distributed: frame.distributed,
              collected: frame.collected, declaredAt: frame.location)))
      } catch {
        result.problems.append(error)
      }
    }
    return surveys
  }

  /// Every survey whose answers are known, worked out.
  func analysed(
    level: Double = 0.95, by: [String] = [], wantsOpenAnswers: Bool = false, result: inout CommandResult
  ) -> [AnalysedSurvey] {
    let answered = usable(where: { $0.data != .notGiven }, result: &result).compactMap { plan in
      answers(of: plan, wantsOpenAnswers: wantsOpenAnswers, result: &result).map { (plan, $0) }
    }
    // Counts do not tell which answers are one person's: there is nothing to group.
    let grouped = answered.filter { if case .rows = $0.1 { true } else { false } }
    let grouping = GroupingQuestions(by, of: grouped.map(\.1.questionnaire), file: path)
    result.problems += grouping.problems
    if grouped.isEmpty, !answered.isEmpty, !by.isEmpty {
      result.problems.append(SurveyProblem(.nothingToGroup, at: .file(path)))
    }
    return answered.compactMap { plan, answers in
      let place = grouped.firstIndex { $0.0.id == plan.id }
      for name in place.map({ grouping.absent[$0] }) ?? (grouped.isEmpty ? [] : by) {
        let fault = SurveyProblem.Fault.notGrouped(survey: plan.id.description, by: name)
        result.problems.append(SurveyProblem(fault, at: plan.declaration.location))
      }
      return analysis(
        answers, plan, level: level, by: place.map { grouping.indices[$0] } ?? [], result: &result
      )
      .map {
        AnalysedSurvey(
          id: plan.id.description, name: plan.declaration.name, analysis: $0, note: plan.note,
          openAnswers: wantsOpenAnswers ? answers.openAnswers : nil)
      }
    }
  }

  /// The scorecard; `nil` when a problem makes it unusable.
  func scorecard(result: inout CommandResult) -> Scorecard? {
    guard let evaluation else { return nil }
    var figures: [SurveyReference: SurveyFigure] = [:]
    let references = evaluation.framework.leaves.flatMap {
      $0.leaf?.scoring.measures.flatMap(\.surveys) ?? []
    }
    for plan in evaluation.surveys {
      let own = references.filter { $0.survey == plan.id }
      guard let answers = answers(of: plan, result: &result) else { continue }
      let byQuestions = Dictionary(grouping: own) { (reference: SurveyReference) in reference.questions }
      for (questions, group) in byQuestions.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let items = answers.items(named: questions)
        guard let analysis = analysis(answers, plan, measuring: items, result: &result) else { continue }
        for reference in group {
          figures[reference] = SurveyFigure(
            analysis, formula: reference.formula, group: reference.group, note: plan.note)
        }
      }
      if own.isEmpty { _ = analysis(answers, plan, result: &result) }
    }
    return result.problems.containsErrors ? nil : Scorecard(of: evaluation.framework, figures: figures)
  }
}
