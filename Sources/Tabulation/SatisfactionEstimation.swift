internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

/// Computes one formula for one set of respondents: its exact value from counts, its error from rows (满意度估计).
struct SatisfactionEstimation {
  let tables: FormulaTables
  let structure: WeightStructure
  /// The categories that are combined; one for formulas that do not combine groups.
  let tallies: [[ItemTally]]
  let sizes: [Int]
  /// Each category's share of the whole, adding up to 1 over the categories with a value.
  let shares: [Rational]
  let rounding: Rounding
  let population: Int?
  let level: Double
  /// The rows, and which category each is in; `nil` when only counts are known.
  let rows: (screened: ScreenedResponses, grouping: Grouping)?

  /// The exact value alone, without its error.
  func exactValue() -> Rational? {
    guard tables.formula.items == .respondentMean else { return try? value.get() }
    return rows.flatMap { try? persons($0.screened, $0.grouping, weighted: false).mean.get() }
  }

  func figure() -> SatisfactionFigure {
    let formula = tables.formula
    let value = self.value
    let person = rows.map { persons($0.screened, $0.grouping, weighted: false) }
    let respondents = person?.respondents ?? mostAnswers
    let estimate = value.isDefined ? person?.estimate : nil
    let exact: Result<Rational, UndefinedFigure> =
      formula.items == .respondentMean ? person?.mean ?? .failure(.rowsUnknown) : value
    return SatisfactionFigure(
      formula: formula, value: exact, rounded: (try? exact.get()).map { rounding($0) },
      fraction: tallies.count == 1 ? tables.fraction(tallies[0]) : nil, respondents: respondents,
      answers: answers, estimate: estimate, unit: tables.unit, weighted: weightedEstimate,
      dependsOnRows: tables.items.count > 1)
  }

  private var value: Result<Rational, UndefinedFigure> {
    var sum = Rational(0)
    var whole = Rational(0)
    for category in tallies.indices where shares[category] > 0 {
      guard let value = tables.value(tallies[category], structure) else { continue }
      sum = sum + shares[category] * value
      whole = whole + shares[category]
    }
    return sum.divided(by: whole).map { .success($0) } ?? .failure(.nobodyAnswered)
  }

  private var answers: Int {
    tallies.indices.reduce(0) { sum, category in
      tables.items.indices.reduce(sum) { $0 + tables.base($1, tallies[category][tables.items[$1]]) }
    }
  }

  /// Without rows, at least as many people answered as the item with most answers has.
  private var mostAnswers: Int {
    tallies.reduce(0) { sum, category in
      sum + (tables.items.indices.map { tables.base($0, category[tables.items[$0]]) }.max() ?? 0)
    }
  }

  private var weightedEstimate: Estimate? {
    guard let rows, !rows.screened.table.metadata.weights.isEmpty, tables.formula.denominator == .answers,
      tables.formula.items != .respondentMean
    else { return nil }
    return persons(rows.screened, rows.grouping, weighted: true).estimate
  }
}

// MARK: Persons

extension SatisfactionEstimation {
  private struct Persons {
    var sum = 0.0
    var squares = 0.0
    var respondents = 0
    var weightedBase = 0.0
    var squaredWeights = 0.0
    var leastWeight = Double.infinity
    var greatestWeight = 0.0
    var influences = InfluenceTally()
    var estimate: Estimate?
    var mean: Result<Rational, UndefinedFigure> = .failure(.nobodyAnswered)

    var weights: WeightSummary {
      WeightSummary(
        count: respondents, sum: weightedBase, sumOfSquares: squaredWeights,
        range: respondents > 0 ? leastWeight...greatestWeight : nil)
    }
  }

  private func persons(_ screened: ScreenedResponses, _ grouping: Grouping, weighted: Bool) -> Persons {
    tables.formula.items == .respondentMean
      ? personMeans(screened, grouping) : influences(screened, grouping, weighted: weighted)
  }

  /// One influence value a person: the sum of what each answer adds. Persons outside every category, and those who
  /// answered nothing, stay in the sample with 0.
  private func influences(_ screened: ScreenedResponses, _ grouping: Grouping, weighted: Bool) -> Persons {
    let weights = screened.table.metadata.weights
    let composites = tallies.map { tables.composite($0, structure, weighted: weighted) }
    let categoryShares = definedShares.map(\.doubleValue)
    var persons = Persons()
    for category in tallies.indices where categoryShares[category] > 0 {
      let influences = PersonInfluences(tables, composites[category], columns: screened.table.columns)
      influences.add(grouping.members[category], weights: weighted ? weights : nil) {
        influence, weight, answered in
        let value = influence * weight * categoryShares[category]
        persons.sum += value
        persons.squares += value * value
        if answered {
          persons.respondents += 1
          persons.weightedBase += weight
          persons.squaredWeights += weight * weight
          persons.leastWeight = min(persons.leastWeight, weight)
          persons.greatestWeight = max(persons.greatestWeight, weight)
        }
      }
    }
    let drawn = weighted ? screened.validCount(withPositive: weights) : screened.validCount
    persons.influences = InfluenceTally(units: drawn, sum: persons.sum, sumOfSquares: persons.squares)
    persons.estimate = estimate(composites, persons)
    return persons
  }

