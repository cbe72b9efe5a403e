public import ExactNumbers

/// What is wrong with a department's summary over its projects (汇总问题).
public enum SummaryConflict: Hashable, Sendable {
  /// The printed mean is not the one its method gives; no method: neither of the two.
  case mean(printed: ExactDecimal, simple: ExactDecimal?, byBudget: ExactDecimal?)
  /// The mean does not say how it is taken, and the two ways differ.
  case methodUndisclosed(printed: ExactDecimal, simple: ExactDecimal, byBudget: ExactDecimal)
  /// The mean lies on a tie: another rounding prints another figure.
  case tie(printed: ExactDecimal, halfUp: ExactDecimal, halfEven: ExactDecimal)
  /// The printed sum of budgets.
  case budgets(printed: ExactDecimal, sum: ExactDecimal)
  /// The printed number of projects, or of those with a grade.
  case count(of: String?, printed: Int, counted: Int)
  /// Only the total of a project is printed, so nothing can be followed.
  case projectUnshown(name: String)
}

extension SummaryConflict: FindingFacts {
  var code: String {
    switch self {
    case .mean, .count: "summary-mismatch"
    case .methodUndisclosed: "aggregation-undisclosed"
    case .tie: "rounding-mode"
    case .budgets: "sum-mismatch"
    case .projectUnshown: "evidence-missing"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .mean, .budgets, .count: .high
    case .projectUnshown: .medium
    case .methodUndisclosed: .low
    case .tie: .info
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .mean(let printed, let simple, let byBudget):
      ("\(printed)", [simple, byBudget].compactMap { $0?.description }.joined(separator: " / "))
    case .methodUndisclosed(let printed, _, let byBudget): ("\(printed)", "\(byBudget)")
    case .tie(let printed, _, let halfEven): ("\(printed)", "\(halfEven)")
    case .budgets(let printed, let sum): ("\(printed)", "\(sum)")
    case .count(_, let printed, let counted): ("\(printed)", "\(counted)")
    case .projectUnshown: (nil, nil)
    }
  }

  var wording: Wording {
    switch self {
    case .mean(let printed, let simple, let byBudget):
      Wording(
        zh: "平均得分印 \(printed)，简单平均为 \(Self.text(simple))，按预算加权为 \(Self.text(byBudget))",
        en: "the printed mean is \(printed); simple \(Self.text(simple)), by budget \(Self.text(byBudget))")
    case .methodUndisclosed(let printed, let simple, let byBudget):
      Wording(
        zh: "平均得分 \(printed) 没有写口径：简单平均 \(simple)，按预算加权 \(byBudget)",
        en: "the mean \(printed) does not say how it is taken: simple \(simple), by budget \(byBudget)")
    case .tie(let printed, let halfUp, let halfEven):
      Wording(
        zh: "平均得分 \(printed) 恰在舍入中点：四舍五入 \(halfUp)，五成双 \(halfEven)",
        en: "the mean \(printed) lies on a tie: half up \(halfUp), half even \(halfEven)")
    case .budgets(let printed, let sum):
      Wording(zh: "预算合计印 \(printed)，各项目之和为 \(sum)", en: "budgets are printed \(printed) and add up to \(sum)")
    case .count(let grade, let printed, let counted):
      Wording(
        zh: "\(grade.map { "等级“\($0)”的" } ?? "")项目数印 \(printed)，列出 \(counted) 个",
        en: "\(printed) projects are printed\(grade.map { " with grade \($0)" } ?? ""), \(counted) are listed"
      )
    case .projectUnshown(let name):
      Wording(
        zh: "“\(name)”只印总分，没有指标、权重与依据",
        en: "only the total of ‘\(name)’ is printed: no indicators, no evidence")
    }
  }

  var advice: Wording {
    switch self {
    case .mean, .budgets, .count: Wording(zh: "按各项目重新汇总。", en: "Summarise the projects again.")
    case .methodUndisclosed: Wording(zh: "写明平均口径。", en: "Say how the mean is taken.")
    case .tie: Wording(zh: "写明舍入规则（四舍五入）。", en: "State the rounding rule.")
    case .projectUnshown: Wording(zh: "公开该项目的评价报告。", en: "Publish the project's evaluation.")
    }
  }

  private static func text(_ value: ExactDecimal?) -> String { value?.description ?? "—" }
}
