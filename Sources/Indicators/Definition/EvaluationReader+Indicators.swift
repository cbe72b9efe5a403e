internal import DefinitionFiles
internal import ExactNumbers
internal import Questionnaires

extension EvaluationReader {
  mutating func indicator(_ node: DefinitionNode) -> Indicator {
    let code = IndicatorCode(node["编号"]?.text ?? "")
    return Indicator(
      code, name: node["名称"]?.text ?? "", weight: weight(node), content: content(node, code),
      notApplicable: node["不适用"]?.text, printed: (node["核对"]?.items ?? []).map(printedFigures),
      location: node.location)
  }

  /// `nil` only when no weight is written; one that cannot be read is reported already.
  private func weight(_ node: DefinitionNode) -> ExactDecimal? { node["权重"].map { $0.decimal ?? 0 } }

  private func printedFigures(_ node: DefinitionNode) -> PrintedFigures {
    PrintedFigures(
      place: node["处"]?.text, name: node["名称"]?.text, weight: node["权重"]?.decimal,
      score: node["得分"]?.decimal, rate: node["得分率"]?.decimal, lines: node["行号"]?.text)
  }

  private mutating func content(_ node: DefinitionNode, _ code: IndicatorCode) -> Indicator.Content {
    guard let children = node["下级"] else { return .leaf(leaf(node, code)) }
    let keysOfLeaves = ["度量", "规则", "目标", "另印规则", "最高分", "一票否决"]
    if let odd = keysOfLeaves.compactMap({ node[$0] }).first {
      report(.indicator(code, .groupWithRule), at: odd)
    }
    return .group(children.items.map { indicator($0) })
  }

  private mutating func leaf(_ node: DefinitionNode, _ code: IndicatorCode) -> Leaf {
    let target = node["目标"].map { self.target($0) }
    let measure = node["度量"].map { self.measure($0) }
    let isPercent = measure?.isPercent(with: facts) ?? true
    let competing = (node["另印规则"]?.items ?? [])
      .map { rule($0, beside: target, isPercent: isPercent, of: code) }
    return Leaf(
      scoring(node, code, measure: measure, target: target, isPercent: isPercent),
      maximum: node["最高分"]?.decimal, target: target, competingRules: competing,
      vetoes: (node["一票否决"]?.items ?? []).map(leafVeto), evidence: references(node["依据"]),
      note: node["说明"]?.text, reconstruction: node["推算"]?.text)
  }

  private mutating func scoring(
    _ node: DefinitionNode, _ code: IndicatorCode, measure: Measure?, target: Target?, isPercent: Bool
  ) -> Scoring {
    guard let rule = node["规则"] else {
      report(.indicator(code, .noContent), at: node)
      return Self.standIn
    }
    if let word = rule["类型"]?.choice(of: JudgementWord.self) {
      if measure != nil { report(.indicator(code, .unusedMeasure), at: node["度量"]) }
      return judgement(rule, word, of: code)
    }
    guard rule["类型"]?.choice(of: RuleWord.self) != nil else { return Self.standIn }
    guard let measure else {
      report(.indicator(code, .ruleWithoutMeasure), at: rule)
      return Self.standIn
    }
    return .measured(measure, by: self.rule(rule, beside: target, isPercent: isPercent, of: code))
  }

  /// For a leaf that cannot be read; a problem is reported wherever it stands.
  private static let standIn = Scoring.judged(.points(0))

  // MARK: Targets and operands

  mutating func target(_ node: DefinitionNode) -> Target {
    Target(relation(node), node["值"].map { operand($0) } ?? .number(0))
  }

  func relation(_ node: DefinitionNode) -> Relation { node["比较"]?.choice(of: Relation.self) ?? .atLeast }

  mutating func operand(_ node: DefinitionNode) -> Operand {
    if let text = node.text { return ExactDecimal(text).map(Operand.number) ?? .fact(FactID(text)) }
    if let factors = node["积"] { return .product(factors.items.map { operand($0) }) }
    switch (node["和"], node["差"], node["换算"], node["乘"]) {
    case (let sum?, nil, nil, nil): return .sum(sum.items.map { operand($0) })
    case (nil, let difference?, nil, nil):
      let terms = difference.items.map { operand($0) }
      guard terms.count == 2 else {
        if terms.count > 2 { report(.differenceOfMany(terms.count), at: difference) }
        return .number(0)
      }
      return .difference(terms[0], terms[1])
    case (nil, nil, let inner?, let factor?): return .scaled(operand(inner), by: factor.decimal ?? 1)
    default:
      if !node.isBlank { report(.unclearOperand, at: node) }
      return .number(0)
    }
  }

  mutating func optionalOperand(_ node: DefinitionNode?) -> Operand? { node.map { operand($0) } }
}
