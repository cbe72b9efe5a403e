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
  /// Whom it asked, seen from the evaluated unit; `nil`: not stated.
  public let respondents: Respondents?
  /// The leaves its answers score.
  public let usedFor: [IndicatorCode]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A survey; whatever is not declared counts as not given.
  public init(
    _ id: SurveyID, name: String, population: DeclaredCount = .notGiven,
    distributed: DeclaredCount = .notGiven,
    collected: DeclaredCount = .notGiven, valid: DeclaredCount = .notGiven, hasCounts: Bool = false,
    respondents: Respondents? = nil, usedFor: [IndicatorCode] = [], location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.population, self.distributed) = (id, name, population, distributed)
    (self.collected, self.valid, self.hasCounts, self.location) = (collected, valid, hasCounts, location)
    (self.respondents, self.usedFor) = (respondents, usedFor)
  }

  /// Whom a survey asked (调查对象).
  public enum Respondents: Hashable, Sendable, CaseIterable {
    /// 受益群体: those the project serves.
    case beneficiaries
    /// 单位内部: only staff of the evaluated unit or its client.
    case insiders
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
