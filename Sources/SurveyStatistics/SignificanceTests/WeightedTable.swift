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
  private let total: Double
  /// By row of the data, the used row and column; −1 outside.
  private let places: [(row: Int, column: Int)]

  init(_ first: DomainColumn, _ second: DomainColumn, in design: SampleDesign) {
    precondition(
      first.codes.count == design.rows && second.codes.count == design.rows,
      "both questions have a place for every row of the design")
    let isInside = (0..<design.rows).map { first.codes[$0] >= 0 && second.codes[$0] >= 0 }
    let rows = Self.used(first, isInside)
    let columns = Self.used(second, isInside)
    var sums = rows.used.map { _ in columns.used.map { _ in 0.0 } }
    places = (0..<design.rows).map { row in
      isInside[row] ? (rows.place[Int(first.codes[row])], columns.place[Int(second.codes[row])]) : (-1, -1)
    }
    for (row, place) in places.enumerated() where place.row >= 0 {
      sums[place.row][place.column] += design.weights[row]
    }
    let total = sums.reduce(0) { $0 + $1.reduce(0, +) }
    shares = sums.map { $0.map { $0 / total } }
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

  /// V of the cells' shares, cells by row, then column: u = w(1{cell} − p̂)/Σw, 0 outside the table.
  func shareCovariance(in design: SampleDesign) -> SymmetricMatrix {
    let cells = shares.flatMap { $0 }
    var totals = design.emptyTotals(width: cells.count)
    for (row, place) in places.enumerated() where place.row >= 0 {
      let unit = design.lastUnit(ofRow: row)
      let own = place.row * columnsUsed.count + place.column
      let influence = design.weights[row] / total
      for cell in cells.indices {
        totals.add(influence * ((cell == own ? 1 : 0) - cells[cell]), unit: unit, estimate: cell)
      }
    }
    return design.covariance(of: totals)
  }

  /// N̂ᵢⱼ − N̂ᵢN̂ⱼ/N̂ of all cells but the first row's and column's, which follow from them.
  var departures: [Double] {
    let (rows, columns) = (rowShares, columnShares)
    return rows.indices.dropFirst().flatMap { i in
      columns.indices.dropFirst().map { j in total * (shares[i][j] - rows[i] * columns[j]) }
    }
  }

  /// V of the departures: u = w(1{ij} − p̂ⱼ·1{i} − p̂ᵢ·1{j} + p̂ᵢp̂ⱼ).
  func departureCovariance(in design: SampleDesign) -> SymmetricMatrix {
    let (rows, columns) = (rowShares, columnShares)
    var totals = design.emptyTotals(width: (rows.count - 1) * (columns.count - 1))
    for (row, place) in places.enumerated() where place.row >= 0 {
      let unit = design.lastUnit(ofRow: row)
      for i in 1..<rows.count {
        let inRow = (place.row == i ? 1 : 0) - rows[i]
        for j in 1..<columns.count {
          // The product of both deviations is exactly the four terms.
          let influence = design.weights[row] * inRow * ((place.column == j ? 1 : 0) - columns[j])
          totals.add(influence, unit: unit, estimate: (i - 1) * (columns.count - 1) + j - 1)
        }
      }
    }
    return design.covariance(of: totals)
  }
}
