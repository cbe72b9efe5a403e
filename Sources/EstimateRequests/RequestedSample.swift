internal import Diagnostics
internal import SurveyStatistics

/// The design of a request, made of its columns (请求的样本).
struct RequestedSample {
  /// How errors are found.
  enum Engine {
    case linearised(SampleDesign)
    case replicated(ReplicateDesign)
    case calibrated(CalibratedDesign)
  }

  let engine: Engine
  /// The drawing itself, for its counts.
  let design: SampleDesign

  func table(of measurements: [Measurement]) -> EstimateTable {
    switch engine {
    case .linearised(let design): design.table(of: measurements)
    case .replicated(let design): design.table(of: measurements)
    case .calibrated(let design): design.table(of: measurements)
    }
  }

  func quantiles(
    of column: NumericColumn, at probabilities: [Double], among domain: [Bool]?, level: Double
  ) -> [Estimate?] {
    switch engine {
    case .linearised(let design):
      design.quantiles(of: column, at: probabilities, among: domain, level: level)
    case .replicated(let design):
      design.quantiles(of: column, at: probabilities, among: domain, level: level)
    case .calibrated(let design):
      design.quantiles(of: column, at: probabilities, among: domain, level: level)
    }
  }

  func independence(
    _ first: DomainColumn, _ second: DomainColumn
  ) throws(UndefinedReason) -> IndependenceTest {
    switch engine {
    case .linearised(let design): try IndependenceTest(first, second, in: design)
    case .replicated(let design): try IndependenceTest(first, second, in: design)
    case .calibrated(let design): try IndependenceTest(first, second, in: design)
    }
  }

  /// What calibration did.
  var calibrationReport: WeightingReport? {
    if case .calibrated(let calibrated) = engine { calibrated.weights.report } else { nil }
  }

  var degreesOfFreedom: Int {
    switch engine {
    case .linearised(let design): design.degreesOfFreedom
    case .replicated(let design): design.degreesOfFreedom
    case .calibrated(let calibrated): calibrated.design.degreesOfFreedom
    }
  }
}

/// Makes a sample of a design's columns, or tells what is wrong in them.
struct SampleBuilding {
  let design: RequestedDesign
  let data: RequestData
  var problems: [EstimateProblem] = []

  init(_ design: RequestedDesign, _ data: RequestData) { (self.design, self.data) = (design, data) }

  mutating func build() -> RequestedSample? {
    let weights = design.weights.flatMap { data.numbers[$0.name] }
    if let column = design.weights, let known = weights?.isKnown { reportGaps(known, column) }
    let stages = design.stages.map { stage($0) }
    guard problems.isEmpty else { return nil }
    do throws(InvalidDesign) {
      let values = weights?.values ?? Array(repeating: 1, count: data.rows)
      let sample = try SampleDesign(weights: values, stages: stages, lonely: design.lonely)
      if let calibration = design.calibration { return calibrated(calibration, sample) }
      guard let replicates = design.replicates else {
        return RequestedSample(engine: .linearised(sample), design: sample)
      }
      return replicated(replicates, sample).map { RequestedSample(engine: .replicated($0), design: sample) }
    } catch {
      problems += error.problems.prefix(100).map { problem($0) }
      if error.problems.count > 100 {
        problems.append(EstimateProblem(.moreProblems(error.problems.count - 100), at: design.location))
      }
      return nil
    }
  }

  mutating func reportGaps(_ isKnown: [Bool], _ column: ColumnName) {
    let rows = isKnown.indices.filter { !isKnown[$0] }
    for row in rows.prefix(20) {
      problems.append(EstimateProblem(.missingCell, at: data.place(row: row, column)))
    }
    if rows.count > 20 {
      problems.append(EstimateProblem(.moreProblems(rows.count - 20), at: data.place(row: rows[19], column)))
    }
  }

  private mutating func stage(_ stage: RequestedDesign.Stage) -> DesignStage {
    DesignStage(
      units: stage.units.flatMap { codes($0) }, strata: stage.strata.flatMap { codes($0) },
      populations: stage.populations.flatMap { populations($0) })
  }

  private mutating func codes(_ column: ColumnName) -> [Int32]? {
    guard let codes = data.labels[column.name]?.codes else { return nil }
    if codes.contains(-1) { reportGaps(codes.map { $0 >= 0 }, column) }
    return codes
  }

  private mutating func populations(_ column: ColumnName) -> [Int?]? {
    guard let numbers = data.numbers[column.name] else { return nil }
    if let known = numbers.isKnown { reportGaps(known, column) }
    let counts = numbers.values.map { Int(exactly: $0) }
    let wrong = counts.indices.filter { counts[$0] ?? 0 < 1 && numbers.isKnown?[$0] ?? true }
    for row in wrong.prefix(20) {
      problems.append(
        EstimateProblem(.notACount("\(numbers.values[row])"), at: data.place(row: row, column)))
    }
    return counts
  }

