import Diagnostics
import ExactNumbers
import Indicators
import Testing

/// The drawings are laid out by hand: each tick's cell is worked out beside them.
@Suite struct BandDrawingTests {
  /// Bands `(name, lower, includes it, upper, includes it)`, best first.
  private func table(
    _ rows: [(String, Int, Bool, Int, Bool)], direction: Direction = .higherIsBetter
  ) -> BandTable<String> {
    BandTable(
      rows.compactMap { name, lower, holdsLower, upper, holdsUpper in
        Bounds(
          from: Bound(ExactDecimal(lower), isIncluded: holdsLower),
          to: Bound(ExactDecimal(upper), isIncluded: holdsUpper)
        )
        .map { Band($0, name) }
      }, direction: direction)
  }

  private func drawing(_ table: BandTable<String>, _ language: Language, width: Int) -> String {
    BandDrawing(table, in: language, width: width) { Wording($0) }.lines.joined(separator: "\n")
  }

  @Test func `the published satisfaction tiers, with the measured rate marked`() throws {
    // 40 cells beside the labels, 3 for “100”; four distances of 4 leave 21 to share: 16, 2, 1, 1.
    let rule = ScoringRule.tiers(satisfactionTiers)
    let mark = BandDrawing.Mark(Rational(9657, of: 100) ?? 0, text: "96.57%")
    let drawing = try #require(rule.drawing(in: .zh, width: 46, mark: mark))
    #expect(
      drawing.lines.joined(separator: "\n") == """
        5 分  │                   │     │    ●────●
        4 分  │                   │     ●────○    │
        2 分  │                   ●─────○    │    │
        1 分  ●───────────────────○     │    │    │
              ├───────────────────┼─────┼────┼────┤
              0                   80    90   95   100
                                              ▲ 96.57%
        """)
  }

  @Test func `gaps and overlaps have rows of their own`() {
    // Too narrow for proportion: every distance is 4.
    let faulty = table([("优", 85, true, 100, true), ("良", 75, true, 90, false), ("差", 0, true, 70, false)])
    #expect(
      drawing(faulty, .en, width: 30) == """
        优       │   │   │   ●───────●
        良       │   │   ●───────○   │
        差       ●───○   │   │   │   │
        gap      │   ●╌╌╌○   │   │   │
        overlap  │   │   │   ●═══○   │
                 ├───┼───┼───┼───┼───┤
                 0   70  75  85  90  100
        """)
  }

  @Test func `a number nobody holds is a point of the gap`() {
    let split = table([("合格", 60, false, 100, true), ("不合格", 0, true, 60, false)])
    // 24 − 6 − 2 = 16 cells, 3 for “100”; two distances of 4 leave 5: 3 and 2.
    #expect(
      drawing(split, .zh, width: 24) == """
        合格    │      ○─────●
        不合格  ●──────○     │
        空隙    │      ●     │
                ├──────┼─────┤
                0      60    100
        """)
  }

  @Test func `a band without an end is an arrow`() throws {
    let top = try #require(Bounds(from: .including(0), to: .including(5)))
    let faults = BandTable(
      [Band(top, "优"), Band(.above(.excluding(5)), "差")], direction: .lowerIsBetter, domain: .notNegative)
    // 16 cells, 4 for the arrow and 1 for “5”: the one distance is 11.
    #expect(
      drawing(faults, .zh, width: 20) == """
        优  ●──────────●
        差  │          ○───→
            ├──────────┼───→
            0          5
        """)
  }

  @Test func `a band on the wrong side says so`() {
    let turned = table([("优", 0, true, 50, false), ("差", 50, true, 100, true)])
    // 18 cells, 3 for “100”; two distances of 4 leave 7: 3 each.
    #expect(
      drawing(turned, .zh, width: 30) == """
        优          ●──────○      │
        差（方向）  │      ●──────●
                    ├──────┼──────┤
                    0      50     100
        """)
  }

  @Test func `rules without bands have no drawing`() {
    #expect(Scoring.judged(.points(3)).drawing(in: .zh) == nil)
    #expect(ScoringRule.proportional(Proportion()).drawing(in: .zh) == nil)
  }
}
