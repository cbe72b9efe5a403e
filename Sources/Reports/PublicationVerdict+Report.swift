internal import SurveyStatistics
internal import Tables
internal import Tabulation

extension SatisfactionFigure {
  /// Whether a share may be printed; the standard is for shares with an interval of 95 %. The weighted figure is the one
  /// published where there is one.
  func publication(level: Double) -> PublicationVerdict? {
    guard unit == 100, level == 0.95, let estimate = weighted ?? estimate else { return nil }
    return PublicationStandard().judge(estimate)
  }
}

extension PublicationVerdict {
  /// The reasons against printing (不发布的理由), in words; `nil` when there are none.
  func reasonsAgainst(_ words: Words) -> String? {
    let reasons = findings.filter { $0.consequence == .suppress }.map { $0.message(words) }
    return reasons.isEmpty ? nil : reasons.joined(separator: words("；", "; "))
  }

  /// The decision with its reasons, as other programs read them (发布结论).
  func json(_ words: Words) -> JSONValue {
    .object([
      "decision": .string(decision.code),
      "findings": .array(
        findings.map { .object(["code": .string($0.code), "message": .string($0.message(words))]) }),
    ])
  }
}

extension PublicationFinding {
  fileprivate func message(_ words: Words) -> String {
    func percent(_ part: Double) -> String { words.number(100 * part, 1) }
    return switch self {
    case .fewRespondents(let count, let limit):
      words("答卷 \(count) 份，少于 \(limit)", "\(count) respondents, fewer than \(limit)")
    case .smallEffectiveSample(let size, let limit):
      words(
        "有效样本量 \(words.number(size, 1))，少于 \(limit)",
        "an effective sample of \(words.number(size, 1)), below \(limit)")
    case .wideInterval(let width, let limit):
      words(
        "区间宽 \(percent(width)) 个百分点，不小于 \(percent(limit))",
        "an interval of \(percent(width)) points, not below \(percent(limit))")
    case .wideRelativeInterval(let ratio, let limit):
      words(
        "区间宽是占比的 \(percent(ratio)) %，超过 \(percent(limit)) %",
        "an interval of \(percent(ratio)) % of the share, above \(percent(limit)) %")
    case .complementUnreliable(let ratio, let limit):
      words(
        "不满意一侧的区间宽是其占比的 \(percent(ratio)) %，超过 \(percent(limit)) %，单独引用须注明",
        "the interval is \(percent(ratio)) % of the complement, above \(percent(limit)) %: note it when that is quoted"
      )
    case .nobodyOrEverybody: words("0 % 或 100 %，发布前复核", "0 % or 100 %: to be looked at first")
    case .fewDegreesOfFreedom(let freedom, let limit):
      words(
        "自由度 \(freedom)，少于 \(limit)，发布前复核",
        "\(freedom) degrees of freedom, below \(limit): to be looked at first")
    case .noInterval: words("没有区间，无从判断", "no interval to judge by")
    }
  }
}
