internal import ExactNumbers

// The words of every rule, made from its parameters, so that what is printed is what is applied.

extension Scoring {
  /// The rule in words, with the targets put in.
  func wording(with facts: FactTable) -> Wording {
    switch self {
    case .measured(let measure, let rule):
      return rule.wording(with: facts, inPercent: measure.isPercent(with: facts))
    case .conditions(let conditions, let shortfall):
      let targets = conditions.map { $0.target.text(with: facts) }
      let rest = shortfall.wording(with: facts)
      return Wording(
        zh: "\(conditions.count) 项条件（\(targets.joined(separator: "；"))）全部达到得满分，否则\(rest.zh)",
        en: "full marks when all \(conditions.count) conditions hold (\(targets.joined(separator: "; "))), "
          + "otherwise \(rest.en)")
    case .judged(let judgement): return judgement.wording
    }
  }
}

extension Target {
  func text(with facts: FactTable, inPercent: Bool = false) -> String {
    "\(relation.rawValue) \(value.text(with: facts, inPercent: inPercent))"
  }
}

extension Operand {
  fileprivate func text(with facts: FactTable, inPercent: Bool) -> String {
    let term = term(with: facts)
    return term.text + (inPercent && !term.isSum ? "%" : "")
  }
}

extension Scoring.Shortfall {
  fileprivate func wording(with facts: FactTable) -> Wording {
    switch self {
    case .zero: Wording(zh: "不得分", en: "0")
    case .shareMet: Wording(zh: "按达到的项数得分", en: "the share of conditions that hold")
    case .rule(let measure, let rule): rule.wording(with: facts, inPercent: measure.isPercent(with: facts))
    }
  }
}

extension ScoringRule {
  /// The rule in words, with the targets put in.
  func wording(with facts: FactTable, inPercent: Bool) -> Wording {
    switch self {
    case .full(let target, let otherwise):
      let rest = otherwise?.wording(with: facts, inPercent: inPercent) ?? Wording(zh: "不得分", en: "0")
      let goal = target.text(with: facts, inPercent: inPercent)
      return Wording(zh: "达到 \(goal) 得满分，否则\(rest.zh)", en: "full marks at \(goal), otherwise \(rest.en)")
    case .proportional(let proportion):
      return proportion.wording(
        goal: proportion.target?.text(with: facts, inPercent: inPercent), unit: inPercent ? "%" : "")
    case .linearDeduction(let deduction):
      return deduction.wording(
        goal: deduction.target.text(with: facts, inPercent: inPercent), inPercent: inPercent)
    case .tiers(let table):
      return table.wording(head: Wording(zh: "分档得分", en: "points by band"), inPercent: inPercent) {
        $0.wording
      }
    case .interpolated(let table):
      let head = Wording(zh: "分档插值", en: "points run evenly within a band")
      return table.wording(head: head, inPercent: inPercent) { $0.wording }
    }
  }
}

extension Proportion {
  fileprivate func wording(goal: String?, unit: String) -> Wording {
    var zh: String
    var en: String
    switch (goal, direction) {
    case (nil, _): (zh, en) = ("权重 × 实际值", "weight × value")
    case (let goal?, .higherIsBetter): (zh, en) = ("权重 × 实际值 ÷ \(goal)", "weight × value ÷ \(goal)")
    case (let goal?, .lowerIsBetter): (zh, en) = ("权重 × \(goal) ÷ 实际值", "weight × \(goal) ÷ value")
    }
    zh += "，超过 \(cap)% 按 \(cap)% 计"
    en += ", at most \(cap)%"
    if let floor {
      zh += direction == .higherIsBetter ? "，低于 \(floor)\(unit) 不得分" : "，高于 \(floor)\(unit) 不得分"
      en += direction == .higherIsBetter ? ", 0 below \(floor)\(unit)" : ", 0 above \(floor)\(unit)"
    }
    return Wording(zh: zh, en: en)
  }
}

extension LinearDeduction {
  fileprivate func wording(goal: String, inPercent: Bool) -> Wording {
    let parts =
      switch counting {
      case .continuous: Wording(zh: "不足部分按比例扣", en: "parts in proportion")
      case .perStartedUnit: Wording(zh: "不足一个按一个计", en: "a started one counts whole")
      case .perCompletedUnit: Wording(zh: "满一个才扣", en: "only completed ones count")
      }
    let side = direction == .higherIsBetter ? Wording(zh: "低于", en: "below") : Wording(zh: "高于", en: "above")
    let size =
      inPercent
      ? Wording(zh: "\(unit) 个百分点", en: "\(unit) percentage points") : Wording(zh: "\(unit)", en: "\(unit)")
    return Wording(
      zh: "\(side.zh) \(goal) 每 \(size.zh) 扣 \(points) 分，\(parts.zh)，扣完为止",
      en: "\(points) off per \(size.en) \(side.en) \(goal), \(parts.en), down to 0")
  }
}

extension BandTable {
  fileprivate func wording(head: Wording, inPercent: Bool, _ content: (Content) -> Wording) -> Wording {
    let rows = bands.map { ($0.bounds.wording(unit: inPercent ? "%" : nil), content($0.content)) }
    return Wording(
      zh: head.zh + "：" + rows.map { "\($0.zh)：\($1.zh)" }.joined(separator: "；"),
      en: head.en + ": " + rows.map { "\($0.en): \($1.en)" }.joined(separator: "; "))
  }
}

extension Tier {
  var wording: Wording {
    guard let label else { return award.wording }
    return Wording(zh: "\(label) \(award.wording.zh)", en: "\(label) \(award.wording.en)")
  }
}

extension Ramp {
  var wording: Wording {
    Wording(zh: "\(lower.wording.zh)–\(upper.wording.zh)", en: "\(lower.wording.en)–\(upper.wording.en)")
  }
}

extension Award {
  var wording: Wording {
    switch self {
    case .points(let points): Wording(zh: "\(points) 分", en: "\(points) points")
    case .share(let share):
      Wording(zh: "权重的 \((share * 100).digits())%", en: "\((share * 100).digits())% of the weight")
    }
  }
}

extension Judgement {
  var wording: Wording {
    switch self {
    case .points: Wording(zh: "评价人员直接评分", en: "judged directly")
    case .deductions: Wording(zh: "满分减去逐条扣分", en: "full marks less deductions")
    case .checklist(let items):
      Wording(zh: "\(items.count) 个评价要点逐项给分", en: "\(items.count) points of evaluation, each scored")
    case .items(let items, _): Wording(zh: "\(items.count) 个分项得分之和", en: "sum of \(items.count) items")
    case .level(_, let levels):
      Wording(
        zh: "定级：" + levels.map { "\($0.label) \($0.award.wording.zh)" }.joined(separator: "；"),
        en: "by level: " + levels.map { "\($0.label) \($0.award.wording.en)" }.joined(separator: "; "))
    case .fillBand(let fill):
      fill.bands.wording(
        head: Wording(zh: "先定档再填报百分比", en: "a band, then a percentage inside it"), inPercent: true
      ) {
        Wording($0)
      }
    case .experts(let panel):
      panel.trim == 0
        ? Wording(zh: "\(panel.sheets.count) 名专家评分的均值", en: "mean of \(panel.sheets.count) experts")
        : Wording(
          zh: "\(panel.sheets.count) 名专家评分，去掉最高、最低各 \(panel.trim) 个后的均值",
          en: "mean of \(panel.sheets.count) experts without the \(panel.trim) highest and lowest")
    }
  }
}
