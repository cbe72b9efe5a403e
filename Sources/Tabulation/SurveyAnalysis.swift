public import ExactNumbers
public import Questionnaires
public import Screening
public import SurveyStatistics

/// A survey worked out (调查分析结果): validity, distributions, satisfaction by every formula, groups, reliability.
public struct SurveyAnalysis: Sendable {
  /// The instrument.
  public let questionnaire: Questionnaire
  /// 发放→回收→剔除→有效.
  public let waterfall: Waterfall
  /// What each rule did.
  public let rules: [RuleTally]
  /// Every item that is asked, in order.
  public let items: [ItemResult]
  /// Declared formulas, in order, then the usual ones.
  public let satisfaction: [SatisfactionFigure]
  /// The declared formulas for each dimension, everybody and groups side by side.
  public let dimensions: [DimensionResult]
  /// Figures for declared groups and grouping questions.
  public let groups: [GroupResult]
  /// Cronbach's α and its companions; or why not.
  public let reliability: Result<ReliabilityResult, UndefinedReason>
  /// The primary figure under other assumptions.
  public let sensitivity: Sensitivity
  /// The confidence level of every interval.
  public let level: Double
  /// How closely answers were looked at.
  public let detail: Detail

  /// How closely answers were looked at (统计深度).
  public enum Detail: Sendable {
    /// How each person's answers go together, as errors need.
    case persons
    /// Each answer by itself, because nothing more was asked for.
    case counts
    /// Only totals are known.
    case totals
  }

  /// Whether only totals are known, and not who answered what (汇总).
  public var isCounted: Bool { detail == .totals }

  /// The figure that feeds scores.
  public var primary: SatisfactionFigure? {
    satisfaction.first { $0.formula.id == questionnaire.satisfaction.primary }
  }
}

/// Figures for the items of one dimension (维度结果).
public struct DimensionResult: Sendable {
  /// The dimension.
  public let dimension: Dimension
  /// The declared formulas over its items and those of the dimensions below it.
  public let satisfaction: [SatisfactionFigure]
  /// The same for each declared group; empty without groups.
  public let groups: [GroupResult]
}

/// Figures for one category of a grouping (分组结果).
public struct GroupResult: Sendable {
  /// What the responses are grouped by.
  public let basis: Grouping.Basis
  /// The category's code and name.
  public let code: String, label: String
  /// 有效数 of the category.
  public let respondents: Int
  /// 总体数 and 发放数 of a declared group.
  public let counts: SurveyFrame.Counts
  /// By item of the questionnaire: its answers in the category, counted; empty when the category is smaller than 隐藏下限.
  public let items: [ItemTally]
  /// The declared formulas; empty when the category is smaller than 隐藏下限.
  public let satisfaction: [SatisfactionFigure]
  /// Whether figures are withheld because the category is small (小样本保护).
  public let isHidden: Bool
}

/// The primary figure under other assumptions (稳健性).
public struct Sensitivity: Sendable {
  /// 全部未回收者不满意 … 满意: the figure if everybody who was sent a form and is not in the base had been dissatisfied, or
  /// satisfied; `nil` unless the figure is a share and 发放数 is known.
  public let nonResponse: (lower: Rational, upper: Rational)?
  /// For every rule that excludes somebody, the figure without that rule; `nil` = undefined.
  public let withoutRule: [(rule: RuleID, valid: Int, value: Rational?)]
}
