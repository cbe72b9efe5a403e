import SurveyStatistics
import Testing

struct PValueAdjustmentTests {
  static let raw = [0.01, 0.04, 0.03, 0.005, 0.5, 0.03, 1e-9, 0.9, 1]

  @Test(arguments: [
    ("bonferroni", PValueAdjustment.bonferroni), ("holm", .holm), ("hochberg", .hochberg),
    ("BH", .benjaminiHochberg), ("BY", .benjaminiYekutieli),
  ])
  func `every method as R's p.adjust, with a tie and with a gap`(name: String, method: PValueAdjustment) {
    #expect(relativeError(method.adjusted(Self.raw), scaleReference["adjusted \(name)"]) < 1e-12)
    let withGap = method.adjusted([0.01, nil, 0.03, 0.02])
    #expect(withGap[1] == nil)
    #expect(relativeError(withGap.compactMap { $0 }, scaleReference["missing \(name)"]) < 1e-12)
  }

  @Test(arguments: PValueAdjustment.allCases)
  func `the order of the tests does not matter, and nothing gets smaller`(method: PValueAdjustment) {
    let adjusted = method.adjusted(Self.raw)
    #expect(method.adjusted(Self.raw.reversed()) == adjusted.reversed())
    for (own, raw) in zip(adjusted, Self.raw) { #expect((raw...1).contains(own)) }
  }

  @Test(arguments: PValueAdjustment.allCases)
  func `one test needs no adjustment, and none has none`(method: PValueAdjustment) {
    #expect(method.adjusted([0.03]) == [0.03])
    #expect(method.adjusted([Double]()).isEmpty)
  }

  @Test func `Holm by hand`() {
    // 3·0.01, then 2·0.02, then max(0.04, 0.03).
    #expect(relativeError(PValueAdjustment.holm.adjusted([0.02, 0.01, 0.03]), [0.04, 0.03, 0.04]) < 1e-15)
  }
}
