internal import ExactNumbers
internal import Questionnaires
internal import SurveyStatistics

/// Computes one formula for one set of respondents: its exact value from counts, its error from how answers go together
/// within persons (满意度估计).
struct SatisfactionEstimation {
  let tables: FormulaTables
  let structure: WeightStructure
  /// The categories that are combined; one for formulas that do not combine groups.
  let categories: [CategoryTally]
  /// Each category's weight in the whole; those of categories without a value are shared by the others.
  let shares: [Rational]
  /// The sample the categories are a part of; `nil` when it is nobody but them.
  let sample: CategoryTally?
  let rounding: Rounding
  let population: Int?
  let level: Double

  /// The exact value alone, without its error.
  func exactValue() -> Rational? { try? combined(values).get() }

  func figure() -> SatisfactionFigure {
    let people = people(weighted: false)
    let value = combined(people.map(\.values) ?? values)
    return SatisfactionFigure(
      formula: tables.formula, value: value, rounded: (try? value.get()).map { rounding($0) },
      fraction: categories.count == 1 ? tables.fraction(categories[0].items) : nil,
      respondents: people?.sums.weights.count ?? mostAnswers, answers: answers,
      estimate: people.flatMap { estimate($0) }, unit: tables.unit,
      weighted: self.people(weighted: true).flatMap { estimate($0) },
      dependsOnRows: tables.items.count > 1)
  }

  /// Each category's value; `nil` when a formula looks at persons and only counts are known.
  private var values: [Rational?]? {
    guard tables.formula.items == .respondentMean else {
      return categories.map { tables.value($0.items, structure) }
    }
    let means = categories.compactMap { $0.persons(weighted: false)?.means(tables) }
    return means.count == categories.count ? means.map(\.value) : nil
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
    categories.reduce(0) { sum, category in
      tables.items.indices.reduce(sum) { $0 + tables.base($1, category.items[tables.items[$1]]) }
    }
  }

  /// Without persons, at least as many people answered as the item with most answers has.
  private var mostAnswers: Int {
    categories.reduce(0) { sum, category in
      sum + (tables.items.indices.map { tables.base($0, category.items[tables.items[$0]]) }.max() ?? 0)
    }
  }
}

// MARK: People

extension SatisfactionEstimation {
  /// What persons add to counts: each category's value and terms, and the influence values added up.
  private struct People {
    let values: [Rational?]
    let composite: RatioComposite
    var sums = PersonSums()
    /// Everybody in the sample, answered or not. Who has no weight is in no weighted sample.
    let drawn: Int
  }

  private func people(weighted: Bool) -> People? {
    let persons = categories.compactMap { $0.persons(weighted: weighted) }
    guard persons.count == categories.count else { return nil }
    let drawn =
      sample?.persons(weighted: weighted)?.everybody.count
      ?? persons.reduce(0) { $0 + $1.everybody.count }
    if tables.formula.items == .respondentMean { return personMeans(persons, drawn: drawn) }
    let terms = zip(categories, persons).map {
      tables.composite($0.items, structure, weighted: weighted, everybody: $1.everybody)
    }
    // Who has no weight may leave an item or a group with no weighted base.
    let values = zip(categories, terms).map { category, term in
      term.value == nil ? nil : tables.value(category.items, structure)
    }
    let composites = zip(terms, definedShares(values)).map { $0.scaled(by: $1.doubleValue) }
    var people = People(
      values: values, composite: RatioComposite(composites.flatMap(\.terms)), drawn: drawn)
    for (category, composite) in composites.enumerated() where values[category] != nil {
      people.sums.merge(persons[category].sums(tables, composite))
    }
    return people
  }

  /// 人均: the mean of what each person's own answers average to.
  private func personMeans(_ persons: [PersonTally], drawn: Int) -> People? {
    let means = persons.compactMap { $0.means(tables) }
    guard means.count == persons.count else { return nil }
    let values = means.map(\.value)
    let terms = zip(means, definedShares(values)).map {
      RatioTerm(coefficient: $1.doubleValue, answers: $0.moments)
    }
    var people = People(values: values, composite: RatioComposite(terms), drawn: drawn)
    for (term, mean) in means.enumerated() {
      people.sums.merge(mean.sums(ofTerm: term, in: people.composite))
    }
    return people
  }

  private func estimate(_ people: People) -> Estimate? {
    let weights = people.sums.weights
    guard weights.count > 0,
      var estimate = people.composite.estimate(
        from: people.sums.influences(drawn: people.drawn), respondents: weights.count,
        weightedBase: weights.sum, population: population)
    else { return nil }
    estimate.interval = interval(estimate, people)
    return estimate
  }

  private func interval(_ estimate: Estimate, _ people: People) -> ConfidenceInterval? {
    guard tables.formula.measure.isShare else { return estimate.meanInterval(level: level) }
    let answers = people.composite.terms.reduce(0) { $0 + ($1.coefficient == 0 ? 0 : $1.answers) }
    // One answer a person is a draw from the population; several of one person are not.
    let isSingle = tables.items.count == 1 && categories.count == 1 && tables.formula.denominator == .answers
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
