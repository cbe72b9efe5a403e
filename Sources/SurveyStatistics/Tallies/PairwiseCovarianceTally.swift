/// Covariances of each pair of items over all who answered both (成对删除), so that nobody is lost for one blank.
///
/// Every element rests on other respondents: the matrix need not be one that any data could have, and figures from
/// it are never to be mixed with those of complete rows (`CovarianceTally`).
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole, to rounding.
/// Source: Chan, Golub & LeVeque (1983), *Am. Stat.* 37, 242–247, for each pair. Checked: R
/// `cov(use = "pairwise.complete.obs")`, relative 1e-9.
public struct PairwiseCovarianceTally: Hashable, Sendable {
  /// k, the items.
  public let variables: Int
  /// The first answer to each item, from which means are counted so that numbers near 10⁹ keep their digits; `nil`
  /// before there is one.
  private var origin: [Double?]
  /// The pairs (0,0), (1,0), (1,1), (2,0) …
  private var pairs: [Pair]

  /// What two items have in common, over who answered both.
  private struct Pair: Hashable {
    var count = 0
    var weight = 0.0
    /// The means, less the origins.
    var x = 0.0
    var y = 0.0
    /// Σw(x − x̄)(y − ȳ), between both sums of squares.
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0

    mutating func merge(_ other: Pair) {
      guard other.count > 0 else { return }
      let total = weight + other.weight
      let share = other.weight / total
      let (dx, dy) = (other.x - x, other.y - y)
      let between = weight * share
      xx += other.xx + between * dx * dx
      xy += other.xy + between * dx * dy
      yy += other.yy + between * dy * dy
      x += dx * share
      y += dy * share
      weight = total
      count += other.count
    }

    func shifted(byX dx: Double, y dy: Double) -> Pair {
      var pair = self
      pair.x += dx
      pair.y += dy
      return pair
    }
  }

  /// - Parameter variables: k.
  public init(variables: Int) {
    self.variables = variables
    origin = Array(repeating: nil, count: variables)
    pairs = Array(repeating: Pair(), count: variables * (variables + 1) / 2)
  }

  /// Persons counted by pairs of answers, each of weight 1.
  ///
  /// - Parameter items: with the scores of their answers.
  public init(_ answers: CrossTally, _ items: [ScoredItem]) {
    self.init(variables: items.count)
    origin = items.map { _ in 0 }
    for i in items.indices {
      for j in 0...i {
        let common = answers.scored(items[i], items[j])
        pairs[place(i, j)] = Pair(
          count: common.count, weight: Double(common.count), x: common.x, y: common.y, xx: common.xx,
          xy: common.xy, yy: common.yy)
      }
    }
  }

  /// One respondent.
  ///
  /// - Parameters:
  ///   - row: k numbers, `nil` where there is no answer.
  ///   - weight: above 0.
  public mutating func add(_ row: [Double?], weight: Double = 1) {
    precondition(row.count == variables, "a row has a place for every variable")
    precondition(weight > 0, "weights are positive")
    let distances = row.enumerated().map { i, answer in answer.map { $0 - base(i, $0) } }
    for i in row.indices {
      guard let x = distances[i] else { continue }
      for j in 0...i {
        guard let y = distances[j] else { continue }
        pairs[place(i, j)].merge(Pair(count: 1, weight: weight, x: x, y: y))
      }
    }
  }

  /// An item's origin: the number given, when there is none yet.
  private mutating func base(_ item: Int, _ answer: Double) -> Double {
    if let known = origin[item] { return known }
    origin[item] = answer
    return answer
  }

  /// - Parameter other: the next part: as many variables.
  public mutating func merge(_ other: PairwiseCovarianceTally) {
    precondition(variables == other.variables, "tallies of one set of items have the same variables")
    let shifts = other.origin.enumerated().map { i, start in start.map { $0 - base(i, $0) } ?? 0 }
    for i in 0..<variables {
      for j in 0...i {
        pairs[place(i, j)].merge(other.pairs[place(i, j)].shifted(byX: shifts[i], y: shifts[j]))
      }
    }
  }

  /// Who answered both items of a pair.
  public func count(_ i: Int, _ j: Int) -> Int { pairs[place(i, j)].count }

  /// Σw(x − x̄)(y − ȳ)/Σw · n/(n − 1) of every pair over its own rows; `nil` when a pair has fewer than two.
  public var covariance: SymmetricMatrix? {
    matrix { pair in
      pair.count > 1 ? pair.xy / pair.weight * (Double(pair.count) / Double(pair.count - 1)) : nil
    }
  }

  /// Pearson's r of every pair over its own rows; `nil` when a pair has fewer than two or an item of one does not
  /// vary.
  public var correlation: SymmetricMatrix? {
    matrix { pair in
      pair.xx > 0 && pair.yy > 0 ? pair.xy / pair.xx.squareRoot() / pair.yy.squareRoot() : nil
    }
  }

  private func matrix(of element: (Pair) -> Double?) -> SymmetricMatrix? {
    var result = SymmetricMatrix(size: variables)
    for i in 0..<variables {
      for j in 0...i {
        guard let value = element(pairs[place(i, j)]) else { return nil }
        result[i, j] = value
      }
    }
    return result
  }

  private func place(_ i: Int, _ j: Int) -> Int {
    let (row, column) = (max(i, j), min(i, j))
    return row * (row + 1) / 2 + column
  }
}
