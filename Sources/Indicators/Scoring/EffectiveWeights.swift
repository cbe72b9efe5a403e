public import ExactNumbers

/// Weight of an indicator that does not apply, given to its siblings (分值重新分配).
public struct Redistribution: Hashable, Sendable {
  /// The indicators that do not apply, with their reasons, in printed order.
  public let dropped: [Dropped]
  /// The siblings that gained, in printed order.
  public let gained: [Gain]

  /// An indicator that does not apply.
  public struct Dropped: Hashable, Sendable {
    /// The indicator.
    public let code: IndicatorCode
    /// Why; `nil` for a group all of whose leaves drop.
    public let reason: String?
    /// The weight it gave up.
    public let weight: ExactDecimal
  }

  /// A sibling that gained weight.
  public struct Gain: Hashable, Sendable {
    /// The indicator.
    public let code: IndicatorCode
    /// Its declared weight.
    public let before: ExactDecimal
    /// The weight it is scored with.
    public let after: ExactDecimal
  }
}

/// The weights leaves are scored with: as declared, unless a sibling does not apply.
struct EffectiveWeights: Sendable {
  private(set) var weights: [IndicatorCode: ExactDecimal] = [:]
  private(set) var redistributions: [Redistribution] = []
  private let places: Int

  init(of framework: EvaluationFramework) {
    places = framework.policy.scores.places
    assign(framework.indicators, whole: framework.indicators.map(\.leafWeight).sum())
  }

  /// Shares `whole` among the siblings that apply, in proportion to their declared weights.
  ///
  /// Gained weights are rounded to the places of scores, so that a score table can print them; the tail of the
  /// rounding goes to the heaviest sibling, so that the weights still add up.
  private mutating func assign(_ siblings: [Indicator], whole: Rational) {
    let applying = siblings.filter(\.applies)
    let declared = applying.map(\.leafWeight).sum()
    let shares: [Rational]
    if declared == whole {
      shares = applying.map(\.leafWeight)
    } else {
      shares = spread(whole, over: applying.map(\.leafWeight), of: declared)
    }
    for (indicator, share) in zip(applying, shares) {
      weights[indicator.code] = decimal(share)
      assign(indicator.children, whole: share)
    }
    record(siblings, applying: applying, shares: shares)
  }

  private func spread(_ whole: Rational, over weights: [Rational], of declared: Rational) -> [Rational] {
    var shares = weights.map { weight -> Rational in
      guard let share = (whole * weight).divided(by: declared) else { return 0 }
      return Rounding(places: places)(share).rational
    }
    guard let heaviest = weights.max(), let place = weights.firstIndex(of: heaviest) else { return shares }
    shares[place] = shares[place] + whole - shares.sum()
    return shares
  }

  private mutating func record(_ siblings: [Indicator], applying: [Indicator], shares: [Rational]) {
    guard applying.count < siblings.count, !applying.isEmpty else { return }
    redistributions.append(
      Redistribution(
        dropped: siblings.filter { !$0.applies }
          .map { .init(code: $0.code, reason: $0.notApplicable, weight: decimal($0.leafWeight)) },
        gained: zip(applying, shares)
          .map { .init(code: $0.code, before: decimal($0.leafWeight), after: decimal($1)) }))
  }

  /// Weights end within a few places: they are sums of declared decimals, or were rounded.
  func decimal(_ weight: Rational) -> ExactDecimal {
    weight.exactDecimal(atMost: ExactDecimal.mostDigits) ?? Rounding(places: places)(weight)
  }
}
