public import ExactNumbers

/// How a printed figure or name conflicts with what follows from the evaluation (印出值冲突).
public enum PrintedConflict: Hashable, Sendable {
  /// A printed leaf score is not what the rule gives; `place` is `nil` for the score table.
  case score(printed: ExactDecimal, computed: ExactDecimal, place: String?)
  /// A printed leaf score is the computed one cut off rather than rounded (截断).
  case truncated(printed: ExactDecimal, computed: ExactDecimal, place: String?)
  /// The printed total differs. `printedSum`: the sum of the leaf scores as printed.
  case total(printed: ExactDecimal, computed: ExactDecimal, printedSum: ExactDecimal)
  /// The printed score of a group differs. `printedSum`: the sum of its leaf scores as printed.
  case subtotal(printed: ExactDecimal, computed: ExactDecimal, printedSum: ExactDecimal, place: String?)
  /// A printed 得分率 is not score ÷ weight, at its printed places.
  case rate(printed: ExactDecimal, computed: ExactDecimal, score: ExactDecimal, weight: ExactDecimal)
  /// 得分率 are printed with different places.
  case rateFormat(places: [Int])
  /// The printed grade is not the one the bands give.
  case grade(printed: String, computed: String)
  /// No grade bands are given, so no grade can be checked.
  case gradeBandsMissing(printed: String?)
  /// A node bears other names at other places.
  case names([String])
}

extension PrintedConflict: FindingFacts {
  var code: String {
    switch self {
    case .score: "score-rule-mismatch"
    case .truncated: "rounding-conflict"
    case .total: "total-mismatch"
    case .subtotal: "subtotal-mismatch"
    case .rate: "rate-mismatch"
    case .rateFormat: "rate-format"
    case .grade: "grade-mismatch"
    case .gradeBandsMissing: "grade-bands-missing"
    case .names: "name-drift"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .score, .truncated, .rate, .grade: .high
    // A sum that follows from a wrong leaf is reported with the leaf; here it is only worth knowing.
    case .total(let printed, _, let sum), .subtotal(let printed, _, let sum, _):
      printed == sum ? .info : .high
    case .gradeBandsMissing: .medium
    case .rateFormat, .names: .low
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .score(let printed, let computed, _), .truncated(let printed, let computed, _),
      .total(let printed, let computed, _),
      .subtotal(let printed, let computed, _, _), .rate(let printed, let computed, _, _):
      ("\(printed)", "\(computed)")
    case .grade(let printed, let computed): (printed, computed)
    case .gradeBandsMissing(let printed): (printed, nil)
    case .rateFormat, .names: (nil, nil)
    }
  }
}
