extension WeightControls {
  /// Weights by calibration (校准加权): as near to the base weights as the controls allow, by a method's distance.
  ///
  /// Newton's method on the convex dual, with steps halved until they lead down. Controls are met to 10⁻⁹, as a rule to
  /// 10⁻¹². Bounds are of w/d: when base weights do not add up to the population, scale them first.
  /// - Parameter method: Bounds must hold 1 strictly inside and be finite; others are a programmer error.
  /// - Throws: `boundsTooNarrow` for every control that no factors inside the bounds can meet, `unreachable` when that is
  ///   proved of all together, `contradictory` for controls that others imply differently, else `notConverged`.
  /// - Source: Deville & Särndal (1992), *JASA* 87, 376–382. Checked: R survey `calibrate`, relative 1e-9.
  public func calibrated(
    by method: CalibrationMethod, mostIterations: Int = 200
  ) throws(WeightingError) -> CalibratedWeights {
    if let bounds = method.bounds {
      precondition(
        bounds.lowerBound < 1 && bounds.upperBound > 1 && bounds.lowerBound.isFinite
          && bounds.upperBound.isFinite,
        "bounds of factors hold 1 inside")
      let narrow = needsBeyond(bounds)
      if !narrow.isEmpty { throw WeightingError(narrow) }
    }
    if case .raking = method {
      let beyond = totalsBeyondPositiveWeights
      if !beyond.isEmpty { throw WeightingError(beyond) }
    }
    var newton = DualNewton(basis: ControlBasis(self), base: profiles.base, method: method)
    newton.run(mostIterations: mostIterations)
    let weights = CalibratedWeights(self, factors: newton.state.factors, iterations: newton.iterations)
    let (worst, report) = (weights.report.worstControl, weights.report)
    guard newton.state.miss <= DualNewton.met else {
      throw WeightingError(
        [
          newton.provesUnreachable
            ? .unreachable(worst, report: report) : .notConverged(worst, report: report)
        ])
    }
    let contradictions = contradictions(report)
    if !contradictions.isEmpty { throw WeightingError(contradictions) }
    return weights
  }

  /// What the base weights reach.
  private var baseReport: WeightingReport {
    report(of: weights(factors: profiles.base.map { _ in 1 }), iterations: 0)
  }

  /// Totals of numbers of one sign that should be 0 or of the other: weights above 0 come as near to 0 as one likes, and
  /// Newton's method would take near enough for met.
  private var totalsBeyondPositiveWeights: [WeightingFault] {
    totals.indices.filter { total in
      let numbers = profiles.values[total].filter { $0 != 0 }
      let target = totals[total].target
      return !numbers.isEmpty
        && (numbers.allSatisfy { $0 > 0 } && target <= 0 || numbers.allSatisfy { $0 < 0 } && target >= 0)
    }.map { .unreachable(.total($0), report: baseReport) }
  }

  /// Categories whose mean factor lies outside the bounds.
  private func needsBeyond(_ bounds: ClosedRange<Double>) -> [WeightingFault] {
    baseReport.margins.enumerated().flatMap { margin, categories in
      categories.enumerated().compactMap { category, reached in
        guard reached.target > 0 else { return nil }
        let needed = reached.target / reached.achieved
        return bounds.contains(needed)
          ? nil : .boundsTooNarrow(.category(margin: margin, category), needed: needed)
      }
    }
  }

  /// Controls that were left out because they follow from others, and do not.
  private func contradictions(_ report: WeightingReport) -> [WeightingFault] {
    let reached =
      report.margins.enumerated().flatMap { margin, categories in
        categories.enumerated().map { (Control.category(margin: margin, $0), $1) }
      } + report.totals.enumerated().map { (Control.total($0), $1) }
    return reached.filter { isMissed($0.1, of: $0.0) }.map {
      .contradictory($0, target: $1.target, implied: $1.achieved)
    }
  }

  /// A total near 0 is measured by the numbers it is made of.
  private func isMissed(_ reached: WeightingReport.Achievement, of control: Control) -> Bool {
    let size: Double =
      switch control {
      case .category: reached.target
      case .total(let total):
        zip(baseWeights, totals[total].values).reduce(0) { $0 + $1.0 * abs($1.1 ?? 0) }
      }
    return abs(reached.achieved - reached.target) > DualNewton.met * max(abs(reached.target), size)
  }
}

