public import Questionnaires

/// What the rest of the report says against its indicators (内容冲突): other trees, numbers, goals, problems.
public enum ContentConflict: Hashable, Sendable {
  /// A second tree is cut otherwise than the scored one.
  case structures(view: String, leaves: Int, of: Int, merged: [String])
  /// Numbers are left out or stand twice.
  case numbering(name: String, missing: [Int], repeated: [Int])
  /// A goal no indicator measures.
  case goalUnmeasured(name: String, target: String?)
  /// A measured indicator without a target, beside others that goals stand behind.
  case indicatorWithoutGoal(name: String)
  /// No goal at all has an indicator.
  case goalsDisconnected([String])
  /// A problem is reported and every indicator it bears on has full marks.
  case problemWithoutDeduction(String, [IndicatorCode])
  /// An indicator lost everything and no reported problem mentions it.
  case zeroUnreported(name: String)
}

extension ContentConflict: FindingFacts {
  var code: String {
    switch self {
    case .structures: "two-structures"
    case .numbering: "numbering"
    case .goalUnmeasured: "target-unmeasured"
    case .indicatorWithoutGoal: "indicator-without-target"
    case .goalsDisconnected: "indicator-disconnect"
    case .problemWithoutDeduction: "problem-without-deduction"
    case .zeroUnreported: "zero-score-unreported"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .structures, .numbering, .indicatorWithoutGoal: .low
    case .goalUnmeasured, .goalsDisconnected: .medium
    case .problemWithoutDeduction, .zeroUnreported: .high
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .structures(_, let leaves, let scored, _): ("\(leaves)", "\(scored)")
    case .goalUnmeasured(_, let target): (target, nil)
    case .numbering, .indicatorWithoutGoal, .goalsDisconnected, .problemWithoutDeduction, .zeroUnreported:
      (nil, nil)
    }
  }
}
