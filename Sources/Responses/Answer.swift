/// Why an item has no answer (缺失原因). The three stay apart everywhere; “not applicable” is an option of its own.
public enum MissingReason: Hashable, Sendable, CaseIterable {
  /// 跳题: the platform did not ask.
  case skipped
  /// 未答: asked, and left blank.
  case unanswered
  /// 未识别: there is text that is no option of the question.
  case unrecognised
}

/// A cell of a response table in two bytes: an option's index, or why there is none.
///
/// Options take 0 to 65,000; the rest of the range is kept for absences and for “answered, but not by an option”.
public struct AnswerCode: Hashable, Sendable {
  /// The stored number.
  public let rawValue: UInt16

  /// A stored number.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Asked, and left blank.
  @inlinable public static var unanswered: AnswerCode { AnswerCode(rawValue: 65_533) }
  /// Not asked.
  @inlinable public static var skipped: AnswerCode { AnswerCode(rawValue: 65_534) }
  /// Text that is no option.
  @inlinable public static var unrecognised: AnswerCode { AnswerCode(rawValue: 65_535) }
  /// Answered with text, a number or a set of options.
  @inlinable public static var given: AnswerCode { AnswerCode(rawValue: 65_532) }

  /// The code of an option.
  @inlinable public static func option(_ index: Int) -> AnswerCode { AnswerCode(rawValue: UInt16(index)) }

  /// The option's index; `nil` when the answer is no single option.
  @inlinable public var option: Int? { rawValue <= 65_000 ? Int(rawValue) : nil }

  /// Why there is no answer; `nil` when there is one.
  public var missing: MissingReason? {
    switch self {
    case .unanswered: .unanswered
    case .skipped: .skipped
    case .unrecognised: .unrecognised
    default: nil
    }
  }

  /// Whether the respondent answered.
  @inlinable public var isAnswered: Bool { rawValue <= 65_532 }
}
