public import Diagnostics

/// Something a reviewer would object to (审核发现): what, where, how much it weighs, what to do.
///
/// A finding is about the evaluation, not about the file: the definition loads and scores all the same.
public struct Finding: Hashable, Sendable {
  /// The facts of the case.
  public let kind: FindingKind
  /// The indicator; `nil` for the evaluation as a whole.
  public let node: IndicatorCode?
  /// What it is about beside the tree: the id of a fact, table, view, survey, date or project; `nil`: nothing else.
  public let subject: String?
  /// The bands it is about, to be drawn beside it; `nil`: none.
  public let bands: DrawnBands?
  /// Where the definition has it.
  public let location: SourceLocation?
  /// The waiver that accepts it (豁免); it is printed with its reason.
  public internal(set) var waiver: Waiver?

  init(
    _ kind: FindingKind, node: IndicatorCode? = nil, subject: String? = nil, bands: DrawnBands? = nil,
    at location: SourceLocation? = nil
  ) {
    (self.kind, self.node, self.subject, self.bands, self.location) = (kind, node, subject, bands, location)
  }

  /// How much a finding weighs (严重程度).
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// 高: changes a score, a target or the credibility of a figure.
    case high
    /// 中: undermines traceability.
    case medium
    /// 低: wording, numbering, tails of 0.01.
    case low
    /// 提示: a consequence or convention, not a fault.
    case info
  }

  /// A stable name for the kind of finding, in kebab case; waivers name it.
  public var code: String { kind.facts.code }
  /// How much it weighs.
  public var severity: Severity { kind.facts.severity }
  /// Which of several sums, quantities or bands of the node or subject (部分); `nil`: there is only one. Together with
  /// code, node and subject it tells every finding from every other.
  public var part: String? { kind.facts.part }
  /// What the report prints; `nil` when no printed figure is wrong.
  public var printed: String? { kind.facts.figures.printed }
  /// What the rules give; `nil` when there is nothing to compute.
  public var computed: String? { kind.facts.figures.computed }
  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    kind.facts.wording.text(in: language) + (language == .zh ? "。" : ".")
  }
  /// What to do about it.
  public func help(in language: Language) -> String { kind.facts.advice.text(in: language) }
}

/// What a finding is about.
public enum FindingKind: Hashable, Sendable {
  /// Weights do not add up, or differ from place to place.
  case weights(WeightConflict)
  /// What is printed is not what follows.
  case printed(PrintedConflict)
  /// Bands, thresholds and rules.
  case bands(BandConflict)
  /// Targets and the quantities compared with them.
  case targets(TargetDoubt)
  /// Judged scores and deductions.
  case judgements(JudgementGap)
  /// What scores rest on.
  case evidence(EvidenceGap)
  /// Figures that do not follow from each other.
  case facts(FactConflict)
  /// What the rest of the report says against the tree.
  case contents(ContentConflict)
  /// Dates, respondents and parties.
  case setting(SettingConflict)
  /// A department's summary over its projects.
  case summary(SummaryConflict)
  /// Printed rates no count can give.
  case rates(ImpossibleRate)
  /// Printed rates that no count anybody states gives.
  case openRates(OpenRate)

  var facts: any FindingFacts {
    switch self {
    case .weights(let facts): facts
    case .printed(let facts): facts
    case .bands(let facts): facts
    case .targets(let facts): facts
    case .judgements(let facts): facts
    case .evidence(let facts): facts
    case .facts(let facts): facts
    case .contents(let facts): facts
    case .setting(let facts): facts
    case .rates(let facts): facts
    case .openRates(let facts): facts
    case .summary(let facts): facts
    }
  }
}

/// What every group of findings says about its cases; `Finding` reads all of them the same way.
protocol FindingFacts {
  var code: String { get }
  var severity: Finding.Severity { get }
  /// Which of several things alike it is about.
  var part: String? { get }
  /// The printed and the computed figure, where there are such.
  var figures: (printed: String?, computed: String?) { get }
  /// What is wrong, in one sentence.
  var wording: Wording { get }
  /// What to do about it.
  var advice: Wording { get }
}

extension FindingFacts {
  /// Most groups say all there is to say with node and subject.
  var part: String? { nil }
}
