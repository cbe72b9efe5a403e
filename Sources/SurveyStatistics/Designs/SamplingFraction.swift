/// What one stratum's units say about a variance (有限总体校正): the one place of the formula.
enum SamplingFraction {
  /// (1 − m/M)·m/(m − 1), by which Σ(z − z̄)² is multiplied; exactly 0 for a census.
  ///
  /// - Parameters:
  ///   - sampled: m, two or more unless the stratum was taken whole.
  ///   - population: M, at least m; `nil` = not known, or too large to matter.
  static func varianceFactor(sampled: Int, population: Int?) -> Double {
    if sampled == population { return 0 }
    return remaining(sampled: sampled, population: population) * Double(sampled) / Double(sampled - 1)
  }

  /// 1 − m/M; 1 without M.
  static func remaining(sampled: Int, population: Int?) -> Double {
    population.map { Double($0 - sampled) / Double($0) } ?? 1
  }

  /// m/M; 0 without M.
  static func drawn(sampled: Int, population: Int?) -> Double {
    population.map { Double(sampled) / Double($0) } ?? 0
  }
}
