/// The weighted cross table of two questions over who answered both (加权交叉表), and what each row of the data adds
/// to its cells.
struct WeightedTable {
  let rowsUsed: [Int]
  let columnsUsed: [Int]
  let respondents: Int
  /// By row of the data.
  let isInside: [Bool]
  /// p̂ by used row, then used column.
  let shares: [[Double]]
  /// N̂.
  let total: Double
  /// By row of the data, the cell it is in, counted by row, then column; −1 outside.
  let cells: [Int32]

  init(_ first: DomainColumn, _ second: DomainColumn, weights: [Double]) {
    precondition(
      first.codes.count == weights.count && second.codes.count == weights.count,
      "both questions have a place for every row of the design")
    let isInside = weights.indices.map { first.codes[$0] >= 0 && second.codes[$0] >= 0 }
    let rows = Self.used(first, isInside)
    let columns = Self.used(second, isInside)
    let width = columns.used.count
    cells = weights.indices.map { row in
      guard isInside[row] else { return -1 }
      return Int32(rows.place[Int(first.codes[row])] * width + columns.place[Int(second.codes[row])])
    }
    var sums = [Double](repeating: 0, count: rows.used.count * width)
    for (cell, weight) in zip(cells, weights) where cell >= 0 { sums[Int(cell)] += weight }
    let total = sums.reduce(0, +)
    shares = rows.used.indices.map { row in sums[row * width..<(row + 1) * width].map { $0 / total } }
    (self.total, self.isInside) = (total, isInside)
    (rowsUsed, columnsUsed) = (rows.used, columns.used)
    respondents = isInside.count { $0 }
  }

  /// The categories that occur, and where each one stands among them.
  private static func used(_ question: DomainColumn, _ isInside: [Bool]) -> (used: [Int], place: [Int]) {
    var occurs = [Bool](repeating: false, count: question.count)
    for (code, isInside) in zip(question.codes, isInside) where isInside { occurs[Int(code)] = true }
    let used = occurs.indices.filter { occurs[$0] }
    var place = [Int](repeating: -1, count: question.count)
    for (index, category) in used.enumerated() { place[category] = index }
    return (used, place)
  }

  var rowShares: [Double] { shares.map { $0.reduce(0, +) } }
  var columnShares: [Double] {
    columnsUsed.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
  }

  /// φ² = Σ(p̂ − p̂ᵢp̂ⱼ)²/p̂ᵢp̂ⱼ: Pearson's X² over n.
  var meanSquareContingency: Double {
    let (rows, columns) = (rowShares, columnShares)
    return rows.indices.reduce(0) { sum, i in
      sum
        + columns.indices.reduce(0) { sum, j in
          let expected = rows[i] * columns[j]
          return sum + (shares[i][j] - expected) * (shares[i][j] - expected) / expected
        }
    }
  }

  /// N̂ᵢⱼ − N̂ᵢN̂ⱼ/N̂ of all cells but the first row's and column's, which follow from them.
  var departures: [Double] {
    let (rows, columns) = (rowShares, columnShares)
    return rows.indices.dropFirst().flatMap { i in
      columns.indices.dropFirst().map { j in total * (shares[i][j] - rows[i] * columns[j]) }
    }
  }

  /// By cell, how far a row of weight 1 in it moves each cell's share: (1{cell} − p̂)/N̂.
  var shareInfluences: [[Double]] {
    let cells = shares.flatMap { $0 }
    return cells.indices.map { own in cells.indices.map { ((own == $0 ? 1 : 0) - cells[$0]) / total } }
  }

  /// By cell, how far a row of weight 1 in it moves each departure: 1{ij} − p̂ⱼ·1{i} − p̂ᵢ·1{j} + p̂ᵢp̂ⱼ.
  var departureInfluences: [[Double]] {
    let (rows, columns) = (rowShares, columnShares)
    return (0..<rows.count * columns.count).map { cell in
      rows.indices.dropFirst().flatMap { i in
        let inRow = (cell / columns.count == i ? 1 : 0) - rows[i]
        // The product of both deviations is exactly the four terms.
        return columns.indices.dropFirst().map { j in
          inRow * ((cell % columns.count == j ? 1 : 0) - columns[j])
        }
      }
    }
  }
}
