internal import DefinitionFiles
public import Diagnostics
internal import SurveyStatistics

/// What to estimate from which data, drawn how (估计请求): one YAML file.
public struct EstimateRequest: Sendable {
  /// 数据: the path as written, relative to the request.
  public let data: String
  /// Where 数据 stands in the request.
  public let dataLocation: SourceLocation
  let design: RequestedDesign
  let statistics: [RequestedStatistic]
}

/// A column of the data by its heading, and where the request names it.
struct ColumnName: Hashable, Sendable {
  let name: String
  let location: SourceLocation
}

/// 设计: how the rows were drawn.
struct RequestedDesign: Sendable {
  struct Stage: Sendable {
    let units: ColumnName?
    let strata: ColumnName?
    let populations: ColumnName?
  }

  /// 复制权重: given columns, or how to make them.
  struct Replicates: Sendable {
    let columns: [ColumnName]
    let kind: ReplicateKind
    let kept: Double?
    let count: Int?
    let seed: UInt64
    let centre: ReplicateDesign.Centre
    let scale: Double?
    let scales: [Double]?
    let degreesOfFreedom: Int?
    let location: SourceLocation
  }

  let weights: ColumnName?
  let stages: [Stage]
  let lonely: LonePSUPolicy
  let replicates: Replicates?
  let calibration: RequestedCalibration?
  let location: SourceLocation
}

/// One entry of 统计.
struct RequestedStatistic: Sendable {
  enum Kind: Sendable {
    case share(ColumnName, values: [String])
    case mean(ColumnName)
    case score(ColumnName, points: [String: Double])
    case total(ColumnName)
    case ratio(ColumnName, over: ColumnName)
    case pooledRate([ColumnName], values: [String])
    case composite([ColumnName], values: [String], weights: [Double])
    case multipleResponse([ColumnName], values: [String], base: ResponseBase)
    case quantile(ColumnName, [Double])
    case netPromoter(ColumnName)
    case independence(ColumnName, ColumnName, IndependenceMethod)
    case comparison(ScoredColumn, ComparisonTerms)
    case pairedComparison([ScoredColumn], ComparisonTerms)
    case rankComparison(ScoredColumn, RankScore, ComparisonTerms)
    case waveChange(ScoredColumn, wave: ColumnName)
    case reliability(ScaleItems, SplitHalf.Division)
    case keyDrivers(ScaleItems, outcome: ScoredColumn)
    case importancePerformance(ScaleItems, ImportanceSource, ImportancePerformance.Thresholds)
    case satisfactionIndex(ScaleItems, SatisfactionIndex)
    case responseQuality(ScaleItems, scaleLengths: [Int], listed: Int)
  }

  let kind: Kind
  let word: Spelling
  /// One figure by domain, rather than a test or an analysis.
  let isEstimate: Bool
  let groups: [ColumnName]
  let isPairwise: Bool
  let method: IntervalMethod?
  let level: Double
  let location: SourceLocation
}

/// 类型 of 复制权重.
enum ReplicateKind: CaseIterable, DefinitionChoice {
  case jackknife, stratifiedJackknife, balancedHalfSamples, fay, bootstrap, successiveDifferences

  var spelling: Spelling {
    switch self {
    case .jackknife: Spelling("刀切", "JK1")
    case .stratifiedJackknife: Spelling("分层刀切", "JKn")
    case .balancedHalfSamples: Spelling("平衡半样本", "BRR")
    case .fay: Spelling("费氏", "Fay")
    case .bootstrap: Spelling("自助", "bootstrap")
    case .successiveDifferences: Spelling("逐次差分", "SDR")
    }
  }
}

/// 基数 of a multiple response: what its percentages are of.
enum ResponseBase: CaseIterable, DefinitionChoice {
  case respondents, ticks

  var spelling: Spelling {
    switch self {
    case .respondents: Spelling("人", "respondents")
    case .ticks: Spelling("选择", "ticks")
    }
  }
}

/// 孤层 as a request writes it.
struct LonePSUChoice: DefinitionChoice {
  let policy: LonePSUPolicy

  static let allCases = LonePSUPolicy.allCases.map { LonePSUChoice(policy: $0) }

  var spelling: Spelling {
    switch policy {
    case .fail: Spelling("报错", "fail")
    case .certainty: Spelling("确定", "certainty")
    case .adjust: Spelling("居中", "adjust")
    case .average: Spelling("平均", "average")
    }
  }
}

/// 中心 of replicates.
struct CentreChoice: DefinitionChoice {
  let centre: ReplicateDesign.Centre

  static let allCases = ReplicateDesign.Centre.allCases.map { CentreChoice(centre: $0) }

  var spelling: Spelling {
    switch centre {
    case .estimate: Spelling("估计值", "estimate")
    case .mean: Spelling("均值", "mean")
    }
  }
}

/// 区间 by name.
struct IntervalChoice: DefinitionChoice {
  let method: IntervalMethod

  static let allCases = IntervalMethod.allCases.map { IntervalChoice(method: $0) }

  var spelling: Spelling {
    switch method {
    case .hypergeometric: Spelling("超几何", method.rawValue)
    case .kornGraubard: Spelling("科恩-格劳巴德", method.rawValue)
    case .wilson: Spelling("威尔逊", method.rawValue)
    case .clopperPearson: Spelling("克洛珀-皮尔逊", method.rawValue)
    case .logit: Spelling("对数几率", method.rawValue)
    case .t: Spelling("t区间", method.rawValue)
    case .arcsine: Spelling("反正弦", method.rawValue)
    }
  }
}
