internal import DefinitionFiles
internal import ExactNumbers

extension EvaluationReader {
  /// A rule for a measured value. A target beside the rule serves where the rule itself names none.
  mutating func rule(
    _ node: DefinitionNode, beside target: Target?, isPercent: Bool, of code: IndicatorCode
  ) -> ScoringRule {
    switch node["类型"]?.choice(of: RuleWord.self) {
    case .full:
      guard let goal = ownTarget(node) ?? target else {
        report(.indicator(code, .noTarget), at: node)
        return .proportional(Proportion())
      }
      return .full(if: goal, otherwise: fallback(node["否则"], beside: goal, isPercent: isPercent, of: code))
    case .proportional:
      return .proportional(
        Proportion(
          to: optionalOperand(node["目标"]), cap: node["封顶"]?.decimal ?? 100, floor: node["起评"]?.decimal,
          direction: direction(node)))
    case .linearDeduction: return deduction(node, beside: target, of: code)
    case .tiers:
      return .tiers(
        bands(node, isPercent: isPercent) { reader, band in
          Tier(reader.award(band), label: band["名称"]?.text)
        })
    case .interpolated:
      return .interpolated(
        bands(node, isPercent: isPercent) { reader, band in
          Ramp(
            from: reader.award(band, points: "下限得分", share: "下限系数"),
            to: reader.award(band, points: "上限得分", share: "上限系数"))
        })
    case nil: return .proportional(Proportion())
    }
  }

  private mutating func ownTarget(_ node: DefinitionNode) -> Target? {
    optionalOperand(node["目标"]).map { Target(relation(node), $0) }
  }

  private mutating func fallback(
    _ node: DefinitionNode?, beside target: Target, isPercent: Bool, of code: IndicatorCode
  ) -> ScoringRule? {
    guard let node, node.text == nil else { return nil }
    return rule(node, beside: target, isPercent: isPercent, of: code)
  }

  private mutating func deduction(
    _ node: DefinitionNode, beside target: Target?, of code: IndicatorCode
  ) -> ScoringRule {
    guard let goal = optionalOperand(node["目标"]) ?? target?.value else {
      report(.indicator(code, .noTarget), at: node)
      return .proportional(Proportion())
    }
    return .linearDeduction(
      LinearDeduction(
        from: goal, points: node["扣"]?.decimal ?? 0, per: node["每"]?.decimal ?? 1,
        counting: node["计法"]?.choice(of: LinearDeduction.Counting.self) ?? .continuous,
        direction: direction(node)))
  }

  func direction(_ node: DefinitionNode) -> Direction {
    node["方向"]?.choice(of: Direction.self) ?? .higherIsBetter
  }

  /// 得分 or 系数, exactly one.
  mutating func award(_ node: DefinitionNode, points: String = "得分", share: String = "系数") -> Award {
    switch (node[points], node[share]) {
    case (let points?, nil): return .points(points.decimal ?? 0)
    case (nil, let share?): return .share(share.decimal?.rational ?? 0)
    case (nil, nil), (_?, _?):
      report(.unclearAward, at: node)
      return .points(0)
    }
  }
}
