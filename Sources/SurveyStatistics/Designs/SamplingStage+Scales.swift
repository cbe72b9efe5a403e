/// What each stratum's spread counts for, by its sampling fraction, those of the stages before and the policy.
extension SamplingStage {
  /// Sets the scales of all strata.
  ///
  /// - Parameters:
  ///   - fractions: by unit of the stage before, Π m/M over all stages before; `nil` at the first stage.
  ///   - stage: the number problems are told with.
  /// - Returns: the same for the units of this stage's strata, by stratum.
  mutating func scale(
    fractions: [Double]?, policy: LonePSUPolicy, stage: Int, problems: inout [DesignProblem]
  ) -> [Double] {
    var drawn: [Double] = []
    for h in strata.indices {
      let before = fractions?[Int(strata[h].parent)] ?? 1
      let (sampled, population) = (strata[h].sampled, strata[h].population)
      if let population, population >= 1, sampled > population {
        problems.append(
          .populationBelowSample(
            stage: stage, row: strata[h].firstRow, sampled: sampled, population: population))
      }
      drawn.append(before * SamplingFraction.drawn(sampled: sampled, population: population))
      guard before > 0 else { continue }
      if !strata[h].isLone {
        strata[h].scale = before * SamplingFraction.varianceFactor(sampled: sampled, population: population)
      } else {
        switch policy {
        case .fail: problems.append(.loneUnit(stage: stage, row: strata[h].firstRow))
        case .certainty, .average: strata[h].scale = 0
        case .adjust:
          strata[h].isAdjusted = true
          strata[h].scale = before * SamplingFraction.remaining(sampled: 1, population: population)
        }
      }
    }
    if policy == .average { averageLoneStrata(fractions: fractions, stage: stage, problems: &problems) }
    return drawn
  }

  /// Lone strata add as much as the others of the same parent do on average: those count H/(H − lone) times.
  private mutating func averageLoneStrata(
    fractions: [Double]?, stage: Int, problems: inout [DesignProblem]
  ) {
    let parents = (strata.map(\.parent).max() ?? 0) + 1
    var (all, lone) = ([Int](repeating: 0, count: Int(parents)), [Int](repeating: 0, count: Int(parents)))
    for stratum in strata {
      all[Int(stratum.parent)] += 1
      if stratum.isLone { lone[Int(stratum.parent)] += 1 }
    }
    for h in strata.indices {
      let parent = Int(strata[h].parent)
      guard lone[parent] > 0, fractions?[parent] ?? 1 > 0 else { continue }
      if lone[parent] == all[parent] {
        problems.append(.nothingToAverage(stage: stage, row: strata[h].firstRow))
      } else {
        strata[h].scale *= Double(all[parent]) / Double(all[parent] - lone[parent])
      }
    }
  }

  /// How many strata the policy was needed for.
  var loneStrata: Int { strata.count { $0.isLone } }
}
