internal import ExactNumbers

// W is the weight, x the measured value, T the target; every step is written with the numbers put in.

extension LeafScorer {
  /// What a rule gives for a measured value, before limits and rounding.
  func apply(
    _ rule: ScoringRule, to measured: Measurement, weight: Rational
  ) throws(UndefinedScore) -> Working {
    var working =
      switch rule {
      case .full(let target, let otherwise):
        try full(if: target, otherwise: otherwise, measured, weight: weight)
      case .proportional(let proportion): try scale(by: proportion, measured, weight: weight)
      case .linearDeduction(let deduction): try deduct(deduction, measured, weight: weight)
      case .tiers(let table): try find(measured, in: table, weight: weight)
      case .interpolated(let table): try interpolate(measured, in: table, weight: weight)
      }
    working.measured = measured
    return working
  }

  private func full(
    if target: Target, otherwise: ScoringRule?, _ measured: Measurement, weight: Rational
  ) throws(UndefinedScore) -> Working {
    let comparison = compare(measured, with: target)
    let goal = target.value.term(with: inputs.facts).value.exactDecimal()
    if comparison.holds {
      return Working(
        points: weight, steps: comparison.steps, band: goal.flatMap { target.reached($0) })
    }
    guard let otherwise else {
      return Working(points: 0, steps: comparison.steps, band: goal.flatMap { target.missed($0) })
    }
    var working = try apply(otherwise, to: measured, weight: weight)
    // The measure's own steps stand in the comparison already.
    working.steps = comparison.steps + working.steps.dropFirst(measured.steps.count)
    return working
  }

  /// s = W · min(x/T, cap); for 逆向指标 W · min(T/x, cap).
  private func scale(
    by proportion: Proportion, _ measured: Measurement, weight: Rational
  ) throws(UndefinedScore) -> Working {
    let reading = compared(measured)
    if let floor = proportion.floor, proportion.isWorse(reading.value, than: floor.rational) {
      let sign = proportion.direction == .higherIsBetter ? "<" : ">"
      let line = "\(reading.shown) \(sign) \(floor)\(measured.unit == "%" ? "%" : "")：0"
      return Working(points: 0, steps: measured.steps + reading.steps + [line])
    }
    let completion = try completion(by: proportion, measured)
    let cap = proportion.cap.rational * Rational.hundredth
    let counted = min(completion.value, cap)
    let factor =
      completion.value <= cap
      ? completion.text
      : "min(\(completion.text), \(proportion.target == nil ? "\(proportion.cap)%" : cap.digits()))"
    let points = weight * counted
    return Working(
      points: points, steps: measured.steps + ["\(weight.digits()) × \(factor) = \(points.digits())"])
  }

  private func completion(
    by proportion: Proportion, _ measured: Measurement
  ) throws(UndefinedScore) -> (value: Rational, text: String) {
    guard let target = proportion.target?.term(with: inputs.facts) else {
      return (measured.value * Rational.hundredth, measured.shown)
    }
    let goal = target.shown(beside: measured)
    switch proportion.direction {
    case .higherIsBetter:
      guard let share = measured.value.divided(by: target.value) else { throw .divisionByZero(target.text) }
      return (share, "\(measured.shown) ÷ \(goal)")
    case .lowerIsBetter:
      // Nothing left of what should be low: complete, however large T ÷ x would grow.
      guard measured.value > 0, let share = target.value.divided(by: measured.value) else {
        return (proportion.cap.rational * Rational.hundredth, "100%")
      }
      return (share, "\(goal) ÷ \(measured.shown)")
    }
  }

