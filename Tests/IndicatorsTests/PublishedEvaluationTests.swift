import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

// Expected totals, scores and findings: golden/README.md, transcribed from the reports; findings that need a reading of
// the text (dates, residues, contradicting sentences) are not the engine's.

@Suite struct PublishedEvaluationTests {
  /// `code node`, in the order of the card.
  private func findings(_ card: Scorecard) -> [String] {
    card.findings.map { "\($0.code) \($0.node?.description ?? "–")" }
  }

  private func score(_ card: Scorecard, _ code: IndicatorCode) -> String? {
    card[code]?.points.rounded?.description
  }

  private func shenzhen() throws -> (Scorecard, Evaluation) {
    let evaluation = try Published.load(Published.shenzhenSingleWindow)
    let pooled = SurveyFigure.Formula(id: "前三级", name: Wording("前三级占比（池化）"))
    let figure = SurveyFigure(
      satisfied: 1098, of: 1137, formula: pooled, respondents: 231,
      alternatives: [
        .init(.init(id: "top2", name: Wording("前两级")), value: Rational(92100, of: 1137)),
        .init(.init(id: "75", name: Wording("100/75/50/25")), value: Rational(89600, of: 1137)),
      ])
    let figures = [SurveyReference("ent", formula: "前三级"): try #require(figure)]
    return (Scorecard(of: evaluation.framework, figures: figures), evaluation)
  }

  @Test func `Shenzhen 2020 scores 95_39 by its own rules, not the printed 95_34`() throws {
    let (card, _) = try shenzhen()
    #expect(card.total.rounded?.description == "95.39")
    #expect(card.grade == .noBands)
    #expect(["1", "2", "3", "4"].map { score(card, $0) } == ["14.00", "24.39", "35.00", "22.00"])
    #expect(score(card, "2.1.2") == "9.39")
    #expect(score(card, "4.2.1") == "5.00")
    #expect(
      findings(card) == [
        "name-drift 1.2.1", "deduction-unquantified 1.2.1", "name-drift 1.2.2", "score-rule-mismatch 2.1.2",
        "over-achievement 3.1.2", "deduction-unquantified 4.1.1", "sample-disclosure –", "total-mismatch –",
        "grade-bands-missing –",
      ])
    let total = try #require(card.findings.first { $0.code == "total-mismatch" })
    #expect(total.severity == .info)
    #expect(total.message(in: .zh) == "总分印 95.34，等于印出的各项得分之和，但按规则为 95.39。")
  }

