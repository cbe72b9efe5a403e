/// One stage of drawing (抽样阶段), as columns with a value for every row of the data.
///
/// Ids are codes of any value and are nested: unit 3 of stratum 1 is not unit 3 of stratum 2, and a household 7
/// of one village not that of another. Rows of the same unit at one stage may be different units of the next.
public struct DesignStage: Hashable, Sendable {
  /// What was drawn (单元); `nil` when each row is a unit of its own.
  public var units: [Int32]?
  /// What it was drawn from (层); `nil` when there are no strata within a unit of the stage before.
  public var strata: [Int32]?
  /// How many units its stratum holds, drawn or not (总体数): a count, never a fraction, the same on every row of
  /// a stratum. An entry of `nil`, or no column, stands for a stratum so large that drawing changed nothing.
  public var populations: [Int?]?

  /// A stage; without any column it draws each row by itself.
  public init(units: [Int32]? = nil, strata: [Int32]? = nil, populations: [Int?]? = nil) {
    self.units = units
    self.strata = strata
    self.populations = populations
  }
}
