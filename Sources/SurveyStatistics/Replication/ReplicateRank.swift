/// The rank of a set of replicate weights (复制权重的秩), for their degrees of freedom.
enum ReplicateRank {
  /// Below this, relative to its length, what is left of a row is rounding: files keep some six digits.
  private static let tolerance = 1e-5
  /// More rows than this are folded first.
  private static let mostRows = 20_000

  /// The rank of the matrix with a column for each replicate, each row divided by the weight it replaces.
  static func rank(_ columns: [[Double]], over weights: [Double]) -> Int {
    let rows = weights.count
    if rows <= mostRows {
      return rank((0..<rows).lazy.map { row in columns.map { $0[row] / weights[row] } }, width: columns.count)
    }
    return rank(folded(columns, over: weights), width: columns.count)
  }

  /// Many rows added into few with random multipliers, which keeps the rank.
  private static func folded(_ columns: [[Double]], over weights: [Double]) -> [[Double]] {
    let buckets = 8 * columns.count
    var folded = [[Double]](repeating: Array(repeating: 0, count: columns.count), count: buckets)
    var random = CounterGenerator(seed: 0, replicate: 0, stratum: 0)
    for row in weights.indices {
      let bucket = random.index(below: buckets)
      let multiplier = (Double(random.index(below: 2_000_001)) - 1_000_000) / 1_000_000 / weights[row]
      for replicate in columns.indices { folded[bucket][replicate] += multiplier * columns[replicate][row] }
    }
    return folded
  }

  /// Gram and Schmidt, each row twice so that rounding does not pass for a direction; ends when all are found.
  private static func rank(_ rows: some Sequence<[Double]>, width: Int) -> Int {
    var basis: [[Double]] = []
    for row in rows where basis.count < width {
      let length = norm(row)
      guard length > 0 else { continue }
      var rest = row
      for _ in 0..<2 {
        for direction in basis {
          let share = zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }
          for index in rest.indices { rest[index] -= share * direction[index] }
        }
      }
      let left = norm(rest)
      if left > tolerance * length { basis.append(rest.map { $0 / left }) }
    }
    return basis.count
  }

  private static func norm(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
