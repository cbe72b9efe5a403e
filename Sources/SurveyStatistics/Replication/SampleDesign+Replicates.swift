/// Replicates made from a design (由设计生成复制权重): of first-stage units, with the first stage's population sizes.
extension SampleDesign {
  /// Every first-stage unit left out once, the others of its stratum standing in for it (刀切法).
  ///
  /// Without strata this is JK1, with them JKn: V = Σ_h (1 − m/M)(m−1)/m Σ_c (θ_c − centre)².
  /// - Source: Wolter (2007), §4.5. Checked: R survey `as.svrepdesign` with JK1 and JKn, with and without `fpc`, 1e-9.
  public func jackknife(
    centre: ReplicateDesign.Centre = .mean
  ) throws(ReplicationProblem) -> ReplicateDesign {
    replicated(by: try drawing.jackknife(centre: centre))
  }

  /// Half samples that take one unit of each stratum's two, balanced over strata (平衡半样本, 费氏法).
  ///
  /// - Parameter keeping: ρ, what is kept of the other unit: 0 for half samples, 0.3 or 0.5 after Fay.
  /// - Source: McCarthy (1969), *Rev. Int. Stat. Inst.* 37, 239–264; Judkins (1990), *J. Official Stat.* 6, 223–239.
  public func halfSamples(
    keeping coefficient: Double = 0, centre: ReplicateDesign.Centre = .mean
  ) throws(ReplicationProblem) -> ReplicateDesign {
    replicated(by: try drawing.halfSamples(keeping: coefficient, centre: centre))
  }

  /// m − 1 of the m units of each stratum drawn again with replacement, as often as asked (自助法, Rao–Wu–Yue).
  ///
  /// A unit drawn t times counts t·m/(m−1) times. Population sizes are not used: R warns of the same.
  /// - Parameters:
  ///   - count: R, at least 2.
  ///   - seed: the same seed gives the same replicates, whatever the machine.
  /// - Source: Rao, Wu & Yue (1992), *Survey Methodology* 18, 209–217.
  public func bootstrap(
    replicates count: Int, seed: UInt64, centre: ReplicateDesign.Centre = .mean
  ) throws(ReplicationProblem) -> ReplicateDesign {
    replicated(by: try drawing.bootstrap(replicates: count, seed: seed, centre: centre))
  }

  /// Differences of neighbours in the order of drawing (逐次差分), for systematic samples.
  ///
  /// The order is that of first appearance, by stratum.
  /// - Parameter count: replicates asked for; the next order that can be built is used.
  /// - Source: Fay & Train (1995), *Proc. Gov. Stat. Section ASA*, 154–159; Opsomer et al. (2016), *Survey
  ///   Methodology* 42, 67–91.
  public func successiveDifferences(
    replicates count: Int, centre: ReplicateDesign.Centre = .estimate
  ) throws(ReplicationProblem) -> ReplicateDesign {
    replicated(by: try drawing.successiveDifferences(replicates: count, centre: centre))
  }

  package func replicated(by factors: ReplicateFactors) -> ReplicateDesign {
    ReplicateDesign(factors, weights: weights, unitOfRow: units[0])
  }
}
