/// Numbers the units and strata of one stage while rows come (逐行编号).
struct StageNumbering {
  private(set) var stage = SamplingStage()
  private(set) var problems: [DesignProblem] = []
  private let number: Int
  private var rows = 0
  private var stratumNumbers = NestedNumbering()
  private var unitNumbers = NestedNumbering()

  /// - Parameter number: of the stage, for problems.
  init(stage number: Int) { self.number = number }

  /// The units of the next rows.
  ///
  /// - Parameters:
  ///   - columns: of these rows; with or without units always alike.
  ///   - parents: their units of the stage before; `nil` at the first stage.
  mutating func add(_ columns: DesignStage, rows count: Int, parents: UnitColumn?) -> UnitColumn {
    stratumNumbers.expect(count)
    unitNumbers.expect(count)
    var units: [Int32] = []
    if columns.units != nil { units.reserveCapacity(count) } else if rows == 0 { stage.reserve(count) }
    for row in 0..<count {
      let parent = parents.map { Int32($0[row]) } ?? 0
      let stratum = stratum(ofRow: row, columns, parent: parent)
      guard let codes = columns.units else {
        stage.appendUnit(parent: parent, stratum: stratum)
        continue
      }
      let (unit, isNew) = unitNumbers.number(of: codes[row], in: stratum)
      units.append(unit)
      if isNew { stage.appendUnit(parent: parent, stratum: stratum) }
    }
    defer { rows += count }
    return columns.units == nil ? UnitColumn(from: rows) : UnitColumn(units)
  }

  @inline(__always)
  private mutating func stratum(ofRow row: Int, _ columns: DesignStage, parent: Int32) -> Int32 {
    let (stratum, isNew) = stratumNumbers.number(of: columns.strata?[row] ?? 0, in: parent)
    if isNew || columns.populations != nil { check(columns.populations?[row], stratum, row, parent, isNew) }
    return stratum
  }

  private mutating func check(
    _ population: Int?, _ stratum: Int32, _ row: Int, _ parent: Int32, _ isNew: Bool
  ) {
    if isNew {
      stage.strata.append(.init(parent: parent, population: population, firstRow: rows + row))
      if let population, population < 1 {
        problems.append(.populationNotPositive(stage: number, row: rows + row))
      }
    } else if population != stage.strata[Int(stratum)].population {
      let firstRow = stage.strata[Int(stratum)].firstRow
      problems.append(.populationVaries(stage: number, row: rows + row, firstRow: firstRow))
    }
  }
}
