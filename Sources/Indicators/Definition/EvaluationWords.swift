public import DefinitionFiles

// The closed sets of words an evaluation may write.

extension Relation: DefinitionChoice {
  /// The words, and the signs beside them.
  public var spelling: Spelling {
    switch self {
    case .atLeast: Spelling("不低于", "atLeast", or: "≥", ">=", "≧")
    case .above: Spelling("超过", "above", or: ">", "＞")
    case .atMost: Spelling("不超过", "atMost", or: "≤", "<=", "≦")
    case .below: Spelling("低于", "below", or: "<", "＜")
    case .equal: Spelling("等于", "equals", or: "=", "==", "＝")
    }
  }
}

extension Direction: DefinitionChoice {
  /// 正向 or 逆向.
  public var spelling: Spelling {
    switch self {
    case .higherIsBetter: Spelling("正向", "higherIsBetter")
    case .lowerIsBetter: Spelling("逆向", "lowerIsBetter")
    }
  }
}

extension LinearDeduction.Counting: DefinitionChoice {
  /// 计法.
  public var spelling: Spelling {
    switch self {
    case .continuous: Spelling("按比例", "continuous")
    case .perStartedUnit: Spelling("不足一个按一个", "perStartedUnit")
    case .perCompletedUnit: Spelling("满一个扣一个", "perCompletedUnit")
    }
  }
}

extension ScoringPolicy.Comparison: DefinitionChoice {
  /// 阈值比较.
  public var spelling: Spelling {
    switch self {
    case .unrounded: Spelling("原值", "unrounded")
    case .rounded: Spelling("舍入值", "rounded")
    }
  }
}

/// 类型 of a measure.
enum MeasureWord: DefinitionChoice {
  case given, value, ratio, growth, mean, weightedMean, minimum, onTimeShare, survey

  var spelling: Spelling {
    switch self {
    case .given: Spelling("给定", "given")
    case .value: Spelling("取值", "value")
    case .ratio: Spelling("比率", "ratio")
    case .growth: Spelling("增长率", "growth")
    case .mean: Spelling("均值", "mean")
    case .weightedMean: Spelling("加权均值", "weightedMean")
    case .minimum: Spelling("最小值", "minimum")
    case .onTimeShare: Spelling("及时率", "onTimeShare")
    case .survey: Spelling("调查", "survey")
    }
  }

  /// Members of a mean are measures of their own, but no means.
  static let members: [MeasureWord] = [.given, .value, .ratio, .growth, .onTimeShare, .survey]
}

/// 类型 of a rule that scores a measured value.
enum RuleWord: DefinitionChoice {
  case full, proportional, linearDeduction, tiers, interpolated

  var spelling: Spelling {
    switch self {
    case .full: Spelling("达标", "fullIfTarget")
    case .proportional: Spelling("比例", "proportional")
    case .linearDeduction: Spelling("扣减", "linearDeduction")
    case .tiers: Spelling("分档", "tiers")
    case .interpolated: Spelling("插值", "interpolated")
    }
  }
}

/// 类型 of a rule that needs no measure: conditions and judgements.
enum JudgementWord: DefinitionChoice {
  case conditions, points, deductions, checklist, items, level, fillBand, experts

  var spelling: Spelling {
    switch self {
    case .conditions: Spelling("条件", "conditions")
    case .points: Spelling("评分", "points")
    case .deductions: Spelling("扣分", "deductions")
    case .checklist: Spelling("要点", "checklist")
    case .items: Spelling("分项", "items")
    case .level: Spelling("定级", "level")
    case .fillBand: Spelling("填报档", "fillBand")
    case .experts: Spelling("专家", "experts")
    }
  }
}

/// Whether a point of a checklist is satisfied.
enum MetWord: DefinitionChoice {
  case yes, no, partly

  var spelling: Spelling {
    switch self {
    case .yes: Spelling("是", "yes", or: "true")
    case .no: Spelling("否", "no", or: "false")
    case .partly: Spelling("部分", "partly")
    }
  }
}

/// What an event does.
enum EffectWord: DefinitionChoice {
  case zero, cap, grade

  var spelling: Spelling {
    switch self {
    case .zero: Spelling("零分", "zero")
    case .cap: Spelling("封顶", "cap")
    case .grade: Spelling("等级不高于", "gradeAtBest")
    }
  }
}

/// What conditions that do not all hold earn, besides what a rule gives.
enum ShortfallWord: DefinitionChoice {
  case zero, shareMet

  var spelling: Spelling {
    switch self {
    case .zero: Spelling("不得分", "zero")
    case .shareMet: Spelling("按项数", "shareMet")
    }
  }
}

/// 语言.
enum LanguageWord: DefinitionChoice {
  case zh, en

  var spelling: Spelling {
    switch self {
    case .zh: Spelling("中文", "zh", or: "zh-CN")
    case .en: Spelling("英文", "en")
    }
  }
}

/// Words that stand where a value is not known.
enum Absent {
  static let notGiven = Spelling("未提供", "notGiven")
  static let counted = Spelling("自动", "counted", or: "auto")
}
