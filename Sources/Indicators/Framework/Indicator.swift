public import Diagnostics
public import ExactNumbers

/// A node of the indicator tree (指标): a group with children, or a leaf (末级指标) that is scored.
///
/// 一级…四级 is depth in the tree, not a kind of node.
public struct Indicator: Hashable, Sendable {
  /// The code, unique in the tree.
  public let code: IndicatorCode
  /// The name, as the definition writes it.
  public let name: String
  /// Points at full marks (权重/分值). `nil` on a group: the sum of its children. A leaf always has one.
  public let weight: ExactDecimal?
  /// Children, or how the leaf is scored.
  public let content: Content
  /// Why the indicator does not apply (不适用); its weight goes to its siblings in proportion. `nil`: it applies.
  public let notApplicable: String?
  /// What a published report prints for this node, at each place it prints it.
  public let printed: [PrintedFigures]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// What stands below a node.
  public enum Content: Hashable, Sendable {
    /// 下级指标, in printed order.
    case group([Indicator])
    /// 末级指标.
    case leaf(Leaf)
  }

  /// A node of the tree. Codes, weights and references are checked when the tree becomes an ``EvaluationFramework``.
  public init(
    _ code: IndicatorCode, name: String, weight: ExactDecimal? = nil, content: Content,
    notApplicable: String? = nil, printed: [PrintedFigures] = [], location: SourceLocation? = nil
  ) {
    (self.code, self.name, self.weight, self.content) = (code, name, weight, content)
    (self.notApplicable, self.printed, self.location) = (notApplicable, printed, location)
  }

  /// The children; none for a leaf.
  public var children: [Indicator] { if case .group(let children) = content { children } else { [] } }

  /// How the leaf is scored; `nil` for a group.
  public var leaf: Leaf? { if case .leaf(let leaf) = content { leaf } else { nil } }

  /// The leaves at or below this node, in printed order.
  public var leaves: [Indicator] {
    switch content {
    case .group(let children): children.flatMap(\.leaves)
    case .leaf: [self]
    }
  }

  /// This node and all below it, each before its children: the order a score table prints.
  public var subtree: [Indicator] { [self] + children.flatMap(\.subtree) }

  /// The weight its leaves add up to: its own for a leaf.
  public var leafWeight: Rational {
    switch content {
    case .group(let children): children.map(\.leafWeight).sum()
    case .leaf: weight?.rational ?? 0
    }
  }
}

/// How a leaf is scored, and on what evidence (末级指标).
public struct Leaf: Hashable, Sendable {
  /// Measure and rule, or the judgement.
  public let scoring: Scoring
  /// The most points the leaf may earn (加分上限); `nil`: its weight. More than the weight makes it a bonus leaf.
  public let maximum: ExactDecimal?
  /// The target the evaluation set (目标值), when the rule itself does not name it.
  public let target: Target?
  /// Other rules the report prints for the same indicator; they are compared, never applied.
  public let competingRules: [ScoringRule]
  /// Events that void or cap the score (一票否决), declared before scoring.
  public let vetoes: [Veto<LeafLimit>]
  /// Where measure and judgement come from (依据).
  public let evidence: [SourceReference]
  /// A remark printed beside the score.
  public let note: String?

  /// A leaf; only how it is scored is required.
  public init(
    _ scoring: Scoring, maximum: ExactDecimal? = nil, target: Target? = nil,
    competingRules: [ScoringRule] = [],
    vetoes: [Veto<LeafLimit>] = [], evidence: [SourceReference] = [], note: String? = nil
  ) {
    (self.scoring, self.maximum, self.target) = (scoring, maximum, target)
    (self.competingRules, self.vetoes, self.evidence, self.note) = (competingRules, vetoes, evidence, note)
  }
}

/// What a report prints for an indicator at one place (核对). Compared with what the rules give, never adopted.
public struct PrintedFigures: Hashable, Sendable {
  /// The place, in words (`附件 3.2.1`); `nil` for the score table itself.
  public let place: String?
  /// The name printed there; `nil` when it is not repeated.
  public let name: String?
  /// Points at full marks.
  public let weight: ExactDecimal?
  /// Points earned.
  public let score: ExactDecimal?
  /// 得分率 in percent, with its printed places.
  public let rate: ExactDecimal?

  /// The figures of one place; `nil` means not printed.
  public init(
    place: String? = nil, name: String? = nil, weight: ExactDecimal? = nil, score: ExactDecimal? = nil,
    rate: ExactDecimal? = nil
  ) {
    (self.place, self.name, self.weight, self.score, self.rate) = (place, name, weight, score, rate)
  }
}
