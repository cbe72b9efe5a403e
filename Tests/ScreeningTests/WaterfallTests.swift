import Diagnostics
import ExactNumbers
import Screening
import Testing

@Suite struct WaterfallTests {
  @Test func `the rates are of what was sent out and of what came back`() throws {
    let waterfall = try Waterfall(counted: 231, population: 1860, distributed: 260, collected: 240)
    #expect(waterfall.recoveryRate == Rational(24_000, of: 260))
    #expect(waterfall.validRate == Rational(23_100, of: 240))
    #expect(waterfall.effectiveRecoveryRate == Rational(23_100, of: 260))
    #expect(waterfall.exclusions.map(\.count) == [9])
  }

  @Test func `nothing sent out or back has no rate`() throws {
    let nothing = try Waterfall(counted: 0)
    #expect(nothing.recoveryRate == nil)
    #expect(nothing.validRate == nil)
    #expect(nothing.effectiveRecoveryRate == nil)
    #expect(try Waterfall(counted: 0, distributed: 0).recoveryRate == nil)
    #expect(try Waterfall(counted: 0, distributed: 5).recoveryRate == 0)
  }

  private static let impossible:
    [(valid: Int, population: Int?, sent: Int?, back: Int?, WaterfallProblem.Fault)] = [
      (5, nil, 4, 5, .moreCollected(5, thanDistributed: 4)),
      (5, 9, 10, 5, .moreDistributed(10, thanPopulation: 9)),
      (5, 4, nil, nil, .moreValid(5, thanPopulation: 4)),
      (5, nil, nil, 4, .doesNotReconcile(collected: 4, excluded: 0, valid: 5)),
    ]

  @Test(arguments: impossible)
  func `numbers that cannot all be true are an error`(
    numbers: (valid: Int, population: Int?, sent: Int?, back: Int?, fault: WaterfallProblem.Fault)
  ) throws {
    let place = Diagnostics.SourceLocation.position(file: "e.yaml", line: 3, column: 1)
    let problem = #expect(throws: WaterfallProblem.self) {
      try Waterfall(
        counted: numbers.valid, population: numbers.population, distributed: numbers.sent,
        collected: numbers.back,
        declaredAt: place)
    }
    #expect(problem?.fault == numbers.fault)
    #expect(problem?.location == place)
    #expect(problem?.severity == .error)
  }
}
