/// Estimates made together, with the covariance of all of them (估计表): what differences and composites need.
///
/// Undefined estimates keep their place: they are `nil` and take part in no contrast.
public struct EstimateTable: Hashable, Sendable {
  /// A term for each measurement and domain, in order.
  let terms: [MeasuredTerm]
  /// Who answered any of several terms.
  private let answered: AnsweredRows
  let facts: DesignFacts
  /// The covariance of the values; 0 where one is undefined.
  public let covariance: SymmetricMatrix
  /// Whether each term has an error at all: a ratio may be undefined in some replicate.
  private let hasError: [Bool]
  /// When an estimate is flagged.
  public var rule = PublicationRule()

  init(
    terms: [MeasuredTerm], answered: AnsweredRows, facts: DesignFacts, covariance: SymmetricMatrix,
    hasError: [Bool]? = nil
  ) {
    (self.terms, self.answered, self.facts, self.covariance) = (terms, answered, facts, covariance)
    self.hasError = hasError ?? terms.map { _ in true }
  }

  /// Terms: the domains of the first measurement, then those of the second …
  public var count: Int { terms.count }

  /// The values; `nil` where nobody answered or nothing is under the line.
  public var values: [Double?] { terms.map { $0.respondents == 0 ? nil : $0.value } }

  /// One estimate, with its interval: by the default method, by another one for shares, by t for all else.
  ///
  /// - Returns: `nil` when nobody answered or nothing is under the line.
  public func estimate(
    _ index: Int, level: Double = 0.95, method: IntervalMethod? = nil
  ) -> Estimate? {
    let term = terms[index]
    guard term.respondents > 0, let value = term.value else { return nil }
    let variance = covariance[index, index]
    var estimate = Estimate(
      value: value, error: error(ofTerm: index, value), respondents: term.respondents,
      weightedBase: term.weighting.sum)
    estimate.missing = term.missing
    if estimate.standardError != nil {
      estimate.designEffect = Self.effect(variance, term.independentVariance)
      estimate.finiteDesignEffect =
        facts.hasPopulationWeights ? Self.effect(variance, term.finiteVariance) : nil
      // Below is what rounding leaves of the variance of a domain that was taken whole.
      if let effect = estimate.designEffect, effect > 1e-20 {
        estimate.effectiveSample = Double(term.answers) / effect
      }
    }
    let isShare = term.kind == .share || term.kind == .pooledRate
    estimate.interval =
      isShare
      ? shareInterval(
        estimate, term.weighting, units: term.answeringUnits, successes: term.successes,
        answers: term.answers, method, level)
      : estimate.meanInterval(level: level)
    estimate.flags = rule.flags(
      of: estimate, weighting: term.weighting, isShare: isShare,
      hasLoneUnit: hasLoneUnit(term.answeringUnits),
      doesNotVary: term.elementSquares == 0 || (isShare && (value == 0 || value == 1)))
    return estimate
  }

  private func error(ofTerm index: Int, _ value: Double) -> Result<StandardError, UndefinedReason> {
    guard hasError[index] else { return .failure(.undefinedInReplicate) }
    let (term, variance) = (terms[index], covariance[index, index])
    // Replicates that all agree on one unit's answers, where ν is told for the whole sample, show no spread of it.
    if case .fixed = facts.freedom {
      let isAlone = term.respondents == 1
      let size = isAlone ? value * value : term.independentVariance ?? 0
      if isAlone || size > 0, variance <= 1e-24 * size {
        return .failure(isAlone ? .oneRespondent : .noDegreesOfFreedom)
      }
    }
    return error(
      variance, value: value, freedom: facts.degreesOfFreedom(term.answeringUnits),
      respondents: term.respondents)
  }

  /// Why a term can be no part of a difference: it has no value, or none with an error of its own.
  func fault(ofTerm index: Int) -> UndefinedReason? {
    guard terms[index].respondents > 0, let value = terms[index].value else { return .nobodyAnswered }
    if case .failure(let reason) = error(ofTerm: index, value) { return reason }
    return nil
  }

  /// Why there is no error, or the error. Answers from one unit give 0 by rounding or by construction, which is
  /// no error at all unless everybody was asked.
  private func error(
    _ variance: Double, value: Double, freedom: Int, respondents: Int
  ) -> Result<StandardError, UndefinedReason> {
    let error = max(0, variance).squareRoot()
    if freedom <= 0, facts.leastDrawn < 1, error <= 1e-12 * abs(value) || respondents == 1 {
      return .failure(respondents == 1 ? .oneRespondent : .noDegreesOfFreedom)
    }
    return .success(StandardError(error, degreesOfFreedom: max(0, freedom)))
  }

  private static func effect(_ variance: Double, _ independent: Double?) -> Double? {
    independent.flatMap { $0 > 0 ? variance / $0 : nil }
  }

