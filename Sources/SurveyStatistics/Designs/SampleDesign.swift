/// How a sample was drawn (抽样设计): strata, nested units over any number of stages, population sizes, weights.
///
/// A value that exists is valid: weights are positive, no stratum has more sampled units than it holds, and lone
/// units are dealt with. Domains never drop rows: who is outside one keeps a place in the design and counts as
/// zero (`covariance(of:)`).
/// Source: Särndal, Swensson & Wretman (1992), *Model Assisted Survey Sampling*, §4.3–4.5 and 5.5; Lumley (2004),
/// *J. Stat. Software* 9(8).
public struct SampleDesign: Hashable, Sendable {
  /// w of every row, above 0; 1 where none were given.
  public private(set) var weights: [Double]
  /// n, Σw and Σw² of all rows: Kish's design effect and effective n.
  public private(set) var weighting: WeightSummary
  /// What was done about strata with one unit.
  public let lonely: LonePSUPolicy
  /// Stages as far as they add to a variance: a stage below one without population sizes does not.
  let stages: [SamplingStage]

  /// Checks and numbers the columns of a design.
  ///
  /// - Parameters:
  ///   - weights: one for each row.
  ///   - stages: in the order of drawing, columns as long as `weights`; none = each row was drawn by itself, with
  ///     replacement or from a large population.
  /// - Throws: everything that is wrong, at once.
  public init(
    weights: [Double], stages: [DesignStage] = [], lonely: LonePSUPolicy = .fail
  ) throws(InvalidDesign) {
    let rows = weights.count
    for stage in stages {
      precondition(
        [stage.units?.count, stage.strata?.count, stage.populations?.count]
          .allSatisfy { $0 == nil || $0 == rows }, "every column of a design has a value for every row")
    }
    precondition(rows < Int32.max, "rows are numbered with 32 bits")
    var problems: [DesignProblem] = rows == 0 ? [.noRows] : []
    weighting = Self.summary(of: weights, problems: &problems)
    (self.weights, self.lonely) = (weights, lonely)
    self.stages = Self.build(
      stages.isEmpty ? [DesignStage()] : stages, rows: rows, lonely: lonely, problems: &problems)
    guard problems.isEmpty else { throw InvalidDesign(problems) }
  }

  /// The same drawing without weights: every row counts 1.
  public init(
    rows: Int, stages: [DesignStage] = [], lonely: LonePSUPolicy = .fail
  ) throws(InvalidDesign) {
    try self.init(weights: Array(repeating: 1, count: rows), stages: stages, lonely: lonely)
  }

  /// The same drawing with other weights, such as calibrated ones: strata, units and policy stay.
  ///
  /// - Parameter weights: one for each row.
  /// - Throws: the rows whose weight is not a positive number.
  public func reweighted(_ weights: [Double]) throws(InvalidDesign) -> SampleDesign {
    precondition(weights.count == rows, "every row has a weight")
    var problems: [DesignProblem] = []
    let weighting = Self.summary(of: weights, problems: &problems)
    guard problems.isEmpty else { throw InvalidDesign(problems) }
    var design = self
    (design.weights, design.weighting) = (weights, weighting)
    return design
  }

  private static func summary(of weights: [Double], problems: inout [DesignProblem]) -> WeightSummary {
    var summary = WeightSummary()
    for (row, weight) in weights.enumerated() {
      if weight > 0, weight.isFinite {
        summary.add(weight: weight)
      } else {
        problems.append(.weightNotPositive(row: row))
      }
    }
    return summary
  }

  private static func build(
    _ columns: [DesignStage], rows: Int, lonely: LonePSUPolicy, problems: inout [DesignProblem]
  ) -> [SamplingStage] {
    var stages: [SamplingStage] = []
    var fractions: [Double]?
    for (number, columns) in columns.enumerated() {
      let above = stages.last
      var stage = SamplingStage(
        columns, stage: number, rows: rows,
        parentOfRow: above.map { stage in { Int32(stage.unit(ofRow: $0)) } },
        problems: &problems)
      let drawn = stage.scale(
        fractions: fractions, policy: lonely, stage: number, problems: &problems)
      stages.append(stage)
      // Below a stratum without population size nothing is added; below all of them there is nothing to keep.
      guard drawn.contains(where: { $0 > 0 }) else { break }
      fractions = stage.stratumOfUnit.map { drawn[Int($0)] }
    }
    return stages
  }
}

extension SampleDesign {
  /// n, the rows, whether they answered or not.
  public var rows: Int { weights.count }

  /// First-stage units (初级单元, PSU) in the sample.
  public var primaryUnits: Int { stages[0].units }

  /// First-stage strata (层); 1 without.
  public var strata: Int { stages[0].strata.count }

  /// First-stage strata with one unit that were not taken whole: those the policy decided about.
  public var loneStrata: Int { stages[0].loneStrata }

  /// The first-stage unit of a row, numbered from 0 by first appearance.
  public func primaryUnit(ofRow row: Int) -> Int { stages[0].unit(ofRow: row) }

  /// The first-stage stratum of a first-stage unit, numbered from 0 by first appearance.
  public func stratum(ofPrimaryUnit unit: Int) -> Int { Int(stages[0].stratumOfUnit[unit]) }
}
