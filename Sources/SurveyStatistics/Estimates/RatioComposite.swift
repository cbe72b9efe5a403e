/// A linear combination of ratios θ = Σ c·Y/X (比率的线性组合): the form of every satisfaction figure.
///
/// One share is one term; a pooled rate is one term whose x is the number of questions a person answered; a
/// mean of question rates has c = 1/k; weighted composites, groups and differences have their own c.
///
/// The ratios of a composite may rest on different respondents. Its error counts the person as the unit, with
/// all of a person's answers in one influence value, so that answers of one person are never taken for
/// independent.
/// Source: Särndal, Swensson & Wretman (1992), §5.5–5.6; Binder (1983), *Int. Stat. Rev.* 51,
/// 279–292.
public struct RatioComposite: Hashable, Sendable {
  /// The terms; a coefficient of 0 takes one out.
  public let terms: [RatioTerm]

  /// The combination with the coefficients as they are.
  public init(_ terms: [RatioTerm]) { self.terms = terms }

  /// A single ratio.
  public init(_ term: RatioTerm) { terms = [term] }

  /// The weighted mean over the terms that have a base: their coefficients are taken as weights and made to
  /// add up to 1, those of the others become 0.
  public static func weightedMean(of terms: [RatioTerm]) -> RatioComposite {
    let total = terms.reduce(0) { $0 + ($1.denominator == 0 ? 0 : $1.coefficient) }
    return RatioComposite(
      terms.map { term in
        var term = term
        term.coefficient = term.denominator == 0 || total == 0 ? 0 : term.coefficient / total
        return term
      })
  }

  /// θ; `nil` when there is no term, or one that counts has nothing under the line.
  public var value: Double? {
    let used = terms.filter { $0.coefficient != 0 }
    guard !used.isEmpty else { return nil }
    var sum = 0.0
    for term in used {
      guard let ratio = term.ratio else { return nil }
      sum += term.coefficient * ratio
    }
    return sum
  }

  /// What a person's answers to one term add to that person's influence: w·c(y − Rx)/X.
  ///
  /// - Parameters:
  ///   - term: its index.
  ///   - numerator: y, such as the person's satisfied answers.
  ///   - denominator: x, such as the person's answers.
  /// - Returns: 0 for a term that is taken out.
  public func influence(
    ofTerm term: Int, numerator: Double, denominator: Double, weight: Double = 1
  ) -> Double {
    let term = terms[term]
    guard let ratio = term.ratio, term.coefficient != 0 else { return 0 }
    return weight * term.coefficient * (numerator - ratio * denominator) / term.denominator
  }

  /// A person's influence u = w·Σ c(y − Rx)/X.
  ///
  /// - Parameter parts: the person's y and x in the order of the terms; zeros where there is no answer.
  public func influence(of parts: [RatioPart], weight: Double = 1) -> Double {
    precondition(parts.count == terms.count, "a person has a part in every term, if only zeros")
    return parts.indices.reduce(0) { sum, index in
      sum
        + influence(
          ofTerm: index, numerator: parts[index].numerator, denominator: parts[index].denominator,
          weight: weight)
    }
  }

  /// The variance had every answer been drawn independently: Σ c²S²/m.
  ///
  /// - Returns: `nil` when a term has no element variance.
  public var varianceOfIndependentAnswers: Double? {
    var sum = 0.0
    for term in terms where term.coefficient != 0 {
      guard let variance = term.elementVariance else { return nil }
      sum += term.coefficient * term.coefficient * variance / Double(term.answers)
    }
    return sum
  }

  /// The estimate with its error, from the influence values of all persons.
  ///
  /// - Parameters:
  ///   - respondents: persons with an answer; the degrees of freedom are one less.
  ///   - weightedBase: Σw of those persons.
  ///   - population: N; with it the finite-population factor, so that a census has no error.
  /// - Returns: `nil` when the value is undefined.
  /// Checked: R survey `svymean`, `svyratio`, `svycontrast` and `deff = "replace"`, relative 1e-9.
  public func estimate(
    from influences: InfluenceTally, respondents: Int, weightedBase: Double, population: Int? = nil
  ) -> Estimate? {
    estimate(
      from: [InfluenceStratum(influences, population: population)], respondents: respondents,
      weightedBase: weightedBase)
  }

  /// The ratio, where there is but one.
  var onlyTerm: RatioTerm? {
    let used = terms.filter { $0.coefficient != 0 }
    return used.count == 1 ? used[0] : nil
  }
}

/// What one person adds to a ratio: y above, x below (个人的分子与分母).
public struct RatioPart: Hashable, Sendable {
  /// y.
  public var numerator: Double
  /// x.
  public var denominator: Double

  /// A person's part; zeros for no answer.
  public init(_ numerator: Double = 0, of denominator: Double = 0) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
