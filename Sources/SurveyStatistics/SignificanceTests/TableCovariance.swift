/// How much the cells of a cross table vary from sample to sample (交叉表的协方差): all that a test of it asks of a
/// design.
struct TableCovariance {
  /// V of the cells' shares, cells by row, then column.
  let shares: SymmetricMatrix
  /// V of the departures from independence.
  let departures: SymmetricMatrix
}

extension SampleDesign {
  func covariance(of table: WeightedTable) -> TableCovariance {
    func covariance(_ influences: [[Double]]) -> SymmetricMatrix {
      var sums = UnitSums(units: drawing.lastStage.units, width: influences.first?.count ?? 0)
      for (row, cell) in table.cells.enumerated() where cell >= 0 {
        let unit = lastUnit(ofRow: row)
        for (estimate, influence) in influences[Int(cell)].enumerated() {
          sums.add(weights[row] * influence, unit: unit, estimate: estimate)
        }
      }
      return drawing.covariance(of: sums.totals)
    }
    return TableCovariance(
      shares: covariance(table.shareInfluences), departures: covariance(table.departureInfluences))
  }
}

extension CalibratedDesign {
  func covariance(of table: WeightedTable) -> TableCovariance {
    func covariance(_ influences: [[Double]]) -> SymmetricMatrix {
      let estimates = (influences.first ?? []).indices
      let block = InfluenceBlock(
        rows: design.rows,
        columns: estimates.map { estimate in
          zip(table.cells, design.weights).map { $0 < 0 ? 0 : $1 * influences[Int($0)][estimate] }
        })
      return design.covariance(of: weights.calibrationInfluences(of: block))
    }
    return TableCovariance(
      shares: covariance(table.shareInfluences), departures: covariance(table.departureInfluences))
  }
}

extension ReplicateDesign {
  /// Shares are divided anew in each replicate; departures are linearised, and their totals replicated.
  ///
  /// - Throws: `.undefinedInReplicate` when a replicate gives nobody in the table a weight.
  func covariance(of table: WeightedTable) throws(UndefinedReason) -> TableCovariance {
    let shares = table.shares.flatMap { $0 }
    let sums = replicates(ofCells: table.cells, count: shares.count)
    let totals = sums.map { $0.reduce(0, +) }
    guard totals.allSatisfy({ $0 > 0 }) else { throw .undefinedInReplicate }
    let influences = table.departureInfluences
    return TableCovariance(
      shares: factors.covariance(
        shares.indices.map { cell in zip(sums, totals).map { $0[cell] / $1 - shares[cell] } }),
      departures: factors.covariance(
        (influences.first ?? []).indices.map { contrast in
          sums.map { sums in
            sums.indices.reduce(0) {
              $0 + influences[$1][contrast] * (sums[$1] - table.total * shares[$1])
            }
          }
        }))
  }

  /// By replicate, Σw of each cell.
  private func replicates(ofCells cells: [Int32], count: Int) -> [[Double]] {
    columns.indices.map { replicate in
      var sums = [Double](repeating: 0, count: count)
      for (row, cell) in cells.enumerated() where cell >= 0 {
        sums[Int(cell)] += weight(ofRow: row, in: replicate)
      }
      return sums
    }
  }
}
