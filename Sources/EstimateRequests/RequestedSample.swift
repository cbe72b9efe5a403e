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

  var facts: EstimateResults.Design {
    switch engine {
    case .linearised(let design): EstimateResults.Design(design.drawing)
    case .replicated(let replicates): EstimateResults.Design(design.drawing, replicates.factors)
    case .calibrated(let calibrated):
      EstimateResults.Design(design.drawing, calibration: calibrated.weights.report)
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
    var reader = DrawingReader(design)
    let rows = reader.add(data.block)
    let (drawing, found) = reader.drawing(data.places)
    problems += found
    guard let drawing, let rows else { return nil }
    let sample = SampleDesign(drawing, weights: rows.weights, units: rows.units)
    if let calibration = design.calibration { return calibrated(calibration, sample) }
    guard let replicates = design.replicates else {
      return RequestedSample(engine: .linearised(sample), design: sample)
    }
    do throws(ReplicationProblem) {
      let design =
        replicates.columns.isEmpty
        ? sample.replicated(by: try replicates.factors(drawing)) : try replicates.given(sample, data.block)
      return RequestedSample(engine: .replicated(design), design: sample)
    } catch {
      problems.append(design.problem(error, replicates, data.places))
      return nil
    }
  }
}

extension EstimateResults.Design {
  init(_ drawing: Drawing, _ factors: ReplicateFactors? = nil, calibration: WeightingReport? = nil) {
    self.init(
      rows: drawing.rows, strata: drawing.strata, clusters: drawing.primaryUnits,
      degreesOfFreedom: factors?.degreesOfFreedom ?? drawing.degreesOfFreedom,
      replicates: factors?.columns.count, weighting: drawing.weighting, calibration: calibration)
  }
}
