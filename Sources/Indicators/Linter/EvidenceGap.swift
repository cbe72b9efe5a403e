internal import Diagnostics

/// What a score rests on and the evaluation does not show (依据缺口).
public enum EvidenceGap: Hashable, Sendable {
  /// A survey does not say how many were sent, came back, were valid, or what they answered.
  case sample(survey: String, missing: [Disclosure])
  /// Satisfaction is scored by judgement, without a survey or other evidence.
  case satisfactionUnshown
  /// A leaf, and with it the total, has no score.
  case undefinedScore(UndefinedScore)
  /// Measure or rule is not printed but worked back from the score (推算).
  case reconstructed(how: String)
  /// A waiver that matches no finding.
  case waiverUnused(code: String)

  /// What a survey has to disclose.
  public enum Disclosure: Hashable, Sendable, CaseIterable {
    /// 发放数
    case distributed
    /// 回收数
    case collected
    /// 有效数
    case valid
    /// 各题选项计数
    case counts
  }
}

extension EvidenceGap: FindingFacts {
  var code: String {
    switch self {
    case .sample: "sample-disclosure"
    case .satisfactionUnshown: "evidence-missing"
    case .undefinedScore: "undefined-score"
    case .reconstructed: "reconstructed"
    case .waiverUnused: "waiver-unused"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .sample(_, let missing): missing.contains(.valid) ? .high : .medium
    case .satisfactionUnshown, .undefinedScore: .high
    case .waiverUnused: .low
    case .reconstructed: .info
    }
  }

  var figures: (printed: String?, computed: String?) { (nil, nil) }

  var wording: Wording {
    switch self {
    case .sample(let survey, let missing):
      Wording(
        zh: "调查“\(survey)”未提供：\(missing.map(\.name.zh).joined(separator: "、"))",
        en: "survey ‘\(survey)’ does not give: \(missing.map(\.name.en).joined(separator: ", "))")
    case .satisfactionUnshown:
      Wording(zh: "满意度得分没有调查、样本或满意率作依据", en: "satisfaction is scored without survey, sample or rate")
    case .undefinedScore(let reason):
      Wording(zh: "没有得分：\(reason.message(in: .zh))", en: "no score: \(reason.message(in: .en))")
    case .reconstructed(let how):
      Wording(zh: "得分由推算得出，并非报告印出：\(how)", en: "the score rests on a reconstruction, not on print: \(how)")
    case .waiverUnused(let code):
      Wording(zh: "豁免“\(code)”没有对应的发现", en: "waiver ‘\(code)’ matches no finding")
    }
  }

  var advice: Wording {
    switch self {
    case .sample:
      Wording(
        zh: "写明发放、回收、有效份数与各题选项计数。", en: "Give forms sent, returned and valid, and counts per option.")
    case .satisfactionUnshown: Wording(zh: "附上满意度调查或其他依据。", en: "Add the survey or other evidence.")
    case .undefinedScore:
      Wording(zh: "补充缺少的数据，或声明不适用。", en: "Supply what is missing, or declare it not applicable.")
    case .reconstructed: Wording(zh: "公开规则与数据，或改为评定。", en: "Publish rule and data, or score by judgement.")
    case .waiverUnused: Wording(zh: "删除该豁免，或核对代码与节点。", en: "Remove the waiver, or check its code and node.")
    }
  }
}

extension EvidenceGap.Disclosure {
  fileprivate var name: Wording {
    switch self {
    case .distributed: Wording(zh: "发放数", en: "forms sent")
    case .collected: Wording(zh: "回收数", en: "forms returned")
    case .valid: Wording(zh: "有效数", en: "valid forms")
    case .counts: Wording(zh: "各题选项计数", en: "counts per option")
    }
  }
}
