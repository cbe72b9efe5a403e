/// A sample with replicate weights (复制权重): the estimate made again with each set of weights shows its spread.
///
/// Replicates made from a design are kept as a factor for each first-stage unit, whatever the rows; given ones as a
/// weight for each row. Both add up each question once.
/// Source: Wolter (2007), *Introduction to Variance Estimation*, 2nd ed., ch. 3–5.
public struct ReplicateDesign: Hashable, Sendable {
  /// What replicates are measured from (中心).
  public enum Centre: String, CaseIterable, Hashable, Sendable {
    /// The estimate from the whole sample: R's `mse = TRUE`.
    case estimate
    /// The mean of the replicates: R's default.
    case mean
  }

  /// w of every row in the whole sample.
  public let weights: [Double]
  /// What multiplies the weights of units; or the weights of the rows themselves, without `unitOfRow`.
  package let factors: ReplicateFactors
  /// By row, the unit whose factor multiplies its weight.
  let unitOfRow: UnitColumn?

  /// How the replicates were made.
  public var method: ReplicationMethod { factors.method }
  /// c in V = c·Σ r_k (θ_k − centre)².
  public var scale: Double { factors.scale }
  /// r_k of each replicate.
  public var replicateScales: [Double] { factors.replicateScales }
  /// What replicates are measured from.
  public var centre: Centre { factors.centre }
  /// ν of every variance: the rank of the replicate weights − 1, or as given.
  public var degreesOfFreedom: Int { factors.degreesOfFreedom }
  /// R, the replicates.
  public var replicates: Int { columns.count }
  /// By replicate, then unit or row.
  var columns: [[Double]] { factors.columns }

  init(_ factors: ReplicateFactors, weights: [Double], unitOfRow: UnitColumn?) {
    (self.factors, self.weights, self.unitOfRow) = (factors, weights, unitOfRow)
  }

  /// Replicate weights that came with the data.
  ///
  /// - Parameters:
  ///   - replicates: by replicate, then row; with the row's own weight in them already.
  ///   - method: how they were made, for the scale.
  ///   - scale: c, where it is not the method's.
  ///   - replicateScales: r_k; without them 1 each.
  ///   - degreesOfFreedom: where the publisher says so; else rank − 1.
  /// - Throws: the first problem found.
  public init(
    weights: [Double], replicates: [[Double]], method: ReplicationMethod, centre: Centre = .mean,
    scale: Double? = nil, replicateScales: [Double]? = nil, degreesOfFreedom: Int? = nil
  ) throws(ReplicationProblem) {
    precondition(
      replicates.allSatisfy { $0.count == weights.count }, "every row has a weight in every replicate")
    guard replicates.count > 1 else { throw .tooFewReplicates(replicates.count) }
    if case .fay(let coefficient) = method, !(0..<1).contains(coefficient) {
      throw .coefficientInvalid(coefficient)
    }
    if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .baseWeightNotPositive(row: row)
    }
    for (replicate, column) in replicates.enumerated() {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .weightNotFinite(replicate: replicate, row: row)
      }
    }
    let scale = scale ?? method.scale(replicates: replicates.count, centre: centre)
    let scales = replicateScales ?? Array(repeating: 1, count: replicates.count)
    guard scales.count == replicates.count, ([scale] + scales).allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw .scalesInvalid
    }
    let factors = ReplicateFactors(
      method: method, columns: replicates, scale: scale, replicateScales: scales, centre: centre,
      degreesOfFreedom: degreesOfFreedom ?? max(0, ReplicateRank.rank(replicates, over: weights) - 1))
    self.init(factors, weights: weights, unitOfRow: nil)
  }
}
