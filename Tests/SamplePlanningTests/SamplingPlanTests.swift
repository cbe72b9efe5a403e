import SamplePlanning
import SurveyStatistics
import Testing

struct SamplingPlanTests {
  private let companies = [("货代", 500, 0.3), ("生产企业", 300, 0.5), ("外贸公司", 200, 0.1)].map {
    NamedStratum(name: $0, frame: StratumFrame(population: $1, deviation: $2))
  }

  @Test func `a margin gives the sample, and the sample gives at most that margin`() throws {
    let plan = try SamplingPlan(.margin(0.05), population: 1000, responseRate: 0.7)
    #expect(plan.respondents == 278)
    #expect(plan.invitations == 398)  // 278/0.7 = 397.1
    let back = try SamplingPlan(.sample(278), population: 1000)
    #expect(back.marginReached == plan.marginReached)
    #expect(back.requirement == nil)
    // z·√(¼/278 · 722/999) = 1.959964 · √.000649919
    let margin = try #require(back.marginReached)
    #expect(abs(margin - 0.0499668) < 1e-7)
  }

  @Test func `strata make the population, and invitations add up over them`() throws {
    let plan = try SamplingPlan(
      .sample(64), responseRate: 0.7, division: .init(companies, by: .neyman))
    #expect(plan.population == 1000)
    #expect(plan.allocation?.samples == [30, 30, 4])
    // 30/0.7 = 42.9 → 43 twice, 4/0.7 = 5.7 → 6
    #expect(plan.invitations == 92)
    #expect(plan.invitations(inStratum: 2) == 6)
    let plain = try #require(plan.marginWithStrata)
    let wide = try #require(
      try SamplingPlan(.sample(64), designEffect: 4, division: .init(companies, by: .neyman)).marginWithStrata
    )
    #expect(abs(wide - 2 * plain) < 1e-12)
  }

  @Test func `what does not fit together is told`() {
    func fault(_ make: () throws(PlanningProblem) -> SamplingPlan) -> PlanningProblem.Fault? {
      do throws(PlanningProblem) {
        _ = try make()
        return nil
      } catch {
        return error.fault
      }
    }
    #expect(
      fault { () throws(PlanningProblem) in
        try SamplingPlan(.margin(0.05), population: 900, division: .init(companies))
      } == .populationDiffers(declared: 900, strata: 1000))
    #expect(
      fault { () throws(PlanningProblem) in try SamplingPlan(.sample(51), population: 50) }
        == .sampleExceedsPopulation(sample: 51, population: 50))
    #expect(
      fault { () throws(PlanningProblem) in
        try SamplingPlan(.sample(50), division: .init(companies, minimum: 20))
      } == .minimaExceedSample(needed: 60, sample: 50))
  }
}
