internal import ExactNumbers
internal import Indicators
internal import Questionnaires
internal import Tables

// How the leaf's points come about: standard, computation, score, and what else is printed for it.

extension WorkingPaper {
  func standard(of leaf: Leaf, width: Int) -> [Document.Block] {
    var facts: [Document.Fact] = [
      .init(words("规则类型", "Kind of rule"), leaf.scoring.kind.name(words)),
      .init(words("规则", "Rule"), score.leaf?.rule.text(in: language) ?? words("不适用", "not applicable")),
    ]
    if let maximum = leaf.maximum, maximum != score.weight {
      facts.append(.init(words("得分上限", "At most"), maximum.description))
    }
    for veto in leaf.vetoes {
      let happened = veto.occurred ? words("发生", "happened") : words("未发生", "did not happen")
      facts.append(
        .init(
          words("一票否决", "Veto"),
          "\(veto.event)"
            + words("：\(limit(veto.limit))（\(happened)）", ": \(limit(veto.limit)) (\(happened))")))
    }
    facts.append(.init(words("舍入", "Rounding"), rounding))
    let lines = drawing(of: leaf, width: width)
    return [.facts(facts)] + (lines.isEmpty ? [] : [.verbatim(lines)])
  }

  /// The number line of the leaf's bands with the measured value on it; empty for rules without bands.
  func drawing(of leaf: Leaf, width: Int = 72) -> [String] {
    leaf.scoring.drawing(in: language, width: width, mark: mark)?.lines ?? []
  }

  /// The measured value on a number line.
  var mark: BandDrawing.Mark? {
    score.leaf?.measured.map { BandDrawing.Mark($0.value, text: rounded($0)) }
  }

  private func limit(_ limit: LeafLimit) -> String {
    switch limit {
    case .zero: words("不得分", "no points")
    case .atMost(let cap): words("至多 \(cap) 分", "at most \(cap) points")
    }
  }

  private var rounding: String {
    let policy = framework.policy
    let mode =
      switch policy.scores.mode {
      case .halfUp: words("四舍五入", "half up")
      case .halfEven: words("四舍六入五成双", "half to even")
      }
    let places = words("得分 \(policy.scores.places) 位小数", "points to \(policy.scores.places) places")
    let reading =
      switch policy.comparison {
      case .unrounded: words("阈值按原值比较", "thresholds compare unrounded values")
      case .rounded: words("阈值按舍入值比较", "thresholds compare rounded values")
      }
    return [mode, places, reading].joined(separator: words("，", ", "))
  }
}

// MARK: - Computation and score

extension WorkingPaper {
  func computation(of leaf: Leaf) -> [Document.Block] {
    var facts = leaf.scoring.measures.map {
      Document.Fact(words("公式", "Formula"), formulas.formula($0))
    }
    if let measured = score.leaf?.measured {
      if !measured.steps.isEmpty {
        facts.append(.init(words("代入", "Put in"), measured.steps.joined(separator: "；")))
      }
      if measured.steps.isEmpty {
        facts.append(.init(words("数值", "Value"), rounded(measured)))
      } else {
        facts.append(.init(words("原值", "Unrounded"), measured.shown))
        facts.append(.init(words("舍入值", "Rounded"), rounded(measured)))
      }
    }
    return facts.isEmpty
      ? [.paragraph(words("评定，不由数据计算。", "Judged, not computed from data."))] : [.facts(facts)]
  }

  /// The value rounded for print; with the digits it came with when it was taken over.
  func rounded(_ measured: Measurement) -> String {
    guard !measured.steps.isEmpty else {
      let unit = measured.unit.flatMap { $0 == "%" ? nil : " \($0)" } ?? ""
      return measured.shown + unit
    }
    let value = measured.rounded(framework.policy.rates.mode).description
    return value + (measured.unit.map { $0 == "%" ? $0 : " \($0)" } ?? "")
  }