  /// The categories' shares, renormalised over those that have a value.
  private var definedShares: [Rational] {
    let defined = tallies.indices.map { tables.value(tallies[$0], structure) == nil ? 0 : shares[$0] }
    let whole = defined.sum()
    return defined.map { $0.divided(by: whole) ?? 0 }
  }

  private func estimate(_ composites: [RatioComposite], _ persons: Persons) -> Estimate? {
    let categoryShares = definedShares.map(\.doubleValue)
    let terms = zip(composites, categoryShares).flatMap { composite, share in
      composite.terms.map { term in
        var term = term
        term.coefficient *= share
        return term
      }
    }
    guard
      var estimate = RatioComposite(terms).estimate(
        from: persons.influences, respondents: persons.respondents, weightedBase: persons.weightedBase,
        population: population)
    else { return nil }
    estimate.interval = interval(estimate, weighting: persons.weights)
    return estimate
  }

  private func interval(_ estimate: Estimate, weighting: WeightSummary) -> ConfidenceInterval? {
    guard tables.formula.measure.isShare else { return estimate.meanInterval(level: level) }
    let single = tables.items.count == 1 && tallies.count == 1 && tables.formula.denominator == .answers
    let successes = single ? Int((estimate.value * Double(answers)).rounded()) : nil
    let evidence = ShareEvidence(
      estimate, weighting: weighting, successes: successes, answers: answers, population: population)
    return try? evidence.interval(level: level)
  }

  /// 人均: the mean of what each person's own answers average to.
  private func personMeans(_ screened: ScreenedResponses, _ grouping: Grouping) -> Persons {
    let table = screened.table
    let columns = tables.items.map { table.columns[$0].codes }
    var persons = Persons()
    var moments = MomentTally()
    // How often each option was chosen by persons with so many answers: the exact mean needs no more.
    var chosen = tables.contributions.map { contribution in
      [[Int]](repeating: [Int](repeating: 0, count: contribution.count), count: columns.count + 1)
    }
    for response in grouping.members.joined().map(Int.init) {
      let answers = columns.indices.compactMap { position -> (position: Int, option: Int, score: Double)? in
        guard let option = columns[position][response].option else { return nil }
        return tables.scores[position][option].map { (position, option, $0) }
      }
      guard !answers.isEmpty else { continue }
      for answer in answers { chosen[answer.position][answers.count][answer.option] += 1 }
      moments.add(answers.reduce(0) { $0 + $1.score } / Double(answers.count))
      persons.respondents += 1
    }
    guard let base = Rational(1, of: persons.respondents) else { return persons }
    persons.mean = .success(sumOfPersonMeans(chosen) * base)
    persons.estimate = estimate(of: moments, respondents: persons.respondents)
    return persons
  }

  private func sumOfPersonMeans(_ chosen: [[[Int]]]) -> Rational {
    var sum = Rational(0)
    for (position, byCount) in chosen.enumerated() {
      for (count, options) in byCount.enumerated() {
        guard let share = Rational(1, of: count) else { continue }
        for (option, times) in options.enumerated() where times > 0 {
          sum = sum + (tables.contributions[position][option] ?? 0) * Rational(times) * share
        }
      }
    }
    return sum
  }

  private func estimate(of moments: MomentTally, respondents: Int) -> Estimate? {
    // u = (y − ȳ)/n, so Σu² is what the moments hold over n².
    let size = Double(respondents)
    let influences = InfluenceTally(units: respondents, centredSquares: moments.centredSquares / size / size)
    guard
      var estimate = RatioComposite(RatioTerm(answers: moments)).estimate(
        from: influences, respondents: respondents, weightedBase: Double(respondents), population: population)
    else { return nil }
    estimate.interval = interval(
      estimate, weighting: .equal(respondents))
    return estimate
  }
}

extension ScreenedResponses {
  fileprivate func validCount(withPositive weights: [Double]) -> Int {
    weights.indices.count { weights[$0] > 0 && isValid($0) }
  }
}

extension Result {
  fileprivate var isDefined: Bool { if case .success = self { true } else { false } }
}
