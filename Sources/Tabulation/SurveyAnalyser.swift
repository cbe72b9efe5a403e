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
  private let countsOnly: Bool
  /// Of the declared formulas.
  private let declared: [FormulaTables]
  /// Of the usual formulas that the scales allow.
  private let usual: [FormulaTables]
  /// Every dimension that has satisfaction items, and what works out these alone.
  private let dimensions: [(dimension: Dimension, analyser: SurveyAnalyser)]

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
    (self.level, self.countsOnly) = (level, countsOnly)
    declared = questionnaire.tables(questionnaire.satisfaction.formulas, measuring: measuring)
    usual = countsOnly ? [] : questionnaire.tables(questionnaire.usualFormulas, measuring: measuring)
    dimensions = questionnaire.dimensions.compactMap { dimension in
      let items = Set(
        questionnaire.satisfactionItems(in: dimension).filter { measuring?.contains($0) ?? true })
      return items.isEmpty
        ? nil : (dimension, SurveyAnalyser(questionnaire, frame, level: level, measuring: items))
    }
  }

  /// What works out some satisfaction items alone, by the declared formulas.
  private init(
    _ questionnaire: Questionnaire, _ frame: SurveyFrame, level: Double, measuring items: Set<Item>
  ) {
    (self.questionnaire, self.frame, self.level) = (questionnaire, frame, level)
    declared = questionnaire.tables(questionnaire.satisfaction.formulas, measuring: items)
    (by, countsOnly, usual, dimensions) = ([], false, [], [])
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

  /// What makes counters that count responses part by part, for `analyse` when the parts are merged.
  ///
  /// - Parameter isWeighted: Whether responses have weights.
  public func counters(isWeighted: Bool) -> @Sendable () -> SurveyCounter {
    let (plan, screening) = (plan, Screening(rules: questionnaire.validityRules))
    return { SurveyCounter(plan, screening, isWeighted: isWeighted) }
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
    let satisfaction = figures(tables, everybody, groups)
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: counts.screening.rules,
      items: itemResults(everybody), satisfaction: satisfaction,
      dimensions: dimensionResults(everybody, groups),
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
    let satisfaction = figures(tables, everybody, nil)
    return SurveyAnalysis(
      questionnaire: questionnaire, waterfall: waterfall, rules: [], items: itemResults(everybody),
      satisfaction: satisfaction, dimensions: dimensionResults(everybody, nil), groups: [],
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
    let questions = questionnaire.questions.indices.filter {
      questionnaire.questions[$0].role == .grouping || by.contains($0)
    }
    return CountingPlan(
      questionnaire, tables + dimensions.flatMap(\.analyser.declared), primary: primary, by: questions,
      pairsAnswers: !countsOnly)
  }

  private var tables: [FormulaTables] { declared + usual }

  /// 主口径; `nil` where the scales lack what it needs.
  var primary: FormulaTables? { tables.first { $0.formula.id == questionnaire.satisfaction.primary } }
}

extension Questionnaire {
  fileprivate func tables(
    _ formulas: [SatisfactionFormula], measuring items: Set<Item>?
  ) -> [FormulaTables] {
    formulas.compactMap { FormulaTables($0, self, measuring: items) }
  }

  /// The usual formulas that the scales allow, those left out that are declared.
  fileprivate var usualFormulas: [SatisfactionFormula] {
    let levels = satisfactionItems.map { question(of: $0).scale.validOptions.count }
    guard let first = levels.first, levels.allSatisfy({ $0 == first }) else { return [] }
    return SatisfactionPlan.standardAlternatives(levels: first).filter { alternative in
      !satisfaction.formulas.contains { $0.id == alternative.id }
    }
  }
}

// MARK: 满意度

extension SurveyAnalyser {
  private func figures(
    _ tables: [FormulaTables], _ everybody: CategoryTally, _ groups: SurveyTally?
  ) -> [SatisfactionFigure] {
    tables.map { tables in
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
      tables: tables, categories: categories, shares: shares, sampling: sampling,
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
  private func dimensionResults(
    _ everybody: CategoryTally, _ groups: SurveyTally?
  ) -> [DimensionResult] {
    dimensions.map { dimension, narrowed in
      DimensionResult(
        dimension: dimension,
        satisfaction: narrowed.figures(narrowed.declared, everybody, groups),
        groups: groups.map { narrowed.groupResults($0, everybody) } ?? [])
    }
  }

  private func groupResults(_ tally: SurveyTally, _ everybody: CategoryTally) -> [GroupResult] {
    zip(tally.labels, tally.categories).map { label, category in
      let counts = tally.basis == .groups ? frame.groups[GroupID(label.code)] ?? .init() : .init()
      let isHidden = category.respondents < questionnaire.satisfaction.hideBelow
      // A group with a population of its own is a sample of its own; any other is a part of the whole sample.
      let sampling = counts.population.map { Sampling.whole(population: $0) } ?? part(of: everybody)
      let figures = declared.map { estimation($0, [category], shares: [1], sampling).figure() }
      return GroupResult(
        basis: tally.basis, code: label.code, label: label.label, respondents: category.respondents,
        counts: counts, items: isHidden ? [] : category.items, satisfaction: isHidden ? [] : figures,
        isHidden: isHidden)
    }
  }
}
