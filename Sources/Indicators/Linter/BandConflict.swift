public import ExactNumbers

/// What is wrong with bands, thresholds and competing rules (分档与规则问题).
public enum BandConflict: Hashable, Sendable {
  /// Values that no band holds.
  case gap(table: Wording, Bounds)
  /// Values that two bands hold.
  case overlap(table: Wording, first: Wording, second: Wording, shared: Bounds)
  /// A band that reaches beyond a better one.
  case direction(table: Wording, band: Wording, Bounds)
  /// The best band begins below the target: missing the target can still earn the best.
  case looserThanTarget(table: Wording, best: Bounds, target: String)
  /// The best band earns other than full marks; `applied`: by the rule in use, else by another printed one, with what
  /// that would have given.
  case maximum(best: ExactDecimal, weight: ExactDecimal, applied: Bool, readings: [BandReading] = [])
  /// A rule the report prints gives another score (`nil`: none) than the rule it applies.
  case otherRule(score: ExactDecimal?, applied: ExactDecimal)
  /// Thresholds decide differently on the rounded and on the unrounded value.
  case rounding(applied: ExactDecimal, other: ExactDecimal)
}

extension BandConflict: FindingFacts {
  var code: String {
    switch self {
    case .gap: "band-gap"
    case .overlap: "band-overlap"
    case .direction: "band-direction"
    case .looserThanTarget: "threshold-vs-target"
    case .maximum: "tier-max-weight"
    case .otherRule: "rule-conflict"
    case .rounding: "threshold-rounding"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .gap, .overlap, .direction, .maximum, .otherRule, .rounding: .high
    case .looserThanTarget: .medium
    }
  }

  var part: String? {
    switch self {
    case .gap(_, let bounds), .overlap(_, _, _, let bounds): bounds.description
    case .direction(_, let band, _): band.zh
    case .maximum(let best, _, let isApplied, _): isApplied ? nil : best.description
    case .looserThanTarget, .otherRule, .rounding: nil
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .maximum(let best, let weight, _, _): ("\(best)", "\(weight)")
    case .otherRule(let score, let applied): (score?.description, "\(applied)")
    case .rounding(let applied, let other): ("\(other)", "\(applied)")
    case .gap, .overlap, .direction, .looserThanTarget: (nil, nil)
    }
  }
}

/// What a table that is printed but not applied would give (档表读法).
public struct BandReading: Hashable, Sendable {
  /// Whether its points are scaled to the weight (按权重折算), else taken as printed.
  public let isScaled: Bool
  /// The leaf's score.
  public let score: ExactDecimal
  /// The total with that score.
  public let total: ExactDecimal

  /// - Returns: `nil` when the reading leaves the leaf or the total without a score.
  init?(_ reading: CompetingScore.Reading) {
    guard let score = reading.points.rounded, let total = reading.total.rounded else { return nil }
    (isScaled, self.score, self.total) = (reading.isScaled, score, total)
  }
}
