/// One stage worked out (抽样阶段结构): every unit with its stratum, every stratum with what its spread counts for.
///
/// Units and strata of all parents are numbered through, so that a stage is a few flat arrays however many units
/// the stage before had.
struct SamplingStage: Hashable, Sendable {
  /// A stratum within one unit of the stage before.
  struct Stratum: Hashable, Sendable {
    /// The unit of the stage before; 0 at the first stage.
    let parent: Int32
    let population: Int?
    let firstRow: Int
    /// m, its sampled units.
    var sampled = 0
    /// By what Σ(z − z̄)² counts in the variance; for an adjusted lone unit, by what (z − centre)² does.
    var scale = 0.0
    /// Whether its units are measured from the mean of all units with the same parent.
    var isAdjusted = false

    var isLone: Bool { sampled == 1 && population != 1 }
  }

  /// By row, its unit; `nil` when each row is a unit of its own.
  let unitOfRow: [Int32]?
  /// By unit, its unit of the stage before; all 0 at the first stage.
  private(set) var parents: [Int32]
  private(set) var stratumOfUnit: [Int32]
  var strata: [Stratum]
  /// Units by stratum: those of stratum h are `ordered[starts[h]..<starts[h + 1]]`.
  private(set) var ordered: [Int32] = []
  private(set) var starts: [Int] = []

  var units: Int { parents.count }

  func unit(ofRow row: Int) -> Int { unitOfRow.map { Int($0[row]) } ?? row }
}

extension SamplingStage {
  /// - Parameters:
  ///   - columns: of as many rows as there are.
  ///   - parentOfRow: the units of the stage before; `nil` at the first stage.
  init(
    _ columns: DesignStage, stage: Int, rows: Int, parentOfRow: ((Int) -> Int32)?,
    problems: inout [DesignProblem]
  ) {
    var unitOfRow = [Int32](repeating: 0, count: columns.units == nil ? 0 : rows)
    var (parents, stratumOfUnit) = ([Int32](), [Int32]())
    var strata: [Stratum] = []
    var stratumNumbers = NestedNumbering(codes: columns.strata, rows: rows)
    var unitNumbers = NestedNumbering(codes: columns.units, rows: rows)
    for row in 0..<rows {
      let parent = parentOfRow?(row) ?? 0
      let (stratum, isNewStratum) = stratumNumbers.number(of: columns.strata?[row] ?? 0, in: parent)
      let population = columns.populations?[row]
      if isNewStratum {
        strata.append(Stratum(parent: parent, population: population, firstRow: row))
        if let population, population < 1 {
          problems.append(.populationNotPositive(stage: stage, row: row))
        }
      } else if population != strata[Int(stratum)].population {
        problems.append(
          .populationVaries(stage: stage, row: row, firstRow: strata[Int(stratum)].firstRow))
      }
      if let codes = columns.units {
        let (unit, isNew) = unitNumbers.number(of: codes[row], in: stratum)
        unitOfRow[row] = unit
        guard isNew else { continue }
      }
      parents.append(parent)
      stratumOfUnit.append(stratum)
      strata[Int(stratum)].sampled += 1
    }
    self.unitOfRow = columns.units == nil ? nil : unitOfRow
    (self.parents, self.stratumOfUnit, self.strata) = (parents, stratumOfUnit, strata)
    orderUnits()
  }

  /// A counting sort of the units by stratum.
  private mutating func orderUnits() {
    starts = [0]
    starts.reserveCapacity(strata.count + 1)
    for stratum in strata { starts.append(starts[starts.count - 1] + stratum.sampled) }
    var next = starts
    ordered = Array(repeating: 0, count: units)
    for unit in 0..<units {
      let stratum = Int(stratumOfUnit[unit])
      ordered[next[stratum]] = Int32(unit)
      next[stratum] += 1
    }
  }
}
