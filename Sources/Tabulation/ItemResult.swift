public import ExactNumbers
public import Questionnaires
public import SurveyStatistics

/// What one item's answers say (单题结果).
public struct ItemResult: Sendable {
  /// The item.
  public let item: Item
  /// Its answers, counted.
  public let tally: ItemTally
  /// Answers that count; every share below is of this.
  public let base: Int
  /// Share of each option in percent; `nil` for options that are not valid, and when nobody answered.
  public let shares: [Rational?]
  /// Satisfied answers with share and error; `nil` when the scale has no 满意 flags.
  public let satisfied: Satisfied?
  /// Mean score with its error; `nil` when the scale has no scores or nobody answered.
  public let mean: (value: Rational, estimate: Estimate)?
  /// Share of each option by weight, 0…1; empty without weights.
  public let weightedShares: [Double]

  /// Satisfied answers to one item.
  public struct Satisfied: Sendable {
    /// How many.
    public let count: Int
    /// Percent of the base; `nil` when nobody answered.
    public let share: Rational?
    /// The share 0…1 with its error; `nil` when nobody answered.
    public let estimate: Estimate?
  }
}

extension ItemResult {
  init(_ item: Item, _ tally: ItemTally, of questionnaire: Questionnaire, frame: SampleFrame) {
    let question = questionnaire.question(of: item)
    self.item = item
    self.tally = tally
    let base = tally.base(question)
    self.base = base
    shares = question.scale.options.indices.map { option in
      question.scale.options[option].isValid ? Rational(tally.counts[option], of: base).map { $0 * 100 } : nil
    }
    satisfied = Self.satisfied(question, tally, base, frame)
    mean = Self.mean(question, tally, base, frame)
    let weights = tally.weighted.weights
    let weightedBase = question.scale.validOptions.reduce(0) { $0 + weights[$1] }
    weightedShares = weightedBase > 0 && question.kind.hasOneOption ? weights.map { $0 / weightedBase } : []
  }

  private static func satisfied(
    _ question: Question, _ tally: ItemTally, _ base: Int, _ frame: SampleFrame
  ) -> Satisfied? {
    guard question.kind.hasOneOption,
      let points = SatisfactionFormula.Measure.satisfiedShare.contributions(of: question.scale)
    else { return nil }
    let values = points.indices.map { points[question.isReversed ? question.scale.mirrored($0) : $0] }
    let count = values.indices.reduce(0) { $0 + (values[$1] == 100 ? tally.counts[$1] : 0) }
    guard let share = Rational(count, of: base) else { return Satisfied(count: 0, share: nil, estimate: nil) }
    var estimate = frame.estimate(tally, scores: values.map { $0.map { $0 == 100 ? 1 : 0 } })
    if let known = estimate {
      let evidence = ShareEvidence(
        known, weighting: .equal(base),
        successes: count, answers: base, population: frame.population)
      estimate?.interval = try? evidence.interval(level: frame.level)
    }
    return Satisfied(count: count, share: share * 100, estimate: estimate)
  }

  private static func mean(
    _ question: Question, _ tally: ItemTally, _ base: Int, _ frame: SampleFrame
  ) -> (value: Rational, estimate: Estimate)? {
    guard question.kind.hasOneOption,
      let points = SatisfactionFormula.Measure.score.contributions(of: question.scale)
    else { return nil }
    let values = points.indices.map { points[question.isReversed ? question.scale.mirrored($0) : $0] }
    let total = zip(values, tally.counts).map { ($0 ?? 0) * Rational($1) }.sum()
    guard let mean = total.divided(by: Rational(base)),
      var estimate = frame.estimate(tally, scores: values.map { $0?.doubleValue })
    else { return nil }
    estimate.interval = estimate.meanInterval(level: frame.level)
    return (mean, estimate)
  }
}

/// The sample an estimate is from: everybody who responded, answered or not, out of a population.
struct SampleFrame {
  let respondents: Int
  let population: Int?
  let level: Double

  /// The mean of scores given to the options of one item; `nil` options are outside the base.
  func estimate(_ tally: ItemTally, scores: [Double?]) -> Estimate? {
    let kept = scores.indices.filter { scores[$0] != nil }
    let answers = FrequencyTally(counts: kept.map { tally.counts[$0] })
    let points = kept.compactMap { scores[$0] }
    guard answers.answers > 0 else { return nil }
    var influences = answers.influences(of: points)
    influences.addZeros(max(0, respondents - answers.answers))
    return RatioComposite(RatioTerm(tally: answers, scores: points)).estimate(
      from: influences, respondents: answers.answers, weightedBase: Double(answers.answers),
      population: population.flatMap { $0 >= respondents ? $0 : nil })
  }
}
