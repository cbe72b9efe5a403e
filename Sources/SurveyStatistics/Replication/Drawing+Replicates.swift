/// Replicates made from a drawing (由设计生成复制权重): of first-stage units, with the first stage's population sizes.
extension Drawing {
  /// Every first-stage unit left out once, the others of its stratum standing in for it (刀切法).
  ///
  /// Without strata this is JK1, with them JKn: V = Σ_h (1 − m/M)(m−1)/m Σ_c (θ_c − centre)².
  /// - Source: Wolter (2007), §4.5. Checked: R survey `as.svrepdesign` with JK1 and JKn, with and without `fpc`, 1e-9.
  package func jackknife(
    centre: ReplicateDesign.Centre
  ) throws(ReplicationProblem) -> ReplicateFactors {
    let first = stages[0]
    let used = try replicatedUnits()
    guard used.count > 1 else { throw .tooFewReplicates(used.count) }
    try checkSize(replicates: used.count)
    let isStratified = strata > 1
    let columns = used.map { left in
      let stratum = first.stratumOfUnit[left]
      let m = Double(first.strata[Int(stratum)].sampled)
      return (0..<first.units).map { unit in
        unit == left ? 0 : first.stratumOfUnit[unit] == stratum ? m / (m - 1) : 1
      }
    }
    let scales = used.map { unit in
      let stratum = first.strata[Int(first.stratumOfUnit[unit])]
      let m = Double(stratum.sampled)
      return (m - 1) / m
        * SamplingFraction.remaining(sampled: stratum.sampled, population: stratum.population)
    }
    // The factors of a stratum of m units differ in m − 1 ways, so that the rank less 1 is units − strata.
    let freedom = used.count - Set(used.map { first.stratumOfUnit[$0] }).count
    return replicates(
      isStratified ? .stratifiedJackknife : .jackknife, columns, scale: isStratified ? 1 : scales[0],
      replicateScales: isStratified ? scales : scales.map { _ in 1 }, centre: centre,
      degreesOfFreedom: freedom)
  }

  /// Half samples that take one unit of each stratum's two, balanced over strata (平衡半样本, 费氏法).
  ///
  /// Stratum h follows row h + 1 of a Hadamard matrix; its row of ones is for nobody, as a stratum on it would
  /// never lose a unit.
  /// - Parameter keeping: ρ, what is kept of the other unit: 0 for half samples, 0.3 or 0.5 after Fay.
  /// - Source: McCarthy (1969), *Rev. Int. Stat. Inst.* 37, 239–264; Judkins (1990), *J. Official Stat.* 6, 223–239.
  package func halfSamples(
    keeping coefficient: Double, centre: ReplicateDesign.Centre
  ) throws(ReplicationProblem) -> ReplicateFactors {
    guard (0..<1).contains(coefficient) else { throw .coefficientInvalid(coefficient) }
    let first = stages[0]
    for stratum in first.strata where stratum.sampled != 2 {
      throw .stratumNotOfTwo(row: stratum.firstRow, sampled: stratum.sampled)
    }
    try checkSize(replicates: 2 * strata + 4)
    let matrix = HadamardMatrix(rows: max(strata + 1, 2))
    let columns = (0..<matrix.order).map { replicate in
      var column = [Double](repeating: 0, count: first.units)
      for h in first.strata.indices {
        let change = (1 - coefficient) * matrix[h + 1, replicate]
        column[Int(first.ordered[first.starts[h]])] = 1 + change
        column[Int(first.ordered[first.starts[h] + 1])] = 1 - change
      }
      return column
    }
    return replicates(coefficient == 0 ? .balancedHalfSamples : .fay(coefficient), columns, centre: centre)
  }

