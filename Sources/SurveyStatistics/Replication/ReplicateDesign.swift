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

  /// The largest number of factors that is kept: 2 GB of them.
  static let mostFactors = 1 << 28

  /// How the replicates were made.
  public let method: ReplicationMethod
  /// w of every row in the whole sample.
  public let weights: [Double]
  /// c in V = c·Σ r_k (θ_k − centre)².
  public let scale: Double
  /// r_k of each replicate.
  public let replicateScales: [Double]
  /// What replicates are measured from.
  public let centre: Centre
  /// ν of every variance: the rank of the replicate weights − 1, or as given.
  public let degreesOfFreedom: Int
  /// By row, the unit whose factor multiplies its weight; `nil` when `columns` are the weights of the rows.
  let unitOfRow: [Int32]?
  /// By replicate, then unit or row.
  let columns: [[Double]]

  /// R, the replicates.
  public var replicates: Int { columns.count }

  init(
    _ method: ReplicationMethod, weights: [Double], unitOfRow: [Int32]?, columns: [[Double]], scale: Double,
    replicateScales: [Double], centre: Centre, degreesOfFreedom: Int
  ) {
    self.method = method
    (self.weights, self.unitOfRow, self.columns) = (weights, unitOfRow, columns)
    (self.scale, self.replicateScales, self.centre) = (scale, replicateScales, centre)
    self.degreesOfFreedom = degreesOfFreedom
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
    self.init(
      method, weights: weights, unitOfRow: nil, columns: replicates, scale: scale, replicateScales: scales,
      centre: centre,
      degreesOfFreedom: degreesOfFreedom ?? max(0, ReplicateRank.rank(replicates, over: weights) - 1))
  }
}
