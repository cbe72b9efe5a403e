public import Diagnostics
public import ExactNumbers

/// What a department prints over its evaluated projects (项目汇总): how many, their budgets, mean score, grades.
public struct DepartmentSummary: Hashable, Sendable {
  /// The projects, in printed order.
  public let projects: [Project]
  /// 平均得分, as printed.
  public let mean: ExactDecimal?
  /// How the mean is said to be taken; `nil`: not said.
  public let method: Method?
  /// 涉及预算合计, as printed.
  public let budgetTotal: ExactDecimal?
  /// 项目数, as printed.
  public let count: Int?
  /// 等级个数, as printed, in printed order.
  public let gradeCounts: [GradeCount]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// How scores are averaged (平均方法).
  public enum Method: Hashable, Sendable, CaseIterable {
    /// 简单平均.
    case simple
    /// 预算加权.
    case byBudget
  }

  /// One evaluated project.
  public struct Project: Hashable, Sendable {
    /// How findings and waivers name it.
    public let id: String
    /// Its name.
    public let name: String
    /// 预算.
    public let budget: ExactDecimal?
    /// 得分.
    public let score: ExactDecimal?
    /// 等级.
    public let grade: String?
    /// The evaluation file its score can be followed to; `nil`: only the total is known.
    public let file: String?
    /// Where the definition declares it.
    public let location: SourceLocation?

    /// A project as the summary prints it.
    public init(
      _ id: String, name: String, budget: ExactDecimal? = nil, score: ExactDecimal? = nil,
      grade: String? = nil,
      file: String? = nil, location: SourceLocation? = nil
    ) {
      (self.id, self.name, self.budget, self.score) = (id, name, budget, score)
      (self.grade, self.file, self.location) = (grade, file, location)
    }
  }

  /// How many projects earned a grade.
  public struct GradeCount: Hashable, Sendable {
    /// The grade.
    public let grade: String
    /// The number printed.
    public let count: Int

    /// A grade and its number.
    public init(_ grade: String, _ count: Int) { (self.grade, self.count) = (grade, count) }
  }

  /// A summary as printed.
  public init(
    projects: [Project], mean: ExactDecimal? = nil, method: Method? = nil, budgetTotal: ExactDecimal? = nil,
    count: Int? = nil, gradeCounts: [GradeCount] = [], location: SourceLocation? = nil
  ) {
    (self.projects, self.mean, self.method, self.budgetTotal) = (projects, mean, method, budgetTotal)
    (self.count, self.gradeCounts, self.location) = (count, gradeCounts, location)
  }

  /// 简单平均: Σ score ÷ n; `nil` unless every project has a score.
  public var simpleMean: Rational? {
    let scores = projects.compactMap(\.score?.rational)
    return scores.count == projects.count ? scores.mean() : nil
  }

  /// 预算加权平均: Σ score · budget ÷ Σ budget; `nil` unless every project has both.
  public var budgetWeightedMean: Rational? {
    let pairs = projects.compactMap { project -> (Rational, Rational)? in
      guard let score = project.score, let budget = project.budget else { return nil }
      return (score.rational, budget.rational)
    }
    guard pairs.count == projects.count else { return nil }
    return pairs.map { $0.0 * $0.1 }.sum().divided(by: pairs.map(\.1).sum())
  }

  /// How many projects bear a grade.
  public func number(of grade: String) -> Int { projects.filter { $0.grade == grade }.count }
}
