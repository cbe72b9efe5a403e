internal import ExactNumbers
public import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// Works a survey out (调查分析).
public struct SurveyAnalyser: Sendable {
  private let questionnaire: Questionnaire
  private let frame: SurveyFrame
  private let level: Double
  private let by: [Int]
  private let measuring: Set<Item>?

  /// - Parameters:
  ///   - frame: Whom the questionnaire went to.
  ///   - by: Further questions to group by, by index.
  ///   - level: The confidence level, between 0 and 1.
  ///   - measuring: The satisfaction items to look at; `nil` = all.
  public init(
    _ questionnaire: Questionnaire, frame: SurveyFrame = SurveyFrame(), by: [Int] = [], level: Double = 0.95,
    measuring: Set<Item>? = nil
  ) {
    (self.questionnaire, self.frame, self.by) = (questionnaire, frame, by)
    (self.level, self.measuring) = (level, measuring)
  }

  private func tables(_ formula: SatisfactionFormula) -> FormulaTables? {
    FormulaTables(formula, questionnaire, measuring: measuring)
  }

  /// Works out screened responses.
  public func analyse(_ screened: ScreenedResponses) throws(WaterfallProblem) -> SurveyAnalysis {
    let waterfall = try Waterfall(
      screened, population: frame.population, distributed: frame.distributed, collected: frame.collected,
      declaredAt: frame.location)
    let everybody = Grouping.everybody(screened)
    let tally = SurveyTally(screened, by: everybody)
    let satisfaction = figures(formulas, tally, (screened, everybody))
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: screened.tallies, items: itemResults(tally),
      satisfaction: satisfaction, dimensions: dimensions(tally, (screened, everybody)),
      groups: groups(screened),
      reliability: ReliabilityResult.of(questionnaire, screened, level: level),
      sensitivity: sensitivity(satisfaction, tally, screened), level: level, isCounted: false)
  }

  /// Works out counts made by hand (汇总).
  /// - Parameter respondents: 有效数.
  public func analyse(
    counted: [ItemTally], respondents: Int
  ) throws(WaterfallProblem) -> SurveyAnalysis {
    let waterfall = try Waterfall(
      counted: respondents, population: frame.population, distributed: frame.distributed,
      collected: frame.collected, declaredAt: frame.location)
    let tally = SurveyTally(questionnaire, counted: counted, respondents: respondents)
    let satisfaction = figures(formulas, tally, nil)
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: [], items: itemResults(tally),
      satisfaction: satisfaction, dimensions: dimensions(tally, nil), groups: [],
      reliability: .failure(.nobodyAnswered),
      sensitivity: sensitivity(satisfaction, tally, nil), level: level, isCounted: true)
  }

  private func itemResults(_ tally: SurveyTally) -> [ItemResult] {
    let sample = SampleFrame(respondents: tally.respondents[0], population: frame.population, level: level)
    return questionnaire.items.enumerated().map { index, item in
      ItemResult(item, tally.items[0][index], of: questionnaire, frame: sample)
    }
  }

  /// The declared formulas, and the usual ones that the scales allow.
  private var formulas: [SatisfactionFormula] {
    let levels = questionnaire.satisfactionItems.map {
      questionnaire.question(of: $0).scale.validOptions.count
    }
    let declared = questionnaire.satisfaction.formulas
    guard let first = levels.first, levels.allSatisfy({ $0 == first }) else { return declared }
    return declared
      + SatisfactionPlan.standardAlternatives(levels: first).filter { alternative in
        !declared.contains { $0.id == alternative.id }
      }
  }
}

// MARK: 满意度

extension SurveyAnalyser {
  private func figures(
    _ formulas: [SatisfactionFormula], _ tally: SurveyTally, _ rows: (ScreenedResponses, Grouping)?
  ) -> [SatisfactionFigure] {
    formulas.compactMap { formula in
      guard let tables = tables(formula) else { return nil }
      if formula.groups != .none { return combined(tables, rows?.0) }
      return estimation(
        tables, tally, shares: [1], population: frame.population,
        rows: rows.map { SampledRows($0, $1) }
      ).figure()
    }
  }

  private func estimation(
    _ tables: FormulaTables, _ tally: SurveyTally, shares: [Rational], population: Int?,
    rows: SampledRows?
  ) -> SatisfactionEstimation {
    SatisfactionEstimation(
      tables: tables, structure: questionnaire.weightStructure(tables.formula.items), tallies: tally.items,
      shares: shares, rounding: questionnaire.satisfaction.rounding,
      population: population, level: level, rows: rows)
  }

  /// A formula that combines groups: each group's figure by its share of the whole.
  private func combined(_ tables: FormulaTables, _ screened: ScreenedResponses?) -> SatisfactionFigure {
    guard let screened, let grouping = Grouping.groups(screened) else {
      return .undefined(tables.formula, screened == nil ? .rowsUnknown : .noGroups, unit: tables.unit)
    }
    let tally = SurveyTally(screened, by: grouping)
    switch shares(tables.formula.groups, tally.respondents) {
    case .success(let shares):
      return estimation(
        tables, tally, shares: shares, population: frame.population, rows: SampledRows(screened, grouping)
      ).figure()
    case .failure(let reason): return .undefined(tables.formula, reason, unit: tables.unit)
    }
  }

