/// A part of a sample that was drawn by itself from a population of its own (层), already added up.
///
/// The same stratum as one of a `SampleDesign` without clusters, for those who count in a stream and keep no rows.
public struct InfluenceStratum: Hashable, Sendable {
  /// Of everybody drawn in it, zeros included.
  public var influences: InfluenceTally
  /// How many it holds; `nil` = so many that drawing changed nothing.
  public var population: Int?
  /// The ratios of the composite that are about people in it; `nil` = all.
  public var terms: Range<Int>?

  /// A stratum.
  public init(_ influences: InfluenceTally, population: Int?, terms: Range<Int>? = nil) {
    (self.influences, self.population, self.terms) = (influences, population, terms)
  }

  /// Whether everybody in it was drawn.
  var isCensus: Bool { population == influences.units }
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
  /// - Returns: `nil` when the value is undefined. Without an error where a stratum or a ratio that counts shows no spread,
  ///   and where no degree of freedom is left: what a tally has of the spread of one respondent is rounding. A census has
  ///   the error 0.
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
      guard respondents > strata.count || strata.allSatisfy(\.isCensus) else {
        throw respondents > 1 ? .noDegreesOfFreedom : .oneRespondent
      }
      if strata.contains(where: restsOnOneRespondent) { throw .oneRespondentToAPart }
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

  /// Whether a ratio that counts has one respondent, in a stratum that was not taken whole. Such a person's answer is the
  /// ratio, and the influence 0: the error would be that of the other ratios, as if this one were certain.
  private func restsOnOneRespondent(_ stratum: InfluenceStratum) -> Bool {
    !stratum.isCensus
      && (stratum.terms ?? terms.indices).contains {
        terms[$0].coefficient != 0 && terms[$0].respondents == 1
      }
  }
}
