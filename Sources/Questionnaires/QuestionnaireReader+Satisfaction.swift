internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers

// MARK: 满意度

extension QuestionnaireReader {
  mutating func readSatisfaction(dimensions: [Dimension]) -> SatisfactionPlan? {
    let measuring = questions.filter { $0.role == .satisfaction && $0.kind.hasOneOption }
    if measuring.isEmpty, !questions.isEmpty { report(.noSatisfactionQuestion, at: root["题目"]) }
    guard let node = root["满意度"] else { return nil }
    let formulaNodes = node["口径"]?.items ?? []
    let formulas = formulaNodes.compactMap { formula($0, defaults: node) }
    reportRepeated(.formula, in: zip(formulas, formulaNodes).map { ($0.id.description, $1) })
    for (formula, formulaNode) in zip(formulas, formulaNodes) {
      check(formula, measuring: measuring, at: formulaNode)
    }
    guard let primary = node["主口径"], let name = primary.text else { return nil }
    if !formulas.contains(where: { $0.id.description == name }) {
      report(.unknown(.formula, name, nearest: formulas.map(\.id.description).nearest(to: name)), at: primary)
    }
    let mode: RoundingMode = node["舍入"]?.choice(of: RoundingWord.self) == .halfEven ? .halfEven : .halfUp
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
    case .scaledScore: return node["满分"]?.decimal.map { .scaledScore(fullMarks: $0) } ?? .score
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
    if case .optionShare(let labels) = formula.measure {
      let known = Set(measuring.flatMap { $0.scale.options.flatMap { [$0.label, $0.code] } })
      for label in labels.sorted() where !known.contains(label) {
        report(.unknown(.option, label, nearest: known.sorted().nearest(to: label)), at: node["选项"])
      }
    }
    for question in measuring where formula.measure.contributions(of: question.scale) == nil {
      // A question without options has been reported already.
      guard !question.scale.options.isEmpty else { continue }
      report(.scaleLacks(formula.measure.needs, question.id, formula.id), at: node)
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
