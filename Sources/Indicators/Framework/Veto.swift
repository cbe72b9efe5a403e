public import ExactNumbers

/// An event that limits a score whatever was earned (一票否决、封顶), declared before scoring.
public struct Veto<Limit: Hashable & Sendable>: Hashable, Sendable {
  /// The event, in words: 发生重大安全事故.
  public let event: String
  /// Whether it happened.
  public let occurred: Bool
  /// What it does to the score.
  public let limit: Limit
  /// Where that is known from.
  public let evidence: [SourceReference]

  /// An event and its effect.
  public init(event: String, occurred: Bool, limit: Limit, evidence: [SourceReference] = []) {
    (self.event, self.occurred, self.limit, self.evidence) = (event, occurred, limit, evidence)
  }
}

/// What an event does to one leaf.
public enum LeafLimit: Hashable, Sendable {
  /// 不得分.
  case zero
  /// 最高不超过 so many points.
  case atMost(ExactDecimal)
}

/// What an event does to the whole evaluation.
public enum TotalLimit: Hashable, Sendable {
  /// 总分记零分.
  case zero
  /// 总分封顶.
  case atMost(ExactDecimal)
  /// 等级不高于: the total stays, the grade is at best this one.
  case gradeAtBest(String)
}
