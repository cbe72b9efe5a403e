import SurveyStatistics
import Testing

struct PublicationStandardTests {
  private func verdict(
    _ share: Double, _ lower: Double, _ upper: Double, n: Int = 200, effective: Double? = 180, df: Int = 60
  ) -> PublicationVerdict {
    PublicationStandard().judge(
      Estimate(
        value: share, error: .success(StandardError(0.01, degreesOfFreedom: df)), respondents: n,
        weightedBase: Double(n), effectiveSample: effective,
        interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95, method: .kornGraubard)))
  }

  @Test func `each rule of the standard`() {
    #expect(verdict(0.5, 0.43, 0.57).findings == [])
    #expect(verdict(0.5, 0.43, 0.57).decision == .present)
    #expect(verdict(0.5, 0.43, 0.57, n: 29).findings == [.fewRespondents(29, limit: 30)])
    #expect(verdict(0.5, 0.43, 0.57, effective: 29.5).findings == [.smallEffectiveSample(29.5, limit: 30)])
    #expect(verdict(0.5, 0.34375, 0.65625).findings == [.wideInterval(width: 0.3125, limit: 0.3)])
    #expect(verdict(0.5, 0.34375, 0.65625).decision == .suppress)
    // 0.0625 wide about 0.03125: twice the share.
    #expect(verdict(0.03125, 0.015625, 0.078125).findings == [.wideRelativeInterval(ratio: 2, limit: 1.3)])
    // 0.04 wide is narrow enough for any share.
    #expect(verdict(0.02, 0.005, 0.045).findings == [])
    // The complement of 96.875 % has twice its size for an interval; the share itself may be printed.
    let complement = verdict(0.96875, 0.921875, 0.984375)
    #expect(complement.findings == [.complementUnreliable(ratio: 2, limit: 1.3)])
    #expect(complement.decision == .present)
    #expect(verdict(1, 0.97, 1).findings == [.nobodyOrEverybody])
    #expect(verdict(1, 0.97, 1).decision == .review)
    #expect(verdict(0.5, 0.43, 0.57, df: 7).findings == [.fewDegreesOfFreedom(7, limit: 8)])
  }

  @Test func `the strongest finding decides, and all are told`() {
    let poor = verdict(0, 0, 0.4, n: 9, effective: nil, df: 4)
    #expect(poor.decision == .suppress)
    #expect(
      poor.findings == [
        .fewRespondents(9, limit: 30), .wideInterval(width: 0.4, limit: 0.3), .nobodyOrEverybody,
        .fewDegreesOfFreedom(4, limit: 8),
      ])
    let none = Estimate(value: 0.5, error: .failure(.oneRespondent), respondents: 40, weightedBase: 40)
    #expect(PublicationStandard().judge(none).findings == [.noInterval])
  }
}
