public import ExactNumbers

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
  /// Why measure or rule is a reconstruction rather than printed (推算); `nil`: it is printed or judged.
  public let reconstruction: String?

  /// A leaf; only how it is scored is required.
  public init(
    _ scoring: Scoring, maximum: ExactDecimal? = nil, target: Target? = nil,
    competingRules: [ScoringRule] = [],
    vetoes: [Veto<LeafLimit>] = [], evidence: [SourceReference] = [], note: String? = nil,
    reconstruction: String? = nil
  ) {
    (self.scoring, self.maximum, self.target) = (scoring, maximum, target)
    (self.competingRules, self.vetoes, self.evidence, self.note) = (competingRules, vetoes, evidence, note)
    self.reconstruction = reconstruction
  }
}
