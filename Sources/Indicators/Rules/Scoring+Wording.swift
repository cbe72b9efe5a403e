internal import ExactNumbers

// The words of every rule, made from its parameters, so that what is printed is what is applied.

extension Scoring {
  /// The rule in words, with the targets put in.
  func wording(with facts: FactTable) -> Wording {
    switch self {
    case .measured(_, let rule): return rule.wording(with: facts)
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
  func text(with facts: FactTable) -> String {
    "\(relation.rawValue) \(value.term(with: facts).text)"
  }
}

extension Scoring.Shortfall {
  fileprivate func wording(with facts: FactTable) -> Wording {
    switch self {
    case .zero: Wording(zh: "不得分", en: "0")
    case .shareMet: Wording(zh: "按达到的项数得分", en: "the share of conditions that hold")
    case .rule(_, let rule): rule.wording(with: facts)
    }
  }
}

extension ScoringRule {
  /// The rule in words, with the targets put in.
  func wording(with facts: FactTable) -> Wording {
    switch self {
    case .full(let target, let otherwise):
      let rest = otherwise?.wording(with: facts) ?? Wording(zh: "不得分", en: "0")
      return Wording(
        zh: "达到 \(target.text(with: facts)) 得满分，否则\(rest.zh)",
        en: "full marks at \(target.text(with: facts)), otherwise \(rest.en)")
    case .proportional(let proportion): return proportion.wording(with: facts)
    case .linearDeduction(let deduction): return deduction.wording(with: facts)
    case .tiers(let table):
      return table.wording(head: Wording(zh: "分档得分", en: "points by band")) { $0.wording }
    case .interpolated(let table):
      return table.wording(head: Wording(zh: "分档插值", en: "points run evenly within a band")) {
        Wording(
          zh: "\($0.lower.wording.zh)–\($0.upper.wording.zh)",
          en: "\($0.lower.wording.en)–\($0.upper.wording.en)")
      }
    }
  }
}

extension Proportion {
  fileprivate func wording(with facts: FactTable) -> Wording {
    let goal = target?.term(with: facts).text
    var zh: String
    var en: String
    switch (goal, direction) {
    case (nil, _): (zh, en) = ("权重 × 实际值%", "weight × value in percent")
    case (let goal?, .higherIsBetter): (zh, en) = ("权重 × 实际值 ÷ \(goal)", "weight × value ÷ \(goal)")
    case (let goal?, .lowerIsBetter): (zh, en) = ("权重 × \(goal) ÷ 实际值", "weight × \(goal) ÷ value")
    }
    zh += "，超过 \(cap)% 按 \(cap)% 计"
    en += ", at most \(cap)%"
    if let floor {
      zh += direction == .higherIsBetter ? "，低于 \(floor) 不得分" : "，高于 \(floor) 不得分"
      en += direction == .higherIsBetter ? ", 0 below \(floor)" : ", 0 above \(floor)"
    }
    return Wording(zh: zh, en: en)
  }
}

extension LinearDeduction {
  fileprivate func wording(with facts: FactTable) -> Wording {
    let goal = target.term(with: facts).text
    let parts =
      switch counting {
      case .continuous: Wording(zh: "不足部分按比例扣", en: "parts of a unit in proportion")
      case .perStartedUnit: Wording(zh: "不足一个单位按一个计", en: "a started unit counts whole")
      case .perCompletedUnit: Wording(zh: "满一个单位才扣", en: "only completed units count")
      }
    let side =
      direction == .higherIsBetter ? Wording(zh: "低于", en: "below") : Wording(zh: "高于", en: "above")
    return Wording(
      zh: "\(side.zh) \(goal) 每 \(unit) 个单位扣 \(points) 分，\(parts.zh)，扣完为止",
      en: "\(points) off per \(unit) \(side.en) \(goal), \(parts.en), down to 0")
  }
}

extension BandTable {
  fileprivate func wording(head: Wording, _ content: (Content) -> Wording) -> Wording {
    let rows = bands.map { ($0.bounds.wording(), content($0.content)) }
    return Wording(
      zh: head.zh + "：" + rows.map { "\($0.zh)：\($1.zh)" }.joined(separator: "；"),
      en: head.en + ": " + rows.map { "\($0.en): \($1.en)" }.joined(separator: "; "))
  }
}

extension Tier {
  fileprivate var wording: Wording {
    guard let label else { return award.wording }
    return Wording(zh: "\(label) \(award.wording.zh)", en: "\(label) \(award.wording.en)")
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
      fill.bands.wording(head: Wording(zh: "先定档再填报百分比", en: "a band, then a percentage inside it")) {
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
