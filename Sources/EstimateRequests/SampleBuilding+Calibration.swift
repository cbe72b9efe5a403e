internal import Diagnostics
internal import SurveyStatistics

extension SampleBuilding {
  /// The sample with weights that meet 校准.
  mutating func calibrated(_ calibration: RequestedCalibration, _ sample: SampleDesign) -> RequestedSample? {
    guard design.replicates == nil else {
      report(.withReplicates, at: calibration.location)
      return nil
    }
    let categories = calibration.margins.map { margin in
      margin.targets.isEmpty ? data.labels[margin.column.name]?.labels.count ?? 0 : margin.targets.count
    }.reduce(0, +)
    guard categories <= Self.mostCategories else {
      report(.tooManyCategories(categories, limit: Self.mostCategories), at: calibration.location)
      return nil
    }
    do throws(WeightingError) {
      let weights: CalibratedWeights? =
        switch calibration.method {
        case .made(let word, let bounds): try made(word, bounds, calibration, sample)
        case .given(let base, let untrimmed): try given(base, untrimmed, calibration, sample)
        }
      return weights.flatMap { reweighted(sample, $0, calibration) }
    } catch {
      for fault in error.faults { report(fault, calibration) }
      return nil
    }
  }

  /// Work grows with their cube, memory with their square.
  private static let mostCategories = 1000

  private mutating func made(
    _ word: CalibrationWord, _ bounds: ClosedRange<Double>?, _ calibration: RequestedCalibration,
    _ sample: SampleDesign
  ) throws(WeightingError) -> CalibratedWeights? {
    let margins = calibration.margins.compactMap { margin($0) }
    let totals = calibration.totals.compactMap { total in
      data.numbers[total.column.name].map {
        ControlTotal(values: Self.values($0), target: total.target ?? 0)
      }
    }
    guard margins.count == calibration.margins.count, totals.count == calibration.totals.count else {
      return nil
    }
    let controls = try WeightControls(
      baseWeights: scaled(sample.weights, to: margins.first?.total), margins: margins, totals: totals)
    return try weights(controls, word, bounds)
  }

  /// Weights, and numbers they are multiplied with, whose sums and squares a `Double` still holds.
  private static let sensible = 1e-100...1e100

  /// The weights of the data, and what they met when they came.
  private mutating func given(
    _ base: ColumnName?, _ untrimmed: ColumnName?, _ calibration: RequestedCalibration, _ sample: SampleDesign
  ) throws(WeightingError) -> CalibratedWeights? {
    let before = problems.count
    let columns = [design.weights, base, untrimmed].map { $0.flatMap { positive($0) } }
    for total in calibration.totals {
      guard let column = data.numbers[total.column.name] else { continue }
      if let row = column.values.firstIndex(where: { abs($0) > Self.sensible.upperBound }) {
        problems.append(
          EstimateProblem(
            .calibration(.targetOutOfRange("\(column.values[row])")), at: data.place(row: row, total.column)))
      }
    }
    guard problems.count == before else { return nil }
    return try CalibratedWeights(
      given: sample.weights, untrimmed: columns[2], base: columns[1],
      margins: calibration.margins.compactMap { margin in
        data.labels[margin.column.name].map { $0.codes.map { $0 < 0 ? nil : Int($0) } }
      }, totals: calibration.totals.compactMap { data.numbers[$0.column.name].map(Self.values) })
  }

  /// A column of weights, each above 0, or the cells that are not.
  private mutating func positive(_ column: ColumnName) -> [Double]? {
    guard let numbers = data.numbers[column.name] else { return nil }
    var faults = CellFaults(column)
    for (row, value) in numbers.values.enumerated() {
      if numbers.isKnown?[row] == false {
        faults.note(.missingCell, row: row)
      } else if !Self.sensible.contains(value) {
        faults.note(.weightNotPositive, row: row)
      }
    }
    problems += faults.problems(data.places)
    return numbers.values
  }

