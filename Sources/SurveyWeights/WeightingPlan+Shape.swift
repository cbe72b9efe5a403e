public import DefinitionFiles

extension WeightingPlan {
  /// What a margins file may hold.
  public static let shape = DefinitionShape(
    "margins", Spelling("加权方案", "margins"),
    [
      .init("格式版本", .count, required: true, about: "1"), .init("编号", .code), .init("名称", .text),
      .init("备注", .text),
      .init("总体数", .decimal, about: "占比所占的总数；不写则为各人基础权重之和"),
      .init("权重列", .text, about: "答卷里基础权重所在的列；不写则每人为 1"),
      .init("算法", .choice(of: Method.self), about: "不写：一个边际为事后分层，多个为迭代比例"),
      .init("边际", .list(.mapping(margin))), .init("总量", .list(.mapping(total))),
      .init("界限", .mapping(bounds), about: "权重与基础权重之比，相对于平均放大倍数"),
      .init("截尾", .mapping(trimming), about: "权重是平均权重的几倍"),
      .init("漏答", .choice(of: MissingPolicy.self), about: "报错；或不加权，另计人数"),
      .init("调平", .flag, about: "合计对不上时按比例调到总体数"),
    ])

  private static let margin = DefinitionShape(
    "margin", Spelling("边际", "margin"),
    [
      .init("题目", .list(.code, atLeast: 1)), .init("依据", .choice(of: MarginBasis.self)),
      .init("占比", .dictionary(.decimal), about: "选项: 百分数"),
      .init("计数", .dictionary(.decimal), about: "选项: 人数"),
      .init("格", .list(.mapping(cell), atLeast: 1), about: "几道题的组合，或几个选项并为一类"),
    ])

  private static let cell = DefinitionShape(
    "cell", Spelling("格", "cell"),
    [
      .init("组合", .list(.either([.code, .list(.code, atLeast: 1)]), atLeast: 1), required: true),
      .init("占比", .decimal), .init("计数", .decimal),
    ])

  private static let total = DefinitionShape(
    "controlTotal", Spelling("总量", "control total"),
    [.init("题目", .code, required: true), .init("值", .decimal, required: true)])

  private static let bounds = DefinitionShape(
    "factorBounds", Spelling("界限", "bounds"),
    [.init("下限", .decimal, required: true), .init("上限", .decimal, required: true)])

  private static let trimming = DefinitionShape(
    "trimming", Spelling("截尾", "trimming"),
    [.init("下限", .decimal), .init("上限", .decimal, required: true), .init("严格", .flag)])
}

/// What a margin is by, when not by questions.
enum MarginBasis: DefinitionChoice {
  case groups

  var spelling: Spelling {
    switch self {
    case .groups: Spelling("群体", "groups")
    }
  }
}
