import RealModule

/// A stratum to draw from (层): how many it holds and how much they differ.
public struct StratumFrame: Hashable, Sendable {
  /// N_h, at least 1.
  public let population: Int
  /// S_h, the standard deviation expected within, above 0; √(p(1−p)) for a share.
  public let deviation: Double

  /// A stratum; by default one whose share is expected to be a half.
  public init(population: Int, deviation: Double = 0.5) {
    precondition(population > 0 && deviation > 0 && deviation.isFinite, "a stratum has people, who differ")
    (self.population, self.deviation) = (population, deviation)
  }

  /// A stratum in which this share is expected, strictly between 0 and 1.
  public init(population: Int, share: Double) {
    self.init(population: population, deviation: (share * (1 - share)).squareRoot())
  }
}

/// How a sample is divided among strata (样本分配方法).
public enum AllocationRule: Hashable, Sendable {
  /// n_h ∝ N_h (按比例): everybody has the same chance.
  case proportional
  /// n_h ∝ N_h·S_h (奈曼分配): the least error overall. Source: Neyman (1934), *J. R. Stat. Soc.* 97, 558–606.
  case neyman
  /// The same number from each (等额): the least error of comparisons.
  case equal
  /// n_h ∝ N_h^q (幂分配), a compromise between strata and total; q = ½ is the square-root rule (平方根). Source:
  /// Bankier (1988), *Am. Statistician* 42, 174–177, with equal variation in all strata.
  case power(Double)

  func size(of stratum: StratumFrame) -> Double {
    switch self {
    case .proportional: Double(stratum.population)
    case .neyman: Double(stratum.population) * stratum.deviation
    case .equal: 1
    case .power(let exponent): Double.pow(Double(stratum.population), exponent)
    }
  }
}

/// A sample divided among strata (样本分配): whole people, none more than a stratum holds.
public struct SampleAllocation: Hashable, Sendable {
  /// The strata, in order.
  public let strata: [StratumFrame]
  /// n_h, in the same order.
  public let samples: [Int]

  /// Divides a sample.
  ///
  /// Quotas are in proportion to the rule, not below the minimum and not above N_h; what a stratum cannot take goes to
  /// the others in proportion. Quotas become whole by the largest remainder (最大余数法), the earlier stratum
  /// first where remainders are equal.
  /// - Parameters:
  ///   - sample: n, as the sum of all n_h.
  ///   - minimum: the fewest from any stratum; all of a stratum that holds fewer.
  /// - Throws: when n lies below the minima together or above the population.
  /// - Source: Cochran (1977), §5.5 and 5.8 (strata taken whole).
  public init(
    of sample: Int, among strata: [StratumFrame], by rule: AllocationRule, minimum: Int = 0
  ) throws(AllocationError) {
    precondition(!strata.isEmpty && minimum >= 0 && sample >= 0, "a sample is divided among some strata")
    let least = strata.map { min(minimum, $0.population) }
    let (needed, overflow) = Self.sum(least)
    let (population, endless) = Self.sum(strata.map(\.population))
    if overflow || sample < needed { throw .minimaExceedSample(needed: needed, sample: sample) }
    if !endless, sample > population {
      throw .sampleExceedsPopulation(sample: sample, population: population)
    }
    self.strata = strata
    let quotas = Self.quotas(
      of: Double(sample), sizes: strata.map(rule.size), least: least.map(Double.init),
      most: strata.map { Double($0.population) })
    samples = Self.whole(quotas, sample: sample, most: strata.map(\.population))
  }

  private static func sum(_ counts: [Int]) -> (sum: Int, overflow: Bool) {
    var sum = 0
    for count in counts {
      let (next, overflow) = sum.addingReportingOverflow(count)
      if overflow { return (.max, true) }
      sum = next
    }
    return (sum, false)
  }

  /// Sizes times the one factor at which they add up to the sample, each kept between its ends.
  ///
  /// The sum grows with the factor and bends where a stratum reaches an end: halving over the bends finds the straight
  /// piece with the answer.
  private static func quotas(of sample: Double, sizes: [Double], least: [Double], most: [Double]) -> [Double]
  {
    func quotas(at factor: Double) -> [Double] {
      sizes.indices.map { min(max(factor * sizes[$0], least[$0]), most[$0]) }
    }
    func sum(at factor: Double) -> Double { quotas(at: factor).reduce(0, +) }
    let bends = (zip(least, sizes).map { $0 / $1 } + zip(most, sizes).map { $0 / $1 }).sorted()
    var (below, above) = (0.0, bends[bends.count - 1])
    var (low, high) = (0, bends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sum(at: bends[middle]) >= sample { high = middle } else { low = middle + 1 }
    }
    above = bends[low]
    if low > 0 { below = bends[low - 1] }
    let (from, to) = (sum(at: below), sum(at: above))
    return quotas(at: to > from ? below + (above - below) * (sample - from) / (to - from) : above)
  }

  /// Rounded down, and what is left given out one by one by the size of what was cut off.
  private static func whole(_ quotas: [Double], sample: Int, most: [Int]) -> [Int] {
    // A quota that is whole but for rounding is whole.
    var samples = zip(quotas, most).map { quota, most in
      quota < 9e18 ? min(most, Int((quota + 1e-9).rounded(.down))) : most
    }
    let remainders = zip(quotas, samples).map { (($0 - Double($1)) * 1e9).rounded() }
    let order = quotas.indices.filter { samples[$0] < most[$0] }
      .sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
    var left = sample - sum(samples).sum
    for stratum in order where left > 0 {
      samples[stratum] += 1
      left -= 1
    }
    return samples
  }

  /// The margin of error of the share or mean of the whole population (分层抽样误差): z√(Σ W_h²·(1 − n_h/N_h)·S_h²/n_h).
  ///
  /// - Returns: `nil` when nobody is drawn from some stratum.
  /// - Source: Cochran (1977), eq. 5.7.
  public func marginOfError(level: Double = 0.95) -> Double? {
    let population = strata.reduce(0) { $0 + Double($1.population) }
    var variance = 0.0
    for index in strata.indices {
      guard let own = self.variance(inStratum: index) else { return nil }
      let weight = Double(strata[index].population) / population
      variance += weight * weight * own
    }
    return NormalDistribution.criticalValue(level: level) * variance.squareRoot()
  }

  /// The margin of error of one stratum by itself (层内误差); `nil` when nobody is drawn from it.
  public func marginOfError(inStratum stratum: Int, level: Double = 0.95) -> Double? {
    variance(inStratum: stratum).map { NormalDistribution.criticalValue(level: level) * $0.squareRoot() }
  }

  /// (1 − n_h/N_h)·S_h²/n_h.
  private func variance(inStratum index: Int) -> Double? {
    let (stratum, drawn) = (strata[index], Double(samples[index]))
    guard drawn > 0 else { return nil }
    return (1 - drawn / Double(stratum.population)) * stratum.deviation * stratum.deviation / drawn
  }
}

/// Why a sample cannot be divided (无法分配).
public enum AllocationError: Error, Hashable, Sendable {
  /// The minima of all strata together ask for more.
  case minimaExceedSample(needed: Int, sample: Int)
  /// The strata hold fewer.
  case sampleExceedsPopulation(sample: Int, population: Int)
}
