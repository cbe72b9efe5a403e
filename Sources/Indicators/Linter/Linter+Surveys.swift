internal import Questionnaires

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
    var kinds: [FindingKind] =
      missing.isEmpty ? [] : [.evidence(.sample(survey: survey.name, missing: missing))]
    if survey.respondents == .insiders { kinds.append(.setting(.insidersOnly(survey: survey.name))) }
    kinds += survey.printedRates.compactMap {
      ImpossibleRate(printed: $0.value, by: survey, questions: $0.questions).map(FindingKind.rates)
    }
    let rules = rules(of: survey)
    if rules.count > 1 { kinds.append(.setting(.severalRules(survey: survey.name, rules))) }
    return kinds.map { Finding($0, subject: survey.id.description, at: survey.location) }
  }

  /// The kinds of rules the survey's answers are scored by, each with the leaves it scores, in order.
  private func rules(of survey: SurveyDeclaration) -> [SettingConflict.AppliedRule] {
    var rules: [SettingConflict.AppliedRule] = []
    for score in scores {
      guard case .measured(let measure, let rule)? = score.indicator.leaf?.scoring,
        survey.usedFor.contains(score.indicator.code)
          || measure.surveys.contains(where: { $0.survey == survey.id })
      else { continue }
      let code = score.indicator.code
      if let place = rules.firstIndex(where: { $0.name == rule.kindName }) {
        rules[place].indicators.append(code)
      } else {
        rules.append(.init(name: rule.kindName, indicators: [code]))
      }
    }
    return rules
  }
}

extension ScoringRule {
  /// The kind of rule, in words.
  fileprivate var kindName: Wording {
    switch self {
    case .full: Wording(zh: "达标", en: "full if the target is met")
    case .proportional: Wording(zh: "比例", en: "proportional")
    case .linearDeduction: Wording(zh: "扣减", en: "linear deduction")
    case .tiers: Wording(zh: "分档", en: "tiers")
    case .interpolated: Wording(zh: "插值", en: "interpolated")
    }
  }
}
