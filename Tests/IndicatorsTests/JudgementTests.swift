import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct JudgementTests {
  private func score(_ judgement: Judgement, weight: ExactDecimal) throws -> LeafScore {
    try OneLeaf.score(.judged(judgement), weight: weight)
  }

  @Test func `a judged score stays as it was judged`() throws {
    #expect(try score(.points("1.5"), weight: 3).points.rounded?.description == "1.50")
  }

  @Test func `deductions come off the weight, each with its reason`() throws {
    let deductions = [Deduction("0.5", reason: "迟报"), Deduction(1, reason: "缺凭证")]
    let score = try score(.deductions(deductions, score: nil), weight: 3)
    #expect(score.arithmetic == "3 − 0.5 − 1 = 1.5 → 1.50")
    #expect(score.deductions == deductions)
  }

  @Test func `deductions beyond the weight leave 0`() throws {
    let score = try score(.deductions([Deduction(4, reason: "未验收")], score: nil), weight: 3)
    #expect(score.arithmetic == "3 − 4 = -1；max(-1, 0) = 0 → 0.00")
  }

  @Test func `deductions without points need the score`() throws {
    let open = [Deduction(nil, reason: "缺少论证")]
    #expect(try score(.deductions(open, score: 2), weight: 3).arithmetic == "3 − ? = 2 → 2.00")
    #expect(try score(.deductions(open, score: nil), weight: 3).points == .undefined(.pointsNotGiven))
  }

  @Test func `a checklist pays equal parts, or the points of its items`() throws {
    let equal: [ChecklistItem] = [
      ChecklistItem("a", .satisfied), ChecklistItem("b", .satisfied), ChecklistItem("c", .notSatisfied),
      ChecklistItem("d", .partly("0.25")), ChecklistItem("e", .satisfied),
    ]
    let score = try score(.checklist(equal), weight: 3)
    #expect(score.arithmetic == "0.6 + 0.6 + 0 + 0.25 + 0.6 = 2.05 → 2.05")
    #expect(score.deductions.map(\.points) == ["0.6", "0.35"])
    let stated: [ChecklistItem] = [
      ChecklistItem("a", points: 2, .satisfied), ChecklistItem("b", points: 1, .notSatisfied),
    ]
    #expect(try self.score(.checklist(stated), weight: 3).points.rounded == 2)
  }

  // Shenzhen 2020 4.1.1: three items of 2, 3 points in all, the items' own scores not printed.
  @Test func `items add up, or the total tells what the items do not`() throws {
    let items = [SubItem("税收", full: 2), SubItem("撬动社会资本", full: 2), SubItem("企业效益", full: 2)]
    #expect(try score(.items(items, score: 3), weight: 6).arithmetic == "? + ? + ? = 3 → 3.00")
    #expect(try score(.items(items, score: nil), weight: 6).points == .undefined(.pointsNotGiven))
    let scored = [SubItem("税收", full: 2, score: 0), SubItem("企业效益", full: 4, score: "3.5", reason: "效果一般")]
    let score = try score(.items(scored, score: nil), weight: 6)
    #expect(score.arithmetic == "0 + 3.5 = 3.5 → 3.50")
    #expect(score.deductions.map(\.reason) == ["税收", "效果一般"])
  }

  @Test func `a level pays its coefficient`() throws {
    let levels = [
      Judgement.Level("优", .share(1)), Judgement.Level("良", .share(try #require(Rational(4, of: 5)))),
    ]
    #expect(try score(.level("良", of: levels), weight: 8).arithmetic == "良：8 × 0.8 = 6.4 → 6.40")
  }

  // Shenzhen annex, 实施效益 20 points: 80–100, 60–80, 0–60.
  @Test func `a percentage has to lie inside the chosen band`() throws {
    let bands = BandTable<String>(
      [("基本达成", 80, 100, true), ("部分达成", 60, 80, false), ("未达成", 0, 60, false)]
        .compactMap { (label: String, lower: Int, upper: Int, top: Bool) in
          Bounds(
            from: .including(ExactDecimal(lower)),
            to: top ? .including(ExactDecimal(upper)) : .excluding(ExactDecimal(upper))
          )
          .map { Band($0, label) }
        })
    let inside = try score(.fillBand(FillBand(bands, chosen: "基本达成", percent: 85)), weight: 20)
    #expect(inside.arithmetic == "基本达成：85% ∈ [80, 100]；20 × 85% = 17 → 17.00")
    let outside = try score(.fillBand(FillBand(bands, chosen: "部分达成", percent: 80)), weight: 20)
    #expect(
      outside.points
        == .undefined(.outsideChosenBand(80, try #require(Bounds(from: .including(60), to: .excluding(80))))))
  }

  @Test func `experts are averaged, without the extremes when told`() throws {
    let sheets = [("a", "9"), ("b", "6"), ("c", "8.5"), ("d", nil), ("e", "10")]
      .map { ExpertPanel.Sheet($0.0, $0.1.flatMap { ExactDecimal($0) }) }
    // (6 + 8.5 + 9 + 10) ÷ 4 = 8.375; half up at two places.
    #expect(try score(.experts(ExpertPanel(sheets)), weight: 10).points.rounded?.description == "8.38")
    #expect(
      try score(.experts(ExpertPanel(sheets, trim: 1)), weight: 10).arithmetic
        == "(8.5 + 9) ÷ 2 = 8.75 → 8.75")
    let blank = ExpertPanel([.init("a", nil), .init("b", nil)])
    #expect(try score(.experts(blank), weight: 10).points == .undefined(.noExpertScores))
  }

  @Test func `an event that happened voids or caps the score, one that did not changes nothing`() throws {
    func card(_ veto: Veto<LeafLimit>) throws -> Scorecard {
      try OneLeaf.card(Leaf(.judged(.points(8)), vetoes: [veto]), weight: 10)
    }
    #expect(try card(Veto(event: "安全事故", occurred: true, limit: .zero)).total.rounded == 0)
    let capped = try card(Veto(event: "延期", occurred: true, limit: .atMost(6)))
    #expect(capped["1"]?.leaf?.arithmetic == "8；延期：min(8, 6) = 6 → 6.00")
    #expect(try card(Veto(event: "延期", occurred: false, limit: .zero)).total.rounded == 8)
    #expect(try card(Veto(event: "延期", occurred: true, limit: .atMost(9))).total.rounded == 8)
  }
}
