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

  /// The exact value alone, without its error.
  func exactValue() -> Rational? {
    let means = tables.formula.items == .respondentMean ? rows : nil
    return try? combined(means.map { personMeans($0, weighted: false).values } ?? values).get()
  }

  func figure() -> SatisfactionFigure {
    let people = rows.map { self.people($0, weighted: false) }
    let value = combined(people.map(\.values) ?? values)
    let weighted = rows.flatMap { $0.hasWeights ? self.people($0, weighted: true) : nil }
    return SatisfactionFigure(
      formula: tables.formula, value: value, rounded: (try? value.get()).map { rounding($0) },
      fraction: tallies.count == 1 ? tables.fraction(tallies[0]) : nil,
      respondents: people?.sums.respondents ?? mostAnswers, answers: answers,
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
    let sums: PersonSums
  }

  private func people(_ rows: SampledRows, weighted: Bool) -> People {
    if tables.formula.items == .respondentMean { return personMeans(rows, weighted: weighted) }
    let everybody = rows.categoryWeights(weighted: weighted)
    let terms = zip(tallies, everybody).map {
      tables.composite($0, structure, weighted: weighted, everybody: $1)
    }
    // Who has no weight may leave an item or a group with no weighted base.
    let values = zip(tallies, terms).map { tally, term in
      term.value == nil ? nil : tables.value(tally, structure)
    }
    let composites = zip(terms, definedShares(values)).map { $0.scaled(by: $1.doubleValue) }
    var sums = PersonSums(drawn: rows.drawn(weighted: weighted))
    for (category, composite) in composites.enumerated() where values[category] != nil {
      PersonInfluences(tables, composite, columns: rows.columns).add(
        rows.members[category], weights: rows.weights(weighted: weighted)
      ) { sums.add($0, weight: $1, answered: $2) }
    }
    return People(values: values, composite: RatioComposite(composites.flatMap(\.terms)), sums: sums)
  }

  /// 人均: the mean of what each person's own answers average to.
  private func personMeans(_ rows: SampledRows, weighted: Bool) -> People {
    let means = rows.members.map { PersonMeans(tables, rows, of: $0, weighted: weighted) }
    let values = means.map(\.value)
    let terms = zip(means, definedShares(values)).map {
      RatioTerm(coefficient: $1.doubleValue, answers: $0.moments)
    }
    let composite = RatioComposite(terms)
    var sums = PersonSums(drawn: rows.drawn(weighted: weighted))
    for (category, means) in means.enumerated() {
      for (mean, weight) in zip(means.means, means.weights) {
        let influence = composite.influence(ofTerm: category, numerator: mean, denominator: 1)
        sums.add(influence, weight: weight, answered: true)
      }
    }
    return People(values: values, composite: composite, sums: sums)
  }

  private func estimate(_ people: People) -> Estimate? {
    let sums = people.sums
    guard sums.respondents > 0,
      var estimate = people.composite.estimate(
        from: sums.influences, respondents: sums.respondents, weightedBase: sums.weights.sum,
        population: population)
    else { return nil }
    estimate.interval = interval(estimate, people)
    return estimate
  }

  private func interval(_ estimate: Estimate, _ people: People) -> ConfidenceInterval? {
    guard tables.formula.measure.isShare else { return estimate.meanInterval(level: level) }
    let answers = people.composite.terms.reduce(0) { $0 + ($1.coefficient == 0 ? 0 : $1.answers) }
    // One answer a person is a draw from the population; several of one person are not.
    let isSingle = tables.items.count == 1 && tallies.count == 1 && tables.formula.denominator == .answers
    let successes = isSingle ? Int((estimate.value * Double(answers)).rounded()) : nil
    let evidence = ShareEvidence(
      estimate, weighting: people.sums.weights, successes: successes, answers: answers,
      population: population)
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
