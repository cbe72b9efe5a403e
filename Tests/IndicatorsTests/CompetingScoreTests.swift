import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct CompetingScoreTests {
  private func competing(_ scoring: Scoring, _ rules: [ScoringRule], weight: ExactDecimal) throws
    -> [CompetingScore]
  {
    let card = try OneLeaf.card(Leaf(scoring, competingRules: rules), weight: weight)
    return try #require(card["1"]).competing
  }

  private func points(_ other: CompetingScore) -> [String?] {
    other.readings.map { $0.points.rounded?.description }
  }

  // 8 × 95.73 % = 7.66 was given; the table earns 5 from 95 on, 8 · 5/5 when scaled. Of 8 these are 62.5 and 100 %.
  @Test func `a tier table is read as printed and scaled to the weight`() throws {
    let other = try #require(
      try competing(
        .measured(.given(GivenValue("95.73")), by: .proportional(Proportion())), [.tiers(satisfactionTiers)],
        weight: 8
      ).first)
    #expect(points(other) == ["5.00", "8.00"])
    #expect(other.readings.map(\.isScaled) == [false, true])
    #expect(other.readings.map(\.grade) == [.grade("中"), .grade("优")])
    #expect(other.rule.zh.hasPrefix("分档得分：95%（含）–100%（含）：5 分；"))
    #expect(other.rule.en.hasPrefix("points by band: from 95% to 100%: 5 points; "))
  }

  @Test func `a table that earns the weight has one reading, and so has any other rule`() throws {
    let full = ScoringRule.full(if: Target(.atLeast, .number(85)), otherwise: nil)
    let others = try competing(
      .measured(.given(GivenValue("84.9")), by: .proportional(Proportion())),
      [.tiers(satisfactionTiers), full],
      weight: 5)
    #expect(others.map(points) == [["2.00"], ["0.00"]])
    #expect(others.last?.rule.zh == "达到 ≥ 85% 得满分，否则不得分")
  }

  @Test func `a judged score has no value for another rule`() throws {
    let others = try competing(.judged(.points(4)), [.proportional(Proportion())], weight: 5)
    #expect(others.map(\.readings.count) == [0])
    #expect(others.first?.rule.zh == "权重 × 实际值，超过 100% 按 100% 计")
  }
}
