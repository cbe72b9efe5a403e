public import Diagnostics

/// A survey the evaluation relies on (调查), as far as scoring and linting need it: what the sample was.
public struct SurveyDeclaration: Hashable, Sendable {
  /// How measures refer to it.
  public let id: SurveyID
  /// Whom it asked, in words.
  public let name: String
  /// 总体数: the people it speaks for.
  public let population: DeclaredCount
  /// 发放数: forms sent out.
  public let distributed: DeclaredCount
  /// 回收数: forms that came back.
  public let collected: DeclaredCount
  /// 有效数: forms that passed screening.
  public let valid: DeclaredCount
  /// Whether answers can be counted again, from responses or from a table of counts.
  public let hasCounts: Bool
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A survey; whatever is not declared counts as not given.
  public init(
    _ id: SurveyID, name: String, population: DeclaredCount = .notGiven,
    distributed: DeclaredCount = .notGiven,
    collected: DeclaredCount = .notGiven, valid: DeclaredCount = .notGiven, hasCounts: Bool = false,
    location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.population, self.distributed) = (id, name, population, distributed)
    (self.collected, self.valid, self.hasCounts, self.location) = (collected, valid, hasCounts, location)
  }
}

/// A count somebody has to declare (份数).
public enum DeclaredCount: Hashable, Sendable {
  /// The count.
  case count(Int)
  /// 自动: counted from the responses.
  case counted
  /// 未提供: nobody says, which an auditor will ask about.
  case notGiven
}
