/// Covariances of each pair of items over all who answered both (成对删除), so that nobody is lost for one blank.
///
/// Every element rests on other respondents: the matrix need not be one that any data could have, and figures from
/// it are never to be mixed with those of complete rows (`CovarianceTally`).
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole, to rounding.
/// Checked: R `cov(use = "pairwise.complete.obs")`, relative 1e-9.
public struct PairwiseCovarianceTally: Hashable, Sendable {
  /// k, the items.
  public let variables: Int
  /// The pairs (0,0), (1,0), (1,1), (2,0) …, each a tally of two variables, or of one on the diagonal.
  private var pairs: [CovarianceTally]

  /// - Parameter variables: k.
  public init(variables: Int) {
    self.variables = variables
    pairs = (0..<variables).flatMap { i in (0...i).map { CovarianceTally(variables: $0 == i ? 1 : 2) } }
  }

  /// One respondent.
  ///
  /// - Parameters:
  ///   - row: k numbers, `nil` where there is no answer.
  ///   - weight: above 0.
  public mutating func add(_ row: [Double?], weight: Double = 1) {
    precondition(row.count == variables, "a row has a place for every variable")
    var index = 0
    for i in row.indices {
      for j in 0...i {
        if let x = row[i], let y = row[j] { pairs[index].add(i == j ? [x] : [x, y], weight: weight) }
        index += 1
      }
    }
  }

  /// - Parameter other: the next part: as many variables.
  public mutating func merge(_ other: PairwiseCovarianceTally) {
    precondition(variables == other.variables, "tallies of one set of items have the same variables")
    for index in pairs.indices { pairs[index].merge(other.pairs[index]) }
  }

  /// Who answered both items of a pair.
  public func count(_ i: Int, _ j: Int) -> Int { pairs[place(i, j)].count }

  /// Σw(x − x̄)(y − ȳ)/Σw · n/(n − 1) of every pair over its own rows; `nil` when a pair has fewer than two.
  public var covariance: SymmetricMatrix? {
    var result = SymmetricMatrix(size: variables)
    for i in 0..<variables {
      for j in 0...i {
        guard let own = pairs[place(i, j)].covariance else { return nil }
        result[i, j] = i == j ? own[0, 0] : own[1, 0]
      }
    }
    return result
  }

  /// Pearson's r of every pair over its own rows; `nil` when a pair has fewer than two or an item of one does not
  /// vary.
  public var correlation: SymmetricMatrix? {
    var result = SymmetricMatrix(size: variables)
    for i in 0..<variables {
      result[i, i] = 1
      for j in 0..<i {
        guard let own = pairs[place(i, j)].correlation else { return nil }
        result[i, j] = own[1, 0]
      }
    }
    return result
  }

  private func place(_ i: Int, _ j: Int) -> Int {
    let (row, column) = (max(i, j), min(i, j))
    return row * (row + 1) / 2 + column
  }
}
