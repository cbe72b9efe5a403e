/// Why there are no weights (无法加权): everything that stands against them, not only the first.
public struct WeightingError: Error, Hashable, Sendable {
  /// What is wrong, in the order of the controls; at least one.
  public let faults: [WeightingFault]

  init(_ faults: [WeightingFault]) { self.faults = faults }
}

/// One reason why there are no weights: the facts only, the words are the caller's.
public enum WeightingFault: Hashable, Sendable {
  /// There is nobody to weight.
  case noUnits
  /// Units without an answer to a margin or without a number for a total (控制变量漏答).
  case missingAnswers(Control.Kind, units: Int)
  /// Nobody is in a category that should count somebody (空类别).
  case emptyCategory(margin: Int, Int, target: Double)
  /// Two margins disagree about the population (边际总数矛盾).
  case totalsDiffer(margin: Int, total: Double, first: Double)
  /// The control follows from the others, which make it another figure.
  case contradictory(Control, target: Double, implied: Double)
  /// The factor a control needs on average lies outside the bounds (界限过窄).
  case boundsTooNarrow(Control, needed: Double)
  /// Proved: no factors inside the bounds meet all controls at once. Named is the one missed by most.
  case unreachable(Control, report: WeightingReport)
  /// The iterations ended with controls unmet or weights still moving (未收敛); `report` has what was reached.
  case notConverged(Control, report: WeightingReport)
}

extension Control {
  /// A margin or a total as a whole.
  public enum Kind: Hashable, Sendable {
    /// A margin by its position.
    case margin(Int)
    /// A control total by its position.
    case total(Int)
  }
}
