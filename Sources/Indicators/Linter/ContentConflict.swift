public import Questionnaires

/// What the rest of the report says against its indicators (内容冲突).
public enum ContentConflict: Hashable, Sendable {
  /// A second tree is cut otherwise than the scored one.
  case structures(view: String, leaves: Int, of: Int, merged: [String])
  /// Numbers are left out or stand twice.
  case numbering(name: String, missing: [Int], repeated: [Int])
  /// A goal no indicator measures.
  case goalUnmeasured(name: String, target: String?)
  /// No goal at all has an indicator.
  case goalsDisconnected([String])
  /// A problem is reported and every indicator it bears on has full marks.
  case problemWithoutDeduction(String, [IndicatorCode])
  /// An indicator lost everything and no reported problem mentions it.
  case zeroUnreported(name: String)
  /// One event bears two dates.
  case twoDates(name: String, [StatedDate])
  /// An event is dated before one it has to follow.
  case outOfOrder(name: String, StatedDate, after: String, StatedDate)
  /// A satisfaction survey that asked only the unit's own people.
  case insidersOnly(survey: String)
  /// One survey is scored by rules of different kinds.
  case severalRules(survey: String, [AppliedRule])
  /// The evaluator is the evaluated unit.
  case selfEvaluation(String)
  /// The evaluated unit engaged its evaluator.
  case engagedByEvaluated(String)

  /// A kind of rule and the leaves it scores.
  public struct AppliedRule: Hashable, Sendable {
    /// The kind, in words.
    public let name: Wording
    /// The leaves, in printed order.
    public internal(set) var indicators: [IndicatorCode]
  }
}

extension ContentConflict: FindingFacts {
  var code: String {
    switch self {
    case .structures: "two-structures"
    case .numbering: "numbering"
    case .goalUnmeasured: "target-unmeasured"
    case .goalsDisconnected: "indicator-disconnect"
    case .problemWithoutDeduction: "problem-without-deduction"
    case .zeroUnreported: "zero-score-unreported"
    case .twoDates, .outOfOrder: "date-conflict"
    case .insidersOnly: "sample-frame"
    case .severalRules: "rule-inconsistency"
    case .selfEvaluation: "self-evaluation"
    case .engagedByEvaluated: "independence"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .structures, .numbering: .low
    case .goalUnmeasured, .goalsDisconnected, .selfEvaluation, .engagedByEvaluated: .medium
    case .problemWithoutDeduction, .zeroUnreported, .twoDates, .outOfOrder, .insidersOnly, .severalRules:
      .high
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .structures(_, let leaves, let scored, _): ("\(leaves)", "\(scored)")
    case .twoDates(_, let dates): (dates.map(\.description).joined(separator: " / "), nil)
    case .outOfOrder(_, let date, _, _): (date.description, nil)
    case .goalUnmeasured(_, let target): (target, nil)
    case .numbering, .goalsDisconnected, .problemWithoutDeduction, .zeroUnreported, .insidersOnly,
      .severalRules, .selfEvaluation, .engagedByEvaluated:
      (nil, nil)
    }
  }
}
