/// The weighted distribution of a number (加权分布函数) and its inverse.
struct WeightedDistribution {
  private let values: [Double]
  /// Σw of the values up to each.
  private let cumulative: [Double]

  init(_ column: NumericColumn, weights: [Double], isInside: (Int) -> Bool) {
    let rows = (0..<column.count).filter { (column.isKnown?[$0] ?? true) && isInside($0) }
    let ordered = rows.sorted { (column.values[$0], $0) < (column.values[$1], $1) }
    values = ordered.map { column.values[$0] }
    var sum = 0.0
    cumulative = ordered.map { row in
      sum += weights[row]
      return sum
    }
  }

  /// The least value with at least a share p of the weight at or below it; `nil` below 0, above 1 and for nobody.
  func quantile(_ p: Double) -> Double? {
    guard let whole = cumulative.last, (0...1).contains(p) else { return nil }
    // A sum of weights that falls short of its share by rounding alone has reached it.
    let wanted = p * whole * (1 - 1e-12)
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if cumulative[middle] >= wanted { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}
