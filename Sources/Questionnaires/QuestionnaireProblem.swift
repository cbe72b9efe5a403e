public import DefinitionFiles
public import Diagnostics
public import ExactNumbers

/// What is wrong with a questionnaire whose file is well formed (问卷问题).
public struct QuestionnaireProblem: Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    case unsupportedVersion(Int)
    case unknown(Thing, String, nearest: String?)
    case repeated(Thing, String)
    case noOptions(QuestionID)
    case scaleAndOptions(QuestionID)
    case noRows(QuestionID)
    case unwantedRows(QuestionID)
    case leastExceedsMost(QuestionID)
    case conflictingDimensions(QuestionID, DimensionID, DimensionID)
    case circularParents(DimensionID)
    case weightMissing(Thing, String)
    case weightsDoNotAddUp(of: Thing, within: String?, sum: ExactDecimal, whole: ExactDecimal)
    case weightsNotDeclared(FormulaID, by: Spelling)
    case inNoDimension(QuestionID, FormulaID)
    case noSatisfactionQuestion
    case scaleLacks(Lack, QuestionID, FormulaID)
    case parameterMissing(FormulaID, key: String)
    case noDates(RuleID)
    case notAChoiceQuestion(QuestionID, usedBy: String)
    case noCorrectOption(QuestionID)
    case limitOutOfRange(RuleID)
    case tooMany(Thing, limit: Int)
    case badCondition(String, near: String)
    /// A condition compares answers that are no numbers with a number.
    case noNumbers(QuestionID, condition: String)
    /// 开始 after 结束.
    case endsBeforeStart(start: String, end: String)
    case secondsNotPositive(RuleID)
    case fullMarksNotPositive(FormulaID)
    /// 用途: 满意度 where no single option is chosen.
    case unmeasurable(QuestionID)
  }

  /// What a name may refer to.
  public enum Thing: Hashable, Sendable { case scale, question, row, dimension, group, option, formula, rule }

  /// What a formula needs and a scale does not have.
  public enum Lack: Hashable, Sendable { case satisfiedFlags, scores, levels }

  /// What is wrong.
  public let fault: Fault
  /// Where.
  public let place: SourceLocation

  init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
