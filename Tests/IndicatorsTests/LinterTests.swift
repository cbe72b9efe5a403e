import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct LinterTests {
  private func codes(
    _ leaf: Leaf, weight: ExactDecimal, facts: [Fact] = [], printed: [PrintedFigures] = []
  ) throws -> [String] {
    try OneLeaf.card(leaf, weight: weight, facts: facts, printed: printed).findings.map(\.code)
  }

  private func judged(_ code: IndicatorCode, _ points: ExactDecimal, of weight: ExactDecimal) -> Indicator {
    Indicator(code, name: "指标 \(code)", weight: weight, content: .leaf(Leaf(.judged(.points(points)))))
  }

  // Shenzhen 2020 F01: 9.34 printed, 10 × 93.94 % is 9.39.
  @Test func `a printed score that the rule does not give is reported, never adopted`() throws {
    let card = try OneLeaf.card(
      Leaf(.measured(.given(GivenValue("93.94")), by: .proportional(Proportion()))), weight: 10,
      printed: [PrintedFigures(score: "9.34")])
    #expect(card.total.rounded == "9.39")
    let finding = try #require(card.findings.first)
    #expect(finding.code == "score-rule-mismatch")
    #expect((finding.printed, finding.computed) == ("9.34", "9.39"))
    #expect(finding.severity == .high)
    #expect(finding.message(in: .zh) == "得分印 9.34，按规则为 9.39。")
    #expect(finding.node == "1")
  }

  @Test func `a printed total that follows from a wrong leaf is only worth knowing`() throws {
    func card(total: ExactDecimal) throws -> Scorecard {
      let wrong = Indicator(
        "1", name: "执行率", weight: 10,
        content: .leaf(Leaf(.measured(.given(GivenValue("93.94")), by: .proportional(Proportion())))),
        printed: [PrintedFigures(score: "9.34")])
      let framework = try EvaluationFramework(
        header: EvaluationHeader(id: "t", title: "t"), indicators: [wrong, judged("2", 90, of: 90)],
        grades: .scheme(.national), printed: PrintedTotal(total: total, grade: "优秀", rate: "99.34"))
      return Scorecard(of: framework)
    }
    let follows = try card(total: "99.34").findings
    #expect(follows.map(\.code) == ["score-rule-mismatch", "total-mismatch"])
    #expect(follows.map(\.severity) == [.high, .info])
    let fault = try card(total: "99.43").findings
    #expect(fault.map(\.code) == ["score-rule-mismatch", "total-mismatch", "rate-mismatch"])
    #expect(fault.map(\.severity) == [.high, .high, .high])
  }

  // Pre-entry F04: 7.66 of 8 is 95.75 %, the report prints the satisfaction 95.73 %.
  @Test func `a printed rate belongs to the printed score`() throws {
    let leaf = Leaf(.measured(.given(GivenValue("95.73")), by: .proportional(Proportion())))
    let card = try OneLeaf.card(leaf, weight: 8, printed: [PrintedFigures(score: "7.66", rate: "95.73")])
    #expect(card.findings.map(\.code) == ["rate-mismatch"])
    #expect(card.findings.first?.computed == "95.75")
    // 2.5 of 4 is 62.5 %, printed 63 at 0 places; 1 of 2 printed 50.
    #expect(
      try codes(
        Leaf(.judged(.deductions([Deduction("1.5", reason: "r")], score: nil))), weight: 4,
        printed: [PrintedFigures(score: "2.50", rate: "63")]
      ).isEmpty)
  }

  // Pre-entry F01: 15 in the body, 20 in the annex, where the parent weighs 15.
  @Test func `weights are checked at every level and at every place`() throws {
    let group = Indicator(
      "3", name: "产出", weight: 37,
      content: .group([
        Indicator(
          "3.1", name: "质量达标率", weight: 15, content: .leaf(Leaf(.judged(.points(15)))),
          printed: [PrintedFigures(place: "附件", name: "质量", weight: 20)]), judged("3.2", 20, of: 20),
      ]))
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "w", title: "w"), indicators: [group, judged("4", 60, of: 60)],
      grades: .scheme(.national))
    let findings = Scorecard(of: framework).findings
    #expect(findings.map(\.code) == ["weight-conflict", "weight-conflict", "name-drift", "weight-conflict"])
    #expect(findings.map { $0.node?.description } == ["3", "3.1", "3.1", nil])
    #expect(findings.map(\.printed) == ["37", "20", nil, "100"])
    #expect(findings.map(\.computed) == ["35", "15", nil, "97"])
  }

  @Test func `a subtotal is compared with the sum of its leaves`() throws {
    let group = Indicator(
      "A", name: "管理", content: .group([judged("A1", 20, of: 20), judged("A2", 80, of: 80)]),
      printed: [PrintedFigures(score: 99), PrintedFigures(place: "摘要", score: 100)])
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "s", title: "s"), indicators: [group], grades: .scheme(.national))
    let findings = Scorecard(of: framework).findings
    #expect(findings.map(\.code) == ["subtotal-mismatch"])
    #expect(findings.map(\.severity) == [.high])
  }

  @Test func `a grade is checked against its bands, and its name may be longer`() throws {
    func codes(_ grade: String, _ scale: GradeScale) throws -> [String] {
      let framework = try EvaluationFramework(
        header: EvaluationHeader(id: "g", title: "g"), indicators: [judged("1", 100, of: 100)], grades: scale,
        printed: PrintedTotal(grade: grade))
      return Scorecard(of: framework).findings.map(\.code)
    }
    #expect(try codes("优秀", .scheme(.national)).isEmpty)
    #expect(try codes("良", .scheme(.national)) == ["grade-mismatch"])
    #expect(try codes("优", .notPrinted) == ["grade-bands-missing"])
  }

  @Test func `the best band has to earn the weight`() throws {
    let leaf = Leaf(.measured(.given(GivenValue(96)), by: .tiers(satisfactionTiers)))
    #expect(try codes(leaf, weight: 5).isEmpty)
    let card = try OneLeaf.card(leaf, weight: 8)
    #expect(card.findings.map(\.code) == ["tier-max-weight"])
    #expect(card.findings.first.map { ($0.printed, $0.computed) } ?? (nil, nil) == ("5", "8"))
  }

  @Test func `another printed rule that would score otherwise is reported`() throws {
    let full = ScoringRule.full(if: Target(.atLeast, .number(85)), otherwise: nil)
    let leaf = Leaf(
      .measured(.given(GivenValue("89.13")), by: .proportional(Proportion())), competingRules: [full])
    let card = try OneLeaf.card(leaf, weight: 10)
    #expect(card.findings.map(\.code) == ["rule-conflict"])
    #expect(card.findings.first.map { ($0.printed, $0.computed) } ?? (nil, nil) == ("10.00", "8.91"))
  }

  // Pre-entry F10: 企业咨询量 113852 against a target of 113852.
  @Test func `a target that equals the result to the last digit was set by it`() throws {
    func codes(_ actual: ExactDecimal, _ target: ExactDecimal, unit: String?) throws -> [String] {
      let facts = [
        Fact("a", name: "实际", value: actual, unit: unit), Fact("t", name: "目标", value: target, unit: unit),
      ]
      let leaf = Leaf(.measured(.ratio(.fact("a"), of: .fact("t")), by: .proportional(Proportion())))
      return try self.codes(leaf, weight: 10, facts: facts)
    }
    #expect(try codes(113852, 113852, unit: "次") == ["self-target"])
    #expect(try codes(15000, 15000, unit: "张").isEmpty)
    #expect(try codes("2700.00", "2700.00", unit: "万元").isEmpty)
    #expect(try codes("589.5", "589.5", unit: "万元").isEmpty)
    #expect(try codes(113853, 113852, unit: "次").isEmpty)
  }

  // Shenzhen 2020 F19: 28 of 10 is 280 %; 25 of 20 is 125 %.
  @Test func `passing a target by 30 percent asks whether it was too low`() throws {
    func condition(_ actual: ExactDecimal, _ target: ExactDecimal) -> TargetCondition {
      TargetCondition("培训", .value(.number(actual)), Target(.atLeast, .number(target)))
    }
    let leaf = Leaf(.conditions([condition(25, 20), condition(28, 10)], otherwise: .zero))
    let card = try OneLeaf.card(leaf, weight: 3)
    #expect(card.findings.map(\.code) == ["over-achievement"])
    #expect(card.findings.first?.computed == "280.00")
    #expect(
      try codes(Leaf(.conditions([condition(13, 10)], otherwise: .zero)), weight: 3) == ["over-achievement"])
    #expect(try codes(Leaf(.conditions([condition("12.9", 10)], otherwise: .zero)), weight: 3).isEmpty)
  }

  @Test func `quantities of different units do not meet without conversion`() throws {
    let facts = [
      Fact("a", name: "支出", value: 14267, unit: "万元"), Fact("b", name: "预算", value: "2.8", unit: "亿元"),
    ]
    func leaf(_ whole: Operand) -> Leaf {
      Leaf(.measured(.ratio(.fact("a"), of: whole), by: .proportional(Proportion())))
    }
    #expect(try codes(leaf(.fact("b")), weight: 5, facts: facts).contains("unit-mismatch"))
    #expect(try codes(leaf(.scaled(.fact("b"), by: 10000)), weight: 5, facts: facts).isEmpty)
  }

  @Test func `every lost point has a number and a reason`() throws {
    func codes(_ judgement: Judgement) throws -> [String] {
      try self.codes(Leaf(.judged(judgement)), weight: 3)
    }
    #expect(try codes(.deductions([Deduction(1, reason: "缺凭证")], score: nil)).isEmpty)
    #expect(try codes(.deductions([Deduction(nil, reason: "缺论证")], score: 2)) == ["deduction-unquantified"])
    #expect(try codes(.deductions([Deduction(1, reason: nil)], score: nil)) == ["deduction-unexplained"])
    #expect(try codes(.deductions([], score: 3)).isEmpty)
    #expect(try codes(.points(2)) == ["deduction-unexplained"])
    #expect(try codes(.points(3)).isEmpty)
    #expect(try codes(.deductions([Deduction(1, reason: "r")], score: "1.5")) == ["deduction-sum"])
    #expect(try codes(.points(4)) == ["score-out-of-range"])
    #expect(try self.codes(Leaf(.judged(.points(2)), note: "缺论证"), weight: 3) == ["deduction-unquantified"])
    let items = [SubItem("税收", full: 2, reason: "免费服务"), SubItem("企业效益", full: 1)]
    #expect(try codes(.items(items, score: 2)) == ["deduction-unquantified"])
    #expect(
      try codes(.items([SubItem("税收", full: 2, score: 2)], score: nil)) == [
        "items-sum", "deduction-unexplained",
      ])
    #expect(try codes(.experts(ExpertPanel([.init("a", 3), .init("b", nil)]))) == ["evaluator-scores-blank"])
  }

  @Test func `satisfaction without a survey lacks its evidence`() throws {
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "h", title: "h"),
      indicators: [
        Indicator("1", name: "服务对象满意度", weight: 100, content: .leaf(Leaf(.judged(.points(100)))))
      ], grades: .scheme(.national))
    #expect(Scorecard(of: framework).findings.map(\.code) == ["evidence-missing"])
  }

  @Test func `a survey has to say how many were sent, came back and were valid`() throws {
    func finding(_ survey: SurveyDeclaration) throws -> Finding? {
      let framework = try EvaluationFramework(
        header: EvaluationHeader(id: "s", title: "s"), surveys: [survey],
        indicators: [judged("1", 100, of: 100)],
        grades: .scheme(.national))
      return Scorecard(of: framework).findings.first
    }
    #expect(try finding(OneLeaf.complete("ent")) == nil)
    let shenzhen = try finding(SurveyDeclaration("ent", name: "企业", valid: .count(231), hasCounts: true))
    #expect(shenzhen?.code == "sample-disclosure")
    #expect(shenzhen?.severity == .medium)
    #expect(shenzhen?.message(in: .zh) == "调查“企业”未提供：发放数、回收数。")
    let shanghai = try finding(SurveyDeclaration("ent", name: "企业", distributed: .count(299)))
    #expect(shanghai?.severity == .high)
  }

  // Hainan 2018 F01–F04.
  @Test func `rating tables of targets are linted though nothing scores by them`() throws {
    func band(_ label: String, _ lower: Int, _ upper: Int, includingUpper: Bool = false) -> Band<String>? {
      Bounds(
        from: .including(ExactDecimal(lower)), to: Bound(ExactDecimal(upper), isIncluded: includingUpper)
      )
      .map { Band($0, label) }
    }
    let lines = RatingStandard(
      name: "线路",
      bands: BandTable(
        [band("优", 47, 51), band("良", 43, 46), band("中", 40, 45), band("差", 0, 40)].compactMap { $0 },
        domain: Domain(Domain.notNegative.bounds, isWhole: true)), target: Target(.atLeast, .number(49)))
    let faults = RatingStandard(
      name: "故障率",
      bands: BandTable(
        [band("优", 0, 5), band("良", 5, 10), band("中", 10, 15), band("差", 0, 15, includingUpper: true)]
          .compactMap { $0 }, direction: .lowerIsBetter), target: Target(.atMost, .number(1)))
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "h", title: "h"), indicators: [judged("1", 100, of: 100)],
      grades: .scheme(.national), standards: [lines, faults])
    let findings = Scorecard(of: framework).findings
    #expect(
      findings.map(\.code) == [
        "band-overlap", "band-gap", "band-gap", "threshold-vs-target", "band-direction",
        "threshold-vs-target",
      ])
  }

  @Test func `a waived finding stays, with the reason; an idle waiver is reported`() throws {
    let reason = "目标由上级下达"
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "w", title: "w"), indicators: [judged("1", 90, of: 100)],
      grades: .scheme(.national),
      waivers: [
        Waiver(code: "deduction-unexplained", node: "1", reason: reason),
        Waiver(code: "self-target", reason: "x"),
      ])
    let findings = Scorecard(of: framework).findings
    #expect(findings.map(\.code) == ["deduction-unexplained", "waiver-unused"])
    #expect(findings.first?.waiver?.reason == reason)
  }
}