/// Newton's method on the dual of calibration: the λ with X′D·F(Xλ) = t is where φ(λ) = Σd∫F(x′λ) − t′λ is least.
private struct DualNewton {
  let basis: ControlBasis
  let base: [Double]
  let method: CalibrationMethod
  private(set) var state: State
  private(set) var iterations = 0

  /// Controls met to this count as met; steps go on to `exact` as long as they help.
  static let met = 1e-9
  private static let exact = 1e-13

  /// A trial λ with what it gives.
  struct State {
    let multipliers: [Double]
    let indices: [Double]
    let factors: [Double]
    /// t − X′D·F.
    let gap: [Double]
    /// The greatest gap relative to its column.
    let miss: Double
    let potential: Double
  }

  init(basis: ControlBasis, base: [Double], method: CalibrationMethod) {
    (self.basis, self.base, self.method) = (basis, base, method)
    state = Self.state(basis.targets.map { _ in 0 }, basis, base, method)
  }

  private static func state(
    _ multipliers: [Double], _ basis: ControlBasis, _ base: [Double], _ method: CalibrationMethod
  ) -> State {
    let indices = basis.rows.product(with: multipliers)
    let factors = indices.map(method.factor)
    let sums = basis.rows.columnSums(weights: zip(base, factors).map { $0 * $1 })
    let gap = zip(basis.targets, sums).map { $0 - $1 }
    // A sum that overflowed is the worst there is, and compares with nothing.
    let miss = zip(gap, basis.scales).reduce(0) { $1.0.isFinite ? max($0, abs($1.0) / $1.1) : .infinity }
    let potential =
      zip(base, indices).reduce(0) { $0 + $1.0 * method.potential($1.1) }
      - zip(basis.targets, multipliers).reduce(0) { $0 + $1.0 * $1.1 }
    return State(
      multipliers: multipliers, indices: indices, factors: factors, gap: gap, miss: miss, potential: potential
    )
  }

  mutating func run(mostIterations: Int) {
    while iterations < mostIterations, state.miss > Self.exact, let step = step(),
      let next = search(along: step)
    {
      iterations += 1
      state = next
    }
  }

  /// H⁻¹·gap with H = X′D·F′X. Where many factors stand at a bound H may lack rank: a little of X′DX then helps out.
  private func step() -> [Double]? {
    let slopes = state.indices.map(method.slope)
    for ridge in [0, 1e-6, 1e-2] {
      let weights = zip(base, slopes).map { $0 * max($1, ridge) }
      guard let factor = Cholesky(basis.rows.crossProducts(weights: weights)) else { continue }
      let step = factor.solution(of: state.gap)
      if step.allSatisfy(\.isFinite) { return step }
    }
    return nil
  }

  /// The first of the whole step, its half, its quarter … that leads down, or nearer where rounding hides the way down.
  private func search(along step: [Double]) -> State? {
    let descent = zip(step, state.gap).reduce(0) { $0 + $1.0 * $1.1 }
    var length = 1.0
    for _ in 0..<40 {
      let trial = Self.state(
        zip(state.multipliers, step).map { $0 + length * $1 }, basis, base, method)
      let leadsDown = trial.potential <= state.potential - 1e-4 * length * descent
      if trial.miss.isFinite, leadsDown || trial.miss < 0.5 * state.miss { return trial }
      length /= 2
    }
    return nil
  }

  /// Whether λ is a certificate (Farkas) that no factors within bounds meet the controls: t′λ lies above the most that
  /// Σd·g·x′λ can be.
  var provesUnreachable: Bool {
    guard let range = reachableFactors else { return false }
    var (most, size) = (0.0, 0.0)
    for (weight, index) in zip(base, state.indices) {
      let term = weight * index * (index > 0 ? range.upper : range.lower)
      most += term
      size += abs(weight * index)
    }
    let wanted = zip(basis.targets, state.multipliers).reduce(0) { $0 + $1.0 * $1.1 }
    return most.isFinite && wanted > most + 1e-9 * size
  }

  /// What w/d can be; `nil` = anything.
  private var reachableFactors: (lower: Double, upper: Double)? {
    switch method {
    case .linear: nil
    case .raking: (0, .infinity)
    case .boundedLinear(let bounds), .logit(let bounds): (bounds.lowerBound, bounds.upperBound)
    }
  }
}
