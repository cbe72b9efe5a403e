internal import DefinitionFiles

/// 类型 of a statistic, with the keys it takes (统计类型).
enum StatisticWord: CaseIterable, DefinitionChoice {
  case share, mean, score, total, ratio, pooledRate, composite, multipleResponse, quantile, netPromoter,
    independence

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
    }
  }

  private var ownFields: [DefinitionShape.Field] {
    let variable = DefinitionShape.Field("变量", .text, required: true, about: "数据列 a column of the data")
    let variables = DefinitionShape.Field(
      "变量", .list(.text, atLeast: 1), required: true, about: "数据列 columns of the data")
    let values = DefinitionShape.Field(
      "取值", .list(.code, atLeast: 1), required: true, about: "计入的答案 what counts")
    return switch self {
    case .share: [variable, .init("取值", .list(.code, atLeast: 1), about: "不写则逐项列出 left out: each value")]
    case .mean, .total, .netPromoter: [variable]
    case .score: [variable, .init("赋分", .dictionary(.decimal), required: true, about: "答案: 分值")]
    case .ratio: [.init("分子", .text, required: true), .init("分母", .text, required: true)]
    case .pooledRate: [variables, values]
    case .composite:
      [variables, values, .init("权重", .list(.decimal), about: "与变量一一对应 one for each variable")]
    case .multipleResponse: [variables, values, .init("基数", .choice(of: ResponseBase.self))]
    case .independence:
      [
        .init("行", .text, required: true, about: "数据列 a column of the data"),
        .init("列", .text, required: true, about: "数据列 another column"),
        .init("方法", .choice(of: IndependenceMethodChoice.self), about: "默认 rao-scott"),
      ]
    case .quantile: [variable, .init("分位", .list(.decimal), about: "0–1，默认 0.5")]
    }
  }

  var shape: DefinitionShape {
    let general: [DefinitionShape.Field] = [
      .init("类型", .choice(of: StatisticWord.self), required: true),
      .init("分组", .list(.text), about: "按这些列的取值分别估计 by the values of these columns"),
      .init("两两比较", .flag, about: "组间差异 differences between groups"),
      .init("区间", .choice(of: IntervalChoice.self)),
      .init("置信度", .decimal, about: "默认 0.95"), .init("名称", .text), .init("备注", .text),
    ]
    return DefinitionShape("statistic.\(spelling.en)", Spelling("统计", "statistic"), general + ownFields)
  }
}
