/// The variance of anything linear, and the degrees of freedom that go with it.
extension SampleDesign {
  /// The estimated covariance of estimates, from what every row adds to each (协方差矩阵).
  ///
  /// V = Σ_h (1 − m/M)·m/(m−1)·Σ_c (z_c − z̄_h)(z_c − z̄_h)ᵀ over the first-stage strata, z_c the influence added
  /// up by unit, and for every unit m/M times the same over its units of the next stage, and so on. Where M is not
  /// known nothing is added below, as the first stage then stands for all.
  /// - Returns: as many rows as the block has columns; 0 for a census.
  /// - Source: Särndal, Swensson & Wretman (1992), eq. 4.3.21 and 4.4. Checked: R survey `svyrecvar` over one to
  ///   three stages, relative 1e-12.
  public func covariance(of influences: InfluenceBlock) -> SymmetricMatrix {
    precondition(influences.rows == rows, "every row of the design has an influence")
    var sums = UnitSums(units: drawing.lastStage.units, width: influences.columns.count)
    for (estimate, column) in influences.columns.enumerated() {
      for row in 0..<rows { sums.add(column[row], unit: lastUnit(ofRow: row), estimate: estimate) }
    }
    return drawing.covariance(of: sums.totals)
  }

  /// ν of a variance over everybody: first-stage units − strata (自由度); 0 or less leaves no interval.
  public var degreesOfFreedom: Int { drawing.degreesOfFreedom }

  /// ν of an estimate that rests on some rows: first-stage units with such a row − strata with one.
  ///
  /// - Parameter answered: for every row, whether it is in the domain and answered.
  public func degreesOfFreedom(answered: [Bool]) -> Int {
    precondition(answered.count == rows, "every row of the design answered or did not")
    let units = (0..<rows).filter { answered[$0] }.map { Int32(primaryUnit(ofRow: $0)) }
    return drawing.facts.degreesOfFreedom(UnitSet(units))
  }
}

extension Drawing {
  /// The covariance from influences already added up by unit of the last stage.
  func covariance(of totals: UnitTotals) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: totals.width)
    var totals = totals
    for number in stages.indices.reversed() {
      stages[number].addVariance(of: totals, to: &matrix)
      if number > 0 {
        totals = totals.raised(to: stages[number].parents, units: stages[number - 1].units)
      }
    }
    return matrix
  }
}

extension SamplingStage {
  /// This stage's part of the variance.
  func addVariance(of totals: UnitTotals, to matrix: inout SymmetricMatrix) {
    let centres = strata.contains(where: \.isAdjusted) ? meansByParent(totals) : []
    var places = [Int](repeating: -1, count: totals.width)
    for (h, stratum) in strata.enumerated() where stratum.scale > 0 {
      let own = ordered[starts[h]..<starts[h + 1]]
      if stratum.isAdjusted {
        for unit in own {
          totals.addSquare(of: unit, around: centres[Int(stratum.parent)], times: stratum.scale, to: &matrix)
        }
      } else {
        UnitSpread(totals, of: own, places: &places).add(to: &matrix, times: stratum.scale)
      }
    }
  }

  /// The mean of all units with the same parent: of the whole sample at the first stage.
  private func meansByParent(_ totals: UnitTotals) -> [[Double]] {
    var children = [[Int32]](repeating: [], count: Int((parents.max() ?? 0)) + 1)
    for unit in 0..<units { children[Int(parents[unit])].append(Int32(unit)) }
    return children.map { $0.isEmpty ? [] : totals.mean(of: $0[...]) }
  }
}
