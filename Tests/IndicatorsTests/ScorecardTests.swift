import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct ScorecardTests {
  private func leaf(
    _ code: IndicatorCode, _ weight: ExactDecimal, _ points: ExactDecimal, notApplicable: String? = nil
  ) -> Indicator {
    Indicator(
      code, name: "指标 \(code)", weight: weight, content: .leaf(Leaf(.judged(.points(points)))),
      notApplicable: notApplicable)
  }

  private func card(_ indicators: [Indicator], full: ExactDecimal = 100) throws -> Scorecard {
    Scorecard(
      of: try EvaluationFramework(
        header: EvaluationHeader(id: "c", title: "c"), fullMarks: full, indicators: indicators,
        grades: .scheme(.national)))
  }

  // Three leaves of 10 at 66.666…% each score 6.67; their sum is 20.01, not 20.00.
  @Test func `totals add up what was already rounded`() throws {
    let third = Measure.ratio(.number(2), of: .number(3))
    let leaves = ["1.1", "1.2", "1.3"].map { code in
      Indicator(
        IndicatorCode(code), name: code, weight: 10,
        content: .leaf(Leaf(.measured(third, by: .proportional(Proportion())))))
    }
    let card = try card([Indicator("1", name: "组", content: .group(leaves))], full: 30)
    #expect(card["1.1"]?.points.exact == Rational(20, of: 3))
    #expect(card["1"]?.points.rounded?.description == "20.01")
    #expect(card.total.rounded?.description == "20.01")
    #expect(card.rate?.description == "66.70")
    #expect(card["1"]?.rate?.description == "66.70")
  }

  @Test func `rows stand in printed order with level, parent and rate`() throws {
    let card = try card([
      Indicator("A", name: "A", weight: 60, content: .group([leaf("A1", 40, 38), leaf("A2", 20, 20)])),
      leaf("B", 40, 30),
    ])
    #expect(card.scores.map(\.indicator.code) == ["A", "A1", "A2", "B"])
    #expect(card.scores.map(\.level) == [1, 2, 2, 1])
    #expect(card.scores.map(\.parent) == [nil, "A", "A", nil])
    #expect(card.scores.map { $0.rate?.description } == ["96.67", "95.00", "100.00", "75.00"])
    #expect(card.total.rounded == 88)
    #expect(card.grade == .grade("良"))
  }

  @Test func `the weight of what does not apply goes to its siblings in proportion`() throws {
    // 10 points over 30 and 60: 33.33 and 66.67; the group keeps its 100.
    let card = try card([
      Indicator(
        "1", name: "组",
        content: .group([
          leaf("1.1", 10, 0, notApplicable: "本年无此项支出"), leaf("1.2", 30, 30),
          Indicator(
            "1.3", name: "率", weight: 60,
            content: .leaf(Leaf(.measured(.given(GivenValue(50)), by: .proportional(Proportion()))))),
        ]))
    ])
    #expect(card["1.1"]?.points == .notApplicable)
    #expect(card["1.2"]?.weight.description == "33.33")
    #expect(card["1.3"]?.weight.description == "66.67")
    #expect(card["1.3"]?.points.rounded?.description == "33.34")  // 66.67 · 0.5 = 33.335
    #expect(card["1"]?.weight == 100)
    let moved = try #require(card.redistributions.first)
    #expect(moved.dropped.map(\.reason) == ["本年无此项支出"])
    #expect(moved.gained.map(\.before) == [30, 60])
    #expect(moved.gained.map(\.after) == ["33.33", "66.67"])
  }

  @Test func `a group that does not apply gives its weight to groups, down to their leaves`() throws {
    // 20 of 100 move to 50 and 30: 62.5 and 37.5; the leaves of 50 are 40 and 10, so 50 and 12.5.
    let card = try card([
      Indicator("1", name: "1", content: .group([leaf("1.1", 20, 0, notApplicable: "无")])),
      Indicator("2", name: "2", content: .group([leaf("2.1", 40, 40), leaf("2.2", 10, 10)])),
      leaf("3", 30, 30),
    ])
    #expect(card["1"]?.points == .notApplicable)
    #expect(card["2.1"]?.weight == 50)
    #expect(card["2.2"]?.weight == "12.5")
    #expect(card["3"]?.weight == "37.5")
  }

  @Test func `the same inputs give the same card`() throws {
    let tree = [leaf("1", 60, 50), leaf("2", 40, 40)]
    #expect(try card(tree).scores == card(tree).scores)
  }
}