  /// s = W − k · (T − x)/unit on the wrong side of T.
  private func deduct(
    _ deduction: LinearDeduction, _ measured: Measurement, weight: Rational
  ) throws(UndefinedScore) -> Working {
    let target = deduction.target.term(with: inputs.facts)
    let goal = target.shown(beside: measured)
    let reading = compared(measured)
    let short =
      switch deduction.direction {
      case .higherIsBetter: target.value - reading.value
      case .lowerIsBetter: reading.value - target.value
      }
    guard short > 0 else {
      let sign = deduction.direction == .higherIsBetter ? "≥" : "≤"
      return Working(
        points: weight, steps: measured.steps + reading.steps + ["\(reading.shown) \(sign) \(goal) ✓"])
    }
    let difference =
      deduction.direction == .higherIsBetter
      ? "\(goal) − \(reading.shown)" : "\(reading.shown) − \(goal)"
    guard let units = short.divided(by: deduction.unit.rational) else {
      throw .divisionByZero(deduction.unit.description)
    }
    let counted = deduction.counting.units(units)
    let divided =
      deduction.unit == 1
      ? "\(difference) = \(short.digits())" : "(\(difference)) ÷ \(deduction.unit) = \(units.digits())"
    let taken = counted * deduction.points.rational
    let points = weight - taken
    let line = "\(weight.digits()) − \(counted.digits()) × \(deduction.points) = \(points.digits())"
    return Working(
      points: points,
      steps: measured.steps + reading.steps + [divided] + deduction.counting.steps(units) + [line])
  }

  private func find(
    _ measured: Measurement, in table: BandTable<Tier>, weight: Rational
  ) throws(UndefinedScore) -> Working {
    let reading = compared(measured)
    let band = try only(table.lookup(reading.value), at: reading.value) { $0.label }
    let place = "\(reading.shown) ∈ \(band.bounds)" + (band.content.label.map { " \($0)" } ?? "")
    let points = band.content.award.points(of: weight)
    let steps = measured.steps + reading.steps + [place] + band.content.award.steps(of: weight)
    return Working(points: points, steps: steps, band: band.bounds)
  }

  /// Points run evenly from one end of the band to the other.
  private func interpolate(
    _ measured: Measurement, in table: BandTable<Ramp>, weight: Rational
  ) throws(UndefinedScore) -> Working {
    let reading = compared(measured)
    let band = try only(table.lookup(reading.value), at: reading.value) { _ in nil }
    guard let low = band.bounds.lower?.value, let high = band.bounds.upper?.value,
      let share = (reading.value - low.rational).divided(by: high.rational - low.rational)
    else { throw .noBand(reading.value) }
    let (start, end) = (band.content.lower.points(of: weight), band.content.upper.points(of: weight))
    let points = start + (end - start) * share
    let line =
      "\(start.digits()) + (\(end.digits()) − \(start.digits())) × (\(reading.shown) − \(low)) ÷ "
      + "(\(high) − \(low)) = \(points.digits())"
    return Working(
      points: points, steps: measured.steps + reading.steps + ["\(reading.shown) ∈ \(band.bounds)", line])
  }

  /// The one band a value falls into; a gap or an overlap is a reason, never a choice.
  private func only<Content>(
    _ found: BandTable<Content>.Lookup, at value: Rational, label: (Content) -> String?
  ) throws(UndefinedScore) -> Band<Content> {
    switch found {
    case .band(let band): return band
    case .gap: throw .noBand(value)
    case .overlap(let bands):
      throw .severalBands(value, bands.map { (label($0.content).map { "\($0) " } ?? "") + "\($0.bounds)" })
    }
  }
}

extension Proportion {
  fileprivate func isWorse(_ value: Rational, than floor: Rational) -> Bool {
    switch direction {
    case .higherIsBetter: value < floor
    case .lowerIsBetter: value > floor
    }
  }
}

extension Award {
  fileprivate func steps(of weight: Rational) -> [String] {
    switch self {
    case .points(let points): ["\(points)"]
    case .share(let share): ["\(weight.digits()) × \(share.digits()) = \((weight * share).digits())"]
    }
  }
}

extension LinearDeduction.Counting {
  /// The units that cost points.
  fileprivate func units(_ units: Rational) -> Rational {
    // Beyond Int's range any weight is used up whichever way parts of a unit count.
    guard let whole = units.floor else { return units }
    switch self {
    case .continuous: return units
    case .perCompletedUnit: return Rational(whole)
    case .perStartedUnit: return units.isInteger ? units : Rational(whole + 1)
    }
  }

  fileprivate func steps(_ units: Rational) -> [String] {
    switch self {
    case .continuous: []
    case .perCompletedUnit: ["⌊\(units.digits())⌋ = \(self.units(units).digits())"]
    case .perStartedUnit: ["⌈\(units.digits())⌉ = \(self.units(units).digits())"]
    }
  }
}

extension Rational {
  /// 1/100.
  static let hundredth = Rational(1, of: 100) ?? 0
}
