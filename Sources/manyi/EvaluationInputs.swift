import DelimitedText
import Diagnostics
import Indicators
import Questionnaires
import Reports
import Responses
import Screening
import Tabulation

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

  /// The surveys whose answers are there row by row, screened.
  func screened(result: inout CommandResult) -> [(ScreenedResponses, Waterfall)] {
    var surveys: [(ScreenedResponses, Waterfall)] = []
    for plan in evaluation?.surveys ?? [] {
      guard let inputs = inputs(of: plan, wantsResponseIDs: true, result: &result),
        let screened = inputs.screened(result: &result)
      else { continue }
      do throws(WaterfallProblem) {
        let frame = frame(of: plan)
        surveys.append(
          (
            screened,
            try Waterfall(
              screened, population: frame.population, distributed: frame.distributed,
              collected: frame.collected,
              declaredAt: frame.location)
          ))
      } catch {
        result.problems.append(error)
      }
    }
    return surveys
  }

  /// Every survey whose answers are known, worked out.
  func analysed(level: Double = 0.95, by: [String] = [], result: inout CommandResult) -> [AnalysedSurvey] {
    (evaluation?.surveys ?? []).compactMap { plan in
      answers(of: plan, result: &result).flatMap { answers in
        let grouping = QuestionNames(by, of: answers.questionnaire, file: path, result: &result)
        return analysis(answers, plan, level: level, by: grouping.indices, result: &result).map {
          AnalysedSurvey(id: plan.id.description, name: plan.declaration.name, analysis: $0, note: plan.note)
        }
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

// MARK: One survey's answers

/// The answers of one survey: row by row, or counted by hand.
private enum SurveyAnswers {
  case rows(ScreenedResponses)
  case counts(CountedAnswers, Questionnaire)

  var questionnaire: Questionnaire {
    switch self {
    case .rows(let screened): screened.table.questionnaire
    case .counts(_, let questionnaire): questionnaire
    }
  }

  /// The items a measure names, `Q2` or `Q2.a`; `nil` when it names none, which means all.
  func items(named names: [String]) -> Set<Item>? {
    guard !names.isEmpty else { return nil }
    let questionnaire = questionnaire
    return Set(
      questionnaire.items.filter {
        names.contains(questionnaire.name(of: $0))
          || names.contains(questionnaire.question(of: $0).id.description)
      })
  }
}

extension EvaluationInputs {
  private func answers(of plan: SurveyPlan, result: inout CommandResult) -> SurveyAnswers? {
    switch plan.data {
    case .notGiven: return nil
    case .responses:
      return inputs(of: plan, result: &result)?.screened(result: &result).map { .rows($0) }
    case .countsFile(let file):
      let path = InputFile.path(file, besides: path)
      do throws(FileProblem) {
        let read = CountedAnswers.entries(of: try result.source(of: path), file: path)
        result.problems += read.problems
        return counted(read.entries, plan, place: .file(path), result: &result)
      } catch {
        result.problems.append(error)
        return nil
      }
    case .counts(let counts):
      let place = plan.declaration.location ?? .file(path)
      let entries = counts.flatMap { item in
        item.counts.map {
          CountedAnswers.Entry(item: item.item, option: $0.option, count: $0.count, at: place)
        }
      }
      return counted(entries, plan, place: place, result: &result)
    }
  }

  private func counted(
    _ entries: [CountedAnswers.Entry], _ plan: SurveyPlan, place: SourceLocation, result: inout CommandResult
  ) -> SurveyAnswers? {
    let file = InputFile.path(plan.questionnaire, besides: path)
    guard let questionnaire = QuestionnaireFile(file, result: &result).questionnaire else { return nil }
    let read = CountedAnswers.read(
      entries, of: questionnaire, declared: plan.declaration.valid.number, place: place)
    result.problems += read.problems
    return read.problems.containsErrors ? nil : .counts(read.counts, questionnaire)
  }

  private func inputs(
    of plan: SurveyPlan, wantsResponseIDs: Bool = false, result: inout CommandResult
  ) -> SurveyInputs? {
    guard case .responses(let files) = plan.data else { return nil }
    let questionnaire = QuestionnaireFile(InputFile.path(plan.questionnaire, besides: path), result: &result)
    return SurveyInputs(
      questionnaire: questionnaire, exports: files.map { input($0) }, weights: plan.weightColumn,
      wantsResponseIDs: wantsResponseIDs)
  }

  private func input(_ file: ResponseFile) -> ExportInput {
    let contents: [String: ExportContent] = [
      "文本": .text, "序号": .number, "分值": .score, "text": .text, "number": .number, "score": .score,
    ]
    var columns: [String: ColumnReference] = [:]
    for column in file.columns {
      columns[column.item] =
        switch column.place {
        case .heading(let heading): .heading(heading)
        case .number(let number): .number(number)
        case .containing(let text): .containing(text)
        }
    }
    return ExportInput(
      path: InputFile.path(file.path, besides: path), platform: file.platform,
      content: file.content.flatMap { contents[$0] },
      encoding: file.encoding.flatMap { TextEncoding(named: $0) },
      group: file.group, columns: columns)
  }

  private func frame(of plan: SurveyPlan) -> SurveyFrame {
    var groups: [GroupID: SurveyFrame.Counts] = [:]
    for group in plan.groups {
      groups[group.id] = SurveyFrame.Counts(
        population: group.population.number, distributed: group.distributed.number,
        collected: group.collected.number)
    }
    return SurveyFrame(
      population: plan.declaration.population.number, distributed: plan.declaration.distributed.number,
      collected: plan.declaration.collected.number, groups: groups, location: plan.declaration.location)
  }

  private func analysis(
    _ answers: SurveyAnswers, _ plan: SurveyPlan, measuring: Set<Item>? = nil, level: Double = 0.95,
    by: [Int] = [],
    result: inout CommandResult
  ) -> SurveyAnalysis? {
    let analyser = SurveyAnalyser(
      answers.questionnaire, frame: frame(of: plan), by: by, level: level, measuring: measuring)
    do throws(WaterfallProblem) {
      let analysis: SurveyAnalysis
      switch answers {
      case .rows(let screened): analysis = try analyser.analyse(screened)
      case .counts(let counts, let questionnaire):
        analysis = try analyser.analyse(
          counted: ItemTally.tallies(counts, of: questionnaire), respondents: counts.respondents)
      }
      if let declared = plan.declaration.valid.number, declared != analysis.waterfall.valid {
        result.problems.append(
          ValidCountDiffers(
            declared: declared, counted: analysis.waterfall.valid, location: plan.declaration.location))
      }
      return analysis
    } catch {
      result.problems.append(error)
      return nil
    }
  }
}

extension DeclaredCount {
  /// The count, when there is one.
  fileprivate var number: Int? { if case .count(let number) = self { number } else { nil } }
}

/// 有效数 in the evaluation is not what screening leaves.
private struct ValidCountDiffers: Diagnostic {
  let declared: Int
  let counted: Int
  let location: SourceLocation?

  var code: String { "valid-differs" }
  var severity: Severity { .error }

  func message(in language: Language) -> String {
    switch language {
    case .zh: "有效数写 \(declared)，筛查后是 \(counted) 份。请核对有效性规则、答卷文件或有效数。"
    case .en:
      "有效数 (valid) says \(declared), screening leaves \(counted). Check the rules, the files or the number."
    }
  }
}
