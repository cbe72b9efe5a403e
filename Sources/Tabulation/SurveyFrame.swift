public import Diagnostics
public import Questionnaires

/// Whom a questionnaire went to (调查总体与发放): what no export knows.
public struct SurveyFrame: Sendable {
  /// 总体数; `nil` = not stated.
  public var population: Int?
  /// 发放数; `nil` = not stated.
  public var distributed: Int?
  /// 回收数; `nil` = the responses in the files.
  public var collected: Int?
  /// The same for groups.
  public var groups: [GroupID: Counts]
  /// Where these numbers are declared.
  public var location: SourceLocation?

  /// The numbers of one group.
  public struct Counts: Hashable, Sendable {
    /// 总体数.
    public var population: Int?
    /// 发放数.
    public var distributed: Int?
    /// 回收数.
    public var collected: Int?

    /// A group's numbers.
    public init(population: Int? = nil, distributed: Int? = nil, collected: Int? = nil) {
      (self.population, self.distributed, self.collected) = (population, distributed, collected)
    }
  }

  /// A frame; what is left out is not stated.
  public init(
    population: Int? = nil, distributed: Int? = nil, collected: Int? = nil, groups: [GroupID: Counts] = [:],
    location: SourceLocation? = nil
  ) {
    (self.population, self.distributed, self.collected) = (population, distributed, collected)
    (self.groups, self.location) = (groups, location)
  }
}
