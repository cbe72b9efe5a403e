extension Linter {
  /// What a survey has to disclose and does not. 总体数 is asked for by the sample's own report.
  func findings(of survey: SurveyDeclaration) -> [Finding] {
    let missing = EvidenceGap.Disclosure.allCases.filter { disclosure in
      switch disclosure {
      case .distributed: survey.distributed == .notGiven
      case .collected: survey.collected == .notGiven
      case .valid: survey.valid == .notGiven
      case .counts: !survey.hasCounts
      }
    }
    guard !missing.isEmpty else { return [] }
    return [Finding(.evidence(.sample(survey: survey.name, missing: missing)), at: survey.location)]
  }
}
