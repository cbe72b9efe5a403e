import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct MeasureTests {
  private let budget = [
    Fact("budget", name: "预算", value: "2700.00", unit: "万元"),
    Fact("actual", name: "支出", value: "2536.50", unit: "万元"),
    Fact("none", name: "零", value: 0),
  ]

  @Test func `the arithmetic can be redone with a pocket calculator`() throws {
    let score = try OneLeaf.score(
      .measured(.ratio(.fact("actual"), of: .fact("budget")), by: .proportional(Proportion())), weight: 10,
      facts: budget)
    #expect(
      score.arithmetic
        == "2536.50 ÷ 2700.00 × 100 = 93.9444444444…%；10 × 93.9444444444…% = 9.3944444444… → 9.39")
    #expect(score.measured?.value == Rational(25365, of: 270))
    #expect(score.measured?.rounded(.halfUp).description == "93.94")
    #expect(score.points.exact == Rational(25365, of: 2700))
  }

  @Test func `a share of nothing is undefined and says why`() throws {
    let score = try OneLeaf.score(
      .measured(.ratio(.fact("actual"), of: .fact("none")), by: .proportional(Proportion())), weight: 10,
      facts: budget)
    #expect(score.points == .undefined(.divisionByZero("0")))
    #expect(UndefinedScore.divisionByZero("0").message(in: .zh) == "分母 0 为 0")
  }

  // Shenzhen pre-entry 2.1.1: mean of 100 % and 2.6 of 2.8 亿元, 5 points.
  @Test func `the mean of 100 and 92_86 percent earns 4_82 of 5`() throws {
    let facts = [
      Fact("all", name: "应到位", value: "2.8", unit: "亿元"),
      Fact("center", name: "到位", value: "2.6", unit: "亿元"),
    ]
    let mean = Measure.mean([.given(GivenValue(100)), .ratio(.fact("center"), of: .fact("all"))])
    let score = try OneLeaf.score(.measured(mean, by: .proportional(Proportion())), weight: 5, facts: facts)
    #expect(score.points.rounded?.description == "4.82")
    #expect(
      score.arithmetic
        == "2.6 ÷ 2.8 × 100 = 92.8571428571…%；(100% + 92.8571428571…%) ÷ 2 = 96.4285714285…%；"
        + "5 × 96.4285714285…% = 4.8214285714… → 4.82")
    let printed = Measure.mean([.given(GivenValue(100)), .given(GivenValue("92.86"))])
    let same = try OneLeaf.score(.measured(printed, by: .proportional(Proportion())), weight: 5)
    #expect(same.points.rounded?.description == "4.82")
  }

  // Shanghai 2017 C121: (3064.72 + 6520) ÷ 16104.72 = 59.51 %, 3 points.
  @Test func `what was paid on time of all that was paid is 59_51 percent`() throws {
    let measure = Measure.onTimeShare([
      Instalment("尾款", amount: .number("3064.72"), isOnTime: true),
      Instalment("上半年", amount: .number(6520), isOnTime: false),
      Instalment("下半年", amount: .number(6520), isOnTime: true),
    ])
    let score = try OneLeaf.score(.measured(measure, by: .proportional(Proportion())), weight: 3)
    #expect(score.measured?.rounded(.halfUp).description == "59.51")
    #expect(score.points.rounded?.description == "1.79")
  }

  // Shenzhen pre-entry 五: (94936648 − 63980121) ÷ 63980121 = 48.38 %.
  @Test func `growth is the change in percent of the previous value`() throws {
    let facts = [
      Fact("y19", name: "2019", value: 63_980_121), Fact("y20", name: "2020", value: 94_936_648),
    ]
    let growth = Measure.growth(from: .fact("y19"), to: .fact("y20"))
    let rule = ScoringRule.full(if: Target(.above, .number(0)), otherwise: nil)
    let score = try OneLeaf.score(.measured(growth, by: rule), weight: 3, facts: facts)
    #expect(score.measured?.rounded(.halfUp).description == "48.38")
    #expect(score.points.rounded == 3)
  }

  @Test func `the worst of several rates counts when the minimum is asked for`() throws {
    let least = Measure.minimum([
      .given(GivenValue("106.63")), .given(GivenValue(98)), .given(GivenValue(100)),
    ])
    let score = try OneLeaf.score(.measured(least, by: .proportional(Proportion())), weight: 12)
    #expect(score.points.rounded?.description == "11.76")
    #expect(score.arithmetic == "min(106.63%, 98%, 100%) = 98%；12 × 98% = 11.76 → 11.76")
  }

  @Test func `weights of a mean need not add up to 1`() throws {
    // (90 · 60 + 80 · 40) ÷ 100 = 86
    let mean = Measure.weightedMean([
      .init(.given(GivenValue(90)), weight: 60), .init(.given(GivenValue(80)), weight: 40),
    ])
    let score = try OneLeaf.score(.measured(mean, by: .proportional(Proportion())), weight: 10)
    #expect(score.arithmetic == "(90% × 60 + 80% × 40) ÷ 100 = 86%；10 × 86% = 8.6 → 8.60")
  }

  @Test func `several conditions must all hold, each with its own unit`() throws {
    // 55 minutes against less than 2 hours; 28 against at least 10.
    let facts = [
      Fact("fix", name: "平均解决时间", value: 55, unit: "分钟"), Fact("limit", name: "目标", value: 2, unit: "小时"),
      Fact("off", name: "线下培训", value: 28, unit: "次"),
    ]
    let time = TargetCondition(nil, .value(.fact("fix")), Target(.below, .scaled(.fact("limit"), by: 60)))
    let count = TargetCondition(nil, .value(.fact("off")), Target(.atLeast, .number(10)))
    let score = try OneLeaf.score(.conditions([time, count], otherwise: .zero), weight: 3, facts: facts)
    #expect(score.arithmetic == "55 < 2 × 60 ✓；28 ≥ 10 ✓ → 3.00")

    let missed = TargetCondition(nil, .value(.fact("off")), Target(.atLeast, .number(30)))
    let zero = try OneLeaf.score(.conditions([time, missed], otherwise: .zero), weight: 3, facts: facts)
    #expect(zero.points.rounded == 0)
    let share = try OneLeaf.score(.conditions([time, missed], otherwise: .shareMet), weight: 3, facts: facts)
    #expect(share.arithmetic == "55 < 2 × 60 ✓；28 ≥ 30 ✗；3 × 1 ÷ 2 = 1.5 → 1.50")
    let rule = Scoring.Shortfall.rule(.value(.fact("off")), .proportional(Proportion(to: .number(30))))
    let scaled = try OneLeaf.score(.conditions([time, missed], otherwise: rule), weight: 3, facts: facts)
    #expect(scaled.points.rounded?.description == "2.80")  // 3 · 28/30
  }

  @Test func `a figure nobody supplied leaves the leaf and the total undefined`() throws {
    let reference = SurveyReference("ent")
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "e", title: "e"), surveys: [OneLeaf.complete("ent")], fullMarks: 5,
      indicators: [
        Indicator(
          "1", name: "满意度", weight: 5,
          content: .leaf(Leaf(.measured(.survey(reference), by: .proportional(Proportion())))))
      ])
    let card = Scorecard(of: framework)
    #expect(card["1"]?.points == .undefined(.noFigure(reference)))
    #expect(card.total == .undefined(.undefinedLeaves(["1"])))
    #expect(card.rate == nil)
  }
}
