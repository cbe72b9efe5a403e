internal import Screening
internal import SurveyStatistics
public import Tabulation

/// A survey worked out, with what an evaluation says about it (已分析的调查).
public struct AnalysedSurvey: Sendable {
  /// 编号 in the evaluation, or the questionnaire's.
  public let id: String
  /// 名称 in the evaluation, or the questionnaire's title.
  public let name: String
  /// The figures.
  public let analysis: SurveyAnalysis
  /// 数据说明: what a reader must know of the data, printed beside every figure that rests on how answers go together.
  public let note: String?
  /// What valid respondents typed into questions about opinions; `nil` unless it was asked for.
  public let openAnswers: OpenAnswers?

  /// A survey worked out.
  public init(
    id: String, name: String, analysis: SurveyAnalysis, note: String? = nil, openAnswers: OpenAnswers? = nil
  ) {
    (self.id, self.name, self.analysis, self.note) = (id, name, analysis, note?.unfolded)
    self.openAnswers = openAnswers
  }
}

/// How precise a sample of this size is, whatever was asked (样本精度).
struct SamplePrecision {
  /// Half the width of the interval of a share of ½, 0…1; `nil` when nobody is valid.
  let marginOfError: Double?
  /// Respondents needed for a margin of five points.
  let requiredSample: Int

  init(_ waterfall: Waterfall, level: Double) {
    marginOfError =
      waterfall.valid > 0
      ? SamplePlan.marginOfError(sample: waterfall.valid, level: level, population: waterfall.population)
      : nil
    requiredSample = SamplePlan.requiredSample(
      marginOfError: 0.05, level: level, population: waterfall.population)
  }
}
