import SurveyStatistics
import Testing

struct SamplePlanTests {
  /// Krejcie & Morgan (1970), table 1: 95 %, ±5 %, share one half.
  @Test(arguments: [(10, 10), (50, 44), (100, 80), (500, 217), (1000, 278), (5000, 357), (10000, 370)])
  func `the published table`(population: Int, needed: Int) {
    let required = SamplePlan.requiredSample(marginOfError: 0.05, population: population)
    // The table rounds to the nearest, and from χ² = 3.841; ours is never short.
    #expect((needed...needed + 1).contains(required))
  }

  @Test func `an endless population`() {
    // 1.959964² · ¼ / 0.05² = 384.15; z = 2.5758, e = 0.03: 1843.03
    #expect(SamplePlan.requiredSample(marginOfError: 0.05) == 385)
    #expect(SamplePlan.requiredSample(marginOfError: 0.03, level: 0.99) == 1844)
    #expect(SamplePlan.requiredSample(marginOfError: 0.05, designEffect: 1.5) == 578)
    #expect(SamplePlan.invitations(for: 385, responseRate: 0.7) == 550)
  }

  @Test(arguments: [60, 400, 3000, 123_456], [0.02, 0.05, 0.1])
  func `the required sample is the smallest that keeps the margin`(population: Int, margin: Double) {
    let n = SamplePlan.requiredSample(marginOfError: margin, population: population)
    #expect(SamplePlan.marginOfError(sample: n, population: population) <= margin * (1 + 1e-12))
    if n > 1 { #expect(SamplePlan.marginOfError(sample: n - 1, population: population) > margin) }
  }

  @Test func `margins of error by hand`() {
    // 1.959964 · √(¼/400) = 0.0489991; with N = 1,000: · √(600/999) = 0.0379732
    #expect(isClose(SamplePlan.marginOfError(sample: 400), 0.0489991, within: 1e-6))
    #expect(isClose(SamplePlan.marginOfError(sample: 400, population: 1000), 0.0379732, within: 1e-5))
    #expect(SamplePlan.marginOfError(sample: 31, population: 31) == 0)
    #expect(SamplePlan.marginOfError(sample: 1, population: 1) == 0)
  }
}
