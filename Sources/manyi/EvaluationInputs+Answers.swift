import DelimitedText
import Diagnostics
import Indicators
import Questionnaires
import Reports
import Responses
import Screening
import Tabulation

/// The answers of one survey: row by row, or counted by hand.
enum SurveyAnswers {
  case rows(ScreenedResponses)
  case counts(CountedAnswers, Questionnaire)

  var questionnaire: Questionnaire {
    switch self {
    case .rows(let screened): screened.table.questionnaire
    case .counts(_, let questionnaire): questionnaire
    }
  }

  /// What was typed into questions about opinions; `nil` where only counts are known.
  var openAnswers: OpenAnswers? {
    switch self {
    case .rows(let screened): OpenAnswers(screened)
    case .counts: nil
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
  func answers(
    of plan: SurveyPlan, wantsOpenAnswers: Bool = false, result: inout CommandResult
  ) -> SurveyAnswers? {
    switch plan.data {
    case .notGiven: return nil
    case .responses:
      var inputs = inputs(of: plan, result: &result)
      inputs?.wantsOpenAnswers = wantsOpenAnswers
      return inputs?.screened(result: &result).map { .rows($0) }
    case .countsFile(let file):
      let path = InputFile.path(file, besides: path)
      guard let source = result.export(of: path, sheet: nil) else { return nil }
      let read = CountedAnswers.entries(of: source.bytes, file: source.name)
      result.problems += read.problems
      return counted(read.entries, plan, place: .file(source.name), result: &result)
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

  func inputs(
    of plan: SurveyPlan, wantsResponseIDs: Bool = false, result: inout CommandResult
  ) -> SurveyInputs? {
    guard case .responses(let files) = plan.data else { return nil }
    let questionnaire = QuestionnaireFile(InputFile.path(plan.questionnaire, besides: path), result: &result)
    return SurveyInputs(
      questionnaire: questionnaire, exports: files.map { input($0, of: plan, result: &result) },
      weights: plan.weightColumn.map { WeightSource($0, besides: path) },
      wantsResponseIDs: wantsResponseIDs)
  }

  private func input(
    _ file: ResponseFile, of plan: SurveyPlan, result: inout CommandResult
  ) -> ExportInput {
    let contents: [String: ExportContent] = [
      "文本": .text, "序号": .number, "分值": .score, "text": .text, "number": .number, "score": .score,
    ]
    let content = file.content.flatMap { contents[$0] }
    if let name = file.content, content == nil {
      result.problems.append(SurveyProblem(.unknownContent(name), at: plan.declaration.location))
    }
    let encoding = file.encoding.flatMap { TextEncoding(named: $0) }
    if let name = file.encoding, encoding == nil {
      result.problems.append(SurveyProblem(.unknownEncoding(name), at: plan.declaration.location))
    }
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
      path: InputFile.path(file.path, besides: path), sheet: file.sheet, platform: file.platform,
      content: content,
      encoding: encoding, group: file.group, columns: columns)
  }

  func frame(of plan: SurveyPlan) -> SurveyFrame {
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

  func analysis(
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
          SurveyProblem(
            .validDiffers(declared: declared, counted: analysis.waterfall.valid),
            at: plan.declaration.location))
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
