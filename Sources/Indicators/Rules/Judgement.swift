public import ExactNumbers

/// What somebody judged, and why (定性评判). A judged score is the datum itself: nothing recomputes it.
public enum Judgement: Hashable, Sendable {
  /// 直接评分: points without a breakdown.
  case points(ExactDecimal)
  /// 专家扣分: the weight less deductions. `score` tells the total when a deduction's points are not given.
  case deductions([Deduction], score: ExactDecimal?)
  /// 评价要点: each satisfied, not, or in part.
  case checklist([ChecklistItem])
  /// 分项评分. `score` tells the total when an item's score is not given.
  case items([SubItem], score: ExactDecimal?)
  /// 定级: a level is chosen, the level has a coefficient.
  case level(String, of: [Level])
  /// 分档填报: a band is chosen, then a percentage inside it.
  case fillBand(FillBand)
  /// 专家均值.
  case experts(ExpertPanel)

  /// A level to choose and what it earns (等级系数): 良 0.8.
  public struct Level: Hashable, Sendable {
    /// 优, 良, 中, 差.
    public let label: String
    /// What it earns.
    public let award: Award

    /// A level.
    public init(_ label: String, _ award: Award) { (self.label, self.award) = (label, award) }
  }
}

/// Points taken off by judgement (扣分): points, fact and evidence, each of which an auditor asks for.
public struct Deduction: Hashable, Sendable {
  /// The points; `nil`: 未提供, only the total shows them.
  public let points: ExactDecimal?
  /// The fact; `nil`: 未提供.
  public let reason: String?
  /// Where the fact is shown.
  public let evidence: [SourceReference]

  /// A deduction with whatever of its parts is known.
  public init(_ points: ExactDecimal?, reason: String?, evidence: [SourceReference] = []) {
    (self.points, self.reason, self.evidence) = (points, reason, evidence)
  }
}

/// One of the points of evaluation of a leaf (评价要点).
public struct ChecklistItem: Hashable, Sendable {
  /// What is asked for.
  public let name: String
  /// Points when satisfied; `nil`: an equal part of the weight.
  public let points: ExactDecimal?
  /// Whether it is satisfied.
  public let outcome: Outcome
  /// Where that is known from.
  public let evidence: [SourceReference]

  /// Whether an item is satisfied.
  public enum Outcome: Hashable, Sendable {
    /// 是.
    case satisfied
    /// 否.
    case notSatisfied
    /// 部分: so many points.
    case partly(ExactDecimal)
  }

  /// An item and its outcome.
  public init(
    _ name: String, points: ExactDecimal? = nil, _ outcome: Outcome, evidence: [SourceReference] = []
  ) {
    (self.name, self.points, self.outcome, self.evidence) = (name, points, outcome, evidence)
  }
}

/// A part of a leaf with its own full marks (分项).
public struct SubItem: Hashable, Sendable {
  /// What it is.
  public let name: String
  /// Full marks.
  public let full: ExactDecimal
  /// Marks given; `nil`: 未提供.
  public let score: ExactDecimal?
  /// Why marks are missing; `nil`: not said.
  public let reason: String?

  /// An item.
  public init(_ name: String, full: ExactDecimal, score: ExactDecimal? = nil, reason: String? = nil) {
    (self.name, self.full, self.score, self.reason) = (name, full, score, reason)
  }
}

/// A band chosen by judgement, and a percentage inside it (分档填报): 全部或基本达成 80–100 %, 85 %.
public struct FillBand: Hashable, Sendable {
  /// The bands, best first.
  public let bands: BandTable<String>
  /// The chosen band's name.
  public let chosen: String
  /// The percentage filled in.
  public let percent: ExactDecimal

  /// A choice among bands.
  public init(_ bands: BandTable<String>, chosen: String, percent: ExactDecimal) {
    (self.bands, self.chosen, self.percent) = (bands, chosen, percent)
  }

  /// The interval of the chosen band; `nil` when no band has that name.
  var chosenBounds: Bounds? { bands.bands.first { $0.content == chosen }?.bounds }
}

/// Scores of several experts (专家组).
public struct ExpertPanel: Hashable, Sendable {
  /// Each expert's score; `nil`: the sheet is blank.
  public let sheets: [Sheet]
  /// 去掉最高、最低各几个.
  public let trim: Int

  /// One expert's sheet.
  public struct Sheet: Hashable, Sendable {
    /// Who.
    public let expert: String
    /// The points; `nil`: blank.
    public let points: ExactDecimal?

    /// A sheet.
    public init(_ expert: String, _ points: ExactDecimal?) { (self.expert, self.points) = (expert, points) }
  }

  /// A panel; nothing is trimmed unless told.
  public init(_ sheets: [Sheet], trim: Int = 0) { (self.sheets, self.trim) = (sheets, trim) }

  /// The scores given, lowest first.
  public var scores: [ExactDecimal] { sheets.compactMap(\.points).sorted() }
}