  // Golden D8, D9: 81.00 and 78.80 earn 2 and 1 of 5, so 92.39 and 91.39.
  @Test func `Shenzhen 2020 would lose three or four points under other formulas`() throws {
    let (card, _) = try shenzhen()
    let robustness = try #require(card["4.2.1"]?.robustness)
    #expect(
      robustness.alternatives.prefix(3).map { $0.total.rounded?.description } == ["95.39", "92.39", "91.39"])
    #expect(robustness.flipCount == 18)
  }

  @Test func `Shenzhen 2020 loads its survey as plain values`() throws {
    let (_, evaluation) = try shenzhen()
    let plan = try #require(evaluation.surveys.first)
    #expect(plan.declaration.valid == .count(231))
    #expect(plan.declaration.distributed == .notGiven)
    #expect(plan.questionnaire == "../../questionnaires/shenzhen-single-window-2020.yaml")
    guard case .counts(let items) = plan.data else {
      Issue.record("the survey has counts")
      return
    }
    #expect(items.map(\.item) == ["Q1", "Q2", "Q3", "Q4", "Q5"])
    #expect(items[4].counts.map(\.count) == [65, 91, 45, 12, 18])
    #expect(items.flatMap(\.counts).filter { $0.option != "未答" }.map(\.count).reduce(0, +) == 1137)
    #expect(plan.note == "由各题计数拼成，答卷内部的搭配是假设的。")
  }

  @Test func `the Shenzhen pre-entry system scores 89_03`() throws {
    let card = Scorecard(of: try Published.load(Published.shenzhenCustomsPreEntry).framework)
    #expect(card.total.rounded?.description == "89.03")
    #expect(card.rate?.description == "89.03")
    #expect(["2.1", "2.1.1", "2.1.2", "4.1.5"].map { score(card, $0) } == ["9.37", "4.82", "2.55", "7.66"])
    #expect(
      findings(card) == [
        "name-drift 1.2.1", "deduction-unquantified 1.2.2", "deduction-unquantified 1.3.1",
        "name-drift 1.3.2",
        "deduction-unquantified 1.3.2", "deduction-unquantified 2.1.3", "deduction-unquantified 2.2.1",
        "deduction-unquantified 2.2.2", "self-target 3.1.1", "self-target 3.1.1", "over-achievement 3.1.1",
        "over-achievement 3.1.1", "over-achievement 3.1.1", "over-achievement 3.1.1",
        "over-achievement 3.1.1",
        "weight-conflict 3.2.1", "name-drift 4.1", "rate-mismatch 4.1.5", "tier-max-weight 4.1.5",
        "sample-disclosure –", "rate-format –", "grade-bands-missing –",
      ])
    let completions = card.findings.filter { $0.code == "over-achievement" }.map(\.computed)
    #expect(completions == ["135.35", "222.55", "158.23", "193.98", "158.64"])
  }

  @Test func `Shanghai 2017 scores 86_74, a 良 by its bands`() throws {
    let card = Scorecard(of: try Published.load(Published.shanghaiSingleWindow).framework)
    #expect(card.total.rounded?.description == "86.74")
    #expect(card.grade == .grade("良"))
    #expect(
      ["A", "B", "C", "C1", "C2", "C3"].map { score(card, $0) } == [
        "7.00", "24.99", "54.75", "16.79", "34.46", "3.50",
      ])
    #expect(["B11", "C121", "C24", "C25"].map { score(card, $0) } == ["1.99", "1.79", "2.93", "2.53"])
    #expect(card.toNextGrade?.points == "3.26")
    #expect(
      findings(card) == [
        "name-drift B231", "name-drift B31", "deduction-unquantified B31", "name-drift C111",
        "name-drift C131",
        "name-drift C132", "name-drift C21", "name-drift C22", "name-drift C25", "name-drift C31",
        "sample-disclosure –", "sample-disclosure –",
      ])
  }

  // One of 4.56 and 4.57 is truncated: rounded alike, the total is 87.13 (golden D5).
  @Test func `the Cooperation platform scores 87_13 when all scores are rounded alike`() throws {
    let card = Scorecard(of: try Published.load(Published.shanghaiCooperation).framework)
    #expect(card.total.rounded?.description == "87.13")
    #expect(["A", "B"].map { score(card, $0) } == ["9.00", "16.94"])
    #expect(["C2.1.2", "C2.1.3", "C2.1.4"].map { score(card, $0) } == ["4.35", "4.57", "3.70"])
    #expect(
      findings(card) == [
        "deduction-unexplained A2.2", "deduction-unexplained B1.1.1", "deduction-unexplained B2.1.1",
        "deduction-unquantified B2.1.2", "deduction-unquantified B2.2", "deduction-unexplained B2.3",
        "subtotal-mismatch C", "score-rule-mismatch C1.2.2", "deduction-unquantified C2.2.2",
        "sample-disclosure –", "total-mismatch –", "grade-bands-missing –",
      ])
  }

  @Test func `Hainan 2018 scores 97, with bands that cannot be applied`() throws {
    let card = Scorecard(of: try Published.load(Published.hainanInformation).framework)
    #expect(card.total.rounded?.description == "97.00")
    #expect(
      findings(card) == [
        "deduction-unexplained 3.2.1", "deduction-unexplained 3.2.2", "deduction-unexplained 3.2.3",
        "evidence-missing 3.2.5", "band-overlap –", "band-gap –", "band-gap –", "threshold-vs-target –",
        "threshold-vs-target –", "band-direction –", "threshold-vs-target –", "grade-bands-missing –",
      ])
  }
}
