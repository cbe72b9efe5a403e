import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct RobustnessTests {
  private let reference = SurveyReference("ent")
  private let pooled = SurveyFigure.Formula(id: "前三级", name: Wording("前三级占比"))

  // Shenzhen 2020, 表3: 428 + 493 + 177 of 1137 answers of 231 people; target 85, bands 95/90/80.
  private func shenzhen(by rule: ScoringRule, weight: ExactDecimal = 5, target: Target? = nil) throws
    -> Scorecard
  {
    func other(_ name: FormulaID, _ value: Rational?) -> SurveyFigure.Alternative {
      .init(.init(id: name, name: Wording(name.description)), value: value)
    }
    let scored = Rational(428 * 100 + 493 * 75 + 177 * 50 + 39 * 25, of: 1137)
    let top = Rational(92100, of: 1137)
    // Beta(1099, 40) at 95 % is 0.9934 (golden D12); at 85 % practically certain.
    let posterior: @Sendable (Double) -> Double? = { $0 == 95 ? 0.9934 : $0 == 85 ? 1 : nil }
    let figure = SurveyFigure(
      satisfied: 1098, of: 1137, formula: pooled, respondents: 231,
      alternatives: [other("前两级", top), other("赋值", scored), other("无", nil)], probabilityAtLeast: posterior)
    let leaf = Leaf(.measured(.survey(reference), by: rule), target: target)
    return try OneLeaf.card(leaf, weight: weight, figures: [reference: try #require(figure)])
  }

  private func robustness(of card: Scorecard) throws -> Robustness { try #require(card["1"]?.robustness) }

  @Test func `96_57 percent earns 5 of 5, and the line shows the counts`() throws {
    let card = try shenzhen(by: .tiers(satisfactionTiers))
    #expect(card["1"]?.points.rounded?.description == "5.00")
    #expect(
      card["1"]?.leaf?.arithmetic
        == "1098 ÷ 1137 × 100 = 96.5699208443…%；96.5699208443…% ∈ [95, 100]；5 → 5.00")
  }

  // Golden D1: 18 answers; (1098 − 18)/1137 is 94.99 %, (1098 − 17)/1137 is 95.07 %.
  @Test func `18 answers would have to turn before the score falls, none could lift it`() throws {
    let robustness = try robustness(of: shenzhen(by: .tiers(satisfactionTiers)))
    #expect(robustness.flips.map(\.downwards) == [18])
    #expect(robustness.flips.map(\.upwards) == [nil])
    #expect(robustness.flipCount == 18)
    #expect(robustness.tierProbability == 0.9934)
  }

  @Test func `a proportional score moves with one answer, and has no tier`() throws {
    let robustness = try robustness(of: shenzhen(by: .proportional(Proportion())))
    // 5 · 1098/1137 = 4.8285 → 4.83; 1096 gives 4.8197 → 4.82; 1099 gives 4.8329 → 4.83, 1100 gives 4.8373 → 4.84.
    #expect(robustness.flips.map(\.downwards) == [1])
    #expect(robustness.flips.map(\.upwards) == [2])
    #expect(robustness.tierProbability == nil)
  }

  // Golden: pre-entry 212 answers at 95.73 % against 95 → 2; Cooperation 41 of 46 against 85 → 2;
  // Shanghai 50 at 90.15 % against 85 → 3, 299 at 96.05 % → 34.
  @Test(
    arguments: [
      ("202.9476", 212, 95, 2), ("41", 46, 85, 2), ("45.075", 50, 85, 3), ("287.1895", 299, 85, 34),
    ] as [(ExactDecimal, Int, ExactDecimal, Int)])
  func `the flip count of a threshold`(
    satisfied: ExactDecimal, answers: Int, target: ExactDecimal, flips: Int
  ) throws {
    let figure = try #require(
      SurveyFigure(satisfied: satisfied.rational, of: answers, formula: pooled, respondents: answers))
    let rule = ScoringRule.full(if: Target(.atLeast, .number(target)), otherwise: nil)
    let card = try OneLeaf.card(
      Leaf(.measured(.survey(reference), by: rule)), weight: 8, figures: [reference: figure])
    #expect(card["1"]?.points.rounded == 8)
    #expect(try robustness(of: card).flipCount == flips)
  }

  @Test func `a figure that is no count share has no flip count`() throws {
    let figure = SurveyFigure(value: 83, formula: pooled, respondents: 30)
    let card = try OneLeaf.card(
      Leaf(.measured(.survey(reference), by: .proportional(Proportion()))), weight: 8,
      figures: [reference: figure])
    #expect(try robustness(of: card).flips.isEmpty)
    #expect(try robustness(of: card).flipCount == nil)
  }

  // Golden D8, D9: 78.80 and 81.00 on the same answers; bands give 5, 2 and 1.
  @Test func `other formulas and rules are shown with the score they would give`() throws {
    let card = try shenzhen(by: .tiers(satisfactionTiers), target: Target(.atLeast, .number(85)))
    let alternatives = try robustness(of: card).alternatives
    #expect(alternatives.map(\.formula.id) == ["前三级", "前两级", "赋值", "无", "前三级", "前三级"])
    #expect(
      alternatives.map(\.rule) == [
        .declared, .declared, .declared, .declared, .proportional, .full(target: "≥ 85"),
      ])
    #expect(
      alternatives.map { $0.points.rounded?.description } == ["5.00", "2.00", "1.00", nil, "4.83", "5.00"])
    #expect(alternatives.map { $0.value.map { Rounding()($0).description } }[1...2] == ["81.00", "78.80"])
    #expect(alternatives.map { $0.total.rounded?.description }[1] == "2.00")
    #expect(alternatives[1].grade == .grade("差"))
    #expect(alternatives[3].total == .undefined(.undefinedLeaves(["1"])))
  }

  // Golden D1, D2 of the pre-entry evaluation: the printed table pays 5 as written and 8 when scaled.
  @Test func `a competing table is compared as printed and scaled to the weight`() throws {
    let figure = SurveyFigure(value: ExactDecimal("95.73").rational, formula: pooled, respondents: 212)
    let leaf = Leaf(
      .measured(.survey(reference), by: .proportional(Proportion())),
      competingRules: [.tiers(satisfactionTiers)])
    let card = try OneLeaf.card(leaf, weight: 8, figures: [reference: figure])
    #expect(card["1"]?.points.rounded?.description == "7.66")
    let rules = try robustness(of: card).alternatives.dropFirst()
    #expect(rules.map(\.rule) == [.tiersAsPrinted, .tiersScaled])
    #expect(rules.map { $0.points.rounded } == [5, 8])
    #expect(card.findings.map(\.code) == ["tier-max-weight"])
  }

  @Test func `a made-up joint distribution is said beside the figures`() throws {
    let figure = SurveyFigure(
      value: 90, formula: pooled, respondents: 30, note: Wording(zh: "由各题计数拼成", en: "made up from counts"))
    let card = try OneLeaf.card(
      Leaf(.measured(.survey(reference), by: .proportional(Proportion()))), weight: 8,
      figures: [reference: figure])
    #expect(try robustness(of: card).note?.zh == "由各题计数拼成")
  }

  @Test func `flip counts of the largest survey there can be are found at once`() throws {
    // Half of Int.max satisfied, target 25 %: about half of those would have to turn.
    let answers = Int.max
    let figure = try #require(
      SurveyFigure(satisfied: Rational(answers / 2), of: answers, formula: pooled, respondents: 1))
    let rule = ScoringRule.full(if: Target(.atLeast, .number(25)), otherwise: nil)
    let card = try OneLeaf.card(
      Leaf(.measured(.survey(reference), by: rule)), weight: 8, figures: [reference: figure])
    // k − f < n/4 with n = 2⁶³ − 1 and k = 2⁶² − 1: f = 2⁶¹.
    #expect(try robustness(of: card).flips.map(\.downwards) == [1 << 61])
    #expect(try robustness(of: card).flips.map(\.upwards) == [nil])
  }
}
