public import DefinitionFiles
internal import ExactNumbers

extension Questionnaire {
  /// What a questionnaire file may hold: `formats.md` §5 without what lives in the evaluation.
  public static let shape = DefinitionShape(
    "questionnaire", Spelling("问卷", "questionnaire"),
    [
      .init("格式版本", .count, required: true, about: "1"),
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("备注", .text),
      .init("项目", .mapping(project)), .init("调查", .mapping(fieldwork)),
      .init("群体", .list(.mapping(group), atLeast: 1)),
      .init("量表", .dictionary(.mapping(scale))), .init("维度", .list(.mapping(dimension))),
      .init("题目", .list(.mapping(question), atLeast: 1), required: true),
      .init("有效性", .list(rule)), .init("满意度", .mapping(satisfaction), required: true),
      .init("开放题", .mapping(openQuestions)),
      .init("数据", .text, belongsToEvaluation: true), .init("评分", .text, belongsToEvaluation: true),
      .init("核对", .text, belongsToEvaluation: true),
    ])

  private static let project = DefinitionShape(
    "project", Spelling("项目", "project"),
    [
      .init("名称", .text), .init("评价年度", .count), .init("委托单位", .text), .init("实施单位", .text),
      .init("资金", .text),
    ])

  private static let fieldwork = DefinitionShape(
    "fieldwork", Spelling("调查", "survey"),
    [
      .init("方式", .list(.text)), .init("平台", .text), .init("开始", .date), .init("结束", .date),
      .init("隐私", .text), .init("时区", .text),
    ])

  private static let group = DefinitionShape(
    "group", Spelling("群体", "group"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("抽样", .text),
      .init("权重", .decimal), .init("目标有效数", .count),
      .init(
        "取值",
        .mapping(
          DefinitionShape(
            "membership", Spelling("取值", "membership"),
            [.init("题目", .code, required: true), .init("等于", .list(.text, atLeast: 1), required: true)]))),
      .init(
        "配额",
        .mapping(
          DefinitionShape(
            "quota", Spelling("配额", "quotas"),
            [.init("题目", .code, required: true), .init("目标", .dictionary(.count), required: true)]))),
      .init("总体数", .text, belongsToEvaluation: true), .init("发放数", .text, belongsToEvaluation: true),
      .init("回收数", .text, belongsToEvaluation: true),
    ])

  private static let option = DefinitionShape(
    "option", Spelling("选项", "option"),
    [
      .init("码", .code, required: true), .init("文本", .text, required: true), .init("别名", .list(.text)),
      .init("分值", .decimal), .init("满意", .flag), .init("有效", .flag), .init("互斥", .flag),
      .init("译文", .dictionary(.text)),
    ])

  private static let scale = DefinitionShape(
    "scale", Spelling("量表", "scale"),
    [.init("选项", .list(.mapping(option), atLeast: 2), required: true, about: "先后顺序 = 导出“按序号”的 1、2、3…")])

  private static let dimension = DefinitionShape(
    "dimension", Spelling("维度", "dimension"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("权重", .decimal),
      .init("题目", .list(.code)), .init("上级", .code),
    ])

  private static let question = DefinitionShape(
    "question", Spelling("题目", "question"),
    [
      .init("编号", .code, required: true), .init("题号", .code), .init("题干", .text, required: true),
      .init("题型", .choice(of: QuestionKind.self), required: true),
      .init("用途", .choice(of: QuestionRole.self)),
      .init("量表", .code), .init("选项", .list(.mapping(option), atLeast: 1)),
      .init("行", .list(.mapping(row), atLeast: 1)), .init("维度", .code), .init("权重", .decimal),
      .init("必答", .flag), .init("反向", .flag), .init("其他填写", .flag), .init("最多", .count),
      .init("最少", .count), .init("正确", .list(.text)), .init("显示条件", .text), .init("群体", .list(.code)),
      .init("译文", .dictionary(.text)),
    ])

  private static let row = DefinitionShape(
    "row", Spelling("行", "row"),
    [
      .init("编号", .code, required: true), .init("文本", .text, required: true), .init("别名", .list(.text)),
      .init("权重", .decimal),
    ])

  private static let openQuestions = DefinitionShape(
    "openQuestions", Spelling("开放题", "open questions"),
    [
      .init("题目", .list(.code)), .init("词典", .text), .init("停用词", .list(.text)),
      .init("主题", .dictionary(.list(.text))),
    ])
}

