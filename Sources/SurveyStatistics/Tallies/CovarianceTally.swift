/// Means and cross products of several numbers per respondent (协方差), over rows in which none is missing.
///
/// Means are kept as distances from the first row, so that numbers near 10⁹ keep the digits of their differences.
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole, to rounding.
/// Source: Chan, Golub & LeVeque (1983), *Am. Stat.* 37, 242–247, for each pair.
public struct CovarianceTally: Hashable, Sendable {
  /// k, the numbers in a row.
  public let variables: Int
  /// n, Σw and Σw² over the complete rows.
  public private(set) var weighting: WeightSummary
  /// The first row; zeros when nothing was added.
  private var origin: [Double]
  /// The weighted means less the origin.
  private var offsets: [Double]
  /// Σw(x − x̄)(y − ȳ) of every pair.
  private(set) var products: SymmetricMatrix

  /// - Parameter variables: k.
  public init(variables: Int) {
    self.variables = variables
    weighting = WeightSummary()
    origin = Array(repeating: 0, count: variables)
    offsets = origin
    products = SymmetricMatrix(size: variables)
  }

  /// The weighted means; zeros when nothing was added.
  public var means: [Double] { zip(origin, offsets).map { $0 + $1 } }

  /// A row's distances from the means, formed through the first row.
  func deviations(of row: [Double]) -> [Double] {
    row.indices.map { row[$0] - origin[$0] - offsets[$0] }
  }

  /// n, the complete rows.
  public var count: Int { weighting.count }

  /// Σw over the complete rows.
  public var sumOfWeights: Double { weighting.sum }

  /// A block of rows of weight 1, given by columns: as `add` for each row, and many times as fast.
  ///
  /// - Parameter columns: one for each variable, all of the same length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "columns of one block have the same rows")
    self.init(variables: columns.count)
    guard rows > 0 else { return }
    weighting = .equal(rows)
    origin = columns.map { $0[0] }
    let distances = zip(columns, origin).map { column, origin in column.map { $0 - origin } }
    offsets = distances.map { $0.reduce(0, +) / Double(rows) }
    let centred = zip(distances, offsets).map { distances, offset in distances.map { $0 - offset } }
    for i in centred.indices {
      for j in 0...i { products[i, j] = Self.dot(centred[i], centred[j]) }
    }
  }

  /// Persons who answered every item, counted by pairs of answers.
  ///
  /// - Parameters:
  ///   - complete: of those persons only, each of weight 1.
  ///   - items: with the scores of their answers.
  public init(_ complete: CrossTally, _ items: [ScoredItem]) {
    self.init(variables: items.count)
    let alone = items.map { complete.scored($0, $0) }
    weighting = .equal(alone.first?.count ?? 0)
    origin = alone.map(\.x)
    for i in items.indices {
      for j in 0...i { products[i, j] = i == j ? alone[i].xx : complete.scored(items[i], items[j]).xy }
    }
  }

  /// Σxy in four running sums, which the processor adds side by side.
  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sums = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= left.count {
      let x = SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
      let y = SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
      sums += x * y
      index += 4
    }
    var sum = sums.sum()
    while index < left.count {
      sum += left[index] * right[index]
      index += 1
    }
    return sum
  }

  /// - Parameters:
  ///   - row: k numbers.
  ///   - weight: above 0.
  public mutating func add(_ row: [Double], weight: Double = 1) {
    precondition(row.count == variables, "a row has a number for every variable")
    if count == 0 { origin = row }
    let before = sumOfWeights
    weighting.add(weight: weight)
    let share = weight / sumOfWeights
    let deviations = deviations(of: row)
    // w·(W/(W+w))·ddᵀ: Chan's formula with one row as the second part.
    products.addOuterProduct(of: deviations, times: before * share)
    for i in offsets.indices { offsets[i] += deviations[i] * share }
  }

  /// One respondent, counted only when no number is missing (成列删除).
  ///
  /// - Returns: whether the row was complete.
  @discardableResult
  public mutating func add(complete row: [Double?], weight: Double = 1) -> Bool {
    let numbers = row.compactMap { $0 }
    guard numbers.count == row.count else { return false }
    add(numbers, weight: weight)
    return true
  }

  /// - Parameter other: the next part: as many variables.
  public mutating func merge(_ other: CovarianceTally) {
    precondition(variables == other.variables, "tallies of one set of items have the same variables")
    guard other.count > 0 else { return }
    guard count > 0 else { return self = other }
    let before = sumOfWeights
    weighting.merge(other.weighting)
    let share = other.sumOfWeights / sumOfWeights
    let deviations = origin.indices.map { other.origin[$0] - origin[$0] + (other.offsets[$0] - offsets[$0]) }
    products.add(other.products)
    products.addOuterProduct(of: deviations, times: before * share)
    for i in offsets.indices { offsets[i] += deviations[i] * share }
  }

  /// Σw(x − x̄)(y − ȳ)/Σw · n/(n − 1) of every pair; `nil` below two rows.
  public var covariance: SymmetricMatrix? {
    guard count > 1 else { return nil }
    return products.scaled(by: Double(count) / Double(count - 1) / sumOfWeights)
  }

  /// Pearson's r of every pair (相关系数); `nil` below two rows or when a variable does not vary.
  public var correlation: SymmetricMatrix? {
    let roots = (0..<variables).map { products[$0, $0].squareRoot() }
    guard count > 1, roots.allSatisfy({ $0 > 0 }) else { return nil }
    var result = SymmetricMatrix(size: variables)
    for i in 0..<variables {
      result[i, i] = 1
      for j in 0..<i { result[i, j] = products[i, j] / roots[i] / roots[j] }
    }
    return result
  }
}
