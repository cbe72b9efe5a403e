import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Tables
import Testing

@testable import Reports

/// A training course scored by hand: 18 of 20 days held, one deduction, 19 of 20 people satisfied.
private enum Course {
  static let survey = SurveyReference("people", formula: "满意率")

  static func card() throws -> Scorecard {
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "course", title: "培训班"),
      sources: [SourceDocument(id: "book", name: "台账")],
      facts: [
        Fact("held", name: "实际天数", value: 18, unit: "天", source: SourceReference("book", lines: "7")),
        Fact("planned", name: "计划天数", value: 20, unit: "天"),
        Fact("goal", name: "满意度目标", value: 90, unit: "%", source: SourceReference("book", place: "首页")),
      ],
      surveys: [
        SurveyDeclaration(
          "people", name: "学员调查", distributed: .count(22), collected: .counted, valid: .count(20),
          hasCounts: true)
      ], fullMarks: 25,
      indicators: [
        Indicator("1", name: "过程", content: .group([days, checks, satisfaction].compactMap { $0 })),
        Indicator("2", name: "效益", content: .group([effects, sessions])),
      ], grades: .scheme(.national))
    let name = SurveyFigure.Formula(id: "满意率", name: Wording(zh: "满意率", en: "share satisfied"))
    let figure = SurveyFigure(satisfied: 19, of: 20, formula: name, respondents: 20)
    return Scorecard(of: framework, figures: figure.map { [survey: $0] } ?? [:])
  }

  private static let days = Indicator(
    "1.1", name: "完成率", weight: 10,
    content: .leaf(
      Leaf(.measured(.ratio(.fact("held"), of: .fact("planned")), by: .proportional(Proportion())))))

  private static let checks = Indicator(
    "1.2", name: "验收规范性", weight: 5,
    content: .leaf(
      Leaf(
        .judged(
          .deductions(
            [
              Deduction(
                ExactDecimal("1.5"), reason: "验收记录缺 2 份", evidence: [SourceReference(place: "记字第 12 号")])
            ], score: nil)),
        evidence: [SourceReference("book", place: "验收一栏", lines: "3-5")])))

  private static let effects = Indicator(
    "2.1", name: "实施效益", weight: 4,
    content: .leaf(Leaf(.judged(.items([SubItem("税收", full: 2), SubItem("企业效益", full: 2)], score: 3)))))

  private static let sessions = Indicator(
    "2.2", name: "培训天数", weight: 1,
    content: .leaf(
      Leaf(.measured(.value(.fact("held")), by: .full(if: Target(.atLeast, .number(20)), otherwise: nil)))))

  private static let satisfaction: Indicator? = {
    guard let good = Bounds(from: .including(90), to: .including(100)),
      let poor = Bounds(from: .including(0), to: .excluding(90))
    else { return nil }
    let table = BandTable([Band(good, Tier(.points(5))), Band(poor, Tier(.points(2)))])
    return Indicator(
      "1.3", name: "学员满意度", weight: 5,
      content: .leaf(
        Leaf(.measured(.survey(survey), by: .tiers(table)), target: Target(.atLeast, .fact("goal")))))
  }()
}

@Suite struct WorkingPaperTests {
  private func paper(_ code: IndicatorCode, _ language: Language = .zh) throws -> WorkingPaper {
    let card = try Course.card()
    return try #require(WorkingPaper(card, of: code, language: language))
  }

  private func text(_ code: IndicatorCode, _ language: Language = .zh) throws -> String {
    try paper(code, language).document(width: 50).text()
  }

