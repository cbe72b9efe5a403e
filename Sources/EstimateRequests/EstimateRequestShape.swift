public import DefinitionFiles

extension EstimateRequest {
  /// What a request may hold: the reader's checks and the JSON Schema.
  public static let shape = DefinitionShape(
    "estimateRequest", Spelling("估计请求", "estimate request"),
    [
      .init("格式版本", .count), .init("名称", .text), .init("备注", .text),
      .init("数据", .text, required: true, about: "CSV 或 xlsx，路径相对本文件 CSV or xlsx, relative to this file"),
      .init("设计", .mapping(design), about: "不写则各行独立抽取 left out: rows drawn by themselves"),
      .init(
        "统计",
        .list(
          .variants(
            on: "类型", name: "statistic", StatisticWord.allCases.map { ($0.spelling, $0.shape) }), atLeast: 1),
        required: true),
    ])

  private static let design = DefinitionShape(
    "sampleDesign", Spelling("设计", "design"),
    [
      .init("权重", .text, about: "权数列 the weight column"),
      .init("阶段", .list(.mapping(stage)), about: "按抽样先后 in the order of drawing"),
      .init("孤层", .choice(of: LonePSUChoice.self), about: "只有一个单元的层 strata with one unit; 默认 报错"),
      .init("复制权重", .mapping(replicates)),
      .init("校准", .mapping(CalibrationWord.shape), about: "权数对总体边际校准，误差随之 margins the weights meet"),
      .init("备注", .text),
    ])

  private static let stage = DefinitionShape(
    "samplingStage", Spelling("阶段", "stage"),
    [
      .init("单元", .text, about: "抽中单元的列，不写则每行一个 left out: each row is one"),
      .init("层", .text), .init("总体数", .text, about: "层内单元总数的列，是个数不是比例 units in the stratum, a count"),
    ])

  private static let replicates = DefinitionShape(
    "replicates", Spelling("复制权重", "replicates"),
    [
      .init("类型", .choice(of: ReplicateKind.self), required: true),
      .init("列", .list(.text), about: "已有的复制权重列 columns given; 不写则由设计生成 left out: made from the design"),
      .init("个数", .count, about: "自助与逐次差分 for bootstrap and SDR; 默认 200"),
      .init("种子", .count, about: "默认 1"), .init("保留比例", .decimal, about: "费氏系数 Fay's ρ; 默认 0.5"),
      .init("中心", .choice(of: CentreChoice.self), about: "默认 均值"), .init("总倍率", .decimal),
      .init("倍率", .list(.decimal)), .init("自由度", .count),
    ])
}
