internal import ExactNumbers
public import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// Works a survey out (调查分析): counts it, in one go or in parts, and turns the counts into figures.
public struct SurveyAnalyser: Sendable {
  let questionnaire: Questionnaire
  let frame: SurveyFrame
  let level: Double
  private let by: [Int]
  let measuring: Set<Item>?
  private let countsOnly: Bool

  /// - Parameters:
  ///   - frame: Whom the questionnaire went to.
  ///   - by: Further questions to group by, by index.
  ///   - level: The confidence level, between 0 and 1.
  ///   - measuring: The satisfaction items to look at; `nil` = all.
  ///   - countsOnly: Whether to leave out all that takes more than counting each answer by itself: errors, intervals,
  ///     reliability and the formulas beside the declared ones.
  public init(
    _ questionnaire: Questionnaire, frame: SurveyFrame = SurveyFrame(), by: [Int] = [], level: Double = 0.95,
    measuring: Set<Item>? = nil, countsOnly: Bool = false
  ) {
    (self.questionnaire, self.frame, self.by) = (questionnaire, frame, by)
    (self.level, self.measuring, self.countsOnly) = (level, measuring, countsOnly)
  }

  /// Works out screened responses.
  public func analyse(_ screened: ScreenedResponses) throws(WaterfallProblem) -> SurveyAnalysis {
    try analyse(count(screened, isWeighted: !screened.table.metadata.weights.isEmpty))
  }

  /// Counts responses that are all there.
  ///
  /// - Parameter isWeighted: Whether they have weights.
  public func count(_ screened: ScreenedResponses, isWeighted: Bool) -> SurveyCounts {
    let counter = SurveyCounter(plan, Screening(rules: screened.rules), isWeighted: isWeighted)
    counter.add(screened)
    return counter.finish()
  }

  /// What counts responses part by part, for `analyse` when the parts are merged.
  ///
  /// - Parameter isWeighted: Whether responses have weights.
  public func counter(isWeighted: Bool) -> SurveyCounter {
    SurveyCounter(plan, Screening(rules: questionnaire.validityRules), isWeighted: isWeighted)
  }

  /// At least as many numbers any counts of this survey hold.
  func fewestNumbers(isWeighted: Bool) -> Double { plan.fewestNumbers * (isWeighted ? 2 : 1) }

  /// Works out what was counted by an analyser made alike.
  public func analyse(_ counts: SurveyCounts) throws(WaterfallProblem) -> SurveyAnalysis {
    let waterfall = try Waterfall(
      counts.screening, population: frame.population, distributed: frame.distributed,
      collected: frame.collected, declaredAt: frame.location)
    let everybody = counts.everybody.settled()
    let groupings = counts.groupings.map { $0.map { $0.settled() } }
    let groups = groupings.first { $0.basis == .groups }
    let satisfaction = figures(formulas, everybody, groups)
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: counts.screening.rules,
      items: itemResults(everybody), satisfaction: satisfaction,
      dimensions: dimensions(everybody, groups),
      groups: groupings.filter { $0.basis != .everybody }.flatMap { groupResults($0, everybody) },
      reliability: reliability(everybody, counts.plan.scope.slots),
      sensitivity: sensitivity(satisfaction, valid: everybody.respondents, counts), level: level,
      detail: countsOnly ? .counts : .persons)
  }

  /// Works out counts made by hand (汇总).
  /// - Parameter respondents: 有效数.
  public func analyse(
    counted: [ItemTally], respondents: Int
  ) throws(WaterfallProblem) -> SurveyAnalysis {
    let waterfall = try Waterfall(
      counted: respondents, population: frame.population, distributed: frame.distributed,
      collected: frame.collected, declaredAt: frame.location)
    let everybody = CategoryTally(items: counted, respondents: respondents)
    let satisfaction = figures(formulas, everybody, nil)
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: [], items: itemResults(everybody),
      satisfaction: satisfaction, dimensions: dimensions(everybody, nil), groups: [],
      reliability: .failure(.nobodyAnswered),
      sensitivity: sensitivity(satisfaction, valid: respondents, nil), level: level, detail: .totals)
  }

  private func reliability(
    _ everybody: CategoryTally, _ slots: AnswerSlots?
  ) -> Result<ReliabilityResult, UndefinedReason> {
    guard let persons = everybody.persons else { return .failure(.answersNotPaired) }
    return ReliabilityResult.of(questionnaire, ScoredAnswers(questionnaire, slots, persons), level: level)
  }

  private func itemResults(_ everybody: CategoryTally) -> [ItemResult] {
    let sample = SampleFrame(respondents: everybody.respondents, population: frame.population, level: level)
    return questionnaire.items.enumerated().map { index, item in
      ItemResult(item, everybody.items[index], of: questionnaire, frame: sample)
    }
  }
}

// MARK: What is counted

extension SurveyAnalyser {
  private var plan: CountingPlan {
    let narrowed = measuredDimensions.flatMap { $0.analyser.tables(questionnaire.satisfaction.formulas) }
    let primary = formulas.first { $0.id == questionnaire.satisfaction.primary }
    let questions = questionnaire.questions.indices.filter {
      questionnaire.questions[$0].role == .grouping || by.contains($0)
    }
    return CountingPlan(
      questionnaire, tables(formulas) + narrowed, primary: primary.flatMap { tables($0) }, by: questions,
      pairsAnswers: !countsOnly)
  }

