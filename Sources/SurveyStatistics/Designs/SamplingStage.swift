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

  /// By unit, its unit of the stage before; all 0 at the first stage.
  private(set) var parents: [Int32] = []
  private(set) var stratumOfUnit: [Int32] = []
  var strata: [Stratum] = []
  /// Units by stratum: those of stratum h are `ordered[starts[h]..<starts[h + 1]]`.
  private(set) var ordered: [Int32] = []
  private(set) var starts: [Int] = []

  var units: Int { parents.count }

  /// Makes room for the first units.
  mutating func reserve(_ units: Int) {
    parents.reserveCapacity(units)
    stratumOfUnit.reserveCapacity(units)
  }

  /// One unit more, of a stratum that is there.
  @inline(__always)
  mutating func appendUnit(parent: Int32, stratum: Int32) {
    parents.append(parent)
    stratumOfUnit.append(stratum)
    strata[Int(stratum)].sampled += 1
  }

  /// A counting sort of the units by stratum, when all are there.
  mutating func orderUnits() {
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
