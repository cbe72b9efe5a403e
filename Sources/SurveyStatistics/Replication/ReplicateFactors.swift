/// What the weights are multiplied with in each replicate (复制因子), and how the spread of replicates is a variance.
package struct ReplicateFactors: Hashable, Sendable {
  /// The largest number of factors that is kept: 2 GB of them.
  static let mostFactors = 1 << 28

  let method: ReplicationMethod
  /// By replicate, then first-stage unit or row.
  package let columns: [[Double]]
  /// c in V = c·Σ r_k (θ_k − centre)².
  let scale: Double
  /// r_k of each replicate.
  let replicateScales: [Double]
  let centre: ReplicateDesign.Centre
  /// ν of every variance.
  package let degreesOfFreedom: Int

  /// c Σ r_k (θ_k − centre)(θ_k − centre)ᵀ.
  ///
  /// - Parameter deviations: by estimate, θ_k − θ of every replicate; `nil` = undefined, with a variance of 0.
  func covariance(_ deviations: [[Double]?]) -> SymmetricMatrix {
    let counted = replicateScales.indices.filter { replicateScales[$0] > 0 }
    let centres = deviations.map { column -> Double in
      guard centre == .mean, let column else { return 0 }
      return counted.reduce(0) { $0 + column[$1] } / Double(max(1, counted.count))
    }
    var matrix = SymmetricMatrix(size: deviations.count)
    for replicate in counted {
      let row = zip(deviations, centres).map { column, centre in column.map { $0[replicate] - centre } ?? 0 }
      matrix.addOuterProduct(of: row, times: scale * replicateScales[replicate])
    }
    return matrix
  }
}