  /// The declared formulas, and the usual ones that the scales allow.
  private var formulas: [SatisfactionFormula] {
    let levels = questionnaire.satisfactionItems.map {
      questionnaire.question(of: $0).scale.validOptions.count
    }
    let declared = questionnaire.satisfaction.formulas
    if countsOnly { return declared }
    guard let first = levels.first, levels.allSatisfy({ $0 == first }) else { return declared }
    return declared
      + SatisfactionPlan.standardAlternatives(levels: first).filter { alternative in
        !declared.contains { $0.id == alternative.id }
      }
  }

  private func tables(_ formulas: [SatisfactionFormula]) -> [FormulaTables] {
    formulas.compactMap { tables($0) }
  }

  func tables(_ formula: SatisfactionFormula) -> FormulaTables? {
    FormulaTables(formula, questionnaire, measuring: measuring)
  }

  /// Every dimension that has satisfaction items, and what works out these alone.
  private var measuredDimensions: [(dimension: Dimension, analyser: SurveyAnalyser)] {
    questionnaire.dimensions.compactMap { dimension in
      let items = questionnaire.satisfactionItems(in: dimension).filter { measuring?.contains($0) ?? true }
      guard !items.isEmpty else { return nil }
      return (dimension, SurveyAnalyser(questionnaire, frame: frame, level: level, measuring: Set(items)))
    }
  }
}

// MARK: 满意度

extension SurveyAnalyser {
  private func figures(
    _ formulas: [SatisfactionFormula], _ everybody: CategoryTally, _ groups: SurveyTally?
  ) -> [SatisfactionFigure] {
    tables(formulas).map { tables in
      guard tables.formula.groups != .none else {
        return estimation(tables, [everybody], shares: [1], .whole(population: frame.population)).figure()
      }
      guard let groups else {
        let reason = everybody.bases.isEmpty ? UndefinedFigure.rowsUnknown : .noGroups
        return .undefined(tables.formula, reason, unit: tables.unit)
      }
      switch shares(tables.formula.groups, groups.categories.map(\.respondents)) {
      case .success(let shares):
        let sampling = ownPopulations.map { Sampling.apart(populations: $0) } ?? part(of: everybody)
        return estimation(tables, Array(groups.categories), shares: shares, sampling).figure()
      case .failure(let reason): return .undefined(tables.formula, reason, unit: tables.unit)
      }
    }
  }

  func estimation(
    _ tables: FormulaTables, _ categories: [CategoryTally], shares: [Rational], _ sampling: Sampling
  ) -> SatisfactionEstimation {
    SatisfactionEstimation(
      tables: tables, structure: ItemShares(questionnaire.weightStructure(tables.formula.items)),
      categories: categories, shares: shares, sampling: sampling,
      rounding: questionnaire.satisfaction.rounding, level: level)
  }

  private func part(of everybody: CategoryTally) -> Sampling {
    .part(of: everybody, population: frame.population)
  }

  /// 总体数 of every declared group, when all have one: each was drawn from its own.
  private var ownPopulations: [Int]? {
    let populations = questionnaire.groups.compactMap { frame.groups[$0.id]?.population }
    return populations.count == questionnaire.groups.count ? populations : nil
  }

  func shares(
    _ combination: SatisfactionFormula.GroupCombination, _ sizes: [Int]
  ) -> Result<[Rational], UndefinedFigure> {
    let groups = questionnaire.groups
    switch combination {
    case .none: return .success([1])
    case .equal: return .success(groups.map { _ in 1 })
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

extension SatisfactionFigure {
  fileprivate static func undefined(
    _ formula: SatisfactionFormula, _ reason: UndefinedFigure, unit: Double
  ) -> SatisfactionFigure {
    SatisfactionFigure(
      formula: formula, value: .failure(reason), rounded: nil, fraction: nil, respondents: 0, answers: 0,
      estimate: nil, unit: unit, weighted: nil, dependsOnRows: false)
  }
}

// MARK: 维度与分组

extension SurveyAnalyser {
  /// Every dimension by the declared formulas, for everybody and for each group.
  private func dimensions(_ everybody: CategoryTally, _ groups: SurveyTally?) -> [DimensionResult] {
    measuredDimensions.map { dimension, narrowed in
      DimensionResult(
        dimension: dimension,
        satisfaction: narrowed.figures(questionnaire.satisfaction.formulas, everybody, groups),
        groups: groups.map { narrowed.groupResults($0, everybody) } ?? [])
    }
  }

  private func groupResults(_ tally: SurveyTally, _ everybody: CategoryTally) -> [GroupResult] {
    let tables = tables(questionnaire.satisfaction.formulas)
    return zip(tally.labels, tally.categories).map { label, category in
      let counts = tally.basis == .groups ? frame.groups[GroupID(label.code)] ?? .init() : .init()
      let isHidden = category.respondents < questionnaire.satisfaction.hideBelow
      // A group with a population of its own is a sample of its own; any other is a part of the whole sample.
      let sampling = counts.population.map { Sampling.whole(population: $0) } ?? part(of: everybody)
      let figures = tables.map { estimation($0, [category], shares: [1], sampling).figure() }
      return GroupResult(
        basis: tally.basis, code: label.code, label: label.label, respondents: category.respondents,
        counts: counts, items: isHidden ? [] : category.items, satisfaction: isHidden ? [] : figures,
        isHidden: isHidden)
    }
  }
}
