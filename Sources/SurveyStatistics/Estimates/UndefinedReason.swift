/// Why a figure does not exist (无法计算的原因): the facts only, the words are the caller's.
public enum UndefinedReason: Error, Hashable, Sendable {
  /// There is no answer to estimate from.
  case nobodyAnswered
  /// One respondent says nothing about how much respondents differ.
  case oneRespondent
  /// One of several figures that are combined rests on one respondent: what it adds to the error is not known.
  case oneRespondentToAPart
  /// Only how often each answer was given has been counted, and not which ones were given by one person.
  case answersNotPaired
  /// As many first-stage units answered as there are strata of them: none is left to show the spread.
  case noDegreesOfFreedom
  /// An interval for a share leaves 0…1, so that no value of the distribution bounds the quantile.
  case intervalBeyondRange
  /// Some replicate gives nobody behind the figure a weight.
  case undefinedInReplicate
  /// More were drawn than the population is said to hold.
  case sampleExceedsPopulation(sample: Int, population: Int)
  /// The exact interval of a finite population needs its size.
  case populationUnknown
  /// The exact interval counts in 64 bits: `HypergeometricDistribution.largestPopulation`.
  case populationTooLarge
  /// The method is for answers counted one per respondent with equal weights.
  case unequalWeights
  /// All values are the same where differences are needed.
  case noVariation
  /// The statistic is about how items agree, or adds one up without another.
  case tooFewItems(needed: Int)
  /// The estimates have no sampling error to be held against: a census, or everybody answered alike.
  case noSamplingError
  /// Every combination of items would have to be gone through.
  case tooManyItems(most: Int)
  /// A table of so many cells has a covariance too large to be of use.
  case tooManyCells(most: Int)
  /// The iteration did not settle.
  case noConvergence
  /// An item is a combination of others, or there are no more rows than items.
  case singularMatrix
}