  /// m − 1 of the m units of each stratum drawn again with replacement, as often as asked (自助法, Rao–Wu–Yue).
  ///
  /// A unit drawn t times counts t·m/(m−1) times. Population sizes are not used: R warns of the same.
  /// - Parameters:
  ///   - count: R, at least 2.
  ///   - seed: the same seed gives the same replicates, whatever the machine.
  /// - Source: Rao, Wu & Yue (1992), *Survey Methodology* 18, 209–217.
  package func bootstrap(
    replicates count: Int, seed: UInt64, centre: ReplicateDesign.Centre
  ) throws(ReplicationProblem) -> ReplicateFactors {
    guard count > 1 else { throw .tooFewReplicates(count) }
    try checkSize(replicates: count)
    _ = try replicatedUnits()
    let first = stages[0]
    let columns = (0..<count).map { replicate in
      var column = [Double](repeating: 0, count: first.units)
      for (h, stratum) in first.strata.enumerated() {
        let units = first.ordered[first.starts[h]..<first.starts[h + 1]]
        guard stratum.sampled > 1 else {
          for unit in units { column[Int(unit)] = 1 }
          continue
        }
        var random = CounterGenerator(seed: seed, replicate: replicate, stratum: h)
        let times = Double(stratum.sampled) / Double(stratum.sampled - 1)
        for _ in 1..<stratum.sampled {
          column[Int(units[units.startIndex + random.index(below: stratum.sampled)])] += times
        }
      }
      return column
    }
    return replicates(.bootstrap, columns, centre: centre)
  }

  /// Differences of neighbours in the order of drawing (逐次差分), for systematic samples.
  ///
  /// Unit i moves with row i and against row i + 1 of a Hadamard matrix, in a circle: with more rows than units V is
  /// ½ Σ (z_i − z_{i+1})² exactly, with fewer an approximation. The order is that of first appearance, by stratum.
  /// - Parameter count: replicates asked for; the next order that can be built is used.
  /// - Source: Fay & Train (1995), *Proc. Gov. Stat. Section ASA*, 154–159; Opsomer et al. (2016), *Survey
  ///   Methodology* 42, 67–91.
  package func successiveDifferences(
    replicates count: Int, centre: ReplicateDesign.Centre
  ) throws(ReplicationProblem) -> ReplicateFactors {
    guard count > 1 else { throw .tooFewReplicates(count) }
    try checkSize(replicates: count)
    let first = stages[0]
    let matrix = HadamardMatrix(rows: max(count, 4))
    let rows = matrix.order - 1
    let places = first.ordered.indices.map { place in
      // Later rounds pair rows at a greater distance, so that no pair serves twice.
      let (round, row) = (place / rows, place % rows)
      let isLast = round == 0 && place == first.units - 1
      let next = isLast ? 0 : (row + 1 + round % max(1, rows - 1)) % rows
      return (row + 1, next + 1)
    }
    let columns = (0..<matrix.order).map { replicate in
      var column = [Double](repeating: 1, count: first.units)
      for (place, unit) in first.ordered.enumerated() {
        let stratum = first.strata[Int(first.stratumOfUnit[Int(unit)])]
        let remaining = SamplingFraction.remaining(sampled: stratum.sampled, population: stratum.population)
        let difference = matrix[places[place].0, replicate] - matrix[places[place].1, replicate]
        column[Int(unit)] += difference * remaining.squareRoot() / 8.0.squareRoot()
      }
      return column
    }
    return replicates(.successiveDifferences, columns, centre: centre)
  }

  /// Units of strata with two or more that were not taken whole; lone ones are taken for certain, or refused.
  private func replicatedUnits() throws(ReplicationProblem) -> [Int] {
    let first = stages[0]
    if lonely != .certainty, let lone = first.strata.first(where: \.isLone) {
      throw .loneUnit(row: lone.firstRow)
    }
    return (0..<first.units).filter { unit in
      let stratum = first.strata[Int(first.stratumOfUnit[unit])]
      return stratum.sampled > 1 && stratum.sampled != stratum.population
    }
  }

  private func checkSize(replicates: Int) throws(ReplicationProblem) {
    guard replicates <= ReplicateFactors.mostFactors / max(1, primaryUnits) else {
      throw .tooLarge(units: primaryUnits, replicates: replicates)
    }
  }

  private func replicates(
    _ method: ReplicationMethod, _ columns: [[Double]], scale: Double? = nil,
    replicateScales: [Double]? = nil, centre: ReplicateDesign.Centre, degreesOfFreedom: Int? = nil
  ) -> ReplicateFactors {
    ReplicateFactors(
      method: method, columns: columns,
      scale: scale ?? method.scale(replicates: columns.count, centre: centre),
      replicateScales: replicateScales ?? columns.map { _ in 1 }, centre: centre,
      degreesOfFreedom: degreesOfFreedom
        ?? max(0, ReplicateRank.rank(columns, over: Array(repeating: 1, count: primaryUnits)) - 1))
  }
}