// MARK: 有效性, 满意度

extension Questionnaire {
  private static let scope = ValueShape.either([
    .choice([Spelling("满意度题", "satisfaction"), Spelling("全部题", "all")]), .list(.code, atLeast: 1),
  ])

  private static let rule = ValueShape.variants(
    on: "规则", name: "rule",
    ValidityRule.Kind.allCases.map { kind in
      let common: [DefinitionShape.Field] = [
        .init("编号", .code, required: true), .init("规则", .choice([kind.spelling]), required: true),
        .init("处理", .choice(of: ValidityRule.Action.self), required: true), .init("理由", .text),
      ]
      let title = Spelling("规则“\(kind.spelling.zh)”", "rule ‘\(kind.spelling.en)’")
      return (
        kind.spelling, DefinitionShape("rule.\(kind.spelling.en)", title, common + parameters(of: kind))
      )
    })

  private static func parameters(of kind: ValidityRule.Kind) -> [DefinitionShape.Field] {
    switch kind {
    case .minimumDuration, .maximumDuration: [.init("秒", .decimal, required: true)]
    case .dateRange: [.init("开始", .date), .init("结束", .date)]
    case .missingShare: [.init("上限", .decimal, required: true), .init("范围", scope)]
    case .duplicate:
      [
        .init("依据", .list(.text, atLeast: 1), required: true),
        .init("保留", .choice(of: ValidityRule.Kept.self)),
      ]
    case .addressLimit: [.init("上限", .count, required: true)]
    case .straightLining: [.init("范围", scope)]
    case .attention: [.init("题目", .code, required: true)]
    case .contradiction: [.init("条件", .text, required: true)]
    case .platformFlag: [.init("列名", .text, required: true), .init("包含", .text, required: true)]
    case .register:
      [.init("题目", .code, required: true), .init("名单", .either([.text, .list(.text)]), required: true)]
    case .unsubmitted: []
    case .manual: [.init("序号", .list(.count, atLeast: 1), required: true)]
    }
  }

  private static let formula = DefinitionShape(
    "formula", Spelling("口径", "formula"),
    [
      .init("编号", .code, required: true), .init("名称", .text),
      .init("算法", .choice(of: FormulaMethod.self), required: true), .init("选项", .list(.text, atLeast: 1)),
      .init("满分", .decimal), .init("分值", .list(.decimal, atLeast: 2), about: "自最好的一档起"),
      .init("题目汇总", .choice(of: SatisfactionFormula.ItemCombination.self)),
      .init("群体汇总", .choice(of: SatisfactionFormula.GroupCombination.self)),
      .init("分母", .choice(of: SatisfactionFormula.Denominator.self)),
    ])

  private static let satisfaction = DefinitionShape(
    "satisfaction", Spelling("满意度", "satisfaction"),
    [
      .init("口径", .list(.mapping(formula), atLeast: 1), required: true), .init("主口径", .code, required: true),
      .init("分母", .choice(of: SatisfactionFormula.Denominator.self)),
      .init("题目汇总", .choice(of: SatisfactionFormula.ItemCombination.self)),
      .init("群体汇总", .choice(of: SatisfactionFormula.GroupCombination.self)),
      .init("小数位", .count), .init("舍入", .choice(of: RoundingMode.self)), .init("百分比调平", .flag),
      .init(
        "小样本",
        .mapping(
          DefinitionShape(
            "smallSample", Spelling("小样本", "small sample"),
            [.init("提示下限", .count), .init("隐藏下限", .count)]))),
    ])
}

/// 算法 as a word; its parameters stand beside it.
enum FormulaMethod: DefinitionChoice {
  case satisfiedShare, optionShare, scaledScore, score, assigned, netSatisfaction

  var spelling: Spelling {
    switch self {
    case .satisfiedShare: Spelling("满意占比", "satisfiedShare")
    case .optionShare: Spelling("选项占比", "optionShare")
    case .scaledScore: Spelling("加权平均分", "weightedMeanScore")
    case .score: Spelling("平均分", "meanScore")
    case .assigned: Spelling("赋值平均分", "assignedScore")
    case .netSatisfaction: Spelling("净满意度", "netSatisfaction")
    }
  }
}
