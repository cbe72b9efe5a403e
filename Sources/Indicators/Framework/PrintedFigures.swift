public import ExactNumbers

/// What a report prints for an indicator at one place (核对). Compared with what the rules give, never adopted.
public struct PrintedFigures: Hashable, Sendable {
  /// The place, in words (`附件 3.2.1`); `nil` for the score table itself.
  public let place: String?
  /// The name printed there; `nil` when it is not repeated.
  public let name: String?
  /// Points at full marks.
  public let weight: ExactDecimal?
  /// Points earned.
  public let score: ExactDecimal?
  /// 得分率 in percent, with its printed places.
  public let rate: ExactDecimal?
  /// Lines of the document that print it, as written.
  public let lines: String?

  /// The figures of one place; `nil` means not printed.
  public init(
    place: String? = nil, name: String? = nil, weight: ExactDecimal? = nil, score: ExactDecimal? = nil,
    rate: ExactDecimal? = nil, lines: String? = nil
  ) {
    (self.place, self.name, self.weight, self.score, self.rate) = (place, name, weight, score, rate)
    self.lines = lines
  }
}
