import RealModule

/// The hypergeometric distribution (超几何分布): successes in a sample drawn without replacement from a
/// population.
///
/// What an unweighted simple random sample of a known population follows exactly.
/// Checked: exact integer arithmetic and mpmath at 60 digits, relative 1e-12, populations up to 10⁷.
public struct HypergeometricDistribution: Hashable, Sendable {
  /// The largest population for which the product of two counts is exact in 64 bits: 3·10⁹.
  public static let largestPopulation = 3_000_000_000

  /// N.
  public let population: Int
  /// K, the successes in the population.
  public let successes: Int
  /// n, how many are drawn.
  public let sample: Int

  /// - Parameters: 0 ≤ K ≤ N, 0 ≤ n ≤ N and N at most `largestPopulation`; anything else is a programmer
  ///   error.
  public init(population: Int, successes: Int, sample: Int) {
    precondition((0...Self.largestPopulation).contains(population), "a population is counted, up to 3·10⁹")
    precondition((0...population).contains(successes) && (0...population).contains(sample))
    self.population = population
    self.successes = successes
    self.sample = sample
  }

  /// The possible numbers of successes in the sample.
  public var support: ClosedRange<Int> {
    max(0, sample + successes - population)...min(sample, successes)
  }

  /// P(X = k) = C(K,k) C(N−K, n−k) / C(N,n); 0 outside the support.
  ///
  /// A 2×2 table with its margins fixed: Stirling's formula on each factorial leaves the four cells'
  /// deviances from expectation. All four cells miss it by the same amount (kN − Kn)/N, whose numerator is an
  /// exact integer.
  public func probability(of drawn: Int) -> Double {
    guard support.contains(drawn) else { return 0 }
    let (rows, columns) = ([successes, population - successes], [sample, population - sample])
    let excess = Double(drawn * population - successes * sample) / Double(population)
    let cells = [
      [drawn, successes - drawn],
      [sample - drawn, population - successes - sample + drawn],
    ]
    var logProbability = -SaddlePoint.logFactorialExcess(population)
    for i in 0...1 {
      logProbability +=
        SaddlePoint.logFactorialExcess(rows[i]) + SaddlePoint.logFactorialExcess(columns[i])
      for j in 0...1 where rows[i] > 0 && columns[j] > 0 {
        logProbability -=
          SaddlePoint.logFactorialExcess(cells[i][j])
          + SaddlePoint.deviance(
            observed: Double(cells[i][j]),
            expected: Double(rows[i]) * Double(columns[j]) / Double(population),
            excess: i == j ? excess : -excess)
      }
    }
    return Double.exp(logProbability)
  }

  /// P(X ≥ k).
  public func atLeast(_ drawn: Int) -> Double {
    if drawn <= support.lowerBound { return 1 }
    if drawn > support.upperBound { return 0 }
    return isAboveMean(drawn) ? sumUpwards(from: drawn) : 1 - sumDownwards(from: drawn - 1)
  }

  /// P(X ≤ k).
  public func atMost(_ drawn: Int) -> Double {
    if drawn >= support.upperBound { return 1 }
    if drawn < support.lowerBound { return 0 }
    return isAboveMean(drawn) ? 1 - sumUpwards(from: drawn + 1) : sumDownwards(from: drawn)
  }

  /// The least k with P(X ≤ k) ≥ p (分位数).
  ///
  /// - Parameter probability: 0…1, met to one part in 10¹³, so that a probability computed elsewhere gives the
  ///   k it was computed from; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Int {
    DiscreteQuantile.least(in: support, probability: probability) { (atMost($0), atLeast($0 + 1)) }
  }

  private func isAboveMean(_ drawn: Int) -> Bool { drawn * population > successes * sample }

  /// Each term follows from its neighbour by a ratio that keeps falling, so the sum ends when terms stop
  /// counting: some eight standard deviations, 13,000 steps at worst for 10⁷.
  private func sumUpwards(from start: Int) -> Double {
    var relative = 1.0
    var sum = 1.0
    var k = start
    let last = support.upperBound
    while k < last, relative > sum * 1e-18 {
      relative *=
        Double((successes - k) * (sample - k))
        / Double((k + 1) * (population - successes - sample + k + 1))
      sum += relative
      k += 1
    }
    return min(probability(of: start) * sum, 1)
  }

  private func sumDownwards(from start: Int) -> Double {
    // Failures in the sample mirror successes: counting one down counts the other up.
    let mirror = HypergeometricDistribution(
      population: population, successes: population - successes, sample: sample)
    return mirror.sumUpwards(from: sample - start)
  }
}