  private func shares(
    _ combination: SatisfactionFormula.GroupCombination, _ sizes: [Int]
  ) -> Result<[Rational], UndefinedFigure> {
    let groups = questionnaire.groups
    switch combination {
    case .none, .equal: return .success(groups.map { _ in 1 })
    case .groupWeights: return .success(groups.map { $0.weight?.rational ?? 1 })
    case .byValid: return .success(sizes.map { Rational($0) })
    case .byPopulation:
      var shares: [Rational] = []
      for group in groups {
        guard let population = frame.groups[group.id]?.population else {
          return .failure(.populationUnknown(group.id))
        }
        shares.append(Rational(population))
      }
      return .success(shares)
    }
  }
}

// MARK: 维度

extension SurveyAnalyser {
  /// Every dimension that has satisfaction items, by the declared formulas, for everybody and for each group.
  private func dimensions(
    _ tally: SurveyTally, _ rows: (ScreenedResponses, Grouping)?
  ) -> [DimensionResult] {
    let groups = rows.flatMap { rows in
      Grouping.groups(rows.0).map { (grouping: $0, tally: SurveyTally(rows.0, by: $0), screened: rows.0) }
    }
    return questionnaire.dimensions.compactMap { dimension in
      let items = questionnaire.satisfactionItems(in: dimension).filter { measuring?.contains($0) ?? true }
      guard !items.isEmpty else { return nil }
      let narrowed = SurveyAnalyser(questionnaire, frame: frame, level: level, measuring: Set(items))
      return DimensionResult(
        dimension: dimension,
        satisfaction: narrowed.figures(questionnaire.satisfaction.formulas, tally, rows),
        groups: groups.map { narrowed.groupResults($0.grouping, $0.tally, $0.screened) } ?? [])
    }
  }
}

// MARK: 分组

extension SurveyAnalyser {
  private func groups(_ screened: ScreenedResponses) -> [GroupResult] {
    let questions = questionnaire.questions.indices.filter {
      questionnaire.questions[$0].role == .grouping || by.contains($0)
    }
    let groupings = [Grouping.groups(screened)] + questions.map { Grouping.question($0, screened) }
    return groupings.compactMap(\.self).flatMap {
      groupResults($0, SurveyTally(screened, by: $0), screened)
    }
  }

  private func groupResults(
    _ grouping: Grouping, _ tally: SurveyTally, _ screened: ScreenedResponses
  ) -> [GroupResult] {
    grouping.categories.indices.map { category in
      let (code, label) = grouping.categories[category]
      let size = tally.respondents[category]
      let counts = grouping.basis == .groups ? frame.groups[GroupID(code)] ?? .init() : .init()
      let isHidden = size < questionnaire.satisfaction.hideBelow
      var own = tally
      own.items = [tally.items[category]]
      own.respondents = [size]
      // A group with a population of its own is a sample of its own; any other is a part of the whole sample.
      let member = SampledRows(
        screened, grouping.restricted(to: category), keepsOutsiders: counts.population == nil)
      let figures = questionnaire.satisfaction.formulas.compactMap { formula in
        tables(formula).map {
          estimation($0, own, shares: [1], population: counts.population, rows: member).figure()
        }
      }
      return GroupResult(
        basis: grouping.basis, code: code, label: label, respondents: size, counts: counts,
        satisfaction: isHidden ? [] : figures, isHidden: isHidden)
    }
  }
}

extension SatisfactionFigure {
  fileprivate static func undefined(
    _ formula: SatisfactionFormula, _ reason: UndefinedFigure, unit: Double
  ) -> SatisfactionFigure {
    SatisfactionFigure(
      formula: formula, value: .failure(reason), rounded: nil, fraction: nil, respondents: 0, answers: 0,
      estimate: nil, unit: unit, weighted: nil, dependsOnRows: false)
  }
}

// MARK: 稳健性

extension SurveyAnalyser {
  private func sensitivity(
    _ figures: [SatisfactionFigure], _ tally: SurveyTally, _ screened: ScreenedResponses?
  ) -> Sensitivity {
    guard let figure = figures.first(where: { $0.formula.id == questionnaire.satisfaction.primary }),
      let tables = tables(figure.formula)
    else { return Sensitivity(nonResponse: nil, withoutRule: []) }
    return Sensitivity(
      nonResponse: nonResponse(figure, valid: tally.respondents[0]),
      withoutRule: screened.map { withoutRules(tables, $0) } ?? [])
  }

  /// Of the forms sent out, those in the base are `valid`; the rest are taken to be all on one side.
  private func nonResponse(_ figure: SatisfactionFigure, valid: Int) -> (lower: Rational, upper: Rational)? {
    let formula = figure.formula
    guard formula.measure.isShare, formula.groups == .none, let distributed = frame.distributed,
      distributed >= valid, let rate = try? figure.value.get(),
      let answered = Rational(valid, of: distributed)
    else { return nil }
    let lower = rate * answered
    return (lower, lower + (1 - answered) * 100)
  }

  private func withoutRules(
    _ tables: FormulaTables, _ screened: ScreenedResponses
  ) -> [(rule: RuleID, valid: Int, value: Rational?)] {
    screened.tallies.filter { $0.excluded > 0 }.map { dropped in
      let rescreened = screened.without(dropped.rule.id)
      let grouping =
        tables.formula.groups == .none ? Grouping.everybody(rescreened) : Grouping.groups(rescreened)
      guard let grouping else { return (dropped.rule.id, rescreened.validCount, nil) }
      let tally = SurveyTally(rescreened, by: grouping)
      let shares =
        tables.formula.groups == .none
        ? [1] : (try? self.shares(tables.formula.groups, tally.respondents).get())
      let value = shares.flatMap {
        estimation(
          tables, tally, shares: $0, population: nil, rows: SampledRows(rescreened, grouping)
        ).exactValue()
      }
      return (dropped.rule.id, rescreened.validCount, value)
    }
  }
}