  private func hasLoneUnit(_ answeringUnits: UnitSet) -> Bool {
    facts.loneStrata > 0 || (facts.leastDrawn < 1 && answeringUnits.count == 1)
  }

  private func shareInterval(
    _ estimate: Estimate, _ weighting: WeightSummary, units: UnitSet, successes: Int?, answers: Int,
    _ method: IntervalMethod?, _ level: Double
  ) -> ConfidenceInterval? {
    // The exact interval is about one sample of which everybody answered.
    let population = estimate.respondents == facts.rows ? facts.simplePopulation : nil
    return try? ShareEvidence(
      estimate, weighting: weighting, successes: successes, answers: answers, population: population,
      drawn: facts.leastDrawn, primaryUnits: facts.isClustered ? units.count : nil
    ).interval(method, level: level)
  }
}

// MARK: Combinations

extension EstimateTable {
  /// Σ a·θ with its error (对比): a difference with 1 and −1, a change, any contrast of domains or questions.
  ///
  /// - Parameter coefficients: one for each term.
  /// - Returns: `nil` when a term that counts is undefined, or none counts.
  /// - Source: V = aᵀCa. Checked: R survey `svycontrast`, relative 1e-9.
  public func contrast(_ coefficients: [Double], level: Double = 0.95) -> Estimate? {
    combination(coefficients, level: level, isShare: false, method: nil)
  }

  /// A weighted mean of rates with its error and an interval between 0 and 1 (综合满意率).
  ///
  /// - Parameter weights: one for each term, not negative; they are made to add up to 1.
  /// - Returns: `nil` when a term that counts is undefined, or none counts.
  public func composite(
    _ weights: [Double], level: Double = 0.95, method: IntervalMethod? = nil
  ) -> Estimate? {
    precondition(weights.allSatisfy { $0 >= 0 }, "weights of a composite are not negative")
    let whole = weights.reduce(0, +)
    let counted = zip(weights, terms).filter { $0.0 > 0 }.map(\.1)
    let isShare = counted.allSatisfy { $0.kind == .share || $0.kind == .pooledRate }
    return combination(
      weights.map { whole > 0 ? $0 / whole : 0 }, level: level, isShare: isShare, method: method)
  }

  private func combination(
    _ coefficients: [Double], level: Double, isShare: Bool, method: IntervalMethod?
  ) -> Estimate? {
    precondition(coefficients.count == count, "every term has a coefficient")
    let used = terms.indices.filter { coefficients[$0] != 0 }
    let values = self.values
    guard !used.isEmpty, used.allSatisfy({ values[$0] != nil }) else { return nil }
    // From the first term's origin: coefficients that add up to 0 leave it out altogether.
    let origin = terms[used[0]].origin
    let value =
      used.reduce(0) {
        $0 + coefficients[$1] * (terms[$1].origin - origin + (terms[$1].distance ?? 0))
      } + origin * used.reduce(0) { $0 + coefficients[$1] }
    let scale = used.reduce(0) { $0 + abs(coefficients[$1] * (values[$1] ?? 0)) }
    let variance = covariance.quadraticForm(coefficients)
    let weighting = answered.weighting(of: used, in: terms)
    let units = UnitSet(unionOf: used.map { terms[$0].answeringUnits })
    let freedom = facts.degreesOfFreedom(units)
    let undefined = used.lazy.compactMap { fault(ofTerm: $0) }.first
    var estimate = Estimate(
      value: value,
      error: undefined.map { .failure($0) }
        ?? error(variance, value: scale, freedom: freedom, respondents: weighting.count),
      respondents: weighting.count, weightedBase: weighting.sum)
    let answers = used.reduce(0) { $0 + terms[$1].answers }
    estimate.interval =
      isShare
      ? shareInterval(
        estimate, weighting, units: units, successes: nil, answers: answers, method, level)
      : estimate.meanInterval(level: level)
    estimate.flags = rule.flags(
      of: estimate, weighting: weighting, isShare: isShare,
      hasLoneUnit: used.contains { hasLoneUnit(terms[$0].answeringUnits) },
      doesNotVary: used.allSatisfy { terms[$0].elementSquares == 0 })
    // A difference near 0 is not imprecise for being near 0.
    if coefficients.contains(where: { $0 < 0 }) { estimate.flags.remove(.imprecise) }
    return estimate
  }
}

extension SymmetricMatrix {
  /// aᵀMa.
  func quadraticForm(_ vector: [Double]) -> Double {
    precondition(vector.count == size, "a vector of the matrix's size")
    var sum = 0.0
    for i in 0..<size where vector[i] != 0 {
      for j in 0..<size { sum += vector[i] * vector[j] * self[i, j] }
    }
    return sum
  }
}
