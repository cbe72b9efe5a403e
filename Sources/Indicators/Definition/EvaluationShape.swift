public import DefinitionFiles
internal import ExactNumbers

extension Evaluation {
  /// What an evaluation file may hold.
  public static let shape = DefinitionShape(
    "evaluation", Spelling("评价", "evaluation"),
    [
      .init("格式版本", .count, required: true, about: "1"),
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("地区", .text),
      .init("年度", .text), .init("评价类型", .text, about: "单位自评、部门评价、财政评价"),
      .init("语言", .choice(of: LanguageWord.self)), .init("备注", .text), .init("舍入", .mapping(rounding)),
      .init("阈值比较", .choice(of: ScoringPolicy.Comparison.self)), .init("资料", .list(.mapping(source))),
      .init("事实", .list(.mapping(fact))), .init("调查", .list(.mapping(survey))),
      .init("指标体系", .mapping(tree), about: "只有项目汇总的文件可不写"), .init("等级", grades),
      .init("评级标准", .list(.mapping(standard))), .init("一票否决", .list(totalVeto)),
      .init("核对", .mapping(printed)),
    ] + contents + [.init("豁免", .list(.mapping(waiver)))])

  private static let rounding = DefinitionShape(
    "rounding", Spelling("舍入", "rounding"),
    [.init("方式", .choice(of: RoundingMode.self)), .init("得分小数位", .count), .init("得分率小数位", .count)])

  private static let source = DefinitionShape(
    "source", Spelling("资料", "source"),
    [.init("编号", .code, required: true), .init("名称", .text), .init("文件", .text)])

  private static let fact = DefinitionShape(
    "fact", Spelling("事实", "fact"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true),
      .init("值", .decimal, required: true), .init("单位", .text), .init("资料", .code), .init("出处", .text),
      .init("行号", .text), .init("说明", .text), .init("另见", .list(.mapping(otherPrint))),
      .init("复算", .list(.mapping(recomputation)), about: "由别的事实重新算出，与值比较"),
    ])

  static let reference = ValueShape.either([
    .text,
    .mapping(
      DefinitionShape(
        "reference", Spelling("依据", "basis"), [.init("资料", .code), .init("出处", .text), .init("行号", .text)])),
  ])

  private static let tree = DefinitionShape(
    "framework", Spelling("指标体系", "framework"),
    [
      .init("满分", .decimal, about: "默认 100"), .init("总分上限", .decimal, about: "加分后总分的上限，默认等于满分"),
      .init("指标", .list(.recursive("indicator") { indicator }, atLeast: 1), required: true),
    ])

  private static let printed = DefinitionShape(
    "printedTotal", Spelling("核对", "printed"),
    [.init("总分", .decimal), .init("等级", .text), .init("得分率", .decimal), .init("来源", reference)])

  private static let waiver = DefinitionShape(
    "waiver", Spelling("豁免", "waiver"),
    [.init("代码", .code, required: true), .init("节点", .code), .init("理由", .text, required: true)])

  private static let standard = DefinitionShape(
    "standard", Spelling("评级标准", "standard"),
    [
      .init("名称", .text, required: true), .init("单位", .text), .init("目标", .mapping(target)),
      .init("方向", .choice(of: Direction.self)), .init("取值范围", .mapping(domain)),
      .init("分档", .list(.mapping(namedBand), atLeast: 1), required: true),
    ])

  private static let grades = ValueShape.either([
    .choice([Absent.notGiven] + GradeScheme.shipped.map { Spelling($0.name, $0.name) }),
    .mapping(
      DefinitionShape(
        "gradeScheme", Spelling("等级", "grade"),
        [
          .init("方案", .choice(GradeScheme.shipped.map { Spelling($0.name, $0.name) })), .init("满分", .decimal),
          .init("分档", .list(.mapping(namedBand), atLeast: 1)),
        ])),
  ])

  private static let totalVeto = veto("totalVeto", EffectWord.allCases)

  static func veto(_ name: String, _ effects: [EffectWord]) -> ValueShape {
    .variants(
      on: "后果", name: name,
      effects.map { effect in
        let common: [DefinitionShape.Field] = [
          .init("事件", .text, required: true), .init("发生", .flag, required: true),
          .init("后果", .choice([effect.spelling]), required: true), .init("依据", .list(reference)),
        ]
        let parameter: [DefinitionShape.Field] =
          switch effect {
          case .zero: []
          case .cap: [.init("封顶", .decimal, required: true)]
          case .grade: [.init("等级", .text, required: true)]
          }
        return (
          effect.spelling,
          DefinitionShape("\(name).\(effect.spelling.en)", Spelling("一票否决", "veto"), common + parameter)
        )
      })
  }
}

// MARK: 调查

extension Evaluation {
  private static let declaredCount = ValueShape.either([.count, .choice([Absent.notGiven, Absent.counted])])

  private static let survey = DefinitionShape(
    "surveyPlan", Spelling("调查", "survey"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true),
      .init("问卷", .text, required: true, about: "问卷文件，相对本文件"), .init("总体数", declaredCount),
      .init("发放数", declaredCount), .init("回收数", declaredCount), .init("有效数", declaredCount),
      .init("答卷", .list(.mapping(responseFile), atLeast: 1)),
      .init(
        "汇总",
        .mapping(
          DefinitionShape("countsFile", Spelling("汇总", "summary"), [.init("文件", .text, required: true)]))),
      .init("计数", .dictionary(.dictionary(.count)), about: "{题目: {选项: 人数}}"),
      .init("群体", .dictionary(.mapping(groupFielding))), .init("权重列", .text), .init("数据说明", .text),
      .init("调查对象", .choice(of: SurveyDeclaration.Respondents.self)),
      .init("印出比率", .list(.mapping(printedRate)), about: "只印比率、没有计数时：样本能否给出这个数"),
      .init("用于", .list(.code), about: "由这次调查的答案评分的指标"),
    ])

  private static let printedRate = DefinitionShape(
    "printedRate", Spelling("印出比率", "printed rate"),
    [
      .init("值", .decimal, required: true), .init("满分", .decimal, about: "平均分的满分；不写为 100（百分比）"),
      .init("题数", .count),
    ])

  private static let groupFielding = DefinitionShape(
    "groupFielding", Spelling("群体", "group"),
    [.init("总体数", declaredCount), .init("发放数", declaredCount), .init("回收数", declaredCount)])

  private static let responseFile = DefinitionShape(
    "responseFile", Spelling("答卷", "responses"),
    [
      .init("文件", .text, required: true), .init("配对文件", .text), .init("工作表", .text), .init("平台", .text),
      .init("内容", .text), .init("编码", .text), .init("群体", .code), .init("列", .dictionary(.mapping(column))),
    ])

  private static let column = DefinitionShape(
    "columnPlace", Spelling("列", "column"), [.init("列名", .text), .init("列号", .count), .init("匹配", .text)])
}