  /// A problem of the design at the cell that shows it.
  private func problem(_ problem: DesignProblem) -> EstimateProblem {
    func place(_ row: Int, _ column: ColumnName?) -> SourceLocation { data.place(row: row, column) }
    func stage(_ number: Int) -> RequestedDesign.Stage? {
      design.stages.indices.contains(number) ? design.stages[number] : nil
    }
    switch problem {
    case .noRows: return EstimateProblem(.noRows, at: .file(data.file))
    case .weightNotPositive(let row):
      return EstimateProblem(.weightNotPositive, at: place(row, design.weights))
    case .populationNotPositive(let number, let row):
      return EstimateProblem(.notACount("0"), at: place(row, stage(number)?.populations))
    case .populationVaries(let number, let row, let first):
      return EstimateProblem(
        .populationVaries(stage: number + 1, firstRow: Int(data.rowNumbers[first])),
        at: place(row, stage(number)?.populations))
    case .populationBelowSample(let number, let row, let sampled, let population):
      return EstimateProblem(
        .populationBelowSample(stage: number + 1, sampled: sampled, population: population),
        at: place(row, stage(number)?.populations))
    case .loneUnit(let number, let row):
      return EstimateProblem(.loneUnit(stage: number + 1), at: place(row, stage(number)?.strata))
    case .nothingToAverage(let number, let row):
      return EstimateProblem(.nothingToAverage(stage: number + 1), at: place(row, stage(number)?.strata))
    }
  }
}

// MARK: 复制权重

extension SampleBuilding {
  private mutating func replicated(
    _ replicates: RequestedDesign.Replicates, _ sample: SampleDesign
  ) -> ReplicateDesign? {
    do throws(ReplicationProblem) {
      return replicates.columns.isEmpty
        ? try made(replicates, sample) : try given(replicates, sample)
    } catch {
      problems.append(problem(error, replicates))
      return nil
    }
  }

  private func made(
    _ replicates: RequestedDesign.Replicates, _ sample: SampleDesign
  ) throws(ReplicationProblem) -> ReplicateDesign {
    let count = replicates.count ?? 200
    return switch replicates.kind {
    case .jackknife, .stratifiedJackknife: try sample.jackknife(centre: replicates.centre)
    case .balancedHalfSamples: try sample.halfSamples(centre: replicates.centre)
    case .fay: try sample.halfSamples(keeping: replicates.kept ?? 0.5, centre: replicates.centre)
    case .bootstrap:
      try sample.bootstrap(replicates: count, seed: replicates.seed, centre: replicates.centre)
    case .successiveDifferences:
      try sample.successiveDifferences(replicates: count, centre: replicates.centre)
    }
  }

  private func given(
    _ replicates: RequestedDesign.Replicates, _ sample: SampleDesign
  ) throws(ReplicationProblem) -> ReplicateDesign {
    let columns = replicates.columns.compactMap { data.numbers[$0.name] }
    for (index, column) in columns.enumerated() {
      if let row = column.isKnown?.firstIndex(of: false) {
        throw .weightNotFinite(replicate: index, row: row)
      }
    }
    let method: ReplicationMethod =
      switch replicates.kind {
      case .jackknife: .jackknife
      case .stratifiedJackknife: .stratifiedJackknife
      case .balancedHalfSamples: .balancedHalfSamples
      case .fay: .fay(replicates.kept ?? 0.5)
      case .bootstrap: .bootstrap
      case .successiveDifferences: .successiveDifferences
      }
    return try ReplicateDesign(
      weights: sample.weights, replicates: columns.map(\.values), method: method,
      centre: replicates.centre, scale: replicates.scale, replicateScales: replicates.scales,
      degreesOfFreedom: replicates.degreesOfFreedom)
  }

  private func problem(
    _ problem: ReplicationProblem, _ replicates: RequestedDesign.Replicates
  ) -> EstimateProblem {
    switch problem {
    case .stratumNotOfTwo(let row, let sampled):
      EstimateProblem(
        .stratumNotOfTwo(sampled: sampled), at: data.place(row: row, design.stages.first?.strata))
    case .loneUnit(let row):
      EstimateProblem(.loneUnitReplicated, at: data.place(row: row, design.stages.first?.strata))
    case .tooFewReplicates(let count): EstimateProblem(.tooFewReplicates(count), at: replicates.location)
    case .tooLarge(let units, let count):
      EstimateProblem(.tooLarge(units: units, replicates: count), at: replicates.location)
    case .weightNotFinite(let replicate, let row):
      EstimateProblem(.missingCell, at: data.place(row: row, replicates.columns[replicate]))
    case .baseWeightNotPositive(let row):
      EstimateProblem(.weightNotPositive, at: data.place(row: row, design.weights))
    case .scalesInvalid: EstimateProblem(.scalesInvalid, at: replicates.location)
    case .coefficientInvalid: EstimateProblem(.notAShareKept, at: replicates.location)
    }
  }
}
