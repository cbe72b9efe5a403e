internal import DefinitionFiles
internal import ExactNumbers

extension EvaluationReader {
  /// A rule that needs no measure of its own.
  mutating func judgement(
    _ node: DefinitionNode, _ word: JudgementWord, of code: IndicatorCode
  ) -> Scoring {
    switch word {
    case .conditions: return conditions(node, of: code)
    case .points: return .judged(.points(node["得分"]?.decimal ?? 0))
    case .deductions:
      return .judged(
        .deductions((node["扣分"]?.items ?? []).map(deduction), score: node["得分"]?.decimal))
    case .checklist: return .judged(.checklist((node["要点"]?.items ?? []).map { checklistItem($0) }))
    case .items:
      return .judged(.items((node["分项"]?.items ?? []).map { subItem($0) }, score: node["得分"]?.decimal))
    case .level:
      let levels = (node["级别"]?.items ?? []).map { Judgement.Level($0["名称"]?.text ?? "", award($0)) }
      return .judged(.level(node["等级"]?.text ?? "", of: levels))
    case .fillBand:
      let bands = namedBands(node, isPercent: true)
      let (chosen, percent) = (node["选档"]?.text ?? "", node["百分比"]?.decimal ?? 0)
      return .judged(.fillBand(FillBand(bands, chosen: chosen, percent: percent)))
    case .experts:
      let sheets = (node["专家评分"]?.items ?? []).map {
        ExpertPanel.Sheet($0["专家"]?.text ?? "", $0["得分"]?.decimal)
      }
      return .judged(.experts(ExpertPanel(sheets, trim: node["去极值"]?.count ?? 0)))
    }
  }

  private mutating func conditions(_ node: DefinitionNode, of code: IndicatorCode) -> Scoring {
    let conditions = (node["条件"]?.items ?? []).map { condition($0) }
    return .conditions(conditions, otherwise: shortfall(node["否则"], of: code))
  }

  private mutating func condition(_ node: DefinitionNode) -> TargetCondition {
    TargetCondition(
      node["名称"]?.text, node["度量"].map { measure($0) } ?? .given(GivenValue(0)),
      Target(relation(node), optionalOperand(node["目标"]) ?? .number(0)))
  }

  private mutating func shortfall(_ node: DefinitionNode?, of code: IndicatorCode) -> Scoring.Shortfall {
    guard let node else { return .zero }
    if let word = node.choice(of: ShortfallWord.self) { return word == .zero ? .zero : .shareMet }
    guard let measured = node["度量"], let rule = node["规则"] else { return .zero }
    let measure = measure(measured)
    let isPercent = measure.isPercent(with: facts)
    return .rule(measure, self.rule(rule, beside: nil, isPercent: isPercent, of: code))
  }

  private func deduction(_ node: DefinitionNode) -> Deduction {
    Deduction(node["扣"]?.decimal, reason: node["理由"]?.text, evidence: references(node["依据"]))
  }

  private mutating func checklistItem(_ node: DefinitionNode) -> ChecklistItem {
    let outcome: ChecklistItem.Outcome
    switch node["满足"]?.choice(of: MetWord.self) {
    case .yes, nil: outcome = .satisfied
    case .no: outcome = .notSatisfied
    case .partly:
      if node["得分"] == nil { report(.partlyWithoutPoints, at: node) }
      outcome = .partly(node["得分"]?.decimal ?? 0)
    }
    return ChecklistItem(
      node["名称"]?.text ?? "", points: positive("满分", of: node), outcome, evidence: references(node["依据"]))
  }

  private mutating func subItem(_ node: DefinitionNode) -> SubItem {
    SubItem(
      node["名称"]?.text ?? "", full: positive("满分", of: node) ?? 0, score: node["得分"]?.decimal,
      reason: node["理由"]?.text)
  }
}
