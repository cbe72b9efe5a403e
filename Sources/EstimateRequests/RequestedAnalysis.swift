internal import DefinitionFiles
internal import SurveyStatistics

/// How the answers of a column become numbers (答案的数值).
enum AnswerScoring: Hashable, Sendable {
  /// The cells are numbers.
  case number
  /// 赋分.
  case points([String: Double])
  /// 取值: 1 for these answers, 0 for all others.
  case counted([String])

  var isNumber: Bool { self == .number }
  var isShare: Bool { if case .counted = self { true } else { false } }
}

/// A column read as numbers.
struct ScoredColumn: Hashable, Sendable {
  let column: ColumnName
  let scoring: AnswerScoring
}

/// The items of a scale (量表题目): 变量, 赋分, 反向, 两端.
struct ScaleItems: Sendable {
  let columns: [ScoredColumn]
  /// Headings of those counted from the other end.
  let reversed: Set<String>
  let endpoints: ClosedRange<Double>?

  var names: [ColumnName] { columns.map(\.column) }
}

/// How groups are compared: 校正, 显著水平, 分母自由度.
struct ComparisonTerms: Sendable {
  let adjustment: PValueAdjustment
  let significance: Double
  /// `nil` = ν for a pair, ν − k + 1 for several groups.
  let convention: DenominatorConvention?
}

/// Where the importance of items comes from.
enum ImportanceSource: Sendable {
  /// 因变量: each item's share of the variance of overall satisfaction.
  case derived(from: ScoredColumn)
  /// 重要性: what respondents say, a column for each item.
  case stated([ScoredColumn])
}

extension RequestedStatistic.Kind {
  /// The columns an analysis reads; none for estimates, which name their own.
  var scoredColumns: [ScoredColumn] {
    switch self {
    case .share, .mean, .score, .total, .ratio, .pooledRate, .composite, .multipleResponse, .quantile,
      .netPromoter, .independence:
      []
    case .comparison(let column, _), .rankComparison(let column, _, _), .waveChange(let column, _): [column]
    case .pairedComparison(let columns, _): columns
    case .reliability(let items, _), .satisfactionIndex(let items, _), .responseQuality(let items, _, _):
      items.columns
    case .keyDrivers(let items, let outcome): items.columns + [outcome]
    case .importancePerformance(let items, .derived(let outcome), _): items.columns + [outcome]
    case .importancePerformance(let items, .stated(let columns), _): items.columns + columns
    }
  }
}

// MARK: 选项

/// 校正 by name.
struct AdjustmentChoice: DefinitionChoice {
  let adjustment: PValueAdjustment

  static let allCases = PValueAdjustment.allCases.map { AdjustmentChoice(adjustment: $0) }

  var spelling: Spelling {
    switch adjustment {
    case .none: Spelling("不校正", adjustment.rawValue)
    case .bonferroni: Spelling("邦费罗尼", adjustment.rawValue)
    case .holm: Spelling("霍尔姆", adjustment.rawValue)
    case .hochberg: Spelling("霍克伯格", adjustment.rawValue)
    case .benjaminiHochberg: Spelling("错误发现率", adjustment.rawValue)
    case .benjaminiYekutieli: Spelling("任意相关错误发现率", adjustment.rawValue)
    }
  }
}

/// 分母自由度 by name.
struct ConventionChoice: DefinitionChoice {
  let convention: DenominatorConvention

  static let allCases = [DenominatorConvention.design, .regression, .adjusted]
    .map { ConventionChoice(convention: $0) }

  var spelling: Spelling {
    switch convention {
    case .design: Spelling("设计", convention.rawValue)
    case .regression: Spelling("回归", convention.rawValue)
    case .adjusted: Spelling("校正", convention.rawValue)
    }
  }
}

/// 秩分 by name.
struct RankChoice: DefinitionChoice {
  let score: RankScore

  static let allCases = RankScore.allCases.map { RankChoice(score: $0) }

  var spelling: Spelling {
    switch score {
    case .wilcoxon: Spelling("威尔科克森", score.rawValue)
    case .vanDerWaerden: Spelling("范德瓦尔登", score.rawValue)
    case .median: Spelling("中位数", score.rawValue)
    }
  }
}

/// 分半 by name.
enum HalvesChoice: CaseIterable, DefinitionChoice {
  case oddEven, firstSecond

  var spelling: Spelling {
    switch self {
    case .oddEven: Spelling("奇偶", "oddEven")
    case .firstSecond: Spelling("前后", "firstSecond")
    }
  }

  var division: SplitHalf.Division {
    switch self {
    case .oddEven: .oddEven
    case .firstSecond: .firstSecond
    }
  }
}

/// 分界 by name.
enum ThresholdChoice: CaseIterable, DefinitionChoice {
  case means, medians

  var spelling: Spelling {
    switch self {
    case .means: Spelling("均值", "means")
    case .medians: Spelling("中位数", "medians")
    }
  }

  var thresholds: ImportancePerformance.Thresholds {
    switch self {
    case .means: .means
    case .medians: .medians
    }
  }
}
