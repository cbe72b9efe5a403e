internal import ExactNumbers
internal import Questionnaires
internal import SurveyStatistics

/// Computes one formula for one set of respondents: its exact value from counts, its error from how answers go together
/// within persons (满意度估计).
struct SatisfactionEstimation {
  let tables: FormulaTables
  /// The categories that are combined; one for formulas that do not combine groups.
  let categories: [CategoryTally]
  /// Each category's weight in the whole; those of categories without a value are shared by the others.
  let shares: [Rational]
  let sampling: Sampling
  let rounding: Rounding
  let level: Double

  /// The exact value alone, without its error.
  func exactValue() -> Rational? { try? combined(values).get() }

  func figure() -> SatisfactionFigure {
    let people = people(weighted: false)
    let value = combined(values)
    return SatisfactionFigure(
      formula: tables.formula, value: value, rounded: (try? value.get()).map { rounding($0) },
      fraction: categories.count == 1 ? tables.fraction(categories[0].items) : nil,
      respondents: people?.weights.count ?? mostAnswers, answers: answers,
      estimate: people.flatMap { estimate($0) }, unit: tables.unit,
      weighted: self.people(weighted: true).flatMap { estimate($0) },
      dependsOnRows: tables.items.count > 1)
  }

  /// Each category's value; `nil` when a formula looks at persons and only counts are known.
  private var values: [Rational?]? {
    guard tables.formula.items == .respondentMean else {
      return categories.map { tables.value($0.items) }
    }
    let means = categories.compactMap { $0.means(tables) }
    return means.count == categories.count ? means.map(\.value) : nil
  }

  private func combined(_ values: [Rational?]?) -> Result<Rational, UndefinedFigure> {
    guard let values else { return .failure(.rowsUnknown) }
    let shares = shares(ofDefined: values.map { $0 != nil })
    guard shares.contains(where: { $0 > 0 }) else { return .failure(.nobodyAnswered) }
    return .success(zip(shares, values).map { share, value in share * (value ?? Rational(0)) }.sum())
  }

