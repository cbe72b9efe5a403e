public import Diagnostics
public import ExactNumbers

/// Everything a score follows from (评价指标体系): facts, the tree of indicators with weights and rules, grades.
///
/// A framework that exists is whole: codes are unique, every leaf has a weight, every reference resolves. What a
/// reviewer would object to — weights that do not add up, bands with gaps — is not an error here but a ``Finding``
/// of the ``Scorecard``.
public struct EvaluationFramework: Hashable, Sendable {
  /// Who and what is evaluated.
  public let header: EvaluationHeader
  /// How figures are rounded and compared.
  public let policy: ScoringPolicy
  /// Documents evidence is taken from, in declared order.
  public let sources: [SourceDocument]
  /// Facts, in declared order.
  public let facts: [Fact]
  /// Surveys, in declared order.
  public let surveys: [SurveyDeclaration]
  /// 满分: what the weights of the first level add up to.
  public let fullMarks: ExactDecimal
  /// The most the total may reach with bonus leaves (总分上限); `nil`: full marks.
  public let totalMaximum: ExactDecimal?
  /// 一级指标, in printed order.
  public let indicators: [Indicator]
  /// Which grade a total earns.
  public let grades: GradeScale
  /// Rating tables of the targets that no indicator applies (绩效目标评级标准); linted, not scored.
  public let standards: [RatingStandard]
  /// Events that limit the whole evaluation.
  public let vetoes: [Veto<TotalLimit>]
  /// What a published report prints for the whole.
  public let printed: PrintedTotal
  /// What the report prints beside the tree.
  public let contents: ReportContents
  /// Findings the authors accept, each with a reason.
  public let waivers: [Waiver]

  /// Checks the parts against each other.
  /// - Throws: Every problem found, in file order.
  public init(
    header: EvaluationHeader, policy: ScoringPolicy = ScoringPolicy(), sources: [SourceDocument] = [],
    facts: [Fact] = [], surveys: [SurveyDeclaration] = [], fullMarks: ExactDecimal = 100,
    totalMaximum: ExactDecimal? = nil, indicators: [Indicator], grades: GradeScale = .notPrinted,
    standards: [RatingStandard] = [], vetoes: [Veto<TotalLimit>] = [], printed: PrintedTotal = PrintedTotal(),
    contents: ReportContents = ReportContents(), waivers: [Waiver] = []
  ) throws(FrameworkError) {
    (self.header, self.policy, self.sources, self.facts) = (header, policy, sources, facts)
    (self.surveys, self.fullMarks, self.totalMaximum) = (surveys, fullMarks, totalMaximum)
    (self.indicators, self.grades, self.standards) = (indicators, grades, standards)
    (self.vetoes, self.printed, self.contents, self.waivers) = (vetoes, printed, contents, waivers)
    let problems = FrameworkCheck(of: self).problems
    guard problems.isEmpty else { throw FrameworkError(problems: problems) }
  }

  /// The leaves of the whole tree, in printed order.
  public var leaves: [Indicator] { indicators.flatMap(\.leaves) }
}

/// Who and what is evaluated (评价项目).
public struct EvaluationHeader: Hashable, Sendable {
  /// 编号.
  public let id: String
  /// 名称.
  public let title: String
  /// 地区; `nil` when not stated.
  public let region: String?
  /// 年度, as written (`2020`, `2019-2020`).
  public let year: String?
  /// 评价类型: 单位自评, 部门评价, 财政评价, as written.
  public let kind: String?
  /// 语言 reports are written in.
  public let language: Language

  /// A header; only id and title are required.
  public init(
    id: String, title: String, region: String? = nil, year: String? = nil, kind: String? = nil,
    language: Language = .zh
  ) {
    (self.id, self.title, self.region, self.year) = (id, title, region, year)
    (self.kind, self.language) = (kind, language)
  }
}

/// What a report prints for the whole evaluation (核对).
public struct PrintedTotal: Hashable, Sendable {
  /// 总分.
  public let total: ExactDecimal?
  /// 等级.
  public let grade: String?
  /// 总得分率 in percent.
  public let rate: ExactDecimal?
  /// Where it is printed.
  public let source: SourceReference?
  /// Where the definition writes it.
  public let location: SourceLocation?

  /// The figures; `nil` means not printed.
  public init(
    total: ExactDecimal? = nil, grade: String? = nil, rate: ExactDecimal? = nil,
    source: SourceReference? = nil,
    location: SourceLocation? = nil
  ) {
    (self.total, self.grade, self.rate) = (total, grade, rate)
    (self.source, self.location) = (source, location)
  }
}

/// A rating table of a target (绩效目标评级标准): 优 ≥ 47 条. No indicator scores by it; its bands are linted.
public struct RatingStandard: Hashable, Sendable {
  /// What is rated.
  public let name: String
  /// The bands, best first.
  public let bands: BandTable<String>
  /// The target the table belongs to.
  public let target: Target?
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A table and its target.
  public init(
    name: String, bands: BandTable<String>, target: Target? = nil, location: SourceLocation? = nil
  ) {
    (self.name, self.bands, self.target, self.location) = (name, bands, target, location)
  }
}
