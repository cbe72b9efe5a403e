/// A matrix X of mostly zeros, by rows (稀疏矩阵): one row a profile, one column a control.
struct SparseRows: Sendable {
  /// How many columns there are.
  let columnCount: Int
  /// Where each row begins among the entries, and after the last the end.
  private var starts = [0]
  private var columns: [Int32] = []
  private var values: [Double] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  var rowCount: Int { starts.count - 1 }

  /// The next row; entries in order of their columns.
  mutating func append(_ row: [(column: Int, value: Double)]) {
    for (column, value) in row {
      columns.append(Int32(column))
      values.append(value)
    }
    starts.append(columns.count)
  }

  /// The same rows with some of the columns, in order.
  func keeping(_ kept: [Int]) -> SparseRows {
    var place = [Int?](repeating: nil, count: columnCount)
    for (new, old) in kept.enumerated() { place[old] = new }
    var result = SparseRows(columnCount: kept.count)
    for row in 0..<rowCount {
      result.append(
        (starts[row]..<starts[row + 1]).compactMap { entry in
          place[Int(columns[entry])].map { ($0, values[entry]) }
        })
    }
    return result
  }

  /// Xb.
  func product(with b: [Double]) -> [Double] {
    (0..<rowCount).map { row in
      var sum = 0.0
      for entry in starts[row]..<starts[row + 1] { sum += values[entry] * b[Int(columns[entry])] }
      return sum
    }
  }

  /// X′w.
  func columnSums(weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for entry in starts[row]..<starts[row + 1] { sums[Int(columns[entry])] += values[entry] * weights[row] }
    }
    return sums
  }

  /// Σw|x| of each column: what its sum is to be measured by.
  func columnSizes(weights: [Double]) -> [Double] {
    var absolute = self
    absolute.values = values.map(abs)
    return absolute.columnSums(weights: weights)
  }

  /// X′WX.
  func crossProducts(weights: [Double]) -> SymmetricMatrix {
    var products = SymmetricMatrix(size: columnCount)
    for row in 0..<rowCount {
      for left in starts[row]..<starts[row + 1] {
        let weighted = weights[row] * values[left]
        for right in starts[row]...left {
          products[Int(columns[left]), Int(columns[right])] += weighted * values[right]
        }
      }
    }
    return products
  }
}
