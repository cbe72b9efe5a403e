extension WeightControls {
  /// Weights by iterative proportional fitting (迭代比例加权, 简称耙平): each margin in turn is made to add up, until
  /// nothing moves. With one margin this is post-stratification (事后分层), w = d·N_g/Σ_g d, done in one round.
  ///
  /// Ends when a whole round changes no weight by 10⁻¹² and every margin is met to 10⁻⁹, both relative; either alone
  /// is no proof. Base weights are kept as far as the margins allow: Σ w ln(w/d) is least. The order of the margins
  /// does not matter to that precision.
  /// - Parameter mostIterations: rounds over all margins.
  /// - Throws: `notConverged` with what was reached.
  /// - Precondition: There are no control totals; `calibrated(by: .raking)` takes them, too.
  /// - Source: Deming & Stephan (1940), *Ann. Math. Stat.* 11, 427–444. Checked: R survey `postStratify`, `rake` with
  ///   a tight tolerance and `calibrate(calfun = "raking")`, relative 1e-9.
  public func raked(mostIterations: Int = 1000) throws(WeightingError) -> CalibratedWeights {
    precondition(totals.isEmpty, "raking is for margins; totals need calibration")
    var fitting = ProportionalFitting(self)
    var isDone = false
    var rounds = 0
    while !isDone, rounds < mostIterations, fitting.isPossible {
      rounds += 1
      isDone = fitting.round()
    }
    let weights = CalibratedWeights(self, factors: fitting.factors, iterations: rounds)
    guard isDone else {
      throw WeightingError([.notConverged(weights.report.worstControl, report: weights.report)])
    }
    return weights
  }
}

/// The rounds of raking, on profiles.
private struct ProportionalFitting {
  private let controls: WeightControls
  /// w/d of each profile.
  private(set) var factors: [Double]
  /// False when the weights of a category have vanished or overflowed: factors run away.
  private(set) var isPossible = true

  static let steadyWeights = 1e-12
  static let metMargins = 1e-9

  init(_ controls: WeightControls) {
    self.controls = controls
    factors = controls.profiles.base.map { _ in 1 }
  }

  /// One round over all margins; whether it was the last.
  mutating func round() -> Bool {
    let before = factors
    for margin in controls.margins.indices {
      let targets = controls.margins[margin].targets
      let sums = sums(of: margin)
      let ratios = zip(targets, sums).map { $0 == 0 ? 0 : $0 / $1 }
      guard ratios.allSatisfy(\.isFinite) else {
        isPossible = false
        return false
      }
      for (profile, category) in controls.profiles.categories[margin].enumerated() {
        factors[profile] *= ratios[category]
      }
    }
    guard factors.allSatisfy(\.isFinite) else {
      (factors, isPossible) = (before, false)
      return false
    }
    let isSteady = zip(factors, before).allSatisfy { abs($0 - $1) < Self.steadyWeights * $1 }
    return isSteady && controls.margins.indices.allSatisfy { isMet($0) }
  }

  private func isMet(_ margin: Int) -> Bool {
    zip(controls.margins[margin].targets, sums(of: margin)).allSatisfy {
      abs($0 - $1) <= Self.metMargins * $0
    }
  }

  /// Σw in each category of a margin.
  private func sums(of margin: Int) -> [Double] {
    var sums = controls.margins[margin].targets.map { _ in 0.0 }
    let profiles = controls.profiles
    for (profile, category) in profiles.categories[margin].enumerated() {
      sums[category] += profiles.base[profile] * factors[profile]
    }
    return sums
  }
}
