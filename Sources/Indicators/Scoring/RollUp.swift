internal import ExactNumbers

/// Adds leaf scores up the tree: every sum is of already rounded scores (逐级汇总).
struct RollUp: Sendable {
  var leaves: [IndicatorCode: Points]
  let framework: EvaluationFramework

  /// The points of a node.
  func points(of indicator: Indicator) -> Points {
    guard indicator.applies else { return .notApplicable }
    switch indicator.content {
    case .leaf: return leaves[indicator.code] ?? .notApplicable
    case .group(let children): return sum(of: children)
    }
  }

  private func sum(of indicators: [Indicator]) -> Points {
    let applying = indicators.filter(\.applies)
    let missing = applying.flatMap(\.leaves).filter { isUndefined($0.code) }.map(\.code)
    guard missing.isEmpty else { return .undefined(.undefinedLeaves(missing)) }
    let sum = applying.compactMap { points(of: $0).rounded?.rational }.sum()
    return .scored(exact: sum, rounded: framework.policy.scores(sum))
  }

  private func isUndefined(_ code: IndicatorCode) -> Bool {
    if case .undefined = leaves[code] { true } else { false }
  }

  /// The total before and after limits: bonus leaves cannot lift it over its maximum, vetoes void or cap it.
  var total: (points: Points, unlimited: Points) {
    if framework.indicators.isEmpty { return (.notApplicable, .notApplicable) }
    let unlimited = sum(of: framework.indicators)
    guard let sum = unlimited.exact else { return (unlimited, unlimited) }
    var limited = sum
    if framework.leaves.contains(where: \.allowsBonus) {
      limited = min(limited, (framework.totalMaximum ?? framework.fullMarks).rational)
    }
    for veto in framework.vetoes where veto.occurred {
      switch veto.limit {
      case .zero: limited = 0
      case .atMost(let cap): limited = min(limited, cap.rational)
      case .gradeAtBest: break
      }
    }
    return (.scored(exact: limited, rounded: framework.policy.scores(limited)), unlimited)
  }

  /// The grade of the total, at best what an event allows.
  var grade: Grade {
    guard case .scheme(let scheme) = framework.grades else { return .noBands }
    switch total.points {
    case .notApplicable: return .noBands
    case .undefined(let reason): return .undefined(reason)
    case .scored(let exact, _):
      let grade = scheme.grade(of: exact, outOf: framework.fullMarks.rational)
      guard let label = grade.label, let rank = scheme.rank(of: label) else { return grade }
      return .grade(scheme.bands.bands[max(rank, worstCap(in: scheme))].content)
    }
  }

  private func worstCap(in scheme: GradeScheme) -> Int {
    framework.vetoes.filter(\.occurred)
      .compactMap { if case .gradeAtBest(let label) = $0.limit { scheme.rank(of: label) } else { nil } }
      .max() ?? 0
  }
}

extension Indicator {
  /// 加分项: the leaf may earn more than its weight.
  var allowsBonus: Bool {
    guard let maximum = leaf?.maximum else { return false }
    return maximum > (weight ?? 0)
  }
}
