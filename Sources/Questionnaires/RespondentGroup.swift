public import Diagnostics
public import ExactNumbers

/// A group of respondents (群体): enterprises, customs, the commerce bureau.
public struct RespondentGroup: Sendable {
  /// 编号.
  public let id: GroupID
  /// 名称.
  public let name: String
  /// 权重 in the total over groups.
  public let weight: ExactDecimal?
  /// 取值: which answer puts a respondent into the group; `nil` when the response file does.
  public let membership: Membership?
  /// 目标有效数.
  public let targetValid: Int?
  /// Where the group stands in the definition.
  public let location: SourceLocation

  /// The most groups a questionnaire may have: which one a response belongs to is kept in two bytes.
  public static let mostGroups = 32_767

  /// The answers that make a member.
  public struct Membership: Sendable {
    /// The question, by index.
    public let question: Int
    /// The options, by index.
    public let options: Set<Int>
  }
}

/// A dimension (维度): questions that measure one aspect.
public struct Dimension: Sendable {
  /// 编号.
  public let id: DimensionID
  /// 名称.
  public let name: String
  /// 权重 among the dimensions with the same parent.
  public let weight: ExactDecimal?
  /// 上级.
  public let parent: DimensionID?
  /// The questions, by index, in definition order.
  public let questions: [Int]
  /// Where the dimension stands in the definition.
  public let location: SourceLocation
}
