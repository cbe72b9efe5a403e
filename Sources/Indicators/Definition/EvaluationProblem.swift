public import Diagnostics
public import ExactNumbers

/// What is wrong with an evaluation whose file is well formed (评价文件问题), place by place. What is wrong between the
/// parts is a ``FrameworkProblem``.
public struct EvaluationProblem: Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    /// Another 格式版本 than 1.
    case unsupportedVersion(Int)
    /// An indicator whose parts do not go together.
    case indicator(IndicatorCode, Mismatch)
    /// An operand that is not exactly one of 和, 差, 换算 with 乘.
    case unclearOperand
    /// 差 of other than two.
    case differenceOfMany(Int)
    /// A band whose ends leave no number between them.
    case emptyBand
    /// A band, level or end with neither or both of 得分 and 系数.
    case unclearAward
    /// 满足: 部分 without 得分.
    case partlyWithoutPoints
    /// A survey with several of 答卷, 汇总 and 计数.
    case severalKindsOfData(SurveyID)
    /// A column named in none or several of the ways 列名, 列号, 匹配.
    case unclearColumn(String)
    /// 等级 with neither 方案 nor 分档, or with both.
    case unclearGrades
    /// A printed rate below 0, above its whole, of no whole, or with more places than rates have.
    case rateOutsideWhole(ExactDecimal, whole: ExactDecimal)
    /// 题数 below 1 or beyond what a questionnaire can ask.
    case questionCount
    /// A number that has to be above 0, by its key: 满分.
    case notPositive(String)
    /// A table, number or date beside the tree that cannot be read.
    case contents(Contents)
  }

  /// What cannot be read beside the tree.
  public enum Contents: Hashable, Sendable {
    /// A row of a sum table with more or fewer cells than columns.
    case rowLength(String, cells: Int, columns: Int)
    /// A sum names a row or column the table does not have.
    case unknownCell(String)
    /// A printed number that is no number, no circled number, no letter and no run.
    case unclearNumber(String)
    /// A date that is no year, month or day.
    case unclearDate(String)
  }

  /// How the parts of an indicator do not go together.
  public enum Mismatch: Hashable, Sendable {
    /// Neither 下级 nor 规则.
    case noContent
    /// Both 下级 and 规则, 度量 or other keys of a leaf.
    case groupWithRule
    /// A rule for measured values, but no 度量.
    case ruleWithoutMeasure
    /// A judgement or conditions, and a 度量 that nothing uses.
    case unusedMeasure
    /// 达标 or 扣减 without 目标, in the rule or beside it.
    case noTarget
  }

  /// What is wrong.
  public let fault: Fault
  /// Where.
  public let place: SourceLocation

  init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
