import SurveyStatistics

/// The sixty people's answers as the scale tests need them.
enum SixtyScales {
  static let complete = SixtyPeople.all.map { $0.ratings.map(Double.init) }
  /// With the blanks of `scales.R`.
  static let partial: [[Double?]] = SixtyPeople.all.map { person in
    zip(person.ratings, person.answered).map { $1 ? Double($0) : nil }
  }
  static let weights = SixtyPeople.all.map(\.weight)

  static let plain = complete.reduce(into: CovarianceTally(variables: 5)) { $0.add($1) }
  static let weighted = zip(complete, weights).reduce(into: CovarianceTally(variables: 5)) {
    $0.add($1.0, weight: $1.1)
  }
  static let listwise = partial.reduce(into: CovarianceTally(variables: 5)) { $0.add(complete: $1) }
  static let pairwise = partial.reduce(into: PairwiseCovarianceTally(variables: 5)) { $0.add($1) }
}
