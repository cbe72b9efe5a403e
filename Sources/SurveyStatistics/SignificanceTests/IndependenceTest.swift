/// Whether two questions are related in the population (独立性检验), with the design's covariance of all cells.
///
/// Who answered only one of them is outside the table but keeps a place in the design; degrees of freedom and
/// base are those of the rows in the table. Categories nobody chose are left out.
/// Source: Rao & Scott (1984), *Ann. Stat.* 12, 46–60; Thomas & Rao (1987), *JASA* 82, 630–636; Korn & Graubard
/// (1990), *Am. Stat.* 44, 270–276. Checked: R survey `svychisq`, relative 1e-9. On data with missing answers R takes
/// the degrees of freedom of all rows; here it is compared on the subset.
public struct IndependenceTest: Hashable, Sendable {
  /// Pearson's X² of the weighted table scaled to the base (皮尔逊卡方), without any p value: it is none.
  public let pearson: Double
  /// n, the rows in the table.
  public let respondents: Int
  /// δ̄, the mean generalised design effect by which X² is too large.
  public let designEffect: Double
  /// Rao and Scott's second correction: F = X²/(k·δ̄) on d and d·ν. The test to quote.
  public let raoScott: FTest
  /// Their first correction: X²/δ̄ on k degrees of freedom, as if ν were endless.
  public let raoScottChiSquare: ChiSquareTest
  /// Wald's test of the cells' departures from independence on k and ν; too many rejections for large tables.
  public let wald: Result<FTest, UndefinedReason>
  /// The same on k and ν − k + 1.
  public let adjustedWald: Result<FTest, UndefinedReason>
  /// The categories of the first question that somebody in the table chose, by index.
  public let rowsUsed: [Int]
  /// The categories of the second.
  public let columnsUsed: [Int]

  /// The most cells of a table: work and memory grow with their square.
  public static let mostCells = 400

  /// From a sample as it was drawn.
  ///
  /// - Parameters:
  ///   - first: a category for every row of the design, or none.
  ///   - second: likewise.
  /// - Throws: `.nobodyAnswered`, `.noVariation` below two categories of either, `.tooManyCells`,
  ///   `.noDegreesOfFreedom`, `.noSamplingError` for a census, `.singularMatrix` when so many cells are empty that they leave no
  ///   interaction.
  public init(
    _ first: DomainColumn, _ second: DomainColumn, in design: SampleDesign
  ) throws(UndefinedReason) {
    let table = WeightedTable(first, second, weights: design.weights)
    try self.init(table, degreesOfFreedom: design.degreesOfFreedom(answered: table.isInside)) {
      design.covariance(of: $0)
    }
  }

  /// From a sample with calibrated weights: V is that of calibration residuals.
  ///
  /// - Throws: as from the sample as drawn; `.noSamplingError` when the controls fix the table.
  /// - Checked: R survey `svychisq` on a design from `calibrate`, relative 1e-9.
  public init(
    _ first: DomainColumn, _ second: DomainColumn, in calibrated: CalibratedDesign
  ) throws(UndefinedReason) {
    let table = WeightedTable(first, second, weights: calibrated.design.weights)
    let freedom = calibrated.design.degreesOfFreedom(answered: table.isInside)
    try self.init(table, degreesOfFreedom: freedom) { calibrated.covariance(of: $0) }
  }

  /// From a sample with replicate weights; ν is that of the replicates, whoever answered.
  ///
  /// - Throws: as from the sample as drawn; `.undefinedInReplicate` when a replicate gives nobody in the table a weight.
  /// - Checked: R survey `svychisq` on designs from `as.svrepdesign` and `svrepdesign`, relative 1e-9.
  public init(
    _ first: DomainColumn, _ second: DomainColumn, in replicates: ReplicateDesign
  ) throws(UndefinedReason) {
    let table = WeightedTable(first, second, weights: replicates.weights)
    try self.init(table, degreesOfFreedom: replicates.degreesOfFreedom) {
      (table) throws(UndefinedReason) in try replicates.covariance(of: table)
    }
  }

  private init(
    _ table: WeightedTable, degreesOfFreedom freedom: Int,
    covariance: (WeightedTable) throws(UndefinedReason) -> TableCovariance
  ) throws(UndefinedReason) {
    guard table.respondents > 0 else { throw .nobodyAnswered }
    guard table.rowsUsed.count > 1, table.columnsUsed.count > 1 else { throw .noVariation }
    guard table.rowsUsed.count * table.columnsUsed.count <= Self.mostCells else {
      throw .tooManyCells(most: Self.mostCells)
    }
    guard freedom > 0 else { throw .noDegreesOfFreedom }
    let spread = try covariance(table)
    let correction = try RaoScottCorrection(table, covariance: spread.shares)
    let k = (table.rowsUsed.count - 1) * (table.columnsUsed.count - 1)
    pearson = Double(table.respondents) * table.meanSquareContingency
    designEffect = correction.trace * Double(table.respondents) / Double(k)
    raoScott = FTest(
      table.meanSquareContingency / correction.trace, correction.effectiveContrasts,
      correction.effectiveContrasts * Double(freedom))
    raoScottChiSquare = ChiSquareTest(
      statistic: table.meanSquareContingency / correction.trace * Double(k), degreesOfFreedom: k)
    let departures = table.departures
    func wald(_ convention: DenominatorConvention) -> Result<FTest, UndefinedReason> {
      do throws(UndefinedReason) {
        return .success(
          try FTest.wald(
            departures, covariance: spread.departures, degreesOfFreedom: freedom, convention: convention))
      } catch {
        return .failure(error)
      }
    }
    self.wald = wald(.design)
    adjustedWald = wald(.adjusted)
    (respondents, rowsUsed, columnsUsed) = (table.respondents, table.rowsUsed, table.columnsUsed)
  }
}
