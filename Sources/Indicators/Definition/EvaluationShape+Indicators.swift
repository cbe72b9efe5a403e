internal import DefinitionFiles

// What an indicator may hold: a group has 下级, a leaf 规则 and, when it is measured, 度量.

extension Evaluation {
  static let indicator: DefinitionShape = .init(
    "indicator", Spelling("指标", "indicator"),
    [
      .init("编号", .code, required: true), .init("名称", .text, required: true), .init("权重", .decimal),
      .init("下级", .list(.recursive("indicator") { indicator }, atLeast: 1)), .init("度量", measure),
      .init("规则", anyRule), .init("目标", .mapping(target)), .init("另印规则", .list(rule)),
      .init("最高分", .decimal, about: "可超过权重的加分上限"), .init("一票否决", .list(veto("leafVeto", [.zero, .cap]))),
      .init("依据", .list(reference)), .init("说明", .text),
      .init("推算", .text, about: "度量或规则没有印出时：怎样推得"), .init("不适用", .text, about: "理由；分值分给同级"),
      .init("核对", .list(.mapping(printedFigures))),
    ])

  private static let printedFigures = DefinitionShape(
    "printedFigures", Spelling("核对", "printed"),
    [
      .init("处", .text, about: "不写即评分表"), .init("名称", .text), .init("权重", .decimal), .init("得分", .decimal),
      .init("得分率", .decimal), .init("行号", .text),
    ])

  static let target = DefinitionShape(
    "target", Spelling("目标", "target"),
    [.init("比较", .choice(of: Relation.self)), .init("值", operand, required: true)])

  /// A number, a fact's id, or a sum, difference or conversion of such.
  static let operand: ValueShape = .either([.text, .recursive("operand") { operandMapping }])

  private static let operandMapping: DefinitionShape = .init(
    "operand", Spelling("运算项", "operand"),
    [
      .init("和", .list(operand, atLeast: 1)), .init("差", .list(operand, atLeast: 2)), .init("换算", operand),
      .init("乘", .decimal), .init("积", .list(operand, atLeast: 2)),
    ])

  // MARK: 度量

  static let measure = ValueShape.either([
    .text, measure(of: MeasureWord.allCases, named: "measure", weighted: false),
  ])

  private static func measure(
    of words: [MeasureWord], named name: String, weighted: Bool
  ) -> ValueShape {
    .variants(
      on: "类型", name: name,
      words.map { word in
        let weight: [DefinitionShape.Field] = weighted ? [.init("权重", .decimal, required: true)] : []
        let title = Spelling("度量“\(word.spelling.zh)”", "measure ‘\(word.spelling.en)’")
        let fields = [.init("类型", .choice([word.spelling]), required: true)] + parameters(of: word) + weight
        return (word.spelling, DefinitionShape("\(name).\(word.spelling.en)", title, fields))
      })
  }

  private static func parameters(of word: MeasureWord) -> [DefinitionShape.Field] {
    switch word {
    case .given:
      [
        .init("值", .decimal, required: true), .init("单位", .text), .init("资料", .code), .init("出处", .text),
        .init("行号", .text),
      ]
    case .value: [.init("值", operand, required: true)]
    case .ratio: [.init("分子", operand, required: true), .init("分母", operand, required: true)]
    case .growth: [.init("上期", operand, required: true), .init("本期", operand, required: true)]
    case .mean, .minimum: [.init("成员", .list(.either([.text, member]), atLeast: 1), required: true)]
    case .weightedMean: [.init("成员", .list(weightedMember, atLeast: 1), required: true)]
    case .onTimeShare: [.init("款项", .list(.mapping(instalment), atLeast: 1), required: true)]
    case .survey:
      [
        .init("调查", .code, required: true), .init("口径", .code), .init("群体", .code),
        .init("题目", .list(.code)),
      ]
    }
  }

  private static let member = measure(of: MeasureWord.members, named: "member", weighted: false)
  private static let weightedMember = measure(
    of: MeasureWord.members, named: "weightedMember", weighted: true)

  private static let instalment = DefinitionShape(
    "instalment", Spelling("款项", "instalment"),
    [
      .init("名称", .text, required: true), .init("金额", operand, required: true),
      .init("及时", .flag, required: true),
    ])
}
