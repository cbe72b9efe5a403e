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
  /// The units and strata, with what they count for.
  package private(set) var drawing: Drawing
  /// By stage that adds to a variance, the units of the rows.
  let units: [UnitColumn]

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
    var builder = DrawingBuilder()
    units = builder.add(weights: weights, stages: stages.map(\.withoutEmptyColumns))
    drawing = try builder.drawing(lonely: lonely)
    self.weights = weights
  }

  /// The rows of a drawing.
  ///
  /// - Parameters:
  ///   - weights: those the drawing was made with.
  ///   - units: by its stages.
  package init(_ drawing: Drawing, weights: [Double], units: [UnitColumn]) {
    precondition(drawing.rows == weights.count, "a drawing is of its rows")
    (self.drawing, self.weights, self.units) = (drawing, weights, units)
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
    var (weighting, problems) = (WeightSummary(), [DesignProblem]())
    weighting.add(weights, ofRowsFrom: 0, problems: &problems)
    guard problems.isEmpty else { throw InvalidDesign(problems) }
    var design = self
    (design.weights, design.drawing.weighting) = (weights, weighting)
    return design
  }
}

extension DesignStage {
  /// Population sizes of which none is known are none.
  fileprivate var withoutEmptyColumns: DesignStage {
    var stage = self
    if let populations, populations.allSatisfy({ $0 == nil }) { stage.populations = nil }
    return stage
  }
}

extension SampleDesign {
  /// n, the rows, whether they answered or not.
  public var rows: Int { weights.count }

  /// n, Σw and Σw² of all rows: Kish's design effect and effective n.
  public var weighting: WeightSummary { drawing.weighting }

  /// What was done about strata with one unit.
  public var lonely: LonePSUPolicy { drawing.lonely }

  /// First-stage units (初级单元, PSU) in the sample.
  public var primaryUnits: Int { drawing.primaryUnits }

  /// First-stage strata (层); 1 without.
  public var strata: Int { drawing.strata }

  /// First-stage strata with one unit that were not taken whole: those the policy decided about.
  public var loneStrata: Int { drawing.stages[0].loneStrata }

  /// The first-stage unit of a row, numbered from 0 by first appearance.
  public func primaryUnit(ofRow row: Int) -> Int { units[0][row] }

  /// The first-stage stratum of a first-stage unit, numbered from 0 by first appearance.
  public func stratum(ofPrimaryUnit unit: Int) -> Int { Int(drawing.stages[0].stratumOfUnit[unit]) }

  /// The unit a row's influence is added to: that of the last stage which adds to a variance.
  func lastUnit(ofRow row: Int) -> Int { units[units.count - 1][row] }
}