  var scoreBlocks: [Document.Block] {
    guard let leaf = score.leaf else { return [.paragraph(scoreDocument.text(score.points))] }
    var facts: [Document.Fact] = []
    if let arithmetic = leaf.arithmetic { facts.append(.init(words("算式", "Arithmetic"), arithmetic)) }
    if let exact = leaf.points.exact { facts.append(.init(words("原值", "Unrounded"), exact.digits())) }
    facts.append(.init(words("得分", "Score"), scoreDocument.text(leaf.points)))
    if let rate = score.rate { facts.append(.init(words("得分率", "Rate"), "\(rate)%")) }
    if let other = leaf.otherReading {
      let name = words("按另一读数比较", "By the other reading")
      facts.append(.init(name, words("\(other) 分", "\(other) points")))
    }
    return [.facts(facts)] + (parts.map { [.table($0)] } ?? [])
      + (leaf.deductions.isEmpty ? [] : [.table(deductions(leaf.deductions))])
  }

  private func deductions(_ deductions: [Deduction]) -> Table {
    var table = Table(
      title: words("扣分", "Deductions"),
      columns: [
        .init(words("扣分", "Points"), .trailing), .init(words("事实", "Fact")), .init(words("证据", "Evidence")),
      ])
    let missing = words("未提供", "not given")
    for deduction in deductions {
      let evidence = deduction.evidence.map(place)
      table.append([
        .init(deduction.points?.description ?? missing), .init(deduction.reason?.unfolded ?? missing),
        .init(evidence.isEmpty ? missing : evidence.joined(separator: words("；", "; "))),
      ])
    }
    return table
  }
}

// MARK: - Comparison

extension WorkingPaper {
  /// What is printed for this node, then what other rules and formulas would give.
  func comparison(width: Int) -> [Document.Block] {
    (indicator.printed.isEmpty ? [] : [.table(printed)]) + competingBlocks(width: width)
      + scoreDocument.robustness(of: score)
  }

  private var printed: Table {
    var table = Table(
      title: words("印出的数值", "Printed figures"),
      columns: [
        .init(words("处", "Place")), .init(words("名称", "Name")), .init(words("权重", "Weight"), .trailing),
        .init(words("得分", "Score"), .trailing), .init(words("得分率%", "Rate %"), .trailing),
      ], notes: [words("≠ 与本底稿不同。", "≠ differs from this paper.")])
    func beside(_ printed: ExactDecimal?, _ own: ExactDecimal?) -> String {
      printed.map { "\($0)" + (own.map { own in own != printed } ?? false ? " ≠" : "") } ?? ""
    }
    for figures in indicator.printed {
      table.append([
        .init(figures.place ?? words("评分表", "score table")), .init(figures.name ?? ""),
        .init(beside(figures.weight, score.weight)), .init(beside(figures.score, score.points.rounded)),
        .init(figures.rate?.description ?? ""),
      ])
    }
    table.append(
      .init(
        [
          .init(words("本底稿", "this paper")), .init(indicator.name), .init("\(score.weight)"),
          .init(scoreDocument.text(score.points)), .init(score.rate.map(\.description) ?? Words.absent),
        ], isSubtotal: true))
    return table
  }
}

extension ScoringKind {
  /// The kind in words.
  func name(_ words: Words) -> String {
    switch self {
    case .full: words("达标得满分", "full marks at the target")
    case .proportional: words("按比例", "proportional")
    case .linearDeduction: words("按差距扣分", "deduction by distance")
    case .tiers: words("分档", "bands")
    case .interpolated: words("分档插值", "bands with interpolation")
    case .conditions: words("多项条件", "several conditions")
    case .points: words("直接评分", "judged directly")
    case .deductions: words("专家扣分", "judged deductions")
    case .checklist: words("评价要点", "points of evaluation")
    case .items: words("分项评分", "sub-items")
    case .level: words("定级", "by level")
    case .fillBand: words("分档填报", "a band, then a percentage")
    case .experts: words("专家均值", "mean of experts")
    }
  }
}