@Suite struct FrameworkCheckTests {
  private let place = Diagnostics.SourceLocation.position(file: "e.yaml", line: 3, column: 5)

  private func codes(_ make: () throws(FrameworkError) -> EvaluationFramework) -> [String] {
    do {
      _ = try make()
      return []
    } catch {
      return error.problems.map(\.code)
    }
  }

  @Test func `all problems are reported at once, with place and nearest name`() throws {
    let leaf = Indicator(
      "1", name: "率",
      content: .leaf(
        Leaf(
          .measured(.ratio(.fact("actul"), of: .fact("budget")), by: .proportional(Proportion(cap: 0))),
          evidence: [SourceReference("报告")])), location: place)
    let facts = [Fact("actual", name: "支出", value: 1), Fact("budget", name: "预算", value: 2)]
    do {
      _ = try EvaluationFramework(
        header: EvaluationHeader(id: "e", title: "e"), facts: facts + [facts[0]],
        indicators: [leaf, Indicator("1", name: "空", weight: -1, content: .group([]))])
      Issue.record("a framework with problems exists")
    } catch {
      #expect(
        error.problems.map(\.code) == [
          "duplicate-fact", "duplicate-indicator", "no-weight", "not-positive", "unknown-fact",
          "unknown-source",
          "negative-weight", "empty-group",
        ])
      let unknown = try #require(error.problems.first { $0.code == "unknown-fact" })
      #expect(unknown.location == place)
      #expect(unknown.message(in: .zh) == "指标 1：事实“actul”没有声明。")
      #expect(unknown.help(in: .en) == "Did you mean ‘actual’?")
    }
  }

  @Test func `what no score can be computed from is refused`() {
    func one(_ scoring: Scoring) -> [String] {
      codes { () throws(FrameworkError) in
        try EvaluationFramework(
          header: EvaluationHeader(id: "e", title: "e"),
          indicators: [Indicator("1", name: "x", weight: 5, content: .leaf(Leaf(scoring)))])
      }
    }
    let given = Measure.given(GivenValue(5))
    #expect(
      one(.measured(given, by: .proportional(Proportion(direction: .lowerIsBetter)))) == [
        "proportion-needs-target"
      ])
    #expect(one(.measured(given, by: .tiers(BandTable([])))) == ["no-bands"])
    #expect(one(.measured(.mean([]), by: .proportional(Proportion()))) == ["nothing-listed"])
    #expect(one(.conditions([], otherwise: .zero)) == ["nothing-listed"])
    #expect(one(.judged(.level("甲", of: [.init("优", .share(1))]))) == ["unknown-choice"])
    #expect(one(.judged(.experts(ExpertPanel([.init("a", 1), .init("b", 2)], trim: 1)))) == ["trimmed-away"])
    #expect(
      one(.measured(.survey(SurveyReference("x")), by: .proportional(Proportion()))) == ["unknown-survey"])
    let open = BandTable<Ramp>([Band(.above(.including(0)), Ramp(from: .share(0), to: .share(1)))])
    #expect(one(.measured(given, by: .interpolated(open))) == ["open-ramp"])
  }

  @Test func `a tree in which nothing applies is refused`() {
    let none = Indicator(
      "1", name: "x", weight: 5, content: .leaf(Leaf(.judged(.points(5)))), notApplicable: "无")
    #expect(
      codes { () throws(FrameworkError) in
        try EvaluationFramework(header: EvaluationHeader(id: "e", title: "e"), indicators: [none])
      } == ["nothing-applies"])
  }
}