  /// The categories' shares of the whole, over those that have a value.
  private func shares(ofDefined isDefined: [Bool]) -> [Rational] {
    let defined = zip(shares, isDefined).map { $1 ? $0 : 0 }
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
  /// What persons add to counts: the terms of each category, and the influence values added up.
  private struct People {
    /// By category: whether it has a value.
    let isDefined: [Bool]
    let composite: RatioComposite
    /// The weights of the persons in the base, of all categories with a value.
    let weights: WeightSummary
    /// By category; `nil` when nobody's answers were looked at together, so that there is no error.
    var sums: [PersonSums]?
    /// Everybody in each category, answered or not. Who has no weight is in no weighted sample.
    let drawn: [Int]
    /// Everybody in the sample the categories are a part of.
    let whole: Int
  }

  /// `nil` when only counts are known, and when weighted figures are asked of a survey without weights.
  private func people(weighted: Bool) -> People? {
    let everybody = categories.compactMap { $0.everybody(weighted: weighted) }
    guard everybody.count == categories.count else { return nil }
    let drawn = everybody.map(\.count)
    let whole = sampling.whole?.everybody(weighted: weighted)?.count ?? drawn.reduce(0, +)
    if tables.formula.items == .respondentMean {
      return personMeans(weighted: weighted, drawn: drawn, whole: whole)
    }
    let answering = categories.map { $0.base(of: tables, weighted: weighted) }
    let terms = categories.indices.map {
      tables.composite(
        categories[$0].items, weighted: weighted, respondents: answering[$0]?.count, everybody: everybody[$0])
    }
    // Who has no weight may leave an item or a group with no weighted base.
    let isDefined = terms.map { $0.value != nil }
    let composites = zip(terms, shares(ofDefined: isDefined)).map { $0.scaled(by: $1.doubleValue) }
    let bases = zip(answering, isDefined).map { $1 ? $0 : nil }
    return People(
      isDefined: isDefined, composite: RatioComposite(composites.flatMap(\.terms)), weights: bases.merged,
      sums: sums(composites, bases, weighted: weighted), drawn: drawn, whole: whole)
  }

  /// - Parameter bases: `nil` for categories without a value.
  private func sums(
    _ composites: [RatioComposite], _ bases: [WeightSummary?], weighted: Bool
  ) -> [PersonSums]? {
    var sums: [PersonSums] = []
    for (index, category) in categories.enumerated() {
      guard let persons = category.persons else { return nil }
      sums.append(
        bases[index].map { persons.sums(tables, composites[index], weighted: weighted, weights: $0) }
          ?? PersonSums())
    }
    return sums
  }

  /// 人均: the mean of what each person's own answers average to.
  private func personMeans(weighted: Bool, drawn: [Int], whole: Int) -> People? {
    let means = categories.compactMap { $0.means(tables) }
    guard means.count == categories.count else { return nil }
    let isDefined = means.map { $0.value != nil }
    let terms = zip(means, shares(ofDefined: isDefined)).map {
      RatioTerm(coefficient: $1.doubleValue, answers: $0.moments(weighted: weighted))
    }
    let composite = RatioComposite(terms)
    let sums = means.enumerated().map { $1.sums(ofTerm: $0, in: composite, weighted: weighted) }
    return People(
      isDefined: isDefined, composite: composite, weights: sums.map(\.weights).merged, sums: sums,
      drawn: drawn,
      whole: whole)
  }

  private func estimate(_ people: People) -> Estimate? {
    let weights = people.weights
    guard weights.count > 0 else { return nil }
    guard let sums = people.sums else {
      return people.composite.estimateWithoutError(
        respondents: weights.count, weightedBase: weights.sum, because: .answersNotPaired)
    }
    guard
      var estimate = people.composite.estimate(
        from: strata(people, sums), respondents: weights.count, weightedBase: weights.sum)
    else { return nil }
    estimate.interval = interval(estimate, people)
    return estimate
  }

  /// Groups with populations of their own were drawn apart; all others are one sample.
  private func strata(_ people: People, _ sums: [PersonSums]) -> [InfluenceStratum] {
    switch sampling {
    case .whole(let population), .part(_, let population):
      let all = sums.reduce(into: PersonSums()) { $0.merge($1) }
      return [InfluenceStratum(all.influences(drawn: people.whole), population: population)]
    case .apart(let populations):
      let terms = people.composite.terms.count / categories.count
      return populations.indices.filter { people.isDefined[$0] }.map { category in
        InfluenceStratum(
          sums[category].influences(drawn: people.drawn[category]), population: populations[category],
          terms: category * terms..<(category + 1) * terms)
      }
    }
  }

  /// The share of its population that was drawn, of groups drawn apart the least; `nil` = that of the respondents in the
  /// population, if it is stated.
  private func drawn(_ people: People) -> Double? {
    switch sampling {
    case .whole: nil
    case .part(_, let population): population.map { Double(people.whole) / Double($0) }
    case .apart(let populations): zip(people.drawn, populations).map { Double($0) / Double($1) }.min()
    }
  }

  private func interval(_ estimate: Estimate, _ people: People) -> ConfidenceInterval? {
    guard tables.formula.measure.isShare else { return estimate.meanInterval(level: level) }
    let answers = people.composite.terms.reduce(0) { $0 + ($1.coefficient == 0 ? 0 : $1.answers) }
    // One answer a person is a draw from the population; several of one person are not.
    let isSingle = tables.items.count == 1 && categories.count == 1 && tables.formula.denominator == .answers
    let successes = isSingle ? Int((estimate.value * Double(answers)).rounded()) : nil
    let evidence = ShareEvidence(
      estimate, weighting: people.weights, successes: successes, answers: answers,
      population: sampling.population, drawn: drawn(people))
    return try? evidence.interval(level: level)
  }
}

extension [WeightSummary?] {
  fileprivate var merged: WeightSummary { compactMap(\.self).merged }
}

extension [WeightSummary] {
  fileprivate var merged: WeightSummary { reduce(into: WeightSummary()) { $0.merge($1) } }
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
