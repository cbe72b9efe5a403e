import SurveyStatistics
import Testing

struct WeightTrimmingTests {
  @Test func `what is cut is spread over the others`() throws {
    // 10 is cut to 6, and the 4 go to the other four, 1 each.
    let trimming = WeightTrimming(to: 0...6)
    #expect(try trimming.applied(to: [1, 2, 10, 3, 4]) == [2, 3, 6, 4, 5])
  }

  @Test func `strictly, a weight lifted over the bound is cut too, and nobody cut is lifted again`() throws {
    // 20 → 6 sets 14 free, 3.5 each: 4.5, 5.5, 6.5, 9. Two pass 6 and set 0.5 + 3 free, 1.75 each: 6.25, 7.25.
    // Now all five are at 6, but the weights add up to 31.5: it cannot be.
    let once = WeightTrimming(to: 0...6, isStrict: false)
    #expect(try once.applied(to: [1, 2, 20, 3, 5.5]) == [4.5, 5.5, 6, 6.5, 9])
    let error = #expect(throws: TrimmingError.self) {
      try WeightTrimming(to: 0...6).applied(to: [1, 2, 20, 3, 5.5])
    }
    #expect(error == .boundsUnreachable(sum: 31.5, range: 0...30))
    // With 8 it can: 20 → 8 sets 12 free, 3 each: 4, 5, 6, 8.5; the 0.5 over 8 goes to three, a sixth each.
    let strict = try WeightTrimming(to: 0...8).applied(to: [1, 2, 20, 3, 5.5])
    #expect(strict[2] == 8 && strict[4] == 8)
    for (weight, expected) in zip([strict[0], strict[1], strict[3]], [4.0, 5, 6]) {
      #expect(isClose(weight, expected + 0.5 / 3))
    }
  }

  @Test func `raked weights trimmed once are those of R's trimWeights`() throws {
    let raked = try Townspeople.controls().raked()
    let trimmed = try raked.trimmed(WeightTrimming(to: 1.1...2.6, isStrict: false))
    let printed = weightingReference["trimmed"]
    let computed = Townspeople.sampled(trimmed.weights)
    #expect(relativeError(computed[..<7] + [trimmed.report.weights.sum, computed[7]], printed) <= 1e-9)
    // The margins are no longer quite met, and the report does not hide it.
    #expect(trimmed.report.largestMiss > 1e-4)
  }

  @Test func `errors after trimming are those of R, which keeps the calibration before it`() throws {
    let trimming = WeightTrimming(to: 1.1...2.6, isStrict: false)
    let raked = try Townspeople.controls().raked().trimmed(trimming)
    #expect(relativeError(try Townspeople.estimates(raked), weightingReference["trimmed raking"]) <= 1e-9)
    let logit = try Townspeople.controls().calibrated(by: .logit(0.7...1.7)).trimmed(trimming)
    #expect(
      relativeError(Townspeople.sampled(logit.weights), weightingReference["trimmed logit clustered weights"])
        <= 1e-9)
    #expect(
      relativeError(
        try Townspeople.estimates(logit, isClustered: true), weightingReference["trimmed logit clustered"])
        <= 1e-9)
    // Counts that were controlled are no longer, and have errors.
    let ages = DomainColumn(codes: Townspeople.age.map { Int32($0) }, count: 4)
    let table = try CalibratedDesign(Townspeople.design(isClustered: false), raked)
      .table(of: [.total(NumericColumn(Townspeople.indices.map { _ in 1.0 }), by: ages)])
    let printed =
      table.values.map { $0 ?? .nan } + (0..<4).map { table.covariance[$0, $0].squareRoot() }
    #expect(relativeError(printed, weightingReference["trimmed raking controlled"]) <= 1e-9)
  }

  @Test func `trimmed weights can be raked again`() throws {
    let raked = try Townspeople.controls().raked()
    let trimmed = try raked.trimmed(WeightTrimming(to: 1.1...2.6, isStrict: false))
    let again = try WeightControls(baseWeights: trimmed.weights, margins: Townspeople.controls().margins)
      .raked()
    let printed = weightingReference["trimmed and raked weights"]
    #expect(relativeError(Townspeople.sampled(again.weights), printed) <= 1e-9)
  }

  @Test(arguments: 1...20) func `the sum stays, the bounds hold and the order is kept`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let weights = (0..<200).map { _ in Double.random(in: 0.05...1, using: &random) }.map { 1 / $0 }
    let mean = weights.reduce(0, +) / 200
    let bounds = mean * 0.6...mean * 1.8
    let trimmed = try WeightTrimming(to: bounds).applied(to: weights)
    #expect(isClose(trimmed.reduce(0, +), weights.reduce(0, +)))
    #expect(trimmed.allSatisfy(bounds.contains))
    for (one, other) in zip(weights.indices, weights.indices.dropFirst()) where weights[one] < weights[other]
    {
      #expect(trimmed[one] <= trimmed[other])
    }
  }

  @Test func `weights inside the bounds and weights of 0 stay`() throws {
    let weights = [1.0, 0, 2, 1.5]
    #expect(try WeightTrimming(to: 1...2).applied(to: weights) == weights)
    #expect(try WeightTrimming(to: 1.25...1.75).applied(to: [0, 1, 2, 1.5]) == [0, 1.25, 1.75, 1.5])
  }
}
