public import Diagnostics

/// What keeps parts from becoming an ``EvaluationFramework`` (指标体系错误): something is missing, doubled or unknown.
public enum FrameworkProblem: Hashable, Sendable {
  /// No indicator at all.
  case noIndicators
  /// Two indicators share a code.
  case duplicateIndicator(IndicatorCode, at: SourceLocation?)
  /// Two facts share an id.
  case duplicateFact(FactID, at: SourceLocation?)
  /// Two documents share an id.
  case duplicateSource(SourceID, at: SourceLocation?)
  /// Two surveys share an id.
  case duplicateSurvey(SurveyID, at: SourceLocation?)
  /// A measure or target uses a fact nobody declares.
  case unknownFact(FactID, in: IndicatorCode?, at: SourceLocation?, nearest: String?)
  /// A reference names a document nobody declares.
  case unknownSource(SourceID, at: SourceLocation?, nearest: String?)
  /// A measure uses a survey nobody declares.
  case unknownSurvey(SurveyID, in: IndicatorCode, at: SourceLocation?, nearest: String?)
  /// A leaf without weight.
  case noWeight(IndicatorCode, at: SourceLocation?)
  /// A weight below 0.
  case negativeWeight(IndicatorCode, at: SourceLocation?)
  /// A group without children.
  case emptyGroup(IndicatorCode, at: SourceLocation?)
  /// Nothing is left to score.
  case nothingApplies
  /// A table without bands.
  case noBands(IndicatorCode?, at: SourceLocation?)
  /// An interpolated band without two ends.
  case openRamp(IndicatorCode, at: SourceLocation?)
  /// A unit, weight or cap that has to be above 0.
  case notPositive(IndicatorCode, Parameter, at: SourceLocation?)
  /// 逆向按比例 without a target.
  case proportionNeedsTarget(IndicatorCode, at: SourceLocation?)
  /// A mean, list of conditions, checklist or panel without members.
  case nothingListed(IndicatorCode, at: SourceLocation?)
  /// A chosen level or band that is not among those declared.
  case unknownChoice(IndicatorCode, String, at: SourceLocation?, nearest: String?)
  /// 去掉最高最低 leaves no expert.
  case trimmedAway(IndicatorCode, at: SourceLocation?)
  /// A cap on a grade that no band bears.
  case unknownGrade(String, nearest: String?)

  /// A parameter that has to be above 0.
  public enum Parameter: Hashable, Sendable, CaseIterable {
    /// 封顶.
    case cap
    /// 扣分单位.
    case unit
    /// 加权均值的权重.
    case weight
    /// 满分.
    case fullMarks
  }
}

/// All problems of a framework at once.
public struct FrameworkError: Error, Sendable {
  /// The problems, in the order of the definition.
  public let problems: [FrameworkProblem]
}
