public import ExactNumbers

/// The score of a leaf and how it came about (末级指标得分).
public struct LeafScore: Hashable, Sendable {
  /// The kind of rule or judgement.
  public let kind: ScoringKind
  /// The rule in words.
  public let rule: Wording
  /// The measured value; `nil` when the leaf is judged, has conditions of its own, or the value is undefined.
  public let measured: Measurement?
  /// The points.
  public let points: Points
  /// The arithmetic as one line a reviewer can redo with a pocket calculator; `nil` when the score is undefined.
  public let arithmetic: String?
  /// What was taken off, each with its points and reason; for judged leaves.
  public let deductions: [Deduction]
  /// Where measure and judgement come from.
  public let evidence: [SourceReference]
  /// The measured values that earn the same by this rule (所在档); `nil` when points change continuously.
  public let band: Bounds?
  /// The points if thresholds compared the other reading of the measured value; `nil` when that makes no difference.
  public let otherReading: ExactDecimal?
}

/// How a leaf was scored, for tables and programs (评分类型).
public enum ScoringKind: String, Hashable, Sendable, CaseIterable {
  /// 达标得满分
  case full
  /// 按比例
  case proportional
  /// 按差距扣分
  case linearDeduction
  /// 分档
  case tiers
  /// 分档插值
  case interpolated
  /// 多项条件
  case conditions
  /// 直接评分
  case points
  /// 专家扣分
  case deductions
  /// 评价要点
  case checklist
  /// 分项评分
  case items
  /// 定级
  case level
  /// 分档填报
  case fillBand
  /// 专家均值
  case experts
}

extension ScoringRule {
  /// The kind of rule.
  public var kind: ScoringKind {
    switch self {
    case .full: .full
    case .proportional: .proportional
    case .linearDeduction: .linearDeduction
    case .tiers: .tiers
    case .interpolated: .interpolated
    }
  }
}

extension Scoring {
  /// The kind of rule or judgement.
  public var kind: ScoringKind {
    switch self {
    case .measured(_, let rule): rule.kind
    case .conditions: .conditions
    case .judged(.points): .points
    case .judged(.deductions): .deductions
    case .judged(.checklist): .checklist
    case .judged(.items): .items
    case .judged(.level): .level
    case .judged(.fillBand): .fillBand
    case .judged(.experts): .experts
    }
  }
}
