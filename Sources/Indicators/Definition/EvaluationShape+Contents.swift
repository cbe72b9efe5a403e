public import DefinitionFiles

// What a report prints beside its tree: other trees, tables, goals, problems, dates, the department's summary.

extension Evaluation {
  static let contents: [DefinitionShape.Field] = [
    .init("参与方", .mapping(parties)), .init("视图", .list(.mapping(view)), about: "同一评价的另一套指标体系，如附件"),
    .init("合计表", .list(.mapping(sumTable))), .init("编排", .list(.mapping(numbering))),
    .init("绩效目标", .list(.mapping(goal))), .init("存在问题", .list(.mapping(problem))),
    .init("日期", .list(.mapping(event))), .init("项目汇总", .mapping(summary)),
  ]

  /// 资料, 出处, 行号 and 说明: where a thing is printed.
  private static let place: [DefinitionShape.Field] = [
    .init("资料", .code), .init("出处", .text), .init("行号", .text), .init("说明", .text),
  ]

  static let otherPrint = DefinitionShape(
    "otherPrint", Spelling("另见", "also printed"), [.init("值", .decimal, required: true)] + place)

  static let recomputation = DefinitionShape(
    "recomputation", Spelling("复算", "recomputation"),
    [
      .init("算式", measure, required: true), .init("性质", .choice(of: Recomputation.Nature.self)),
      .init("说明", .text),
    ])

  private static let parties = DefinitionShape(
    "parties", Spelling("参与方", "parties"),
    [.init("被评价单位", .text), .init("评价机构", .text), .init("聘请单位", .text)])

  private static let view = DefinitionShape(
    "view", Spelling("视图", "view"),
    [
      .init("编号", .code, required: true), .init("名称", .text),
      .init("指标", .list(.recursive("viewNode") { viewNode }, atLeast: 1), required: true),
    ] + place)

  private static let viewNode: DefinitionShape = .init(
    "viewNode", Spelling("视图指标", "view node"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("权重", .decimal),
      .init("得分", .decimal), .init("对应", .list(.code), about: "指标体系里的编号；不写即同编号"),
      .init("下级", .list(.recursive("viewNode") { viewNode })),
    ] + place)

  private static let addition = DefinitionShape(
    "addition", Spelling("合计", "sum"),
    [.init("合计", .text, required: true), .init("各项", .list(.text, atLeast: 1), required: true)])

  private static let sumTable = DefinitionShape(
    "sumTable", Spelling("合计表", "sum table"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("单位", .text),
      .init("列", .list(.text, atLeast: 1), required: true),
      .init("行", .list(.mapping(sumRow), atLeast: 1), required: true),
      .init("横向", .list(.mapping(addition))), .init("纵向", .list(.mapping(addition))),
    ] + place)

  private static let sumRow = DefinitionShape(
    "sumRow", Spelling("行", "row"),
    [
      .init("名称", .text, required: true),
      .init("值", .list(.either([.decimal, .choice([Absent.notGiven])]), atLeast: 1), required: true),
    ])

  private static let numbering = DefinitionShape(
    "numbering", Spelling("编排", "numbering"),
    [
      .init("名称", .text, required: true),
      .init("印出序号", .list(.text, atLeast: 1), required: true, about: "数字、①、a，或一段：1-39"),
    ] + place)

  private static let goal = DefinitionShape(
    "goal", Spelling("绩效目标", "goal"),
    [.init("名称", .text, required: true), .init("值", .text), .init("对应", .list(.code))] + place)

  private static let problem = DefinitionShape(
    "reportedProblem", Spelling("存在问题", "reported problem"),
    [.init("编号", .code, required: true), .init("内容", .text, required: true), .init("对应", .list(.code))]
      + place)

  private static let otherDate = DefinitionShape(
    "otherDate", Spelling("另见", "also printed"), [.init("值", .text, required: true)] + place)

  private static let event = DefinitionShape(
    "datedEvent", Spelling("日期", "date"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true),
      .init("值", .text, required: true, about: "2018、2018-05 或 2018-05-20"),
      .init("另见", .list(.mapping(otherDate))), .init("不早于", .list(.code), about: "别的日期的编号"),
    ] + place)

  private static let summary = DefinitionShape(
    "departmentSummary", Spelling("项目汇总", "department summary"),
    [
      .init("项目", .list(.mapping(project), atLeast: 1), required: true), .init("平均得分", .decimal),
      .init("平均方法", .either([.choice(of: DepartmentSummary.Method.self), .choice([Absent.notGiven])])),
      .init("预算合计", .decimal), .init("项目数", .count), .init("等级个数", .dictionary(.count)),
    ] + place)

  private static let project = DefinitionShape(
    "summaryProject", Spelling("项目", "project"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("预算", .decimal),
      .init("得分", .decimal), .init("等级", .text), .init("文件", .text, about: "该项目的评价文件"),
    ] + place)
}

extension Recomputation.Nature: DefinitionChoice {
  /// 性质.
  public var spelling: Spelling {
    switch self {
    case .value: Spelling("数值", "value")
    case .definition: Spelling("定义", "definition")
    case .formula: Spelling("口径", "formula")
    case .crossCheck: Spelling("互证", "crossCheck")
    case .target: Spelling("目标", "target")
    }
  }
}

extension DepartmentSummary.Method: DefinitionChoice {
  /// 平均方法.
  public var spelling: Spelling {
    switch self {
    case .simple: Spelling("简单平均", "simple")
    case .byBudget: Spelling("预算加权", "byBudget")
    }
  }
}

extension SurveyDeclaration.Respondents: DefinitionChoice {
  /// 调查对象.
  public var spelling: Spelling {
    switch self {
    case .beneficiaries: Spelling("受益群体", "beneficiaries")
    case .insiders: Spelling("单位内部", "insiders")
    }
  }
}
