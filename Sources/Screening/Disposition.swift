/// What screening decided about one response (处置).
public enum Disposition: Hashable, Sendable {
  /// 有效: it counts.
  case valid
  /// 有效, 标记: it counts, and rules point at it.
  case flagged
  /// 剔除: it does not count, because of this rule (by index), the first that fits.
  case excluded(by: Int)

  /// Whether the response counts.
  public var isValid: Bool { if case .excluded = self { false } else { true } }
}
