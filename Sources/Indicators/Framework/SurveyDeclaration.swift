public import Diagnostics
public import ExactNumbers

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
  /// Rates a report prints for it without counts, in printed order.
  public let printedRates: [PrintedRate]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A survey; whatever is not declared counts as not given.
  public init(
    _ id: SurveyID, name: String, population: DeclaredCount = .notGiven,
    distributed: DeclaredCount = .notGiven,
    collected: DeclaredCount = .notGiven, valid: DeclaredCount = .notGiven, hasCounts: Bool = false,
    respondents: Respondents? = nil, usedFor: [IndicatorCode] = [], printedRates: [PrintedRate] = [],
    location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.population, self.distributed) = (id, name, population, distributed)
    (self.collected, self.valid, self.hasCounts, self.location) = (collected, valid, hasCounts, location)
    (self.respondents, self.usedFor, self.printedRates) = (respondents, usedFor, printedRates)
  }

  /// A rate printed for a survey (印出比率), to be asked whether its sample can give it.
  public struct PrintedRate: Hashable, Sendable {
    /// The rate with its printed digits.
    public let value: ExactDecimal
    /// 满分: what all would print, 100 for percent; 5 for a mean score of 5 points.
    public let whole: ExactDecimal
    /// 题数: questions it is taken from; `nil`: not printed.
    public let questions: Int?

    /// A rate and, where it is known, the questions behind it.
    public init(_ value: ExactDecimal, of whole: ExactDecimal = 100, questions: Int? = nil) {
      (self.value, self.whole, self.questions) = (value, whole, questions)
    }
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
