import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct EvaluationReaderTests {
  /// A file of one leaf, whose keys after 权重 are given.
  private func file(_ leaf: String, extra: String = "") -> String {
    """
    格式版本: 1
    编号: e
    名称: 示例
    事实:
      - {编号: budget, 名称: 预算, 值: 2700.00, 单位: 万元}
      - {编号: actual, 名称: 支出, 值: 2536.50, 单位: 万元}
      - {编号: hours, 名称: 时限, 值: 2, 单位: 小时}
    调查: [{编号: ent, 名称: 企业, 问卷: q.yaml, 发放数: 300, 答卷: [{文件: a.csv}]}]
    指标体系:
      满分: 10
      指标:
        - {编号: "1", 名称: 率, 权重: 10, \(leaf)}
    等级: 90/80/60
    \(extra)
    """
  }

  private func leaf(_ text: String) throws -> Leaf {
    let evaluation = try Published.load(file(text))
    return try #require(evaluation.framework.leaves.first?.leaf)
  }

  private func codes(_ yaml: String) -> [String] {
    Evaluation.read(bytes: Array(yaml.utf8), file: "e.yaml").problems.map(\.code)
  }

  @Test(arguments: [
    ("actual", Measure.value(.fact("actual"))),
    ("{类型: 取值, 值: {差: [budget, actual]}}", .value(.difference(.fact("budget"), .fact("actual")))),
    ("{类型: 给定, 值: 95.73, 单位: 分}", .given(GivenValue("95.73", unit: "分"))),
    (
      "{类型: 比率, 分子: {和: [actual, 1.5]}, 分母: budget}",
      .ratio(.sum([.fact("actual"), .number("1.5")]), of: .fact("budget"))
    ),
    ("{类型: 取值, 值: {换算: hours, 乘: 60}}", .value(.scaled(.fact("hours"), by: 60))),
    ("{类型: 增长率, 上期: budget, 本期: actual}", .growth(from: .fact("budget"), to: .fact("actual"))),
    ("{类型: 均值, 成员: [actual, {类型: 给定, 值: 90}]}", .mean([.value(.fact("actual")), .given(GivenValue(90))])),
    ("{类型: 最小值, 成员: [{类型: 给定, 值: 90}]}", .minimum([.given(GivenValue(90))])),
    (
      "{类型: 加权均值, 成员: [{类型: 给定, 值: 90, 权重: 60}, {类型: 取值, 值: actual, 权重: 40}]}",
      .weightedMean([
        .init(.given(GivenValue(90)), weight: 60), .init(.value(.fact("actual")), weight: 40),
      ])
    ),
    (
      "{类型: 及时率, 款项: [{名称: 首款, 金额: actual, 及时: 是}]}",
      .onTimeShare([Instalment("首款", amount: .fact("actual"), isOnTime: true)])
    ),
    (
      "{类型: 调查, 调查: ent, 口径: 前三级, 群体: g, 题目: [Q1, Q2.a]}",
      .survey(SurveyReference("ent", formula: "前三级", group: "g", questions: ["Q1", "Q2.a"]))
    ),
  ])
  func `every measure can be written`(text: String, measure: Measure) throws {
    #expect(
      try leaf("度量: \(text), 规则: {类型: 比例}").scoring == .measured(measure, by: .proportional(Proportion())))
  }

  @Test(arguments: [
    ("{类型: 达标, 比较: 不超过, 目标: 85}", ScoringRule.full(if: Target(.atMost, .number(85)), otherwise: nil)),
    (
      "{类型: 达标, 目标: budget, 否则: {类型: 比例, 目标: budget}}",
      .full(if: Target(.atLeast, .fact("budget")), otherwise: .proportional(Proportion(to: .fact("budget"))))
    ),
    ("{类型: 达标, 目标: 1, 否则: 不得分}", .full(if: Target(.atLeast, .number(1)), otherwise: nil)),
    (
      "{类型: 比例, 目标: 2, 封顶: 120, 起评: 60, 方向: 逆向}",
      .proportional(Proportion(to: .number(2), cap: 120, floor: 60, direction: .lowerIsBetter))
    ),
    (
      "{类型: 扣减, 目标: 99.9, 每: 0.5, 扣: 2, 计法: 不足一个按一个}",
      .linearDeduction(
        LinearDeduction(from: .number("99.9"), points: 2, per: "0.5", counting: .perStartedUnit))
    ),
  ])
  func `every rule for a measured value can be written`(text: String, rule: ScoringRule) throws {
    #expect(try leaf("度量: actual, 规则: \(text)").scoring.rules == [rule])
  }

  @Test func `a band that leaves an end out meets its neighbour there`() throws {
    let text = "规则: {类型: 分档, 分档: [{名称: 优, 下限: 95, 得分: 10}, {下限: 90, 系数: 0.8}, {系数: 0.5}]}"
    guard case .measured(_, .tiers(let table)) = try leaf("度量: {类型: 给定, 值: 92}, \(text)").scoring else {
      Issue.record("bands")
      return
    }
    #expect(table.bands.map(\.bounds.description) == ["[95, +∞)", "[90, 95)", "(−∞, 90)"])
    #expect(
      table.bands.map(\.content.award) == [
        .points(10), .share(Rational(4, of: 5) ?? 0), .share(Rational(1, of: 2) ?? 0),
      ])
    #expect(table.faults.isEmpty)
    let mirror = "规则: {类型: 分档, 方向: 逆向, 分档: [{上限: 5, 含上限: 是, 得分: 10}, {上限: 10, 得分: 5}, {得分: 0}]}"
    guard case .measured(_, .tiers(let low)) = try leaf("度量: {类型: 给定, 值: 3}, \(mirror)").scoring else {
      Issue.record("bands")
      return
    }
    #expect(low.bands.map(\.bounds.description) == ["(−∞, 5]", "(5, 10)", "[10, +∞)"])
  }

  @Test func `bands of counts are not expected to end at 100`() throws {
    let bands = "规则: {类型: 分档, 分档: [{下限: 40, 得分: 10}, {下限: 0, 得分: 5}]}"
    guard case .measured(_, .tiers(let counts)) = try leaf("度量: hours, \(bands)").scoring,
      case .measured(_, .tiers(let rates)) = try leaf("度量: {类型: 给定, 值: 5}, \(bands)").scoring
    else {
      Issue.record("bands")
      return
    }
    #expect(counts.domain == .notNegative)
    #expect(rates.domain == .percent)
  }

  @Test func `interpolated bands name what both ends earn`() throws {
    let text = "规则: {类型: 插值, 分档: [{下限: 90, 上限: 100, 含上限: 是, 下限得分: 6, 上限系数: 1}]}"
    let rule = try #require(try leaf("度量: {类型: 给定, 值: 92}, \(text)").scoring.rules.first)
    let bounds = try #require(Bounds(from: .including(90), to: .including(100)))
    #expect(rule == .interpolated(BandTable([Band(bounds, Ramp(from: .points(6), to: .share(1)))])))
  }

  @Test(arguments: [
    ("{类型: 评分, 得分: 8}", Judgement.points(8)),
    (
      "{类型: 扣分, 扣分: [{扣: 1, 理由: 迟报, 依据: [凭证3]}, {扣: 未提供, 理由: 缺}], 得分: 7}",
      .deductions(
        [Deduction(1, reason: "迟报", evidence: [SourceReference(place: "凭证3")]), Deduction(nil, reason: "缺")],
        score: 7)
    ),
    (
      "{类型: 要点, 要点: [{名称: 甲, 满足: 是}, {名称: 乙, 满分: 4, 满足: 部分, 得分: 2}, {名称: 丙, 满足: 否}]}",
      .checklist([
        ChecklistItem("甲", .satisfied), ChecklistItem("乙", points: 4, .partly(2)),
        ChecklistItem("丙", .notSatisfied),
      ])
    ),
    (
      "{类型: 分项, 分项: [{名称: 税收, 满分: 4, 得分: 未提供, 理由: 免费}, {名称: 企业, 满分: 6, 得分: 5}], 得分: 7}",
      .items([SubItem("税收", full: 4, reason: "免费"), SubItem("企业", full: 6, score: 5)], score: 7)
    ),
    (
      "{类型: 定级, 等级: 良, 级别: [{名称: 优, 系数: 1}, {名称: 良, 得分: 8}]}",
      .level("良", of: [.init("优", .share(1)), .init("良", .points(8))])
    ),
    (
      "{类型: 专家, 去极值: 1, 专家评分: [{专家: 甲, 得分: 9}, {专家: 乙, 得分: 8}, {专家: 丙, 得分: 未提供}]}",
      .experts(ExpertPanel([.init("甲", 9), .init("乙", 8), .init("丙", nil)], trim: 1))
    ),
  ])
  func `every judgement can be written`(text: String, judgement: Judgement) throws {
    #expect(try leaf("规则: \(text)").scoring == .judged(judgement))
  }

  @Test func `fill bands, conditions, vetoes, targets and other rules can be written`() throws {
    let fill = try leaf(
      "规则: {类型: 填报档, 分档: [{名称: 基本达成, 下限: 80}, {名称: 部分, 下限: 60}, {名称: 未达成}], 选档: 基本达成, 百分比: 85}")
    #expect(fill.scoring.kind == .fillBand)
    let conditions = try leaf(
      "规则: {类型: 条件, 条件: [{度量: hours, 比较: 低于, 目标: 3}], 否则: {度量: hours, 规则: {类型: 比例, 目标: 3}}}")
    #expect(
      conditions.scoring
        == .conditions(
          [TargetCondition(nil, .value(.fact("hours")), Target(.below, .number(3)))],
          otherwise: .rule(.value(.fact("hours")), .proportional(Proportion(to: .number(3))))))
    let rich = try leaf(
      "度量: {类型: 给定, 值: 95}, 目标: {值: 85}, 规则: {类型: 达标}, 另印规则: [{类型: 比例}], 最高分: 12, 说明: 注, "
        + "依据: [{出处: 表3, 行号: 3-5}], 一票否决: [{事件: 事故, 发生: 否, 后果: 封顶, 封顶: 6}], 核对: {得分: 10}")
    #expect(rich.scoring.rules == [.full(if: Target(.atLeast, .number(85)), otherwise: nil)])
    #expect(rich.competingRules == [.proportional(Proportion())])
    #expect(rich.maximum == 12)
    #expect(rich.vetoes == [Veto(event: "事故", occurred: false, limit: .atMost(6))])
  }

  @Test func `grades, vetoes and waivers of the whole can be written`() throws {
    let yaml = file(
      "规则: {类型: 评分, 得分: 8}",
      extra: """
        一票否决: [{事件: 审计处理, 发生: 是, 后果: 等级不高于, 等级: 中}]
        豁免: [{代码: deduction-unexplained, 节点: "1", 理由: 另附}]
        舍入: {方式: 四舍六入五成双, 得分小数位: 1, 得分率小数位: 0}
        阈值比较: 舍入值
        核对: {总分: 8, 等级: 良, 来源: 报告}
        """
    ).replacing("等级: 90/80/60", with: "等级: {分档: [{名称: 良, 下限: 7}, {名称: 中, 下限: 0}]}")
    let framework = try Published.load(yaml).framework
    let card = Scorecard(of: framework)
    #expect(card.grade == .grade("中"))
    #expect(card.total.rounded?.description == "8.0")
    #expect(framework.policy.comparison == .rounded)
    #expect(card.findings.map(\.code) == ["deduction-unexplained", "grade-mismatch"])
    #expect(card.findings.first?.waiver?.reason == "另附")
  }

  @Test func `surveys load as plain values`() throws {
    let yaml = file("规则: {类型: 评分, 得分: 8}").replacing(
      "答卷: [{文件: a.csv}]",
      with: "总体数: 未提供, 答卷: [{文件: a.csv, 平台: 问卷星, 编码: 自动, 群体: g, 列: {Q1: {列名: 一}, Q2.a: {列号: 4}}}], "
        + "群体: {g: {总体数: 18, 发放数: 14, 回收数: 自动}}, 权重列: w")
    let plan = try #require(try Published.load(yaml).surveys.first)
    #expect(plan.declaration.population == .notGiven)
    #expect(plan.declaration.distributed == .count(300))
    #expect(plan.declaration.collected == .counted)
    guard case .responses(let files) = plan.data, let file = files.first else {
      Issue.record("responses")
      return
    }
    #expect((file.platform, file.encoding, file.group) == ("问卷星", nil, "g"))
    #expect(file.columns.map(\.item) == ["Q1", "Q2.a"])
    #expect(file.columns.map(\.place) == [.heading("一"), .number(4)])
    #expect(plan.groups.map(\.distributed) == [.count(14)])
    #expect(plan.weightColumn == "w")
  }

  @Test func `English keys load to the same framework`() throws {
    let english = """
      formatVersion: 1
      id: e
      name: 示例
      facts:
        - {id: budget, name: 预算, value: 2700.00, unit: 万元}
        - {id: actual, name: 支出, value: 2536.50, unit: 万元}
        - {id: hours, name: 时限, value: 2, unit: 小时}
      survey: [{id: ent, name: 企业, questionnaire: q.yaml, distributed: 300, responses: [{file: a.csv}]}]
      framework:
        fullMarks: 10
        indicators:
          - {id: "1", name: 率, weight: 10, measure: {type: ratio, numerator: actual, denominator: budget}, rule: {type: proportional}}
      grade: 90/80/60
      """
    let chinese = file("度量: {类型: 比率, 分子: actual, 分母: budget}, 规则: {类型: 比例}")
    let cards = try [english, chinese].map { Scorecard(of: try Published.load($0).framework) }
    #expect(cards[0].total == cards[1].total)
    #expect(cards[0].scores.map(\.leaf) == cards[1].scores.map(\.leaf))
    #expect(cards[0].total.rounded == "9.39")
  }

  @Test func `all problems are reported at once, in file order, each where it stands`() throws {
    let yaml = """
      格式版本: 1
      编号: e
      名称: 示例
      事实: [{编号: a, 名称: 甲, 值: 一百}]
      指标体系:
        指标:
          - {编号: "1", 名称: 甲, 权重: 50, 度量: a, 规则: {类型: 比例, 封顶: 0}}
          - {编号: "2", 名称: 乙, 权重: 20, 规则: {类型: 比例}}
          - {编号: "3", 名称: 丙, 权重: 10, 度量: b, 规则: {类型: 评分, 得分: 3}}
          - {编号: "4", 名称: 丁, 规则: {类型: 分档子, 分档: []}}
          - {编号: "4", 名称: 戊, 权重: 20}
      等级: {方案: 90/80/60, 分档: [{名称: 优}]}
      """
    let (evaluation, problems, _) = Evaluation.read(bytes: Array(yaml.utf8), file: "e.yaml")
    #expect(evaluation == nil)
    #expect(
      problems.map { "\($0.location?.line ?? 0) \($0.code)" } == [
        "4 not-a-number", "7 not-positive", "8 rule-without-measure", "9 unused-measure", "10 no-weight",
        "10 not-a-choice", "11 no-content", "11 duplicate-indicator", "12 unclear-grades",
      ])
    for problem in problems {
      for language in Language.allCases { #expect(!problem.message(in: language).isEmpty) }
    }
  }

  @Test(arguments: [
    ("度量: {类型: 取值, 值: {和: [1], 差: [1, 2]}}, 规则: {类型: 比例}", "unclear-operand"),
    ("度量: {类型: 取值, 值: {差: [1, 2, 3]}}, 规则: {类型: 比例}", "difference-of-many"),
    ("度量: actul, 规则: {类型: 比例}", "unknown-fact"),
    ("度量: {类型: 调查, 调查: entt}, 规则: {类型: 比例}", "unknown-survey"),
    ("度量: actual, 规则: {类型: 达标}", "no-target"),
    ("度量: actual, 规则: {类型: 扣减, 扣: 1}", "no-target"),
    ("度量: actual, 规则: {类型: 分档, 分档: [{下限: 90, 得分: 1, 系数: 1}]}", "unclear-award"),
    ("度量: actual, 规则: {类型: 分档, 分档: [{下限: 60, 得分: 1}, {下限: 90, 得分: 5}]}", "empty-band"),
    ("规则: {类型: 要点, 要点: [{名称: 甲, 满足: 部分}]}", "partly-without-points"),
    ("规则: {类型: 要点, 要点: [{名称: 甲, 满分: -1, 满足: 是}]}", "not-positive"),
    ("规则: {类型: 分项, 分项: [{名称: 甲, 满分: 0, 得分: 0}]}", "not-positive"),
    ("规则: {类型: 定级, 等级: 甲, 级别: [{名称: 优, 系数: 1}]}", "unknown-choice"),
    ("下级: [{编号: a, 名称: a, 权重: 10, 规则: {类型: 评分, 得分: 1}}], 度量: actual", "group-with-rule"),
    ("下级: []", "too-few"), ("规则: {类型: 比列}, 度量: actual", "not-a-choice"),
    ("规则: {类型: 评分, 得分: 1}, 依据: [{资料: 没有}]", "unknown-source"),
    ("规则: {类型: 专家, 去极值: 9223372036854775807, 专家评分: [{专家: 甲, 得分: 1}]}", "trimmed-away"),
  ])
  func `a mistake has its own name`(text: String, code: String) {
    #expect(codes(file(text)) == [code])
  }

  @Test(arguments: [
    ("指标体系: {满分: 0, 指标: []}", "", "4 not-positive"),
    ("", "等级: {满分: -100, 分档: [{名称: 优, 下限: 90}]}", "5 not-positive"),
  ])
  func `full marks stand above 0, and the problem where they are written`(
    tree: String, grades: String, expected: String
  ) {
    let leaf = "{编号: A, 名称: 甲, 权重: 100, 规则: {类型: 评分, 得分: 1}}"
    let tree = tree.isEmpty ? "指标体系: {指标: [\(leaf)]}" : tree.replacing("[]", with: "[\(leaf)]")
    let text = ["格式版本: 1", "编号: x", "名称: x", tree, grades].joined(separator: "\n")
    let problems = Evaluation.read(bytes: Array(text.utf8), file: "e.yaml").problems
    #expect(problems.map { "\($0.location?.line ?? 0) \($0.code)" } == [expected])
  }

  @Test func `a survey has one kind of data, a column one name`() {
    let base = file("规则: {类型: 评分, 得分: 10}")
    #expect(
      codes(base.replacing("答卷: [{文件: a.csv}]", with: "汇总: {文件: c.csv}, 计数: {Q1: {满意: 3}}"))
        == ["several-kinds-of-data"])
    #expect(
      codes(base.replacing("{文件: a.csv}", with: "{文件: a.csv, 列: {Q1: {列名: a, 列号: 2}}}")) == ["unclear-column"]
    )
    #expect(codes(base.replacing("格式版本: 1", with: "格式版本: 2")) == ["unsupported-version"])
  }

  @Test func `what is no evaluation is refused without harm`() {
    #expect(codes("") == ["empty-file"])
    #expect(codes("- 1").first == "wrong-kind")
    #expect(codes("编号: [") == ["yaml-syntax"])
  }
}
