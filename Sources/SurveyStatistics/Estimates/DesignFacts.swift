/// What an interval and a warning ask about the design an error came from (设计要点).
struct DesignFacts: Hashable, Sendable {
  /// How ν is found: counted over the units that answered, or the same for every estimate.
  enum Freedom: Hashable, Sendable {
    /// By first-stage unit, its stratum.
    case counted(strataOfUnits: [Int32], strata: Int)
    case fixed(Int)
  }

  let rows: Int
  let freedom: Freedom
  /// N of a simple random sample of rows; `nil` for any other design.
  let simplePopulation: Int?
  /// The least Πm/M with which any row was drawn; 0 when one population is not known.
  let leastDrawn: Double
  /// Whether first-stage units hold more than a row.
  let isClustered: Bool
  let loneStrata: Int
  /// Whether weights add up to a population: to more than the rows, which weights scaled to a mean of 1 do not.
  let hasPopulationWeights: Bool

  /// ν of an estimate from its answering units.
  func degreesOfFreedom(_ answering: UnitSet) -> Int {
    switch freedom {
    case .fixed(let number): return number
    case .counted(let stratumOfUnit, let strata):
      var hasOne = [Bool](repeating: false, count: strata)
      for unit in answering.units { hasOne[Int(stratumOfUnit[Int(unit)])] = true }
      return answering.count - hasOne.count { $0 }
    }
  }
}

extension Drawing {
  var facts: DesignFacts {
    let first = stages[0]
    let isSimple = stages.count == 1 && strata == 1 && primaryUnits == rows
    var fractions: [Double] = [1]
    for stage in stages {
      let before = fractions
      let drawn = stage.strata.map { stratum in
        before[Int(stratum.parent)]
          * SamplingFraction.drawn(sampled: stratum.sampled, population: stratum.population)
      }
      fractions = stage.stratumOfUnit.map { drawn[Int($0)] }
    }
    return DesignFacts(
      rows: rows, freedom: .counted(strataOfUnits: first.stratumOfUnit, strata: strata),
      simplePopulation: isSimple ? first.strata[0].population : nil, leastDrawn: fractions.min() ?? 0,
      isClustered: primaryUnits < rows, loneStrata: first.loneStrata,
      hasPopulationWeights: weighting.sum > Double(rows) * (1 + 1e-9))
  }
}
