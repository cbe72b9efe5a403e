/// How replicates were made (复制权重类型), which says how their spread is scaled.
public enum ReplicationMethod: Hashable, Sendable {
  /// Every first-stage unit left out once, without strata: scale (R−1)/R (刀切法).
  case jackknife
  /// Every first-stage unit left out once within its stratum: Σ_h (m−1)/m (分层刀切法).
  case stratifiedJackknife
  /// Half samples, one unit of each pair: scale 1/R (平衡半样本).
  case balancedHalfSamples
  /// Half samples with the other unit kept at ρ: scale 1/(R(1−ρ)²) (费氏法).
  case fay(Double)
  /// Units drawn again: scale 1/R around the estimate, 1/(R−1) around the replicates' mean (自助法).
  case bootstrap
  /// Differences of neighbours in the order of drawing: scale 4/R (逐次差分).
  case successiveDifferences

  /// The scale of R replicates, before those of each replicate.
  func scale(replicates: Int, centre: ReplicateDesign.Centre) -> Double {
    let count = Double(replicates)
    switch self {
    case .jackknife: return (count - 1) / count
    case .stratifiedJackknife: return 1
    case .balancedHalfSamples: return 1 / count
    case .fay(let coefficient): return 1 / (count * (1 - coefficient) * (1 - coefficient))
    case .bootstrap: return centre == .estimate ? 1 / count : 1 / (count - 1)
    case .successiveDifferences: return 4 / count
    }
  }

  /// Whether a replicate is the whole sample but for one unit, so that only smooth estimates move as they should.
  var leavesOneOut: Bool {
    switch self {
    case .jackknife, .stratifiedJackknife: true
    case .balancedHalfSamples, .fay, .bootstrap, .successiveDifferences: false
    }
  }
}
