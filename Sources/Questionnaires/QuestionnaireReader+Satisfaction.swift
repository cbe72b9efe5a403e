internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers

// MARK: 满意度

extension QuestionnaireReader {
  mutating func readSatisfaction(dimensions: [Dimension]) -> SatisfactionPlan? {
    let measuring = questions.filter { $0.role == .satisfaction && $0.kind.hasOneOption }
    let questionNodes = root["题目"]?.items ?? []
    let kindsAreRead = questionNodes.allSatisfy { $0["题型"]?.choice(of: QuestionKind.self) != nil }
    if measuring.isEmpty, kindsAreRead, !questions.isEmpty {
      report(.noSatisfactionQuestion, at: root["题目"])
    }
    guard let node = root["满意度"] else { return nil }
    let formulaNodes = node["口径"]?.items ?? []
    let ids = formulaNodes.map { $0["编号"]?.text ?? "" }
    reportRepeated(.formula, in: Array(zip(ids, formulaNodes)))
    var formulas: [SatisfactionFormula] = []
    for formulaNode in formulaNodes {
      guard let formula = formula(formulaNode, defaults: node) else { continue }
      check(formula, measuring: measuring, at: formulaNode)
      checkWeights(of: formula, measuring: measuring, dimensions: dimensions, at: formulaNode)
      formulas.append(formula)
    }
    guard let primary = node["主口径"], let name = primary.text else { return nil }
    if !ids.contains(name) { report(.unknown(.formula, name, nearest: ids.nearest(to: name)), at: primary) }
    let mode = node["舍入"]?.choice(of: RoundingMode.self) ?? .halfUp
    return SatisfactionPlan(
      formulas: formulas, primary: FormulaID(name),
      rounding: Rounding(places: min(node["小数位"]?.count ?? 2, 12), mode: mode),
      warnBelow: node["小样本"]?["提示下限"]?.count ?? 30, hideBelow: node["小样本"]?["隐藏下限"]?.count ?? 0)
  }

  private mutating func formula(_ node: DefinitionNode, defaults: DefinitionNode) -> SatisfactionFormula? {
    guard let text = node["编号"]?.text, let method = node["算法"]?.choice(of: FormulaMethod.self) else {
      return nil
    }
    let id = FormulaID(text)
    guard let measure = measure(method, node, id: id) else { return nil }
    return SatisfactionFormula(
      id: id, name: Spelling(node["名称"]?.text ?? text, node["名称"]?.text ?? text), measure: measure,
      items: (node["题目汇总"] ?? defaults["题目汇总"])?.choice() ?? .pooled,
      groups: (node["群体汇总"] ?? defaults["群体汇总"])?.choice() ?? SatisfactionFormula.GroupCombination.none,
      denominator: (node["分母"] ?? defaults["分母"])?.choice() ?? .answers)
  }

  private mutating func measure(
    _ method: FormulaMethod, _ node: DefinitionNode, id: FormulaID
  ) -> SatisfactionFormula.Measure? {
    switch method {
    case .satisfiedShare: return .satisfiedShare
    case .netSatisfaction: return .netSatisfaction
    case .score: return .score
    case .scaledScore:
      guard let full = node["满分"]?.decimal else { return .score }
      if full <= 0 { report(.fullMarksNotPositive(id), at: node["满分"]) }
      return .scaledScore(fullMarks: full)
    case .optionShare:
      guard let labels = node["选项"]?.items.compactMap(\.text) else {
        report(.parameterMissing(id, key: "选项"), at: node)
        return nil
      }
      return .optionShare(Set(labels))
    case .assigned:
      guard let points = node["分值"]?.items.compactMap(\.decimal) else {
        report(.parameterMissing(id, key: "分值"), at: node)
        return nil
      }
      return .assigned(points)
    }
  }

  private mutating func check(_ formula: SatisfactionFormula, measuring: [Question], at node: DefinitionNode)
  {
    // A question without options has been reported already.
    let readable = measuring.filter { !$0.scale.options.isEmpty }
    if case .optionShare = formula.measure, !readable.isEmpty {
      for item in node["选项"]?.items ?? [] {
        guard let name = item.text, !readable.contains(where: { $0.scale.option(named: name) != nil }) else {
          continue
        }
        let labels = readable.flatMap { $0.scale.options.map(\.label) }
        report(.unknown(.option, name, nearest: labels.nearest(to: name)), at: item)
      }
    }
    // A scale shared by twenty questions lacks its scores once.
    var seen: Set<ScaleID> = []
    for question in readable where formula.measure.contributions(of: question.scale) == nil {
      if let id = question.scale.id, !seen.insert(id).inserted { continue }
      report(.scaleLacks(formula.measure.needs, question.id, formula.id), at: node)
    }
  }
}

extension QuestionnaireReader {
  private mutating func checkWeights(
    of formula: SatisfactionFormula, measuring: [Question], dimensions: [Dimension], at node: DefinitionNode
  ) {
    let itemWeights: [ExactDecimal?]? =
      switch formula.items {
      case .questionWeights: measuring.map(\.weight)
      case .dimensionWeights: dimensions.map(\.weight)
      case .rowWeights: measuring.flatMap(\.rows).map(\.weight)
      case .pooled, .equal, .respondentMean: nil
      }
    if let itemWeights, itemWeights.allSatisfy({ $0 == nil }) {
      report(.weightsNotDeclared(formula.id, by: formula.items.spelling), at: node)
    }
    if formula.items == .dimensionWeights {
      let assigned = Set(dimensions.flatMap(\.questions).map { questions[$0].id })
      for question in measuring where !assigned.contains(question.id) {
        problems.append(
          QuestionnaireProblem(.inNoDimension(question.id, formula.id), at: question.location))
      }
    }
    if formula.groups == .groupWeights, groups.allSatisfy({ $0.weight == nil }) {
      report(.weightsNotDeclared(formula.id, by: formula.groups.spelling), at: node)
    } else if formula.groups == .groupWeights {
      // A group without a weight would weigh 1 beside the others' 60 and 40.
      for group in groups where group.weight == nil {
        problems.append(
          QuestionnaireProblem(.weightMissing(.group, group.id.description), at: group.location))
      }
    }
  }
}

extension SatisfactionFormula.Measure {
  fileprivate var needs: QuestionnaireProblem.Lack {
    switch self {
    case .satisfiedShare, .netSatisfaction: .satisfiedFlags
    case .scaledScore, .score: .scores
    case .optionShare, .topShare, .assigned: .levels
    }
  }
}
