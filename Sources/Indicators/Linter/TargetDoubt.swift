public import ExactNumbers

/// What makes a target doubtful (目标值存疑).
public enum TargetDoubt: Hashable, Sendable {
  /// Target and result are the same number, so the result decided the target.
  case selfSet(name: String, value: String)
  /// The target was passed so far that it may have been set too low; `percent` is the completion.
  case overAchieved(name: String, actual: String, target: String, percent: ExactDecimal)
  /// Quantities of different units are added, divided or compared.
  case units([String])
}

extension TargetDoubt: FindingFacts {
  var code: String {
    switch self {
    case .selfSet: "self-target"
    case .overAchieved: "over-achievement"
    case .units: "unit-mismatch"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .selfSet, .units: .high
    case .overAchieved: .medium
    }
  }

  /// Which quantity of the leaf.
  var part: String? {
    switch self {
    case .selfSet(let name, _), .overAchieved(let name, _, _, _): name
    case .units(let units): units.joined(separator: "、")
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .overAchieved(_, _, _, let percent): (nil, "\(percent)")
    case .selfSet, .units: (nil, nil)
    }
  }

  var wording: Wording {
    switch self {
    case .selfSet(let name, let value):
      Wording(
        zh: "\(name)：目标值与完成值同为 \(value)，完成率恒为 100%",
        en: "\(name): target and result are both \(value), so completion is always 100%")
    case .overAchieved(let name, let actual, let target, let percent):
      Wording(
        zh: "\(name)：完成 \(actual)，目标 \(target)，完成率 \(percent)%，仍按满分计",
        en: "\(name): \(actual) against a target of \(target) is \(percent)% and still earns full marks")
    case .units(let units):
      Wording(
        zh: "不同单位的数直接运算或比较：\(units.joined(separator: "、"))",
        en: "quantities in different units are combined: \(units.joined(separator: ", "))")
    }
  }

  var advice: Wording {
    switch self {
    case .selfSet:
      Wording(zh: "用事前设定的目标值，或说明来源。", en: "Use a target set beforehand, or say where it comes from.")
    case .overAchieved:
      Wording(zh: "说明目标是否偏低；偏低的应扣减得分。", en: "Say whether the target was too low; if so, reduce the score.")
    case .units: Wording(zh: "先换算为同一单位。", en: "Convert to one unit first.")
    }
  }
}
