public import Questionnaires

/// What is wrong with dates, respondents and parties, whatever the scores (环境冲突).
public enum SettingConflict: Hashable, Sendable {
  /// One event bears two dates.
  case twoDates(name: String, [StatedDate])
  /// An event is dated before one it has to follow.
  case outOfOrder(name: String, StatedDate, after: String, StatedDate)
  /// A satisfaction survey that asked only the unit's own people.
  case insidersOnly(survey: String)
  /// One survey is scored by rules of different kinds.
  case severalRules(survey: String, [AppliedRule])
  /// The evaluator is the evaluated unit.
  case selfEvaluation(String)
  /// The evaluated unit engaged its evaluator.
  case engagedByEvaluated(String)

  /// A kind of rule and the leaves it scores.
  public struct AppliedRule: Hashable, Sendable {
    /// The kind, in words.
    public let name: Wording
    /// The leaves, in printed order.
    public internal(set) var indicators: [IndicatorCode]
  }
}

extension SettingConflict: FindingFacts {
  var code: String {
    switch self {
    case .twoDates, .outOfOrder: "date-conflict"
    case .insidersOnly: "sample-frame"
    case .severalRules: "rule-inconsistency"
    case .selfEvaluation: "self-evaluation"
    case .engagedByEvaluated: "independence"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .twoDates, .outOfOrder, .insidersOnly, .severalRules: .high
    case .selfEvaluation, .engagedByEvaluated: .medium
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .twoDates(_, let dates): (dates.map(\.description).joined(separator: " / "), nil)
    case .outOfOrder(_, let date, _, _): (date.description, nil)
    case .insidersOnly, .severalRules, .selfEvaluation, .engagedByEvaluated: (nil, nil)
    }
  }

  var wording: Wording {
    switch self {
    case .twoDates(let name, let dates):
      Wording(
        zh: "\(name)有几个日期：\(dates.map(\.description).joined(separator: "、"))",
        en: "\(name) is dated \(dates.map(\.description).joined(separator: ", "))")
    case .outOfOrder(let name, let date, let other, let otherDate):
      Wording(
        zh: "\(name)（\(date)）早于\(other)（\(otherDate)）",
        en: "\(name) (\(date)) comes before \(other) (\(otherDate))")
    case .insidersOnly(let survey):
      Wording(
        zh: "调查“\(survey)”只问了单位内部人员，没有受益群体",
        en: "survey ‘\(survey)’ asked only the unit's own people, not those it serves")
    case .severalRules(let survey, let rules):
      Wording(
        zh: "同一调查“\(survey)”用了几种规则：" + rules.map(\.wording.zh).joined(separator: "，"),
        en: "survey ‘\(survey)’ is scored by several rules: "
          + rules.map(\.wording.en).joined(separator: ", "))
    case .selfEvaluation(let name):
      Wording(zh: "评价机构就是被评价单位：\(name)", en: "the evaluator is the evaluated unit: \(name)")
    case .engagedByEvaluated(let name):
      Wording(zh: "评价机构由被评价单位聘请：\(name)", en: "the evaluator was engaged by the evaluated unit: \(name)")
    }
  }

  var advice: Wording {
    switch self {
    case .twoDates, .outOfOrder: Wording(zh: "核对原始资料，更正日期。", en: "Check the documents and correct the dates.")
    case .insidersOnly:
      Wording(zh: "调查服务对象，或改称内部满意度。", en: "Ask those served, or call it staff satisfaction.")
    case .severalRules:
      Wording(zh: "同一问卷用同一规则，或写明理由。", en: "Score one questionnaire by one rule, or say why not.")
    case .selfEvaluation, .engagedByEvaluated:
      Wording(zh: "由独立第三方评价，或披露利益关系。", en: "Have an independent party evaluate, or disclose the interest.")
    }
  }
}

extension SettingConflict.AppliedRule {
  fileprivate var wording: Wording {
    let codes = indicators.map(\.description)
    return Wording(
      zh: "\(name.zh)（\(codes.joined(separator: "、"))）", en: "\(name.en) (\(codes.joined(separator: ", ")))")
  }
}
