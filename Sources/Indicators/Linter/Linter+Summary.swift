internal import Diagnostics
internal import ExactNumbers

extension Linter {
  /// A department's summary against the projects it lists.
  var summaryFindings: [Finding] {
    guard let summary = framework.contents.summary else { return [] }
    let whole = means(of: summary) + budgets(of: summary) + counts(of: summary)
    let unshown = summary.projects.filter { $0.file == nil && $0.score != nil }
    return whole.map { Finding(.summary($0), at: summary.location) }
      + unshown.map {
        Finding(.summary(.projectUnshown(name: $0.name)), subject: $0.id, at: $0.location)
      }
  }

  private func means(of summary: DepartmentSummary) -> [SummaryConflict] {
    guard let printed = summary.mean else { return [] }
    let rounding = Rounding(places: printed.places, mode: framework.policy.scores.mode)
    let (simple, byBudget) = (
      summary.simpleMean.map { rounding($0) }, summary.budgetWeightedMean.map { rounding($0) }
    )
    var conflicts: [SummaryConflict] = []
    switch summary.method {
    case .simple where simple != printed, .byBudget where byBudget != printed:
      conflicts.append(.mean(printed: printed, simple: simple, byBudget: byBudget))
    case nil where simple != printed && byBudget != printed:
      conflicts.append(.mean(printed: printed, simple: simple, byBudget: byBudget))
    case nil:
      if let simple, let byBudget, simple != byBudget {
        conflicts.append(.methodUndisclosed(printed: printed, simple: simple, byBudget: byBudget))
      }
    case .simple, .byBudget: break
    }
    return conflicts
      + ties(summary.method == .byBudget ? summary.budgetWeightedMean : summary.simpleMean, printed)
  }

  private func ties(_ mean: Rational?, _ printed: ExactDecimal) -> [SummaryConflict] {
    guard let mean else { return [] }
    let halfUp = Rounding(places: printed.places, mode: .halfUp)(mean)
    let halfEven = Rounding(places: printed.places, mode: .halfEven)(mean)
    return halfUp == halfEven ? [] : [.tie(printed: printed, halfUp: halfUp, halfEven: halfEven)]
  }

  private func budgets(of summary: DepartmentSummary) -> [SummaryConflict] {
    let budgets = summary.projects.compactMap(\.budget?.rational)
    guard let printed = summary.budgetTotal, budgets.count == summary.projects.count,
      budgets.sum() != printed.rational
    else { return [] }
    return [.budgets(printed: printed, sum: shown(budgets.sum()))]
  }

  private func counts(of summary: DepartmentSummary) -> [SummaryConflict] {
    var conflicts: [SummaryConflict] = []
    if let printed = summary.count, printed != summary.projects.count {
      conflicts.append(.count(of: nil, printed: printed, counted: summary.projects.count))
    }
    for entry in summary.gradeCounts where entry.count != summary.number(of: entry.grade) {
      conflicts.append(
        .count(of: entry.grade, printed: entry.count, counted: summary.number(of: entry.grade)))
    }
    return conflicts
  }
}
