internal import DefinitionFiles

// 规则: five kinds score a measured value, eight stand alone.

extension Evaluation {
  static let rule = variants(measuredRules, named: "rule")
  static let anyRule = variants(measuredRules + judgements, named: "anyRule")

  private typealias Kind = (word: Spelling, fields: [DefinitionShape.Field])

  private static func variants(_ kinds: [Kind], named name: String) -> ValueShape {
    .variants(
      on: "类型", name: name,
      kinds.map { kind in
        let title = Spelling("规则“\(kind.word.zh)”", "rule ‘\(kind.word.en)’")
        let fields = [.init("类型", .choice([kind.word]), required: true)] + kind.fields
        return (kind.word, DefinitionShape("\(name).\(kind.word.en)", title, fields))
      })
  }

  private static let measuredRules: [Kind] = RuleWord.allCases.map { ($0.spelling, parameters(of: $0)) }
  private static let judgements: [Kind] = JudgementWord.allCases.map { ($0.spelling, parameters(of: $0)) }

  private static func parameters(of word: RuleWord) -> [DefinitionShape.Field] {
    let direction = DefinitionShape.Field("方向", .choice(of: Direction.self))
    switch word {
    case .full:
      // A rule to fall back on does not fall back itself.
      let fallback = variants(
        RuleWord.allCases.filter { $0 != .full }.map { ($0.spelling, parameters(of: $0)) }, named: "fallback")
      return [
        .init("比较", .choice(of: Relation.self)), .init("目标", operand),
        .init("否则", .either([.choice([ShortfallWord.zero.spelling]), fallback])),
      ]
    case .proportional:
      return [
        .init("目标", operand), .init("封顶", .decimal, about: "完成率的上限，%"),
        .init("起评", .decimal, about: "低于它不得分"), direction,
      ]
    case .linearDeduction:
      return [
        .init("目标", operand), .init("每", .decimal, about: "一个单位的大小"), .init("扣", .decimal, required: true),
        .init("计法", .choice(of: LinearDeduction.Counting.self)), direction,
      ]
    case .tiers:
      return [
        .init("分档", .list(.mapping(tier), atLeast: 1), required: true, about: "最好的一档在前"), direction,
        .init("取值范围", .mapping(domain)),
      ]
    case .interpolated:
      return [
        .init("分档", .list(.mapping(ramp), atLeast: 1), required: true), direction,
        .init("取值范围", .mapping(domain)),
      ]
    }
  }

  private static func parameters(of word: JudgementWord) -> [DefinitionShape.Field] {
    switch word {
    case .conditions:
      [.init("条件", .list(.mapping(condition), atLeast: 1), required: true), .init("否则", otherwise)]
    case .points: [.init("得分", .decimal, required: true)]
    case .deductions: [.init("扣分", .list(.mapping(deduction))), .init("得分", .decimal)]
    case .checklist: [.init("要点", .list(.mapping(checklistItem), atLeast: 1), required: true)]
    case .items: [.init("分项", .list(.mapping(subItem), atLeast: 1), required: true), .init("得分", .decimal)]
    case .level:
      [.init("等级", .text, required: true), .init("级别", .list(.mapping(level), atLeast: 1), required: true)]
    case .fillBand:
      [
        .init("分档", .list(.mapping(namedBand), atLeast: 1), required: true),
        .init("选档", .text, required: true),
        .init("百分比", .decimal, required: true),
      ]
    case .experts:
      [.init("专家评分", .list(.mapping(sheet), atLeast: 1), required: true), .init("去极值", .count)]
    }
  }

  private static let otherwise = ValueShape.either([
    .choice(of: ShortfallWord.self),
    .mapping(
      DefinitionShape(
        "otherwise", Spelling("否则", "otherwise"),
        [.init("度量", measure, required: true), .init("规则", rule, required: true)])),
  ])

  private static let condition = DefinitionShape(
    "condition", Spelling("条件", "condition"),
    [
      .init("名称", .text), .init("度量", measure, required: true), .init("比较", .choice(of: Relation.self)),
      .init("目标", operand, required: true),
    ])
}

// MARK: Bands and items

extension Evaluation {
  private static let ends: [DefinitionShape.Field] = [
    .init("下限", .decimal), .init("含下限", .flag, about: "默认 是"), .init("上限", .decimal),
    .init("含上限", .flag, about: "默认 否"),
  ]

  static let domain = DefinitionShape(
    "domain", Spelling("取值范围", "domain"), [.init("下限", .decimal), .init("上限", .decimal), .init("整数", .flag)])

  static let namedBand = DefinitionShape(
    "namedBand", Spelling("分档", "bands"), [.init("名称", .text, required: true)] + ends)

  private static let tier = DefinitionShape(
    "tier", Spelling("分档", "bands"),
    [.init("名称", .text)] + ends + [.init("得分", .decimal), .init("系数", .decimal, about: "权重的几成，0–1")])

  private static let ramp = DefinitionShape(
    "ramp", Spelling("分档", "bands"),
    ends + [
      .init("下限得分", .decimal), .init("上限得分", .decimal), .init("下限系数", .decimal), .init("上限系数", .decimal),
    ])

  private static let optionalDecimal = ValueShape.either([.decimal, .choice([Absent.notGiven])])

  private static let deduction = DefinitionShape(
    "deduction", Spelling("扣分", "deductions"),
    [.init("扣", optionalDecimal), .init("理由", .text), .init("依据", .list(reference))])

  private static let checklistItem = DefinitionShape(
    "checklistItem", Spelling("要点", "checklist"),
    [
      .init("名称", .text, required: true), .init("满分", .decimal, about: "不写即平分权重"),
      .init("满足", .choice(of: MetWord.self), required: true), .init("得分", .decimal, about: "部分满足时"),
      .init("依据", .list(reference)),
    ])

  private static let subItem = DefinitionShape(
    "subItem", Spelling("分项", "items"),
    [
      .init("名称", .text, required: true), .init("满分", .decimal, required: true), .init("得分", optionalDecimal),
      .init("理由", .text),
    ])

  private static let level = DefinitionShape(
    "level", Spelling("级别", "levels"),
    [.init("名称", .text, required: true), .init("得分", .decimal), .init("系数", .decimal)])

  private static let sheet = DefinitionShape(
    "expertSheet", Spelling("专家评分", "experts"),
    [.init("专家", .text, required: true), .init("得分", optionalDecimal)])
}
