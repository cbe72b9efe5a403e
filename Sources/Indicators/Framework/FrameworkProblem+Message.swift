public import Diagnostics
internal import Questionnaires

extension FrameworkProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// A framework with a problem cannot be scored.
  public var severity: Severity { .error }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .duplicate(let thing, _): "duplicate-\(thing.rawValue)"
    case .unknown(let thing, _, _): "unknown-\(thing.rawValue)"
    case .noIndicators: "no-indicators"
    case .nothingApplies: "nothing-applies"
    case .noWeight: "no-weight"
    case .negativeWeight: "negative-weight"
    case .emptyGroup: "empty-group"
    case .noBands: "no-bands"
    case .nothingListed: "nothing-listed"
    case .openRamp: "open-ramp"
    case .notPositive: "not-positive"
    case .proportionNeedsTarget: "proportion-needs-target"
    case .trimmedAway: "trimmed-away"
    }
  }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    let words = fault.wording.text(in: language)
    guard let node else { return words }
    switch language {
    case .zh: return "指标 \(node)：" + words
    case .en: return "indicator \(node): " + words
    }
  }

  /// What to do about it.
  public func help(in language: Language) -> String? { fault.advice.text(in: language) }
}

extension FrameworkProblem.Fault {
  fileprivate var wording: Wording {
    switch self {
    case .duplicate(let thing, let name):
      Wording(zh: "\(thing.name.zh)“\(name)”出现了两次。", en: "\(thing.name.en) ‘\(name)’ occurs twice.")
    case .unknown(let thing, let name, _):
      Wording(zh: "\(thing.name.zh)“\(name)”没有声明。", en: "\(thing.name.en) ‘\(name)’ is not declared.")
    case .noIndicators: Wording(zh: "指标体系是空的。", en: "there are no indicators.")
    case .nothingApplies: Wording(zh: "所有指标都不适用。", en: "no indicator applies.")
    case .noWeight: Wording(zh: "没有权重。", en: "there is no weight.")
    case .negativeWeight: Wording(zh: "权重为负。", en: "the weight is negative.")
    case .emptyGroup: Wording(zh: "没有下级。", en: "there are no children.")
    case .noBands: Wording(zh: "分档表是空的。", en: "the table has no bands.")
    case .nothingListed: Wording(zh: "列表是空的。", en: "a list is empty.")
    case .openRamp: Wording(zh: "插值档缺少上限或下限。", en: "an interpolated band lacks an end.")
    case .notPositive(let parameter):
      Wording(zh: "\(parameter.name.zh)必须大于 0。", en: "the \(parameter.name.en) has to be above 0.")
    case .proportionNeedsTarget:
      Wording(zh: "逆向按比例得分没有目标值。", en: "a lower-is-better proportion has no target.")
    case .trimmedAway:
      Wording(zh: "去掉最高、最低后没有专家评分。", en: "no expert is left after trimming.")
    }
  }

  fileprivate var advice: Wording {
    switch self {
    case .duplicate: Wording(zh: "请改其中一个的编号。", en: "Give one of them another name.")
    case .unknown(_, _, let nearest?): Wording(zh: "是不是“\(nearest)”？", en: "Did you mean ‘\(nearest)’?")
    case .unknown(_, _, nil): Wording(zh: "请先声明它，或改正名称。", en: "Declare it, or correct the name.")
    case .noIndicators, .emptyGroup, .nothingListed, .noBands:
      Wording(zh: "请至少写一项。", en: "Write at least one.")
    case .nothingApplies: Wording(zh: "请保留至少一个适用的指标。", en: "Let at least one indicator apply.")
    case .noWeight, .negativeWeight: Wording(zh: "请写明 0 以上的权重。", en: "Write a weight of 0 or more.")
    case .openRamp: Wording(zh: "请写全下限与上限。", en: "Write both ends.")
    case .notPositive: Wording(zh: "请改正数值。", en: "Correct the number.")
    case .proportionNeedsTarget: Wording(zh: "请写明目标值。", en: "Write the target.")
    case .trimmedAway: Wording(zh: "请少去掉一些。", en: "Trim fewer.")
    }
  }
}

extension FrameworkProblem.Thing {
  fileprivate var name: Wording {
    switch self {
    case .indicator: Wording(zh: "指标", en: "indicator")
    case .fact: Wording(zh: "事实", en: "fact")
    case .source: Wording(zh: "资料", en: "source")
    case .survey: Wording(zh: "调查", en: "survey")
    case .choice: Wording(zh: "所选的档", en: "level")
    case .grade: Wording(zh: "等级", en: "grade")
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
