import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct ScoringRuleTests {
  // Published: Shanghai 2017 B11, C121, C25, C22; Cooperation 2017 B1.1.2; Shenzhen 2020; pre-entry 2020.
  @Test(
    arguments: [
      ("99.55", "2", "1.99"), ("59.51", "3", "1.79"), ("84.21", "3", "2.53"), ("93.94", "10", "9.39"),
      ("95.73", "8", "7.66"), ("98.09", "3", "2.94"), ("50.96", "5", "2.55"),
    ] as [(ExactDecimal, ExactDecimal, String)])
  func `a proportional score is the weight times the rate`(
    rate: ExactDecimal, weight: ExactDecimal, expected: String
  ) throws {
    #expect(try OneLeaf.points(rate, by: .proportional(Proportion()), weight: weight) == expected)
  }

  @Test(
    arguments: [
      ("0", "0.00"), ("100", "5.00"), ("100.01", "5.00"), ("222.55", "5.00"), ("-3", "0.00"),
      ("99.9", "5.00"),
      ("99.89", "4.99"),
    ] as [(ExactDecimal, String)])
  func `a proportional score stays between 0 and the weight`(rate: ExactDecimal, expected: String) throws {
    #expect(try OneLeaf.points(rate, by: .proportional(Proportion()), weight: 5) == expected)
  }

  @Test func `proportional to a target reaches full marks at the target`() throws {
    let rule = ScoringRule.proportional(Proportion(to: .number(90)))
    #expect(try OneLeaf.points(81, by: rule, weight: 5) == "4.50")  // 5 · 81/90
    #expect(try OneLeaf.points(90, by: rule, weight: 5) == "5.00")
    #expect(try OneLeaf.points(95, by: rule, weight: 5) == "5.00")
  }

  @Test func `a value below 起评 earns nothing, the floor itself counts`() throws {
    let rule = ScoringRule.proportional(Proportion(floor: 60))
    #expect(try OneLeaf.points("59.99", by: rule, weight: 10) == "0.00")
    #expect(try OneLeaf.points(60, by: rule, weight: 10) == "6.00")
  }

  @Test func `lower is better divides the target by the value`() throws {
    let rule = ScoringRule.proportional(Proportion(to: .number(2), direction: .lowerIsBetter))
    #expect(try OneLeaf.points(4, by: rule, weight: 6) == "3.00")  // 6 · 2/4
    #expect(try OneLeaf.points(2, by: rule, weight: 6) == "6.00")
    #expect(try OneLeaf.points(1, by: rule, weight: 6) == "6.00")
    #expect(try OneLeaf.points(0, by: rule, weight: 6) == "6.00")
    #expect(try OneLeaf.points(-1, by: rule, weight: 6) == "6.00")
  }

  @Test func `a cap above 100 percent pays only where bonus points are allowed`() throws {
    let rule = ScoringRule.proportional(Proportion(cap: 120))
    #expect(try OneLeaf.points(115, by: rule, weight: 10) == "10.00")
    let leaf = Leaf(.measured(.given(GivenValue(130)), by: rule), maximum: 12)
    let card = try OneLeaf.card(leaf, weight: 10)
    #expect(card["1"]?.points.rounded == 12)  // 10 · min(1.30, 1.20)
    #expect(card.total.rounded == 10)  // the total stays at full marks
  }

  @Test(
    arguments: [
      ("≥", "85", "4.00"), ("≥", "84.99", "0.00"), (">", "85", "0.00"), (">", "85.01", "4.00"),
      ("≤", "85", "4.00"), ("≤", "85.01", "0.00"), ("<", "85", "0.00"), ("<", "84.99", "4.00"),
      ("=", "85.0", "4.00"), ("=", "85.1", "0.00"),
    ] as [(String, ExactDecimal, String)])
  func `full marks at the target, with the relation as written`(
    relation: String, rate: ExactDecimal, expected: String
  ) throws {
    let relation = try #require(Relation(rawValue: relation))
    let rule = ScoringRule.full(if: Target(relation, .number(85)), otherwise: nil)
    #expect(try OneLeaf.points(rate, by: rule, weight: 4) == expected)
  }

  @Test func `missing the target can fall back on another rule`() throws {
    let rule = ScoringRule.full(
      if: Target(.atLeast, .number(85)), otherwise: .proportional(Proportion(to: .number(85))))
    #expect(try OneLeaf.points(85, by: rule, weight: 4) == "4.00")
    #expect(try OneLeaf.points(68, by: rule, weight: 4) == "3.20")  // 4 · 68/85
  }

  // Shanghai 2017 C24: 1 point per percentage point below 99.9 %.
  @Test func `99_83 percent loses 0_07 points of 3`() throws {
    let rule = ScoringRule.linearDeduction(LinearDeduction(from: .number("99.9"), points: 1))
    let score = try OneLeaf.score(.measured(.given(GivenValue("99.83")), by: rule), weight: 3)
    #expect(score.points.rounded?.description == "2.93")
    #expect(score.arithmetic == "99.9% − 99.83% = 0.07；3 − 0.07 × 1 = 2.93 → 2.93")
    #expect(try OneLeaf.points("99.9", by: rule, weight: 3) == "3.00")
    #expect(try OneLeaf.points(90, by: rule, weight: 3) == "0.00")
  }

  @Test(arguments: [
    (LinearDeduction.Counting.continuous, "3.00"), (.perStartedUnit, "2.00"), (.perCompletedUnit, "4.00"),
  ])
  func `one and a half units cost by the way parts are counted`(
    counting: LinearDeduction.Counting, expected: String
  ) throws {
    // 3 days late of units of 2 days, 2 points each, weight 6: 1.5, 2 or 1 units.
    let rule = ScoringRule.linearDeduction(
      LinearDeduction(from: .number(0), points: 2, per: 2, counting: counting, direction: .lowerIsBetter))
    #expect(try OneLeaf.points(3, by: rule, weight: 6) == expected)
    #expect(try OneLeaf.points(4, by: rule, weight: 6) == "2.00")
  }

  @Test(
    arguments: [
      ("100", "5.00"), ("96.57", "5.00"), ("95", "5.00"), ("94.999", "4.00"), ("90", "4.00"), ("80", "2.00"),
      ("79.9999", "1.00"), ("0", "1.00"),
    ] as [(ExactDecimal, String)])
  func `a tier holds its lower end and not its upper one`(rate: ExactDecimal, expected: String) throws {
    #expect(try OneLeaf.points(rate, by: .tiers(satisfactionTiers), weight: 5) == expected)
  }

  @Test func `a value in no band has no score, never 0`() throws {
    let score = try OneLeaf.score(
      .measured(.given(GivenValue(101)), by: .tiers(satisfactionTiers)), weight: 5)
    #expect(score.points == .undefined(.noBand(101)))
    #expect(score.measured?.value == 101)
    #expect(score.arithmetic == nil)
  }

  @Test func `a value in two bands that differ has no score either`() throws {
    let table = BandTable<Tier>([
      Band(.above(.including(60)), Tier(.share(1))), Band(.below(.including(60)), Tier(.share(0))),
    ])
    let score = try OneLeaf.score(.measured(.given(GivenValue(60)), by: .tiers(table)), weight: 5)
    #expect(score.points == .undefined(.severalBands(60, ["[60, +∞)", "(−∞, 60]"])))
  }

  @Test func `tiers may pay shares of the weight, named as grades`() throws {
    let half = try #require(Rational(1, of: 2))
    let table = BandTable<Tier>([
      Band(.above(.including(90)), Tier(.share(1), label: "优")),
      Band(.below(.excluding(90)), Tier(.share(half), label: "差")),
    ])
    let score = try OneLeaf.score(.measured(.given(GivenValue("89.99")), by: .tiers(table)), weight: 5)
    #expect(score.points.rounded?.description == "2.50")
    #expect(score.arithmetic == "89.99% ∈ (−∞, 90) 差；5 × 0.5 = 2.5 → 2.50")
  }

  @Test(
    arguments: [("80", "4.00"), ("85", "5.00"), ("90", "6.00"), ("95", "8.00"), ("100", "10.00")]
      as [(ExactDecimal, String)])
  func `interpolated points run evenly from end to end`(rate: ExactDecimal, expected: String) throws {
    // 80–90 runs from 4 to 6, 90–100 from 6 to 10.
    let low = try #require(Bounds(from: .including(80), to: .excluding(90)))
    let high = try #require(Bounds(from: .including(90), to: .including(100)))
    let table = BandTable<Ramp>([
      Band(high, Ramp(from: .points(6), to: .points(10))), Band(low, Ramp(from: .points(4), to: .points(6))),
    ])
    #expect(try OneLeaf.points(rate, by: .interpolated(table), weight: 10) == expected)
  }

  @Test func `thresholds compare unrounded values unless the evaluation says otherwise`() throws {
    // 17999 of 20000 prints 90.00 and is 89.995.
    let facts = [Fact("a", name: "a", value: 17999), Fact("b", name: "b", value: 20000)]
    let scoring = Scoring.measured(.ratio(.fact("a"), of: .fact("b")), by: .tiers(satisfactionTiers))
    let exact = try OneLeaf.score(scoring, weight: 5, facts: facts)
    #expect(exact.points.rounded == 2)
    #expect(exact.otherReading == 4)
    let rounded = try OneLeaf.score(
      scoring, weight: 5, facts: facts, policy: ScoringPolicy(comparison: .rounded))
    #expect(rounded.points.rounded == 4)
    #expect(rounded.arithmetic == "17999 ÷ 20000 × 100 = 89.995%；89.995% → 90.00%；90.00% ∈ [90, 95)；4 → 4.00")
  }

  @Test func `the words of a rule are made from its parameters`() throws {
    let tiers = try OneLeaf.score(.measured(.given(GivenValue(90)), by: .tiers(satisfactionTiers)), weight: 5)
    #expect(
      tiers.rule.zh
        == "分档得分：95%（含）–100%（含）：5 分；90%（含）–95%（不含）：4 分；80%（含）–90%（不含）：2 分；0%（含）–80%（不含）：1 分")
    let full = try OneLeaf.score(
      .measured(.given(GivenValue(90)), by: .full(if: Target(.atLeast, .number(85)), otherwise: nil)),
      weight: 5)
    #expect(full.rule.zh == "达到 ≥ 85% 得满分，否则不得分")
    #expect(full.rule.en == "full marks at ≥ 85%, otherwise 0")
  }
}
