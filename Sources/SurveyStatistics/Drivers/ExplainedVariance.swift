/// R² of every subset of predictors (各子集的决定系数).
struct ExplainedVariance {
  /// By subset, predictor j in it when bit j is set.
  private(set) var bySubset: [Double]
  private let predictors: Int

  /// - Parameters:
  ///   - among: correlations of the predictors.
  ///   - withOutcome: their correlations with the outcome.
  init(among: SymmetricMatrix, withOutcome: [Double]) {
    predictors = among.size
    bySubset = Array(repeating: 0, count: 1 << predictors)
    var entered: [Entered] = []
    grow(&entered, subset: 0, from: 0, among: among, withOutcome: withOutcome)
  }

  /// A predictor in a subset, made orthogonal to those before it: its row of the Cholesky factor, and the
  /// outcome's coordinate along it.
  private struct Entered {
    let predictor: Int
    let row: [Double]
    let coordinate: Double
  }

  /// Every subset follows from the one without its last predictor by one more row of the factor. A predictor that
  /// those before it determine, to 10⁻¹⁰ of its variance, adds nothing and stays out.
  private mutating func grow(
    _ entered: inout [Entered], subset: Int, from first: Int, among: SymmetricMatrix, withOutcome: [Double]
  ) {
    for predictor in first..<predictors {
      let next = subset | 1 << predictor
      var row: [Double] = []
      for (index, other) in entered.enumerated() {
        let known = row.indices.reduce(0) { $0 + row[$1] * other.row[$1] }
        row.append((among[predictor, other.predictor] - known) / other.row[index])
      }
      let pivot = among[predictor, predictor] - row.reduce(0) { $0 + $1 * $1 }
      if pivot > 1e-10 {
        let root = pivot.squareRoot()
        let known = row.indices.reduce(0) { $0 + row[$1] * entered[$1].coordinate }
        let coordinate = (withOutcome[predictor] - known) / root
        entered.append(Entered(predictor: predictor, row: row + [root], coordinate: coordinate))
        bySubset[next] = bySubset[subset] + coordinate * coordinate
        grow(&entered, subset: next, from: predictor + 1, among: among, withOutcome: withOutcome)
        entered.removeLast()
      } else {
        bySubset[next] = bySubset[subset]
        grow(&entered, subset: next, from: predictor + 1, among: among, withOutcome: withOutcome)
      }
    }
  }

  /// Σ |S|!(p−|S|−1)!/p! · (R²(S ∪ j) − R²(S)) over the subsets S without j.
  var shapleyValues: [Double] {
    // 1/(p·C(p−1, s)), from C(n, s+1) = C(n, s)(n − s)/(s + 1).
    var shares: [Double] = []
    var combinations = 1.0
    for size in 0..<predictors {
      shares.append(1 / (Double(predictors) * combinations))
      combinations *= Double(predictors - 1 - size) / Double(size + 1)
    }
    return (0..<predictors).map { j in
      bySubset.indices.reduce(0) { sum, subset in
        subset & 1 << j == 0
          ? sum + shares[subset.nonzeroBitCount] * (bySubset[subset | 1 << j] - bySubset[subset]) : sum
      }
    }
  }
}
