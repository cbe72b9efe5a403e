internal import DefinitionFiles

/// 类型 of a statistic, with the keys it takes (统计类型).
enum StatisticWord: CaseIterable, DefinitionChoice {
  case share, mean, score, total, ratio, pooledRate, composite, multipleResponse, quantile, netPromoter,
    independence, comparison, pairedComparison, rankComparison, waveChange, reliability, keyDrivers,
    importancePerformance, satisfactionIndex, responseQuality

  var spelling: Spelling {
    switch self {
    case .share: Spelling("占比", "share")
    case .mean: Spelling("均值", "mean")
    case .score: Spelling("得分", "score")
    case .total: Spelling("总量", "total")
    case .ratio: Spelling("比率", "ratio")
    case .pooledRate: Spelling("池化", "pooledRate")
    case .composite: Spelling("综合", "composite")
    case .multipleResponse: Spelling("多选", "multipleResponse")
    case .quantile: Spelling("分位数", "quantile")
    case .netPromoter: Spelling("净推荐值", "netPromoter")
    case .independence: Spelling("独立性检验", "independence")
    case .comparison: Spelling("均值比较", "comparison")
    case .pairedComparison: Spelling("配对比较", "pairedComparison")
    case .rankComparison: Spelling("秩检验", "rankComparison")
    case .waveChange: Spelling("两期变化", "waveChange")
    case .reliability: Spelling("信度", "reliability")
    case .keyDrivers: Spelling("关键驱动", "keyDrivers")
    case .importancePerformance: Spelling("重要性绩效", "importancePerformance")
    case .satisfactionIndex: Spelling("满意度指数", "satisfactionIndex")
    case .responseQuality: Spelling("作答质量", "responseQuality")
    }
  }

  /// Whether it is one figure by domain, with an interval; the others are tests and analyses of several figures.
  var isEstimate: Bool {
    switch self {
    case .share, .mean, .score, .total, .ratio, .pooledRate, .composite, .multipleResponse, .quantile,
      .netPromoter, .satisfactionIndex:
      true
    case .independence, .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability,
      .keyDrivers, .importancePerformance, .responseQuality:
      false
    }
  }
}

// MARK: 结构

extension StatisticWord {
  private typealias Field = DefinitionShape.Field

  private static let variable = Field("变量", .text, required: true, about: "数据列 a column of the data")
  private static let variables = Field(
    "变量", .list(.text, atLeast: 1), required: true, about: "数据列 columns of the data")
  private static let values = Field(
    "取值", .list(.code, atLeast: 1), required: true, about: "计入的答案 what counts")
  private static let level = Field("置信度", .decimal, about: "默认 0.95")
  private static let endpoints = Field(
    "两端", .list(.decimal, atLeast: 2), about: "量表两端，如 [1, 5] the ends of the scale")
  private static let points = Field("赋分", .dictionary(.decimal), about: "答案: 分值；不写则数据列是数")
  private static let groups = Field("分组", .list(.text, atLeast: 1), required: true)
  private static let outcome = Field("因变量", .text, about: "总体满意度所在列 overall satisfaction")

  /// How a column becomes numbers: as it is, by the points of its answers, or by whether an answer counts.
  private static let reading: [Field] = [
    points, Field("取值", .list(.code, atLeast: 1), about: "计入的答案，比较占比 compares shares"),
  ]
  private static let comparing: [Field] = [
    Field("校正", .choice(of: AdjustmentChoice.self), about: "两两比较的 p 值校正；默认 holm"),
    Field("显著水平", .decimal, about: "列字母；默认 0.05"),
    Field("分母自由度", .choice(of: ConventionChoice.self), about: "默认：两组 design，多组 adjusted"), level,
  ]
  private static let items: [Field] = [
    variables, points, Field("反向", .list(.text), about: "反向计分的列，须写两端 columns to reverse; needs endpoints"),
    endpoints,
  ]

  private var ownFields: [DefinitionShape.Field] {
    switch self {
    case .share:
      [Self.variable, Field("取值", .list(.code, atLeast: 1), about: "不写则逐项列出 left out: each value")]
    case .mean, .total, .netPromoter: [Self.variable]
    case .score: [Self.variable, Field("赋分", .dictionary(.decimal), required: true, about: "答案: 分值")]
    case .ratio: [Field("分子", .text, required: true), Field("分母", .text, required: true)]
    case .pooledRate: [Self.variables, Self.values]
    case .composite:
      [
        Self.variables, Self.values,
        Field("权重", .list(.decimal), about: "与变量一一对应 one for each variable"),
      ]
    case .multipleResponse: [Self.variables, Self.values, Field("基数", .choice(of: ResponseBase.self))]
    case .quantile: [Self.variable, Field("分位", .list(.decimal), about: "0–1，默认 0.5")]
    case .independence:
      [
        Field("行", .text, required: true, about: "数据列 a column of the data"),
        Field("列", .text, required: true, about: "数据列 another column"),
        Field("方法", .choice(of: IndependenceMethodChoice.self), about: "默认 rao-scott"),
      ]
    case .comparison: [Self.variable, Self.groups] + Self.reading + Self.comparing
    case .pairedComparison:
      [Field("变量", .list(.text, atLeast: 2), required: true, about: "同一批人的两列或多列")]
        + Self.reading + Self.comparing
    case .rankComparison:
      [Self.variable, Self.groups, Self.points, Field("秩分", .choice(of: RankChoice.self))] + Self.comparing
    case .waveChange:
      [Self.variable, Field("期次", .text, required: true, about: "区分各期的列 tells the waves apart"), Self.level]
        + Self.reading
    case .reliability:
      Self.items + [Field("分半", .choice(of: HalvesChoice.self), about: "默认 奇偶"), Self.level]
    case .keyDrivers: Self.items + [Field("因变量", .text, required: true, about: Self.outcome.about)]
    case .importancePerformance:
      Self.items + [
        Self.outcome, Field("重要性", .list(.text), about: "受访者打的重要性，与变量一一对应 stated importance"),
        Field("分界", .either([.choice(of: ThresholdChoice.self), .list(.decimal, atLeast: 2)])),
      ]
    case .satisfactionIndex:
      [
        Self.variables, Field("两端", .list(.decimal, atLeast: 2), required: true, about: Self.endpoints.about),
        Field("权重", .list(.decimal), about: "与变量一一对应 one for each variable"),
      ]
    case .responseQuality:
      Self.items + [
        Field("题组", .list(.count), about: "各量表的题数，用于奇偶一致性 items of each scale"),
        Field("列出", .count, about: "列出最可疑的答卷数，默认 20 how many suspects to list"),
      ]
    }
  }

  var shape: DefinitionShape {
    let named: [DefinitionShape.Field] = [
      .init("类型", .choice(of: StatisticWord.self), required: true), .init("名称", .text), .init("备注", .text),
    ]
    let general: [DefinitionShape.Field] = [
      .init("分组", .list(.text), about: "按这些列的取值分别估计 by the values of these columns"),
      .init("两两比较", .flag, about: "组间差异 differences between groups"),
      .init("区间", .choice(of: IntervalChoice.self)), Self.level,
    ]
    return DefinitionShape(
      "statistic.\(spelling.en)", Spelling("统计", "statistic"),
      named + (isEstimate ? general : []) + ownFields)
  }
}
