/// Sums and products of several numbers per respondent (乘积和), over rows of weight 1 in which none is missing.
///
/// Whole numbers, as scores are, add up without rounding as long as sums stay below 2⁵³: the parts of a survey give the
/// same bits however it is cut. For numbers whose spread is small beside their size take `CovarianceTally`.
/// Laws: an empty tally changes nothing, and merging the parts gives the whole.
public struct ProductTally: Hashable, Sendable {
  /// n, the complete rows.
  public private(set) var count = 0
  private var sums: [Double]
  private var products: SymmetricMatrix

  /// - Parameter variables: k.
  public init(variables: Int) {
    sums = Array(repeating: 0, count: variables)
    products = SymmetricMatrix(size: variables)
  }

  /// A block of rows.
  ///
  /// - Parameter columns: one for each variable, all of the same length.
  public mutating func add(columns: [[Double]]) {
    precondition(columns.count == sums.count, "a block has a column for every variable")
    count += columns.first?.count ?? 0
    for i in columns.indices {
      sums[i] += columns[i].reduce(0, +)
      for j in 0...i { products[i, j] += CovarianceTally.dot(columns[i], columns[j]) }
    }
  }

  /// - Parameter other: the next part: as many variables.
  public mutating func merge(_ other: ProductTally) {
    precondition(sums.count == other.sums.count, "tallies of one set of items have the same variables")
    count += other.count
    for i in sums.indices { sums[i] += other.sums[i] }
    products.add(other.products)
  }

  /// Goes through the numbers of the tally.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &count)
    coder.code(numbers: &sums)
    products.code(with: &coder)
  }

  /// Means and products of deviations: Σxy − n·x̄·ȳ.
  public var covariances: CovarianceTally { CovarianceTally(count: count, sums: sums, products: products) }
}
