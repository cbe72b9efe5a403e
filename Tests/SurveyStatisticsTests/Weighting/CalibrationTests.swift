import SurveyStatistics
import Testing

struct CalibrationTests {
  enum Method: String, CaseIterable {
    case raking, linear, bounded, logit
    case numberLinear = "number linear"
    case numberRaking = "number raking"
    case numberLogit = "number logit"
    case numberAlone = "number alone"

    func weights() throws(WeightingError) -> CalibratedWeights {
      switch self {
      case .raking: try Townspeople.controls().calibrated(by: .raking)
      case .linear: try Townspeople.controls().calibrated(by: .linear)
      case .bounded: try Townspeople.controls().calibrated(by: .boundedLinear(0.75...1.5))
      case .logit: try Townspeople.controls().calibrated(by: .logit(0.7...1.7))
      case .numberLinear: try Townspeople.withTurnover().calibrated(by: .linear)
      case .numberRaking: try Townspeople.withTurnover().calibrated(by: .raking)
      case .numberLogit: try Townspeople.withTurnover().calibrated(by: .logit(0.7...1.7))
      case .numberAlone:
        try WeightControls(baseWeights: Townspeople.weights, margins: [], totals: [Townspeople.turnovers])
          .calibrated(by: .linear)
      }
    }
  }

  @Test(arguments: Method.allCases)
  func `weights and standard errors are those of R's calibrate`(method: Method) throws {
    let calibrated = try method.weights()
    let expected = WeightingReference.values("\(method.rawValue) weights")
    for (weight, expected) in zip(Townspeople.sampled(calibrated.weights), expected) {
      #expect(isClose(weight, expected, within: 1e-9))
    }
    #expect(expected.count == 8)
    let estimates = Townspeople.estimates(calibrated.weights)
    let influences = calibrated.calibrationInfluences(of: estimates.map(\.influences))
    let computed = try zip(estimates, influences).flatMap { estimate, influences in
      [estimate.value, try InfluenceTally(influences).variance().squareRoot()]
    }
    let printed = WeightingReference.values(method.rawValue)
    #expect(printed.count == 6)
    for (computed, printed) in zip(computed, printed) { #expect(isClose(computed, printed, within: 1e-9)) }
  }
}
