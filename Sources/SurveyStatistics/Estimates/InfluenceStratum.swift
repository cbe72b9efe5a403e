/// A part of a sample that was drawn by itself from a population of its own (层), already added up.
///
/// The same stratum as one of a `SampleDesign` without clusters, for those who count in a stream and keep no rows.
public struct InfluenceStratum: Hashable, Sendable {
  /// Of everybody drawn in it, zeros included.
  public var influences: InfluenceTally
  /// How many it holds; `nil` = so many that drawing changed nothing.
  public var population: Int?

  /// A stratum.
  public init(_ influences: InfluenceTally, population: Int?) {
    (self.influences, self.population) = (influences, population)
  }
}

extension RatioComposite {
  /// The estimate alone, where nobody's influence is known.
  ///
  /// - Parameter reason: why there is no error.
  /// - Returns: `nil` when the value is undefined.
  public func estimateWithoutError(
    respondents: Int, weightedBase: Double, because reason: UndefinedReason
  ) -> Estimate? {
    value.map {
      Estimate(value: $0, error: .failure(reason), respondents: respondents, weightedBase: weightedBase)
    }
  }

  /// The estimate with its error, from groups that were drawn apart: their variances add up.
  ///
  /// - Parameters:
  ///   - strata: at least one.
  ///   - respondents: persons with an answer; the degrees of freedom are as many less as there are strata.
  ///   - weightedBase: Σw of those persons.
  /// - Returns: `nil` when the value is undefined. Without an error where a stratum shows no spread, and where no degree of
  ///   freedom is left: what a tally has of the spread of one respondent is rounding. A census has the error 0.
  /// - Source: Särndal, Swensson & Wretman (1992), eq. 3.7.4. Checked: equal to a `SampleDesign` of the same strata.
  public func estimate(
    from strata: [InfluenceStratum], respondents: Int, weightedBase: Double
  ) -> Estimate? {
    precondition(!strata.isEmpty, "a sample has a stratum, if only one")
    guard let value else { return nil }
    var estimate = Estimate(
      value: value, error: .failure(.nobodyAnswered), respondents: respondents, weightedBase: weightedBase)
    do throws(UndefinedReason) {
      var variance = 0.0
      for stratum in strata { variance += try stratum.influences.variance(population: stratum.population) }
      let isCensus = strata.allSatisfy { $0.population == $0.influences.units }
      guard respondents > strata.count || isCensus else {
        throw respondents > 1 ? .noDegreesOfFreedom : .oneRespondent
      }
      estimate.error = .success(
        StandardError(variance.squareRoot(), degreesOfFreedom: max(respondents - strata.count, 0)))
      if let independent = varianceOfIndependentAnswers, independent > 0 {
        estimate.designEffect = variance / independent
      }
      if let effect = estimate.designEffect, effect > 0, let term = onlyTerm {
        estimate.effectiveSample = Double(term.answers) / effect
      }
    } catch {
      estimate.error = .failure(error)
    }
    return estimate
  }
}
