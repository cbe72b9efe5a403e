/// The influence on several estimates added up by unit (单元合计): units × estimates, whatever the rows.
struct UnitTotals: Hashable, Sendable {
  let units: Int
  /// Estimates.
  let width: Int
  /// By unit, then estimate.
  private(set) var sums: [Double]

  init(units: Int, width: Int) {
    self.units = units
    self.width = width
    sums = Array(repeating: 0, count: units * width)
  }

  /// - Parameter body: adds to the slots, `unit * width + estimate`.
  mutating func add(_ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
    sums.withUnsafeMutableBufferPointer { body($0) }
  }

  mutating func add(_ value: Double, unit: Int, estimate: Int) { sums[unit * width + estimate] += value }

  /// Each unit's total added to that of its unit of the stage before.
  func raised(to parents: [Int32], units count: Int) -> UnitTotals {
    var raised = UnitTotals(units: count, width: width)
    for unit in 0..<units {
      let (from, to) = (unit * width, Int(parents[unit]) * width)
      for estimate in 0..<width { raised.sums[to + estimate] += sums[from + estimate] }
    }
    return raised
  }

  /// The mean over some units, by estimate.
  func mean(of chosen: ArraySlice<Int32>) -> [Double] {
    var mean = Array(repeating: 0.0, count: width)
    for unit in chosen {
      let start = Int(unit) * width
      for estimate in 0..<width { mean[estimate] += sums[start + estimate] }
    }
    for estimate in 0..<width { mean[estimate] /= Double(chosen.count) }
    return mean
  }

  /// Σ(z − centre)(z − centre)ᵀ over some units, scaled, added to a matrix.
  func addSpread(
    of chosen: ArraySlice<Int32>, around centre: [Double], times scale: Double,
    to matrix: inout SymmetricMatrix
  ) {
    if width == 1 {
      let squares = chosen.reduce(0) { sum, unit in
        let deviation = sums[Int(unit)] - centre[0]
        return sum + deviation * deviation
      }
      matrix[0, 0] += scale * squares
      return
    }
    var deviations = centre
    for unit in chosen {
      let start = Int(unit) * width
      for estimate in 0..<width { deviations[estimate] = sums[start + estimate] - centre[estimate] }
      matrix.addOuterProduct(of: deviations, times: scale)
    }
  }
}
