/// Quantiles of distributions on whole numbers.
enum DiscreteQuantile {
  /// The least k whose lower tail reaches p, by halving: compared on whichever side is small.
  ///
  /// - Parameter tails: P(X ≤ k) and P(X > k).
  static func least(
    in support: ClosedRange<Int>, probability: Double, tails: (Int) -> (lower: Double, upper: Double)
  ) -> Int {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    if probability == 0 { return support.lowerBound }
    if probability == 1 { return support.upperBound }
    let slack = 1e-13
    return support.bisected { k in
      let (lower, upper) = tails(k)
      return probability <= 0.5
        ? lower >= probability * (1 - slack) : upper <= (1 - probability) * (1 + slack)
    }
  }
}
