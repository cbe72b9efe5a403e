internal import DefinitionFiles
internal import ExactNumbers
internal import Questionnaires

extension EvaluationReader {
  /// A measure; a lone word is a fact.
  mutating func measure(_ node: DefinitionNode) -> Measure {
    if node.text != nil { return .value(operand(node)) }
    guard let word = node["类型"]?.choice(of: MeasureWord.self) else { return .given(GivenValue(0)) }
    let members = node["成员"]?.items ?? []
    switch word {
    case .given: return .given(given(node))
    case .value: return .value(operand(node, "值"))
    case .ratio: return .ratio(operand(node, "分子"), of: operand(node, "分母"))
    case .growth: return .growth(from: operand(node, "上期"), to: operand(node, "本期"))
    case .mean: return .mean(members.map { measure($0) })
    case .minimum: return .minimum(members.map { measure($0) })
    case .weightedMean:
      return .weightedMean(members.map { .init(measure($0), weight: $0["权重"]?.decimal ?? 1) })
    case .onTimeShare: return .onTimeShare((node["款项"]?.items ?? []).map { instalment($0) })
    case .survey: return .survey(surveyReference(node))
    }
  }

  private mutating func operand(_ node: DefinitionNode, _ key: String) -> Operand {
    optionalOperand(node[key]) ?? .number(0)
  }

  private func given(_ node: DefinitionNode) -> GivenValue {
    GivenValue(node["值"]?.decimal ?? 0, unit: node["单位"]?.text ?? "%", source: inlineReference(node))
  }

  private mutating func instalment(_ node: DefinitionNode) -> Instalment {
    Instalment(
      node["名称"]?.text ?? "", amount: operand(node, "金额"), isOnTime: node["及时"]?.flag ?? false)
  }

  private func surveyReference(_ node: DefinitionNode) -> SurveyReference {
    SurveyReference(
      SurveyID(node["调查"]?.text ?? ""), formula: node["口径"]?.text.map { FormulaID($0) },
      group: node["群体"]?.text.map { GroupID($0) }, questions: (node["题目"]?.items ?? []).compactMap(\.text))
  }
}
