/// How a leaf is scored (评分方式): by a measure and a rule, by conditions, or by judgement.
public enum Scoring: Hashable, Sendable {
  /// 定量: a measured value becomes points by a rule.
  case measured(Measure, by: ScoringRule)
  /// 多项条件: full marks when every condition holds.
  case conditions([TargetCondition], otherwise: Shortfall)
  /// 定性: somebody judged, and says what and why.
  case judged(Judgement)

  /// What a leaf earns when not all conditions hold.
  public enum Shortfall: Hashable, Sendable {
    /// 不得分.
    case zero
    /// 按达标项数: the share of conditions that hold.
    case shareMet
    /// What a rule gives for a measure.
    case rule(Measure, ScoringRule)
  }

  /// The measures it uses, in order.
  public var measures: [Measure] {
    switch self {
    case .measured(let measure, _): [measure]
    case .conditions(let conditions, .rule(let measure, _)): conditions.map(\.measure) + [measure]
    case .conditions(let conditions, .zero), .conditions(let conditions, .shareMet): conditions.map(\.measure)
    case .judged: []
    }
  }

  /// The rules it uses.
  public var rules: [ScoringRule] {
    switch self {
    case .measured(_, let rule), .conditions(_, .rule(_, let rule)): [rule]
    case .conditions(_, .zero), .conditions(_, .shareMet), .judged: []
    }
  }

  /// The judgement; `nil` when the score is computed.
  public var judgement: Judgement? { if case .judged(let judgement) = self { judgement } else { nil } }
}

/// One of several conditions of a leaf (条件): 线上培训 ≥ 20 次.
public struct TargetCondition: Hashable, Sendable {
  /// In words; `nil` when the numbers say it.
  public let name: String?
  /// What is compared.
  public let measure: Measure
  /// With what.
  public let target: Target

  /// A condition with its own measure and target.
  public init(_ name: String? = nil, _ measure: Measure, _ target: Target) {
    (self.name, self.measure, self.target) = (name, measure, target)
  }
}
