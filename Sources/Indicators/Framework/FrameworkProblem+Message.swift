public import Diagnostics

extension FrameworkProblem: Diagnostic {
  /// A stable name for the kind of problem.
  public var code: String {
    switch self {
    case .noIndicators: "no-indicators"
    case .duplicateIndicator: "duplicate-indicator"
    case .duplicateFact: "duplicate-fact"
    case .duplicateSource: "duplicate-source"
    case .duplicateSurvey: "duplicate-survey"
    case .unknownFact: "unknown-fact"
    case .unknownSource: "unknown-source"
    case .unknownSurvey: "unknown-survey"
    case .noWeight: "no-weight"
    case .negativeWeight: "negative-weight"
    case .emptyGroup: "empty-group"
    case .nothingApplies: "nothing-applies"
    case .noBands: "no-bands"
    case .openRamp: "open-ramp"
    case .notPositive: "not-positive"
    case .proportionNeedsTarget: "proportion-needs-target"
    case .nothingListed: "nothing-listed"
    case .unknownChoice: "unknown-choice"
    case .trimmedAway: "trimmed-away"
    case .unknownGrade: "unknown-grade"
    }
  }

  /// A framework with a problem cannot be scored.
  public var severity: Severity { .error }

  /// Where the definition has it; `nil` for what is missing altogether.
  public var location: SourceLocation? {
    switch self {
    case .noIndicators, .nothingApplies, .unknownGrade: nil
    case .duplicateIndicator(_, let place), .duplicateFact(_, let place), .duplicateSource(_, let place),
      .duplicateSurvey(_, let place), .unknownFact(_, _, let place, _), .unknownSource(_, let place, _),
      .unknownSurvey(_, _, let place, _), .noWeight(_, let place), .negativeWeight(_, let place),
      .emptyGroup(_, let place), .noBands(_, let place), .openRamp(_, let place),
      .notPositive(_, _, let place), .proportionNeedsTarget(_, let place), .nothingListed(_, let place),
      .unknownChoice(_, _, let place, _), .trimmedAway(_, let place):
      place
    }
  }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String { wording.text(in: language) }

  /// What to do about it.
  public func help(in language: Language) -> String? { advice?.text(in: language) }

  private var wording: Wording {
    switch self {
    case .noIndicators: Wording(zh: "指标体系是空的。", en: "There are no indicators.")
    case .duplicateIndicator(let code, _):
      Wording(zh: "指标编号 \(code) 出现了两次。", en: "Indicator code \(code) occurs twice.")
    case .duplicateFact(let id, _): Wording(zh: "事实 \(id) 声明了两次。", en: "Fact \(id) is declared twice.")
    case .duplicateSource(let id, _): Wording(zh: "资料 \(id) 声明了两次。", en: "Source \(id) is declared twice.")
    case .duplicateSurvey(let id, _): Wording(zh: "调查 \(id) 声明了两次。", en: "Survey \(id) is declared twice.")
    case .unknownFact(let id, let user?, _, _):
      Wording(
        zh: "指标 \(user) 用到的事实“\(id)”没有声明。", en: "Indicator \(user) uses fact ‘\(id)’, which is not declared.")
    case .unknownFact(let id, nil, _, _):
      Wording(zh: "事实“\(id)”没有声明。", en: "Fact ‘\(id)’ is not declared.")
    case .unknownSource(let id, _, _):
      Wording(zh: "资料“\(id)”没有声明。", en: "Source ‘\(id)’ is not declared.")
    case .unknownSurvey(let id, let user, _, _):
      Wording(
        zh: "指标 \(user) 用到的调查“\(id)”没有声明。",
        en: "Indicator \(user) uses survey ‘\(id)’, which is not declared.")
    case .noWeight(let code, _): Wording(zh: "末级指标 \(code) 没有权重。", en: "Leaf \(code) has no weight.")
    case .negativeWeight(let code, _):
      Wording(zh: "指标 \(code) 的权重为负。", en: "The weight of \(code) is negative.")
    case .emptyGroup(let code, _): Wording(zh: "指标 \(code) 没有下级。", en: "Group \(code) has no children.")
    case .nothingApplies: Wording(zh: "所有指标都不适用。", en: "No indicator applies.")
    case .noBands(let code?, _): Wording(zh: "指标 \(code) 的分档表是空的。", en: "The table of \(code) has no bands.")
    case .noBands(nil, _): Wording(zh: "分档表是空的。", en: "The table has no bands.")
    case .openRamp(let code, _):
      Wording(zh: "指标 \(code) 的插值档缺少上限或下限。", en: "An interpolated band of \(code) lacks an end.")
    case .notPositive(let code, let parameter, _):
      Wording(
        zh: "指标 \(code) 的\(parameter.name.zh)必须大于 0。",
        en: "The \(parameter.name.en) of \(code) has to be above 0.")
    case .proportionNeedsTarget(let code, _):
      Wording(
        zh: "指标 \(code) 按逆向比例得分，但没有目标值。",
        en: "\(code) is scored by lower-is-better proportion without a target.")
    case .nothingListed(let code, _):
      Wording(zh: "指标 \(code) 的列表是空的。", en: "A list of \(code) is empty.")
    case .unknownChoice(let code, let choice, _, _):
      Wording(
        zh: "指标 \(code) 选的“\(choice)”不在所列各档之中。",
        en: "\(code) chooses ‘\(choice)’, which is not among its levels.")
    case .trimmedAway(let code, _):
      Wording(zh: "指标 \(code) 去掉最高、最低后没有专家评分。", en: "Trimming leaves no expert for \(code).")
    case .unknownGrade(let label, _):
      Wording(zh: "等级上限“\(label)”不是所列等级。", en: "‘\(label)’ is not a grade of the scheme.")
    }
  }

  private var advice: Wording? {
    switch self {
    case .unknownFact(_, _, _, let nearest), .unknownSource(_, _, let nearest),
      .unknownSurvey(_, _, _, let nearest), .unknownChoice(_, _, _, let nearest),
      .unknownGrade(_, let nearest):
      nearest.map { Wording(zh: "是否想写“\($0)”？", en: "Did you mean ‘\($0)’?") }
        ?? Wording(zh: "请先声明，或改正名称。", en: "Declare it, or correct the name.")
    case .duplicateIndicator, .duplicateFact, .duplicateSource, .duplicateSurvey:
      Wording(zh: "请改其中一个的编号。", en: "Give one of them another name.")
    case .noWeight: Wording(zh: "请写明权重。", en: "Write its weight.")
    case .proportionNeedsTarget: Wording(zh: "请写明目标值。", en: "Write the target.")
    case .openRamp: Wording(zh: "请写全下限与上限。", en: "Write both ends.")
    case .noIndicators, .negativeWeight, .emptyGroup, .nothingApplies, .noBands, .notPositive, .nothingListed,
      .trimmedAway:
      nil
    }
  }
}

extension FrameworkProblem.Parameter {
  fileprivate var name: Wording {
    switch self {
    case .cap: Wording(zh: "封顶", en: "cap")
    case .unit: Wording(zh: "扣分单位", en: "unit of deduction")
    case .weight: Wording(zh: "均值权重", en: "weight of a mean")
    case .fullMarks: Wording(zh: "满分", en: "full marks")
    }
  }
}
