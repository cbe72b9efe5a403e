public import ExactNumbers

/// A printed figure worked out again from others (复算): 执行率 from expenditure and budget.
public struct Recomputation: Hashable, Sendable {
  /// How the figure follows from others.
  public let measure: Measure
  /// What a difference would mean.
  public let nature: Nature
  /// What the reader should know about the attempt; `nil`: nothing.
  public let note: String?

  /// What it means when the figure does not follow (性质).
  public enum Nature: Hashable, Sendable, CaseIterable {
    /// 数值: the figure itself is wrong, or one of those it comes from.
    case value
    /// 定义: the printed definition is not the one applied.
    case definition
    /// 口径: the words beside the figure name another formula.
    case formula
    /// 互证: two statements of the report cannot both hold.
    case crossCheck
    /// 目标: the target is stated differently.
    case target
  }

  /// A way to a printed figure.
  public init(_ measure: Measure, nature: Nature = .value, note: String? = nil) {
    (self.measure, self.nature, self.note) = (measure, nature, note)
  }
}

/// The same quantity printed at another place (另见).
public struct OtherPrint: Hashable, Sendable {
  /// What is printed there, in the fact's unit.
  public let value: ExactDecimal
  /// Where.
  public let source: SourceReference?

  /// A value and its place.
  public init(_ value: ExactDecimal, at source: SourceReference? = nil) {
    (self.value, self.source) = (value, source)
  }
}
