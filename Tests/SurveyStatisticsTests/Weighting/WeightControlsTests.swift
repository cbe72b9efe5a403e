import SurveyStatistics
import Testing

struct WeightControlsTests {
  private func faults(_ margins: [ControlMargin], totals: [ControlTotal] = [], units: Int = 3)
    -> [WeightingFault]
  {
    do throws(WeightingError) {
      _ = try WeightControls(baseWeights: Array(repeating: 1, count: units), margins: margins, totals: totals)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func `margins that disagree on the population are refused`() {
    let found = faults([
      ControlMargin(categories: [0, 0, 1], targets: [20, 20]),
      ControlMargin(categories: [0, 1, 1], targets: [20, 21]),
    ])
    #expect(found == [.totalsDiffer(margin: 1, total: 41, first: 40)])
  }

  @Test func `an empty category that should count somebody is refused`() {
    let margin = ControlMargin(categories: [0, 0, 2], targets: [10, 5, 10, 7])
    #expect(
      faults([margin]) == [
        .emptyCategory(margin: 0, 1, target: 5), .emptyCategory(margin: 0, 3, target: 7),
      ])
  }

  @Test func `a category emptied by another margin's zero is empty`() {
    let margins = [
      ControlMargin(categories: [0, 1, 1], targets: [0, 10]),
      ControlMargin(categories: [0, 1, 1], targets: [4, 6]),
    ]
    #expect(faults(margins) == [.emptyCategory(margin: 1, 0, target: 4)])
  }

  @Test func `missing answers are refused, with how many`() {
    let margins = [
      ControlMargin(categories: [nil, 0, nil], targets: [10]),
      ControlMargin(categories: [0, 0, 0], targets: [10]),
    ]
    let totals = [ControlTotal(values: [1, nil, 2], target: 5)]
    #expect(
      faults(margins, totals: totals) == [
        .missingAnswers(.margin(0), units: 2), .missingAnswers(.total(0), units: 1),
      ])
  }

  @Test func `nobody at all is refused`() {
    #expect(faults([ControlMargin(categories: [], targets: [0])], units: 0) == [.noUnits])
    #expect(faults([ControlMargin(categories: [0, 0, 0], targets: [0])]) == [.noUnits])
  }

  @Test func `bounds no factor can keep are named`() throws {
    // The one man must stand for 30, three times and a half his share.
    let controls = try WeightControls(
      baseWeights: [10, 10, 10], margins: [ControlMargin(categories: [0, 0, 1], targets: [5, 30])])
    let error = #expect(throws: WeightingError.self) { try controls.calibrated(by: .logit(0.5...2)) }
    #expect(
      error?.faults == [
        .boundsTooNarrow(.category(margin: 0, 0), needed: 0.25),
        .boundsTooNarrow(.category(margin: 0, 1), needed: 3),
      ])
  }

  @Test(arguments: [CalibrationMethod.boundedLinear(0.5...1.5), .logit(0.5...1.5)])
  func `bounds that only fail together are proved to`(method: CalibrationMethod) throws {
    // Each margin alone needs mean factors of 0.6 and 1.4 only. Men must be 28; the young man counts 7.5 at most, which
    // leaves 20.5 for the three old ones, but all the old together must be 12.
    let sex = [0, 0, 0, 0, 1, 1, 1, 1]
    let age = [0, 0, 0, 1, 0, 1, 1, 1]
    let controls = try WeightControls(
      baseWeights: Array(repeating: 5, count: 8),
      margins: [
        ControlMargin(categories: sex, targets: [28, 12]), ControlMargin(categories: age, targets: [12, 28]),
      ])
    let error = #expect(throws: WeightingError.self) { try controls.calibrated(by: method) }
    guard case .unreachable(_, let report)? = error?.faults.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(report.largestMiss > 1e-3)
  }

  @Test(arguments: [[1, 2, 4], [-1, -2, -4]])
  func `positive weights of numbers of one sign do not add up to 0`(values: [Double]) throws {
    let controls = try WeightControls(
      baseWeights: [1, 1, 1], margins: [], totals: [ControlTotal(values: values, target: 0)])
    let error = #expect(throws: WeightingError.self) { try controls.calibrated(by: .raking) }
    guard case .unreachable(.total(0), let report)? = error?.faults.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(report.totals[0].achieved == values.reduce(0, +))
    // Half of what they add up to is another matter.
    let half = try WeightControls(
      baseWeights: [1, 1, 1], margins: [],
      totals: [ControlTotal(values: values, target: 0.5 * values.reduce(0, +))])
    #expect(try half.calibrated(by: .raking).report.largestMiss < 1e-9)
  }

  @Test func `a control that others imply differently is contradictory`() throws {
    // Both margins divide the people alike, and ask for other numbers.
    let controls = try WeightControls(
      baseWeights: [1, 1, 1],
      margins: [
        ControlMargin(categories: [0, 1, 1], targets: [10, 30]),
        ControlMargin(categories: [0, 1, 1], targets: [20, 20]),
      ])
    let error = #expect(throws: WeightingError.self) { try controls.calibrated(by: .linear) }
    #expect(error?.faults.count == 2)
    guard case .contradictory(.category(margin: 1, 0), target: 20, let implied)? = error?.faults.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(isClose(implied, 10))
  }

  @Test func `totals near 10⁹ lose nothing`() throws {
    // x = 10⁹ + 1, +2, +3, +4, mean wanted 10⁹ + 3 over 40 people. GREG: w = 10·(1 + λ·(x − 2.5)), Σ10(x − 2.5)² = 50,
    // wanted Σw(x − 2.5) = 20, so λ = 0.4: w = 4, 8, 12, 16.
    let controls = try WeightControls(
      baseWeights: [1, 1, 1, 1], margins: [ControlMargin(categories: [0, 0, 0, 0], targets: [40])],
      totals: [ControlTotal(values: (1...4).map { 1e9 + Double($0) }, target: 40 * (1e9 + 3))])
    let weights = try controls.calibrated(by: .linear).weights
    for (weight, expected) in zip(weights, [4.0, 8, 12, 16]) {
      #expect(isClose(weight, expected, within: 1e-9))
    }
    // The total of x itself is controlled: of figures near 10¹⁰ nothing is left to vary.
    let column = zip(weights, (1...4).map { 1e9 + Double($0) }).map { $0 * $1 }
    let residuals = try controls.calibrated(by: .linear)
      .calibrationInfluences(of: InfluenceBlock(rows: 4, columns: [column]))
    #expect(residuals.columns[0].allSatisfy { $0 == 0 })
  }

  @Test func `linear weights below 0 are counted`() throws {
    // Wanted Σw(x − 2.5) = 140 − 100 = 40 of the 50 that λ = 1 gives: w = 10·(1 + 0.8·(x − 2.5)) = −2, 6, 14, 22.
    let controls = try WeightControls(
      baseWeights: [1, 1, 1, 1], margins: [ControlMargin(categories: [0, 0, 0, 0], targets: [40])],
      totals: [ControlTotal(values: [1, 2, 3, 4], target: 140)])
    let calibrated = try controls.calibrated(by: .linear)
    for (weight, expected) in zip(calibrated.weights, [-2.0, 6, 14, 22]) {
      #expect(isClose(weight, expected, within: 1e-12))
    }
    #expect(calibrated.report.negativeWeights == 1)
  }
}