  private mutating func report(_ fault: EstimateProblem.CalibrationFault, at place: SourceLocation) {
    problems.append(EstimateProblem(.calibration(fault), at: place))
  }

  private static func values(_ column: NumericColumn) -> [Double?] {
    column.values.indices.map { column.isKnown?[$0] ?? true ? column.values[$0] : nil }
  }

  private mutating func margin(_ margin: RequestedCalibration.Margin) -> ControlMargin? {
    guard let labels = data.labels[margin.column.name] else { return nil }
    let places = labels.labels.map { label in margin.targets.firstIndex { $0.label == label } }
    for (label, place) in zip(labels.labels, places) where place == nil {
      report(.noTarget(label), at: margin.column.location)
    }
    guard places.allSatisfy({ $0 != nil }) else { return nil }
    return ControlMargin(
      categories: labels.codes.map { $0 < 0 ? nil : places[Int($0)] }, targets: margin.targets.map(\.count))
  }

  /// Bounds are about who is moved against whom: base weights first add up to the population.
  private func scaled(_ weights: [Double], to population: Double?) -> [Double] {
    guard let population else { return weights }
    let sum = weights.reduce(0, +)
    let factor = sum.isFinite ? population / sum : 1
    return factor > 0 && factor.isFinite ? weights.map { $0 * factor } : weights
  }

  private func weights(
    _ controls: WeightControls, _ word: CalibrationWord, _ bounds: ClosedRange<Double>?
  ) throws(WeightingError) -> CalibratedWeights {
    switch (word, bounds) {
    case (.boundedLinear, let bounds?): try controls.calibrated(by: .boundedLinear(bounds))
    case (.logit, let bounds?): try controls.calibrated(by: .logit(bounds))
    case (.linear, _), (.boundedLinear, nil), (.logit, nil): try controls.calibrated(by: .linear)
    case (.raking, _):
      controls.totals.isEmpty ? try controls.raked() : try controls.calibrated(by: .raking)
    }
  }

  private mutating func reweighted(
    _ sample: SampleDesign, _ weights: CalibratedWeights, _ calibration: RequestedCalibration
  ) -> RequestedSample? {
    do throws(InvalidDesign) {
      let calibrated = try CalibratedDesign(sample, weights)
      return RequestedSample(engine: .calibrated(calibrated), design: calibrated.design)
    } catch {
      report(.weightNotPositive(rows: error.problems.count), at: calibration.location)
      return nil
    }
  }

  // MARK: Faults

  private mutating func report(_ fault: WeightingFault, _ calibration: RequestedCalibration) {
    let whole = calibration.location
    switch fault {
    case .noUnits: problems.append(EstimateProblem(.noRows, at: .file(data.places.file)))
    case .missingAnswers(.margin(let margin), let rows):
      report(.unanswered(rows: rows), at: calibration.margins[margin].column.location)
    case .missingAnswers(.total(let total), let rows):
      report(.unanswered(rows: rows), at: calibration.totals[total].column.location)
    case .emptyCategory(let margin, let category, _):
      report(
        .emptyCategory(calibration.margins[margin].targets[category].label),
        at: calibration.margins[margin].column.location)
    case .totalsDiffer(let margin, let total, let first):
      report(.totalsDiffer(total: total, first: first), at: calibration.margins[margin].column.location)
    case .contradictory(let control, _, _): report(.contradictory(calibration.name(control)), at: whole)
    case .boundsTooNarrow(let control, let needed):
      report(.boundsTooNarrow(calibration.name(control), needed: needed), at: whole)
    case .unreachable(let control, _): report(.unreachable(calibration.name(control)), at: whole)
    case .notConverged(let control, _): report(.notConverged(calibration.name(control)), at: whole)
    }
  }
}

extension RequestedCalibration {
  /// `year=2024`, or the column of a total.
  func name(_ control: Control) -> String {
    switch control {
    case .category(let margin, let category):
      "\(margins[margin].column.name)=\(margins[margin].targets[category].label)"
    case .total(let total): totals[total].column.name
    }
  }
}
