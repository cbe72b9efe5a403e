extension FrequencyTally {
  /// What each answer from 0 to 10 counts in a net promoter score: −100 up to 6, 0 for 7 and 8, 100 for 9 and 10.
  public static let netPromoterScores: [Double] = (0...10).map { $0 >= 9 ? 100 : $0 >= 7 ? 0 : -100 }

  /// The net promoter score (净推荐值, NPS): % of 9 and 10 less % of 0 to 6, −100…100, with the error of a mean.
  ///
  /// For a design with strata or clusters give `netPromoterScores` to its estimator of a mean.
  /// - Parameter population: N, when respondents are a simple random sample from it.
  /// - Returns: `nil` when nobody answered. A tally of other than eleven categories is a programmer error.
  /// - Source: Reichheld (2003), *Harvard Bus. Rev.* 81(12), 46–54. Checked: R survey `svymean` on ±100.
  public func netPromoterScore(population: Int? = nil, level: Double = 0.95) -> Estimate? {
    precondition(counts.count == 11, "a net promoter question is answered from 0 to 10")
    return mean(of: Self.netPromoterScores, population: population, level: level)
  }
}