  @Test func `a judged leaf shows each deduction with its fact and evidence`() throws {
    #expect(
      try text("1.2") == """
        指标工作底稿：1.2 验收规范性
        ============================

        项目      培训班
        指标编码  1.2
        指标名称  验收规范性
        上级指标  1 过程
        权重      5
        得分      3.50

        评分标准
        --------

        规则类型  专家扣分
        规则      满分减去逐条扣分
        舍入      四舍五入，得分 2 位小数，阈值按原值比较

        目标值及来源
        ------------

        规则不比较目标值。

        数据来源
        --------

        项目  数值  资料  出处      行号
        ----  ----  ----  --------  ----
        依据        台账  验收一栏  3-5

        取数与计算
        ----------

        评定，不由数据计算。

        评分
        ----

        算式    5 − 1.5 = 3.5 → 3.50
        原值    3.5
        得分    3.50
        得分率  70.00%

        扣分
        扣分  事实             证据
        ----  ---------------  ------------
         1.5  验收记录缺 2 份  记字第 12 号

        对照
        ----

        无。

        审核发现
        --------

        无。

        编制与复核
        ----------

        编制人    ________________  日期 ________________
        复核人    ________________  日期 ________________
        复核意见  ________________________________

        """)
  }

  @Test func `a measured leaf goes from names to numbers to the rounded value`() throws {
    let paper = try text("1.1")
    #expect(paper.contains("公式    实际天数 ÷ 计划天数 × 100\n代入    18 ÷ 20 × 100 = 90%\n原值    90%\n舍入值  90.00%\n"))
    #expect(paper.contains("算式    18 ÷ 20 × 100 = 90%；10 × 90% = 9 → 9.00\n"))
    #expect(paper.contains("实际天数 (held)     18 天  台账          7\n"))
    #expect(paper.contains("计划天数 (planned)  20 天  未提供\n"))
  }

  @Test func `a survey leaf shows its bands, its target, its people and its answers`() throws {
    let paper = try text("1.3")
    // 50 − 4 − 2 = 44 cells, 3 for “100”; two distances of 4 leave 33: 29 and 3. 95 lies half way: 33 + 3.
    let drawing = """
        5 分  │                                ●──────●
        2 分  ●────────────────────────────────○      │
              ├────────────────────────────────┼──────┤
              0                                90     100
                                                  ▲ 95.00%
      """
    #expect(paper.contains(drawing))
    #expect(paper.contains("≥ 90%   满意度目标 (goal)  台账，首页\n"))
    #expect(paper.contains("发放数    22\n回收数    由答卷计数\n有效数    20\n"))
    #expect(paper.contains("口径      满意率\n分子      19\n分母      20\n作答人数  20\n"))
    #expect(paper.contains("19 ÷ 20 × 100 = 95%；95% ∈ [90, 100]；5 → 5.00"))
    #expect(paper.contains("改变得分所需翻转的答案数（满意→不满意 / 反之）  2 / 不会"))  // 18/20 = 90 still, 17/20 not
  }

  @Test func `items show their full marks, and whether a score is given`() throws {
    #expect(
      try text("2.1").contains(
        """
        评分明细
        项目      满分    得分
        --------  ----  ------
        税收         2  未提供
        企业效益     2  未提供

        """))
  }

  @Test func `a value taken over keeps its digits`() throws {
    let paper = try text("2.2")
    #expect(paper.contains("公式  实际天数\n数值  18 天\n"))
    #expect(paper.contains("≥ 20    ") && paper.contains("规则中写明"))
    #expect(paper.contains("算式    18 ≥ 20 ✗ → 0.00\n"))
  }

  @Test func `a group adds up its children`() throws {
    let paper = try text("1", .en)
    #expect(paper.contains("Arithmetic  9.00 + 3.50 + 5.00 = 17.50\n"))
    #expect(paper.contains("Sum             20  17.50   87.50\n"))
  }

  @Test func `a code the tree does not have has no paper`() throws {
    #expect(WorkingPaper(try Course.card(), of: "1.4", language: .zh) == nil)
  }

  @Test func `programs get the same chain`() throws {
    guard case .object(let json) = try paper("1.3", .en).members["workingPaper"] else {
      Issue.record("a working paper is an object")
      return
    }
    #expect(json["score"] == .decimal(5))
    #expect(json["computation"]?.member("steps") == .array(["19 ÷ 20 × 100 = 95%"]))
    #expect(json["surveys"]?.element(0)?.member("denominator") == .integer(20))
    #expect(json["surveys"]?.element(0)?.member("numerator") == .decimal(19))
    #expect(json["targets"]?.element(0)?.member("value") == .string("90%"))
    #expect(try paper("1").members["workingPaper"]?.member("sum") == .string("9.00 + 3.50 + 5.00 = 17.50"))
  }
}

@Suite struct FormulaTextTests {
  @Test(arguments: [
    (Measure.ratio(.sum([.fact("held"), .number(2)]), of: .fact("planned")), "(实际天数 + 2) ÷ 计划天数 × 100"),
    (.growth(from: .fact("planned"), to: .fact("held")), "(实际天数 − 计划天数) ÷ 计划天数 × 100"),
    (.value(.difference(.fact("planned"), .sum([.fact("held"), .number(1)]))), "计划天数 − (实际天数 + 1)"),
    (.value(.scaled(.sum([.fact("held"), .number(1)]), by: 8)), "(实际天数 + 1) × 8"),
    (.mean([.value(.fact("held")), .value(.fact("planned"))]), "(实际天数 + 计划天数) ÷ 2"),
    (.survey(Course.survey), "满意率"),
  ])
  func `formulas name what they are computed from`(measure: Measure, formula: String) throws {
    #expect(FormulaText(card: try Course.card(), words: Words(.zh)).formula(measure) == formula)
  }
}

extension JSONValue {
  fileprivate func member(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  fileprivate func element(_ place: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(place) { elements[place] } else { nil }
  }
}
