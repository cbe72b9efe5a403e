extension FrequencyTally {
  /// The mean of a score given to each category (均值), one answer per respondent, with its t interval.
  ///
  /// - Parameters:
  ///   - scores: one for each category, worst first or in whatever order the categories have.
  ///   - population: N, when respondents are a simple random sample from it.
  /// - Returns: `nil` when nobody answered.
  /// Checked: R survey `svymean`, with and without weights and `fpc`, relative 1e-9.
  public func mean(of scores: [Double], population: Int? = nil, level: Double = 0.95) -> Estimate? {
    guard var estimate = estimate(of: scores, population: population) else { return nil }
    estimate.interval = estimate.meanInterval(level: level)
    return estimate
  }

  /// The share of answers in some categories (占比), one answer per respondent, with its interval.
  ///
  /// - Parameters:
  ///   - categories: which count; one named twice counts once.
  ///   - population: N, when respondents are a simple random sample from it.
  ///   - method: without one, exact where the answers allow it and Korn–Graubard elsewhere.
  /// - Returns: `nil` when nobody answered.
  public func share(
    of categories: some Sequence<Int>, population: Int? = nil, level: Double = 0.95,
    method: IntervalMethod? = nil
  ) -> Estimate? {
    var scores = Array(repeating: 0.0, count: counts.count)
    for category in categories { scores[category] = 1 }
    guard var estimate = estimate(of: scores, population: population) else { return nil }
    let successes = counts.indices.reduce(0) { $0 + (scores[$1] == 1 ? counts[$1] : 0) }
    let evidence = ShareEvidence(
      estimate, weighting: weighting, successes: successes, answers: answers, population: population)
    estimate.interval = try? evidence.interval(method, level: level)
    return estimate
  }

  private func estimate(of scores: [Double], population: Int?) -> Estimate? {
    RatioComposite(RatioTerm(tally: self, scores: scores)).estimate(
      from: influences(of: scores), respondents: answers, weightedBase: weightedBase,
      population: population)
  }
}
