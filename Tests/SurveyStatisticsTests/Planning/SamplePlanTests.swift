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
  }

  @Test func `steps are rounded once, at the end`() {
    // n₀ = 384.146; N = 1,000: 384.1459/1.3831459 = 277.7335. Rounded up at each step it would be 385/1.384 = 278.2.
    let plan = SampleRequirement(marginOfError: 0.05, population: 1000, responseRate: 0.7)
    #expect(isClose(plan.fromEndless, 384.1458820694124))
    #expect(isClose(plan.fromPopulation, 384.1458820694124 / 1.3831458820694124))
    #expect(plan.respondents == 278)
    #expect(plan.invitations == 398)  // 278/0.7 = 397.14
    // 384.146 · 1.5 = 576.2, not 385 · 1.5 = 577.5
    #expect(SamplePlan.requiredSample(marginOfError: 0.05, designEffect: 1.5) == 577)
    // Nobody can answer who is not there.
    #expect(SamplePlan.requiredSample(marginOfError: 0.01, population: 20, designEffect: 3) == 20)
  }

  @Test func `a sure share needs nobody, an immeasurable margin more than can be counted`() {
    #expect(SamplePlan.requiredSample(marginOfError: 0.05, share: 0) == 0)
    #expect(SamplePlan.requiredSample(marginOfError: 1e-12) == .max)
    #expect(SampleRequirement(marginOfError: 1e-12, responseRate: 0.1).invitations == .max)
  }

  @Test(arguments: [60, 400, 3000, 123_456], [0.02, 0.05, 0.1])
  func `the required sample is the smallest that keeps the margin`(population: Int, margin: Double) {
    for effect in [0.8, 1, 1.7] {
      let n = SamplePlan.requiredSample(marginOfError: margin, population: population, designEffect: effect)
      func reached(_ n: Int) -> Double {
        SamplePlan.marginOfError(sample: n, population: population, designEffect: effect)
      }
      #expect(reached(n) <= margin * (1 + 1e-12))
      if n > 1 { #expect(reached(n - 1) > margin) }
    }
  }

  @Test func `margins of error by hand`() {
    // 1.959964 · √(¼/400) = 0.0489991; with N = 1,000: · √(600/999) = 0.0379732
    #expect(isClose(SamplePlan.marginOfError(sample: 400), 1.959963984540054 / 40))
    #expect(
      isClose(
        SamplePlan.marginOfError(sample: 400, population: 1000),
        1.959963984540054 / 40 * (600.0 / 999).squareRoot()))
    #expect(SamplePlan.marginOfError(sample: 31, population: 31) == 0)
    #expect(SamplePlan.marginOfError(sample: 1, population: 1) == 0)
  }
}
