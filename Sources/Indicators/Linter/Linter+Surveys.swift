internal import ExactNumbers
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
    kinds += rates(of: survey)
    let rules = rules(of: survey)
    if rules.count > 1 { kinds.append(.setting(.severalRules(survey: survey.name, rules))) }
    return kinds.map { Finding($0, subject: survey.id.description, at: survey.location) }
  }

  /// Whether the rates printed for a survey can come from its sample; without a sample, what sample they take.
  private func rates(of survey: SurveyDeclaration) -> [FindingKind] {
    guard let respondents = survey.answering else { return ratesWithoutSample(survey) }
    return survey.printedRates.compactMap { rate in
      if let fault = ImpossibleRate(rate, by: survey) { return .rates(fault) }
      guard case .atMost(let most) = respondents, let share = rate.share else { return nil }
      return OpenRate(share, steps: rate.steps ?? 1, atMost: most).map(FindingKind.openRates)
    }
  }

  /// Rates of one question each say how many people they take; the others are held against that.
  private func ratesWithoutSample(_ survey: SurveyDeclaration) -> [FindingKind] {
    let singles = survey.printedRates.filter { $0.questions == 1 && $0.whole == 100 }
    let common = CommonBase(of: singles.compactMap(\.share))
    let others = survey.printedRates.filter { !singles.contains($0) }
    guard !others.isEmpty else { return common.map { [.openRates(.onlySingles($0))] } ?? [] }
    return others.compactMap { rate in
      rate.share.map { .openRates(.noRespondents($0, steps: rate.steps ?? 1, others: common)) }
    }
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
