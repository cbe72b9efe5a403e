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
  /// Each category's weight in the whole; those of categories without a value are shared by the others.
  let shares: [Rational]
  let rounding: Rounding
  let population: Int?
  let level: Double
  /// The rows; `nil` when only counts are known.
  let rows: SampledRows?

  func figure() -> SatisfactionFigure {
    let people = rows.map { self.people($0, weighted: false) }
    let value = combined(people.map(\.values) ?? values)
    let weighted = rows.flatMap { $0.hasWeights ? self.people($0, weighted: true) : nil }
    return SatisfactionFigure(
      formula: tables.formula, value: value, rounded: (try? value.get()).map { rounding($0) },
      fraction: tallies.count == 1 ? tables.fraction(tallies[0]) : nil,
      respondents: people?.influences.respondents ?? mostAnswers, answers: answers,
      estimate: people.flatMap { estimate($0) }, unit: tables.unit,
      weighted: weighted.flatMap { estimate($0) },
      dependsOnRows: tables.items.count > 1)
  }

  /// Each category's value from counts alone; a formula that looks at each person has none.
  private var values: [Rational?]? {
    tables.formula.items == .respondentMean ? nil : tallies.map { tables.value($0, structure) }
  }

  private func combined(_ values: [Rational?]?) -> Result<Rational, UndefinedFigure> {
    guard let values else { return .failure(.rowsUnknown) }
    let shares = definedShares(values)
    guard shares.contains(where: { $0 > 0 }) else { return .failure(.nobodyAnswered) }
    return .success(zip(shares, values).map { share, value in share * (value ?? Rational(0)) }.sum())
  }

  /// The categories' shares of the whole, over those that have a value.
  private func definedShares(_ values: [Rational?]) -> [Rational] {
    let defined = zip(shares, values).map { share, value in value == nil ? Rational(0) : share }
    let whole = defined.sum()
    return defined.map { $0.divided(by: whole) ?? 0 }
  }

  private var answers: Int {
    tallies.reduce(0) { sum, category in
      tables.items.indices.reduce(sum) { $0 + tables.base($1, category[tables.items[$1]]) }
    }
  }

  /// Without rows, at least as many people answered as the item with most answers has.
  private var mostAnswers: Int {
    tallies.reduce(0) { sum, category in
      sum + (tables.items.indices.map { tables.base($0, category[tables.items[$0]]) }.max() ?? 0)
    }
  }
}

// MARK: People

extension SatisfactionEstimation {
  /// What rows add to counts: each category's value and terms, and one influence value a person.
  private struct People {
    let values: [Rational?]
    let composite: RatioComposite
    let influences: PersonInfluences
  }

  private func people(_ rows: SampledRows, weighted: Bool) -> People {
    if tables.formula.items == .respondentMean { return personMeans(rows, weighted: weighted) }
    let everybody = rows.categoryWeights(weighted: weighted, categories: tallies.count)
    let terms = zip(tallies, everybody).map {
      tables.composite($0, structure, weighted: weighted, everybody: $1)
    }
    // Who has no weight may leave an item or a group with no weighted base.
    let values = zip(tallies, terms).map { tally, term in
      term.value == nil ? nil : tables.value(tally, structure)
    }
    let shares = definedShares(values).map(\.doubleValue)
    let composites = zip(terms, shares).map { $0.scaled(by: $1) }
    var influences = PersonInfluences(rows)
    for position in tables.items.indices {
      influences.add(
        rows.codes(tables.items[position]), effects: composites.map { tables.effects(position, $0) },
        countsEverybody: tables.formula.denominator == .responses)
    }
    influences.close(weighted: weighted)
    return People(
      values: values, composite: RatioComposite(composites.flatMap(\.terms)), influences: influences)
  }

  /// 人均: the mean of what each person's own answers average to.
  private func personMeans(_ rows: SampledRows, weighted: Bool) -> People {
    let means = PersonMeans(tables, rows, categories: tallies.count, weighted: weighted)
    let shares = definedShares(means.values).map(\.doubleValue)
    let terms = zip(means.moments, shares).map { RatioTerm(coefficient: $1, answers: $0) }
    let composite = RatioComposite(terms)
    var influences = PersonInfluences(rows)
    influences.add(means.means) { category, mean in
      composite.influence(ofTerm: category, numerator: mean, denominator: 1)
    }
    influences.close(weighted: weighted)
    return People(values: means.values, composite: composite, influences: influences)
  }

  private func estimate(_ people: People) -> Estimate? {
    let known = people.influences
    guard known.respondents > 0,
      var estimate = people.composite.estimate(
        from: known.tally, respondents: known.respondents, weightedBase: known.weights.sum,
        population: population)
    else { return nil }
    estimate.interval = interval(estimate, known)
    return estimate
  }

  private func interval(_ estimate: Estimate, _ known: PersonInfluences) -> ConfidenceInterval? {
    guard tables.formula.measure.isShare else { return estimate.meanInterval(level: level) }
    // One answer a person is a draw from the population; several of one person are not.
    let isSingle = tables.items.count == 1 && tallies.count == 1 && tables.formula.denominator == .answers
    let successes = isSingle ? Int((estimate.value * Double(known.respondents)).rounded()) : nil
    let evidence = ShareEvidence(
      estimate, weighting: known.weights, successes: successes, answers: known.answers, population: population
    )
    return try? evidence.interval(level: level)
  }
}

extension RatioComposite {
  fileprivate func scaled(by factor: Double) -> RatioComposite {
    RatioComposite(
      terms.map { term in
        var term = term
        term.coefficient *= factor
        return term
      })
  }
}
