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
    let weights = weightingReference["\(method.rawValue) weights"]
    #expect(relativeError(Townspeople.sampled(calibrated.weights), weights) <= 1e-9)
    #expect(relativeError(try Townspeople.estimates(calibrated), weightingReference[method.rawValue]) <= 1e-9)
  }

  @Test(arguments: [Method.raking, .logit])
  func `so are those of clusters in strata`(method: Method) throws {
    let computed = try Townspeople.estimates(try method.weights(), isClustered: true)
    #expect(relativeError(computed, weightingReference["\(method.rawValue) clustered"]) <= 1e-9)
  }
}
