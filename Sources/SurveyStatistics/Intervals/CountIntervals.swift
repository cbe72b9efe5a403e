/// Intervals for a share from plain counts: x of n, every answer one independent draw or one member of a
/// population.
extension ConfidenceInterval {
  /// Wilson's score interval (威尔逊区间).
  ///
  /// [(p + z²/2n) ± z√(p(1−p)/n + z²/4n²)] / (1 + z²/n); proper at 0 % and 100 %.
  /// - Parameters: 0 ≤ successes ≤ n and n > 0; anything else is a programmer error.
  /// - Source: E. B. Wilson (1927), *JASA* 22, 209–212. Checked: 45/50 gives 78.6–95.7 %, 1098/1137
  ///   95.35–97.48 %.
  public static func wilson(successes: Int, of trials: Int, level: Double = 0.95) -> ConfidenceInterval {
    checkCounts(successes, trials)
    let z = NormalDistribution.criticalValue(level: level)
    let n = Double(trials)
    return score(share: Double(successes) / n, effective: n, critical: z, level: level)
  }

  /// The exact binomial interval (克洛珀–皮尔逊区间): Beta(α/2; x, n−x+1) and Beta(1−α/2; x+1, n−x).
  ///
  /// - Parameters: 0 ≤ successes ≤ n and n > 0; anything else is a programmer error.
  /// - Source: Clopper & Pearson (1934), *Biometrika* 26, 404–413. Checked: mpmath; R `binom.test`.
  public static func clopperPearson(
    successes: Int, of trials: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    checkCounts(successes, trials)
    let (x, rest) = (Double(successes), Double(trials - successes))
    return beta(successes: x, failures: rest, level: level, method: .clopperPearson)
  }

  /// The exact interval of a share in a finite population (超几何区间).
  ///
  /// Over the K the answers leave possible, x…N−n+x: from the smallest K with P(X ≥ x | K) > α/2 to the
  /// largest with P(X ≤ x | K) > α/2, each over N. Covers at least the level for every K; a census gives the
  /// share itself.
  /// - Parameters: 0 ≤ successes ≤ n ≤ N and n > 0; anything else is a programmer error.
  /// - Source: Wright (1991), *Exact Confidence Bounds when Sampling from Small Finite Universes*;
  ///   Buonaccorsi (1987), *Am. Stat.* 41, 215–218. Checked: coverage by enumeration of every K for (31, 23)
  ///   and (120, 40).
  public static func hypergeometric(
    successes: Int, ofSample sample: Int, population: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    checkCounts(successes, sample)
    precondition(sample <= population, "a sample is part of its population")
    let tail = tail(of: level)
    let possible = successes...(population - sample + successes)
    func drawn(_ total: Int) -> HypergeometricDistribution {
      HypergeometricDistribution(population: population, successes: total, sample: sample)
    }
    // P(X ≥ x | K) grows with K and is 1 at the far end; P(X ≤ x | K) falls from 1 at the near end.
    let lower = possible.bisected { drawn($0).atLeast(successes) > tail }
    let beyond = possible.bisected { drawn($0).atMost(successes) <= tail }
    let upper = drawn(beyond).atMost(successes) <= tail ? beyond - 1 : beyond
    return ConfidenceInterval(
      lower: Double(lower) / Double(population), upper: Double(upper) / Double(population), level: level,
      method: .hypergeometric)
  }

  private static func checkCounts(_ successes: Int, _ trials: Int) {
    precondition(trials > 0 && (0...trials).contains(successes), "successes are some of at least one answer")
  }

  static func score(share p: Double, effective n: Double, critical: Double, level: Double)
    -> ConfidenceInterval
  {
    let k = critical * critical / n
    let half = critical * (p * (1 - p) / n + k / (4 * n)).squareRoot()
    // At the ends the two terms are equal and only rounding would be left of their difference.
    let lower = p == 0 ? 0 : max(0, (p + k / 2 - half) / (1 + k))
    let upper = p == 1 ? 1 : min(1, (p + k / 2 + half) / (1 + k))
    return ConfidenceInterval(lower: lower, upper: upper, level: level, method: .wilson)
  }

  static func beta(
    successes: Double, failures: Double, level: Double, method: IntervalMethod
  ) -> ConfidenceInterval {
    let tail = tail(of: level)
    let lower = successes > 0 ? BetaDistribution(successes, failures + 1).quantile(tail) : 0
    let upper = failures > 0 ? BetaDistribution(successes + 1, failures).quantile(upperTail: tail) : 1
    return ConfidenceInterval(lower: lower, upper: upper, level: level, method: method)
  }
}
