public import ExactNumbers
public import Questionnaires
public import SurveyStatistics

/// A satisfaction figure by one formula (满意度结果), with all that is known of its error.
public struct SatisfactionFigure: Sendable {
  /// The formula.
  public let formula: SatisfactionFormula
  /// The exact value, in percent units or points; or why there is none.
  public let value: Result<Rational, UndefinedFigure>
  /// The value as printed; `nil` when there is none.
  public let rounded: ExactDecimal?
  /// Above and below the line where the figure is one fraction of counts or points: satisfied answers over answers.
  public let fraction: (numerator: Rational, denominator: Int)?
  /// Respondents with at least one answer in the base.
  public let respondents: Int
  /// Answers in the base, over all items.
  public let answers: Int
  /// Value and error as statistics sees them, on the scale of `value` divided by `unit`; `nil` when rows are not known.
  public let estimate: Estimate?
  /// 100 for shares, which statistics keeps between 0 and 1; 1 for points.
  public let unit: Double
  /// The weighted figure, when respondents have weights.
  public let weighted: Estimate?
  /// Whether any error shown rests on how answers go together within a person.
  public let dependsOnRows: Bool
}

/// Why a figure does not exist (无法计算).
public enum UndefinedFigure: Error, Hashable, Sendable {
  /// Nobody gave an answer that counts.
  case nobodyAnswered
  /// The formula looks at each person, and only counts are known.
  case rowsUnknown
  /// 按总体数, and a group's population is not stated.
  case populationUnknown(GroupID)
  /// Groups are combined and the questionnaire has none, or nobody is in one.
  case noGroups
}
