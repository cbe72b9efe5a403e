public import ExactNumbers

/// How printed figures contradict each other (数据冲突).
public enum FactConflict: Hashable, Sendable {
  /// One quantity is printed with several values; places as written, `nil` where none is given.
  case printedElsewhere(name: String, value: ExactDecimal, others: [OtherPrint])
  /// The figure does not follow from those it comes from.
  case recomputed(
    name: String, printed: ExactDecimal, computed: ExactDecimal, arithmetic: String,
    nature: Recomputation.Nature)
  /// A share is off by one unit in its last place, as if to make shares add up to 100.
  case share(name: String, printed: ExactDecimal, computed: ExactDecimal, arithmetic: String)
  /// A sum is off by no more than rounding explains; `cell`: which sum of a table, `nil` for a figure by itself.
  case tail(name: String, cell: String? = nil, printed: ExactDecimal, sum: ExactDecimal)
  /// A sum is off.
  case sum(name: String, cell: String? = nil, printed: ExactDecimal, sum: ExactDecimal)
  /// A sum holds once the point of one figure is moved.
  case decimalSlip(name: String, cell: String, printed: ExactDecimal, corrected: ExactDecimal)
}

extension FactConflict: FindingFacts {
  var code: String {
    switch self {
    case .printedElsewhere: "value-conflict"
    case .recomputed(_, _, _, _, let nature):
      switch nature {
      case .value: "value-conflict"
      case .definition: "definition-drift"
      case .formula: "formula-label"
      case .crossCheck: "cross-check"
      case .target: "target-conflict"
      }
    case .share: "share-rounding"
    case .tail: "sum-rounding"
    case .sum: "sum-mismatch"
    case .decimalSlip: "decimal-slip"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .recomputed(_, _, _, _, .target), .sum, .decimalSlip: .high
    case .printedElsewhere, .recomputed: .medium
    case .share, .tail: .low
    }
  }

  /// Which sum of a table, and which way to a figure that can be worked out in several.
  var part: String? {
    switch self {
    case .recomputed(_, _, _, let arithmetic, _):
      arithmetic.firstRange(of: " = ").map { String(arithmetic[..<$0.lowerBound]) }
    case .tail(_, let cell, _, _), .sum(_, let cell, _, _): cell
    case .decimalSlip(_, let cell, _, _): cell
    case .printedElsewhere, .share: nil
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .printedElsewhere(_, let value, let others):
      (([value] + others.map(\.value)).map(\.description).joined(separator: " / "), nil)
    case .recomputed(_, let printed, let computed, _, _), .share(_, let printed, let computed, _),
      .tail(_, _, let printed, let computed), .sum(_, _, let printed, let computed),
      .decimalSlip(_, _, let printed, let computed):
      ("\(printed)", "\(computed)")
    }
  }
}
