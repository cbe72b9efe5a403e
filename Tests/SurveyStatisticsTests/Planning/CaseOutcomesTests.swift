import SurveyStatistics
import Testing

struct CaseOutcomesTests {
  /// 1,000 numbers: 300 full interviews, 20 partial, 150 refusals, 80 never reached, 10 ill, 200 of which nobody knows
  /// whether there is a household, 40 unknown otherwise, 200 businesses.
  private let telephone = CaseOutcomes([
    .complete: 300, .partial: 20, .refusal: 150, .nonContact: 80, .other: 10, .unknownHousehold: 200,
    .unknownOther: 40, .ineligible: 200,
  ])

  @Test func `every rate by hand`() {
    // Known eligible 560, unknown 240, e = 560/760 = 14/19; 560 + e·240 = (10,640 + 3,360)/19 = 14,000/19.
    let expected: [(OutcomeRate, Double)] = [
      (.rr1, 300.0 / 800), (.rr2, 320.0 / 800), (.rr3, 300 * 19.0 / 14_000), (.rr4, 320 * 19.0 / 14_000),
      (.rr5, 300.0 / 560), (.rr6, 320.0 / 560), (.coop1, 300.0 / 480), (.coop2, 320.0 / 480),
      (.coop3, 300.0 / 470), (.coop4, 320.0 / 470), (.ref1, 150.0 / 800), (.ref2, 150 * 19.0 / 14_000),
      (.ref3, 150.0 / 560), (.con1, 480.0 / 800), (.con2, 480 * 19.0 / 14_000), (.con3, 480.0 / 560),
    ]
    #expect(expected.map(\.0) == OutcomeRate.allCases)
    for (rate, value) in expected { #expect(isClose(telephone.rate(rate), value), "\(rate.rawValue)") }
    #expect(isClose(telephone.usedEligibility, 14.0 / 19))
  }

  @Test func `e runs from RR5 to RR1`() {
    var outcomes = telephone
    outcomes.eligibility = 0
    #expect(outcomes.rate(.rr3) == outcomes.rate(.rr5))
    outcomes.eligibility = 1
    #expect(outcomes.rate(.rr3) == outcomes.rate(.rr1))
    outcomes.eligibility = 0.5
    #expect(outcomes.rate(.rr4) == 320.0 / 680)
  }

  @Test func `a rate nobody counts in does not exist`() {
    for rate in OutcomeRate.allCases { #expect(CaseOutcomes([:]).rate(rate) == nil) }
    let unknown = CaseOutcomes([.unknownOther: 5])
    #expect(unknown.rate(.rr1) == 0)
    #expect(unknown.rate(.rr5) == nil)
    #expect(unknown.usedEligibility == 1)
  }
}
