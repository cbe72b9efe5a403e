/// The weighted distribution of a number (加权分布函数) and its inverse.
struct WeightedDistribution {
  /// The rows with a number, by its size.
  private let rows: [Int]
  private let values: [Double]
  /// Σw of the values up to each.
  private let cumulative: [Double]

  /// A sum of weights that falls short of its share by rounding alone has reached it.
  private static let reached = 1 - 1e-12

  init(_ column: NumericColumn, weights: [Double], isInside: (Int) -> Bool) {
    let known = (0..<column.count).filter { (column.isKnown?[$0] ?? true) && isInside($0) }
    rows = known.sorted { (column.values[$0], $0) < (column.values[$1], $1) }
    values = rows.map { column.values[$0] }
    var sum = 0.0
    cumulative = rows.map { row in
      sum += weights[row]
      return sum
    }
  }

  /// The least value with at least a share p of the weight at or below it; `nil` below 0, above 1 and for nobody.
  func quantile(_ p: Double) -> Double? {
    guard let whole = cumulative.last, (0...1).contains(p) else { return nil }
    let wanted = p * whole * Self.reached
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if cumulative[middle] >= wanted { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }

  /// The same for several shares, with other weights of the rows, of which some may be 0 or, in replicates, less.
  ///
  /// - Returns: one for each share; `nil` where the weights do not add up to more than 0.
  func quantiles(_ probabilities: [Double], weight: (Int) -> Double) -> [Double?] {
    let whole = rows.reduce(0) { $0 + weight($1) }
    var found = [Double?](repeating: nil, count: probabilities.count)
    guard whole > 0 else { return found }
    var (sum, open) = (0.0, Array(probabilities.indices))
    for (row, value) in zip(rows, values) {
      sum += weight(row)
      open.removeAll { place in
        guard sum >= probabilities[place] * whole * Self.reached else { return false }
        found[place] = value
        return true
      }
      if open.isEmpty { break }
    }
    return found
  }
}
