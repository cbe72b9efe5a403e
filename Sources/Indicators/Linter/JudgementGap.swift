public import ExactNumbers

/// What a judged score does not say (评判缺口).
public enum JudgementGap: Hashable, Sendable {
  /// Points were lost for reasons without saying how many each.
  case unquantified(lost: ExactDecimal, reasons: [String])
  /// Points were lost without a reason.
  case unexplained(lost: ExactDecimal)
  /// The deductions do not add up to what was lost.
  case sum(deductions: ExactDecimal, lost: ExactDecimal)
  /// Full marks of items or checklist points do not add up to the weight.
  case items(sum: ExactDecimal, weight: ExactDecimal)
  /// A judged score below 0 or above the maximum; it is cut to the range.
  case outOfRange(judged: ExactDecimal, maximum: ExactDecimal)
  /// Sheets of experts are blank.
  case blankSheets(Int, of: Int)
}

extension JudgementGap: FindingFacts {
  var code: String {
    switch self {
    case .unquantified: "deduction-unquantified"
    case .unexplained: "deduction-unexplained"
    case .sum: "deduction-sum"
    case .items: "items-sum"
    case .outOfRange: "score-out-of-range"
    case .blankSheets: "evaluator-scores-blank"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .unexplained, .sum, .outOfRange: .high
    case .unquantified, .items, .blankSheets: .medium
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .unquantified(let lost, _), .unexplained(let lost): ("\(lost)", nil)
    case .sum(let deductions, let lost): ("\(lost)", "\(deductions)")
    case .items(let sum, let weight): ("\(sum)", "\(weight)")
    case .outOfRange(let judged, let maximum): ("\(judged)", "\(maximum)")
    case .blankSheets: (nil, nil)
    }
  }

  var wording: Wording {
    switch self {
    case .unquantified(let lost, let reasons):
      Wording(
        zh: "失 \(lost) 分有理由，没有逐条写明扣分值：\(reasons.joined(separator: "；"))",
        en: "\(lost) points are lost for reasons without points: \(reasons.joined(separator: "; "))")
    case .unexplained(let lost):
      Wording(zh: "失 \(lost) 分没有理由", en: "\(lost) points are lost without a reason")
    case .sum(let deductions, let lost):
      Wording(
        zh: "逐条扣分合计 \(deductions)，实际失 \(lost) 分",
        en: "deductions add up to \(deductions), but \(lost) are lost")
    case .items(let sum, let weight):
      Wording(
        zh: "各分项满分之和 \(sum) 与权重 \(weight) 不符",
        en: "full marks of the items add up to \(sum), the weight is \(weight)")
    case .outOfRange(let judged, let maximum):
      Wording(
        zh: "评定得分 \(judged) 超出 0–\(maximum)，已按界限计",
        en: "the judged score \(judged) is outside 0–\(maximum) and was cut to it")
    case .blankSheets(let blank, let all):
      Wording(zh: "\(all) 份专家评分中 \(blank) 份空白", en: "\(blank) of \(all) experts' sheets are blank")
    }
  }

  var advice: Wording {
    switch self {
    case .unquantified: Wording(zh: "逐条写明扣分值。", en: "Give each reason its points.")
    case .unexplained: Wording(zh: "写明扣分理由与依据。", en: "Give the reason and its evidence.")
    case .sum: Wording(zh: "核对逐条扣分与得分。", en: "Check the deductions against the score.")
    case .items: Wording(zh: "使分项满分之和等于权重。", en: "Let the items' full marks add up to the weight.")
    case .outOfRange: Wording(zh: "核对评定得分与权重。", en: "Check the judged score against the weight.")
    case .blankSheets:
      Wording(zh: "补充空白评分，或说明未评原因。", en: "Fill in the blank sheets, or say why they are blank.")
    }
  }
}
