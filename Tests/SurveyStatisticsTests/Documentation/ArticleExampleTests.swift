import SurveyStatistics
import Testing

/// The worked examples of `SurveyStatistics.docc`: the numbers printed there, at the digits printed there.
struct ArticleExampleTests {
  // MARK: Significance tests: ten classes of ten pupils, five in each of two schools

  private static let satisfied = [9, 8, 7, 4, 2, 8, 5, 4, 2, 1]
  private static let answers = satisfied.flatMap {
    Array(repeating: 1.0, count: $0) + Array(repeating: 0.0, count: 10 - $0)
  }
  private static let good = DomainColumn(codes: answers.map { Int32($0) }, count: 2)
  private static let schools = DomainColumn(codes: (0..<100).map { Int32($0 / 50) }, count: 2)
  private static let classes = [DesignStage(units: (0..<100).map { Int32($0 / 10) })]

  @Test(arguments: [("pupils", [DesignStage]()), ("classes", classes)])
  func `satisfaction of two schools, by pupils and by classes`(name: String, stages: [DesignStage]) throws {
    let design = try SampleDesign(rows: 100, stages: stages)
    let test = try IndependenceTest(Self.good, Self.schools, in: design)
    #expect(relativeError(test.raoScott.printed, articleReference["\(name) rao-scott"]) < 1e-9)
    #expect(isClose(test.pearson, 4) && isClose(articleReference["\(name) pearson"][0], 4))
    let answers = NumericColumn(Self.answers)
    let difference = try design.compare(answers, between: Self.schools).difference(0, 1)
    let printed = [
      difference.difference, difference.standardError, Double(difference.degreesOfFreedom), difference.pValue,
    ]
    #expect(relativeError(printed, articleReference["\(name) difference"]) < 1e-9)
  }

  // MARK: Scales: four items with every correlation one half

  private static let equal = (0..<32).reduce(into: CovarianceTally(variables: 4)) { tally, bits in
    let signs = (0..<5).map { Double(2 * (bits >> $0 & 1) - 1) }
    tally.add((1...4).map { signs[0] + signs[$0] })
  }

  @Test func `four items that correlate one half`() throws {
    let reliability = try Reliability(Self.equal)
    #expect(isClose(reliability.alpha, 0.8) && isClose(reliability.standardizedAlpha, 0.8))
    // Three are left: 3/2 · (1 − 3/6).
    #expect(isClose(reliability.items[0].alphaIfDropped, 0.75))
    // An item with the sum of three: 3/2 over the root of 1 · 6.
    #expect(isClose(reliability.items[0].itemRestCorrelation, 1.5 / 6.0.squareRoot()))
    let interval = try #require(reliability.alphaInterval())
    let printed = [reliability.alpha, interval.lowerBound, interval.upperBound]
    #expect(relativeError(printed, articleReference["alpha"]) < 1e-9)
    let correlation = try #require(Self.equal.correlation)
    #expect(isClose(try SplitHalf(correlation).spearmanBrown, 0.8))
    let model = try OneFactorModel(correlation)
    #expect(
      isClose(model.omega, 0.8, within: 1e-9) && isClose(model.loadings[0], 0.5.squareRoot(), within: 1e-9))
    #expect(relativeError(EigenDecomposition(correlation).values, [2.5, 0.5, 0.5, 0.5]) < 1e-12)
    let adequacy = try FactorAdequacy(Self.equal)
    #expect(isClose(adequacy.kmo, 0.8))
    let bartlett = [adequacy.bartlett.statistic, adequacy.bartlett.pValue]
    #expect(relativeError(bartlett, articleReference["bartlett"]) < 1e-9)
  }

  // MARK: Key drivers: two that correlate

  @Test func `two drivers that correlate`() throws {
    // y, x₁, x₂ from independent signs a, b, c: correlations 0.6, 0.5 with y and 0.4 with each other.
    let second = (0.5 - 0.6 * 0.4) / (1 - 0.16).squareRoot()
    let rest = (1 - 0.36 - second * second).squareRoot()
    let tally = (0..<8).reduce(into: CovarianceTally(variables: 3)) { tally, bits in
      let sign = (0..<3).map { Double(2 * (bits >> $0 & 1) - 1) }
      tally.add([
        0.6 * sign[0] + second * sign[1] + rest * sign[2], sign[0],
        0.4 * sign[0] + (1 - 0.16).squareRoot() * sign[1],
      ])
    }
    let found = try KeyDrivers(tally)
    // R² = (0.36 + 0.25 − 2·0.6·0.5·0.4)/(1 − 0.16); the first gets (0.36 + R² − 0.25)/2.
    #expect(isClose(found.rSquared, 0.37 / 0.84))
    #expect(isClose(found.drivers[0].shapley, (0.36 + 0.37 / 0.84 - 0.25) / 2))
    #expect(relativeError(found.drivers.map(\.relativeWeight), articleReference["johnson"]) < 1e-9)
  }

  // MARK: Distributions

  @Test func `critical values and tails`() {
    let t = StudentDistribution(degreesOfFreedom: 21).criticalValue(level: 0.95)
    #expect(isClose(t, articleReference["t 0.975 of 21"][0], within: 1e-12))
    let chiSquare = ChiSquareDistribution(degreesOfFreedom: 4).criticalValue(upperTail: 0.05)
    #expect(isClose(chiSquare, articleReference["chisq 0.95 of 4"][0], within: 1e-12))
    #expect(isClose(FDistribution(2, 40).tails(at: 3.5).upper, articleReference["F tail"][0], within: 1e-12))
    // F with two degrees above in closed form: (1 + 2·3.5/40)^−20.
    #expect(isClose(articleReference["F tail"][0], 1 / (0..<20).reduce(1) { value, _ in value * 1.175 }))
  }
}
