import SurveyStatistics
import Testing

/// What tallies hold, worked by hand; their laws are in `TallyLawTests`.
struct TallyTests {
  static let values = [5.0, 4, 4, 2, 5, 1, 3, 3, 5, 2, 4, 4]
  static let weights = [1.0, 1, 1, 1, 2, 2, 0.5, 1.25, 3, 1, 0.75, 1]

  @Test func `four numbers by hand`() throws {
    // 2, 4, 4, 6: mean 4, Σ(x−x̄)² = 8, S² = 8/3.
    var tally = MomentTally()
    for value in [2.0, 4, 4, 6] { tally.add(value) }
    #expect(tally.mean == 4 && tally.centredSquares == 8 && isClose(tally.variance, 8.0 / 3))
  }

  @Test func `a column near a billion keeps its variance`() {
    // The values' variance is the same after any shift a Double can hold exactly, in one part and in two.
    var (plain, shifted) = (MomentTally(), MomentTally())
    for (value, weight) in zip(Self.values, Self.weights) {
      plain.add(value, weight: weight)
      shifted.add(1e9 + value, weight: weight)
    }
    #expect(isClose(shifted.variance, plain.variance ?? 0))
    var (first, second) = (MomentTally(), MomentTally())
    for (index, (value, weight)) in zip(Self.values, Self.weights).enumerated() {
      if index < 3 { first.add(1e9 + value, weight: weight) } else { second.add(1e9 + value, weight: weight) }
    }
    first.merge(second)
    #expect(isClose(first.variance, plain.variance ?? 0))
    var naive = MomentTally()
    for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { naive.add(value) }
    #expect(naive.variance == 30)  // (36 + 9 + 9 + 36)/3
  }

  @Test func `a scale of the numbers is one of their spread`() throws {
    var (plain, scaled) = (CovarianceTally(variables: 2), CovarianceTally(variables: 2))
    var (mean, scaledMean) = (MomentTally(), MomentTally())
    for (value, weight) in zip(Self.values, Self.weights) {
      plain.add([value, value * value], weight: weight)
      scaled.add([25 * (value - 1), 3 - value * value], weight: weight)
      mean.add(value, weight: weight)
      scaledMean.add(25 * (value - 1), weight: weight)
    }
    #expect(isClose(scaledMean.mean, 25 * ((mean.mean ?? 0) - 1)))
    #expect(isClose(scaledMean.variance, 625 * (mean.variance ?? 0)))
    let (left, right) = (try #require(plain.covariance), try #require(scaled.covariance))
    #expect(isClose(right[0, 0], 625 * left[0, 0]) && isClose(right[1, 0], -25 * left[1, 0]))
    #expect(isClose(right[1, 1], left[1, 1]))
  }

  @Test func `below two answers there is no variance`() {
    var tally = MomentTally()
    #expect(tally.mean == nil && tally.variance == nil)
    tally.add(3)
    #expect(tally.mean == 3 && tally.variance == nil)
    #expect(CovarianceTally(variables: 2).covariance == nil)
  }

  @Test func `variances say why they do not exist`() throws {
    #expect(throws: UndefinedReason.nobodyAnswered) { try InfluenceTally().variance() }
    var one = InfluenceTally()
    one.add(0.5)
    #expect(throws: UndefinedReason.oneRespondent) { try one.variance() }
    #expect(try one.variance(population: 1) == 0)
    one.addZeros(2)
    // ½, 0, 0: ū = 1/6, Σ(u−ū)² = 1/6, V = 3/2 · 1/6
    #expect(isClose(try one.variance(), 0.25))
    #expect(isClose(try one.variance(population: 12), 0.25 * 0.75))
  }

  @Test func `a row with a gap is not counted`() {
    var tally = CovarianceTally(variables: 2)
    let counted = [[1, nil], [1, 2]].map { tally.add(complete: $0) }
    #expect(counted == [false, true] && tally.count == 1)
  }

  @Test func `a variable that does not vary has no correlation`() {
    var tally = CovarianceTally(variables: 2)
    for value in [1.0, 2, 3] { tally.add([value, 7]) }
    #expect(tally.correlation == nil && tally.covariance?[1, 1] == 0)
  }

  @Test func `a million weights of a tenth are equal`() {
    var weights = WeightSummary()
    for _ in 0..<1_000_000 { weights.add(weight: 0.1) }
    #expect(weights.isEqual)
  }

  @Test func `Kish's effective number of three weights`() {
    // 1, 1, 2: (Σw)² = 16, Σw² = 6
    var weights = WeightSummary()
    for weight in [1.0, 1, 2] { weights.add(weight: weight) }
    #expect(isClose(weights.effectiveCount, 16.0 / 6) && isClose(weights.designEffect, 18.0 / 16))
    #expect(weights.range == 1...2)
    #expect(!weights.isEqual && WeightSummary().effectiveCount == nil)
  }
}
