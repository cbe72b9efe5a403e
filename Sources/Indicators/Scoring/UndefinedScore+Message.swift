public import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension UndefinedScore {
  /// Why, in one sentence.
  public func message(in language: Language) -> String { wording.text(in: language) }

  private var wording: Wording {
    switch self {
    case .divisionByZero(let text): Wording(zh: "分母 \(text) 为 0", en: "the denominator \(text) is 0")
    case .nothingToAverage:
      Wording(zh: "没有可以平均的数值", en: "there is nothing to average")
    case .noFigure(let reference):
      Wording(
        zh: "调查 \(reference.survey) 没有可用的答案", en: "survey \(reference.survey) has no answers to compute from")
    case .noBand(let value):
      Wording(zh: "\(value.digits()) 不属于任何一档", en: "\(value.digits()) lies in no band")
    case .severalBands(let value, let names):
      Wording(
        zh: "\(value.digits()) 同时属于 \(names.joined(separator: "、"))",
        en: "\(value.digits()) lies in several bands: \(names.joined(separator: ", "))")
    case .pointsNotGiven:
      Wording(zh: "扣分或分项得分未提供，也没有得分", en: "neither the points nor the score are given")
    case .outsideChosenBand(let percent, let bounds):
      Wording(
        zh: "填报的 \(percent)% 不在所选档 \(bounds) 之内", en: "\(percent)% is outside the chosen band \(bounds)")
    case .noExpertScores:
      Wording(zh: "没有可用的专家评分", en: "no expert's score can be used")
    case .undefinedLeaves(let codes):
      Wording(
        zh: "下列指标没有得分：\(codes.map(\.description).joined(separator: "、"))",
        en: "these indicators have no score: \(codes.map(\.description).joined(separator: ", "))")
    }
  }
}
