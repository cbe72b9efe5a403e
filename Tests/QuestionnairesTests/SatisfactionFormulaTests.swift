import ExactNumbers
import Questionnaires
import Testing

/// Four levels and 不了解, which stands in the middle of the platform's list.
private let scale = RatingScale(options: [
  AnswerOption(code: "1", label: "非常满意", aliases: ["很满意"], score: 80, isSatisfied: true),
  AnswerOption(code: "2", label: "满意", score: 60, isSatisfied: true),
  AnswerOption(code: "9", label: "不了解", isValid: false),
  AnswerOption(code: "3", label: "一般", score: 30, isSatisfied: false),
  AnswerOption(code: "4", label: "不满意", score: 0, isSatisfied: false),
])

/// A 0–10 scale: the text of one option is the code of the next, as positions count from 1.
private let ten = RatingScale(options: (0...10).map { AnswerOption(code: "\($0 + 1)", label: "\($0)") })

private func plain(_ flags: [Bool?], scores: [ExactDecimal?]? = nil) -> RatingScale {
  RatingScale(
    options: flags.enumerated().map { index, flag in
      AnswerOption(code: "\(index)", label: "\(index)", score: scores?[index], isSatisfied: flag)
    })
}

@Suite struct ContributionTests {
  @Test(
    arguments: [
      (.satisfiedShare, [100, 100, nil, 0, 0]),
      (.netSatisfaction, [100, 100, nil, -100, -100]),
      (.optionShare(["很满意", "2"]), [100, 100, nil, 0, 0]),
      (.topShare(1), [100, 0, nil, 0, 0]),
      (.topShare(3), [100, 100, nil, 100, 0]),
      (.score, [80, 60, nil, 30, 0]),
      // The best score, 80, becomes 100: every score times 5/4. 30 · 5/4 = 75/2.
      (.scaledScore(fullMarks: 100), [100, 75, nil, Rational(75, of: 2), 0]),
      (.assigned([100, 80, 60, 0]), [100, 80, nil, 60, 0]),
    ] as [(SatisfactionFormula.Measure, [Rational?])])
  func `an option outside the base contributes nothing`(
    measure: SatisfactionFormula.Measure, expected: [Rational?]
  ) {
    #expect(measure.contributions(of: scale) == expected)
  }

  @Test func `an option's name is its text before it is another option's code`() {
    let promoters = SatisfactionFormula.Measure.optionShare(["9", "10"]).contributions(of: ten)
    #expect(promoters == [0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 100])
    #expect(ten.option(named: "11") == 10)
    #expect(ten.option(named: "12") == nil)
  }

  @Test(
    arguments: [
      .satisfiedShare, .netSatisfaction, .score, .scaledScore(fullMarks: 100), .topShare(3),
      .assigned([100, 0]),
    ] as [SatisfactionFormula.Measure])
  func `a scale that lacks what the measure needs has no contributions`(measure: SatisfactionFormula.Measure)
  {
    #expect(measure.contributions(of: plain([true, nil, false], scores: [100, nil, 0])) == nil)
  }

  @Test func `scores that are all zero cannot be stretched`() {
    let zero = plain([true, false], scores: [0, 0])
    #expect(SatisfactionFormula.Measure.scaledScore(fullMarks: 100).contributions(of: zero) == nil)
    #expect(SatisfactionFormula.Measure.score.contributions(of: zero) == [0, 0])
  }

  @Test func `only shares have share intervals`() {
    let measures: [SatisfactionFormula.Measure] = [
      .satisfiedShare, .optionShare([]), .topShare(1), .score, .scaledScore(fullMarks: 1), .assigned([]),
      .netSatisfaction,
    ]
    #expect(measures.map(\.isShare) == [true, true, true, false, false, false, false])
  }
}

@Suite struct RatingScaleTests {
  @Test func `valid options leave out 不了解`() { #expect(scale.validOptions == [0, 1, 3, 4]) }

  @Test func `best first goes by score, whatever the order of the list`() {
    #expect(scale.validOptionsFromBest == [0, 1, 3, 4])
    #expect(plain([nil, nil, nil], scores: [0, 100, 50]).validOptionsFromBest == [1, 2, 0])
    #expect(plain([nil, nil, nil], scores: [50, 100, 50]).validOptionsFromBest == [1, 0, 2])
  }

  @Test func `without all scores the flags say which end is better`() {
    #expect(plain([false, nil, true], scores: [1, nil, 2]).validOptionsFromBest == [2, 1, 0])
    #expect(plain([true, nil, false]).validOptionsFromBest == [0, 1, 2])
  }

  @Test func `without either the first position is best`() {
    #expect(plain([nil, nil, nil]).validOptionsFromBest == [0, 1, 2])
  }

  @Test func `a reversed question mirrors positions among the valid options`() {
    #expect(scale.options.indices.map(scale.mirrored) == [4, 3, 2, 1, 0])
    #expect((0..<3).map(plain([nil, nil, nil]).mirrored) == [2, 1, 0])
  }
}

@Suite struct StandardAlternativeTests {
  @Test(arguments: [
    (4, ["scored-100-80-60-30", "scored-100-80-60-0", "scored-100-75-50-25"]),
    (5, ["scored-100-80-60-30-0", "scored-100-75-50-25-0"]),
  ])
  func `the usual formulas for a number of levels`(levels: Int, scored: [String]) {
    let alternatives = SatisfactionPlan.standardAlternatives(levels: levels)
    #expect(alternatives.map(\.id.description) == ["top1", "top2", "top3", "mean-of-questions"] + scored)
    for formula in alternatives where formula.id.description.hasPrefix("scored-") {
      guard case .assigned(let points) = formula.measure else {
        Issue.record("\(formula.id) assigns no points")
        continue
      }
      #expect(points.count == levels)
    }
  }

  @Test func `two levels have one top share and no usual points`() {
    #expect(SatisfactionPlan.standardAlternatives(levels: 2).map(\.id) == ["top1", "mean-of-questions"])
  }

  @Test func `all are pooled but the mean of questions`() {
    let alternatives = SatisfactionPlan.standardAlternatives(levels: 4)
    #expect(alternatives.map(\.items) == [.pooled, .pooled, .pooled, .equal, .pooled, .pooled, .pooled])
    #expect(alternatives[3].measure == .satisfiedShare)
  }
}
