import SurveyStatistics
import Testing

/// The laws of every tally on a dozen answers, split anywhere.
struct TallyTests {
  static let values = [5.0, 4, 4, 2, 5, 1, 3, 3, 5, 2, 4, 4]
  static let others = [4.0, 4, 5, 1, 5, 2, 2, 3, 4, 3, 5, 3]
  static let weights = [1.0, 1, 1, 1, 2, 2, 0.5, 1.25, 3, 1, 0.75, 1]

  static func frequencies(_ range: Range<Int>) -> FrequencyTally {
    range.reduce(into: FrequencyTally(categories: 5)) { $0.add(Int(values[$1]) - 1, weight: weights[$1]) }
  }
  static func moments(_ order: some Sequence<Int>, shift: Double = 0) -> MomentTally {
    order.reduce(into: MomentTally()) { $0.add(values[$1] + shift, weight: weights[$1]) }
  }
  static func influences(_ range: Range<Int>) -> InfluenceTally {
    range.reduce(into: InfluenceTally()) { $0.add(values[$1] * weights[$1]) }
  }
  static func covariances(_ order: some Sequence<Int>, weighted: Bool = true) -> CovarianceTally {
    order.reduce(into: CovarianceTally(variables: 2)) {
      $0.add([values[$1], others[$1]], weight: weighted ? weights[$1] : 1)
    }
  }

  @Test(arguments: 0...12)
  func `splitting the answers anywhere and merging gives the same frequencies`(split: Int) {
    var merged = Self.frequencies(0..<split)
    merged.merge(Self.frequencies(split..<12))
    #expect(merged == Self.frequencies(0..<12))
  }

  @Test(arguments: 0...12)
  func `splitting the answers anywhere and merging gives the same moments`(split: Int) {
    var merged = Self.moments(0..<split)
    merged.merge(Self.moments(split..<12))
    let whole = Self.moments(0..<12)
    #expect(merged.count == whole.count && isClose(merged.sumOfWeights, whole.sumOfWeights))
    #expect(isClose(merged.mean, whole.mean ?? 0) && isClose(merged.variance, whole.variance ?? 0))
    if split == 0 || split == 12 { #expect(merged == whole) }
  }

  @Test(arguments: 0...12)
  func `splitting the units anywhere and merging gives the same influences`(split: Int) throws {
    var merged = Self.influences(0..<split)
    merged.merge(Self.influences(split..<12))
    let whole = Self.influences(0..<12)
    #expect(merged.units == 12 && isClose(merged.sum, whole.sum))
    #expect(isClose(try merged.variance(population: 50), try whole.variance(population: 50)))
  }

  @Test(arguments: 0...12)
  func `splitting the rows anywhere and merging gives the same covariances`(split: Int) throws {
    var merged = Self.covariances(0..<split)
    merged.merge(Self.covariances(split..<12))
    let (left, right) = (
      try #require(merged.covariance), try #require(Self.covariances(0..<12).covariance)
    )
    for (i, j) in [(0, 0), (1, 0), (1, 1)] { #expect(isClose(left[i, j], right[i, j])) }
    if split == 0 || split == 12 { #expect(merged == Self.covariances(0..<12)) }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `the order of the answers does not matter`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = (0..<12).shuffled(using: &random)
    let (shuffled, straight) = (Self.moments(order), Self.moments(0..<12))
    #expect(isClose(shuffled.mean, straight.mean ?? 0) && isClose(shuffled.variance, straight.variance ?? 0))
    let (left, right) = (
      try #require(Self.covariances(order).correlation),
      try #require(Self.covariances(0..<12).correlation)
    )
    #expect(isClose(left[0, 1], right[0, 1]))
  }

  @Test func `four numbers by hand`() throws {
    // 2, 4, 4, 6: mean 4, Σ(x−x̄)² = 8, S² = 8/3.
    var tally = MomentTally()
    for value in [2.0, 4, 4, 6] { tally.add(value) }
    #expect(tally.mean == 4 && tally.centredSquares == 8 && isClose(tally.variance, 8.0 / 3))
  }

  @Test func `a column near a billion keeps its variance`() {
    // The values' variance is the same after any shift a Double can hold exactly. The tally's mean is one Double, with steps
    // of 1.2·10⁻⁷ near a billion, and that is what the variance loses; estimates of samples are measured from a first
    // answer and lose nothing (`GroupComparisonTests`, `EstimateTableTests`).
    let shifted = Self.moments(0..<12, shift: 1e9)
    #expect(isClose(shifted.variance, Self.moments(0..<12).variance ?? 0, within: 1e-7))
    var naive = MomentTally()
    for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { naive.add(value) }
    #expect(naive.variance == 30)  // (36 + 9 + 9 + 36)/3
  }

  @Test func `weights of one are no weights`() {
    var (weighted, plain) = (MomentTally(), MomentTally())
    for value in Self.values {
      weighted.add(value, weight: 1)
      plain.add(value)
    }
    #expect(weighted == plain)
    #expect(FrequencyTally(counts: [2, 0, 5]).weighting.designEffect == 1)
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
