public import Diagnostics
internal import ExactNumbers
public import Indicators
internal import Questionnaires
public import Tables

/// A scorecard for people (得分表).
public struct ScoreDocument: Sendable {
  private let card: Scorecard
  private let words: Words
  private let width: Int

  /// A document in one language.
  /// - Parameter width: Terminal cells for number lines.
  public init(_ card: Scorecard, language: Language, width: Int = 72) {
    (self.card, words, self.width) = (card, Words(language), width)
  }

  private var framework: EvaluationFramework { card.framework }
  private var language: Language { words.language }

  /// Everything, in reading order.
  public var document: Document {
    var document = Document([
      .heading(framework.header.title), .facts(summary),
    ])
    if let grades { document.append(.verbatim(grades.lines(in: language, width: width))) }
    if let projects = ContentsReport.projects(framework, language) { document.append(.table(projects)) }
    if !card.scores.isEmpty {
      document.append(.table(scores))
      document.append(.heading(words("算式", "Arithmetic"), level: 2))
      document.append(.verbatim(arithmetic))
    }
    for view in ContentsReport.views(framework, language) { document.append(.table(view)) }
    for score in card.scores where score.robustness != nil {
      let name = "\(score.indicator.code) \(score.indicator.name)"
      document.append(.heading(words("稳健性：", "Robustness: ") + name, level: 2))
      robustness(of: score).forEach { document.append($0) }
    }
    if let next = card.toNextGrade { document.append(.table(nextGrade(next))) }
    if !card.redistributions.isEmpty {
      document.append(.verbatim(card.redistributions.map { $0.text(in: language) }))
    }
    document.blocks += FindingsReport.blocks(card.findings, language, width: width)
    return document
  }

  /// The grade bands with the total on them.
  private var grades: DrawnBands? {
    DrawnBands(framework.grades, total: card.total, outOf: framework.fullMarks)
  }

  /// The scorecard alone, for spreadsheets.
  public var table: Table { scores }

  private var summary: [Document.Fact] {
    let printed = framework.printed
    func beside(_ text: String, _ printed: String?) -> String {
      printed.map { words("\(text)（印出 \($0)）", "\(text) (printed \($0))") } ?? text
    }
    let total = card.total.rounded.map { "\($0) / \(framework.fullMarks)" } ?? text(card.total)
    let grade: String =
      switch card.grade {
      case .grade(let label): label
      case .noBands: words("未提供分档", "no bands given")
      case .undefined(let reason): reason.message(in: language)
      }
    return [
      .init(words("总分", "Total"), beside(total, printed.total?.description)),
      .init(words("等级", "Grade"), beside(grade, printed.grade)),
    ]
  }

  /// The points, or why there are none.
  func text(_ points: Points) -> String {
    switch points {
    case .scored(_, let rounded): "\(rounded)"
    case .notApplicable: words("不适用", "not applicable")
    case .undefined(let reason): reason.message(in: language)
    }
  }

  private var scores: Table {
    var table = Table(
      title: words("得分表", "Scorecard"),
      columns: [
        .init(words("编号", "Code")), .init(words("指标", "Indicator")), .init(words("权重", "Weight"), .trailing),
        .init(words("得分", "Score"), .trailing), .init(words("得分率%", "Rate %"), .trailing),
        .init(words("印出得分", "Printed"), .trailing), .init(words("评分", "Rule")),
      ],
      notes: [
        words(
          "得分率 = 得分 ÷ 权重。上级与总分是已舍入的末级得分之和。≠ 与印出的得分不同。",
          "Rate = score ÷ weight. Parents and total are sums of rounded leaf scores. ≠ differs from the printed score."
        )
      ])
    for score in card.scores { table.append(row(score)) }
    table.append(
      .init(
        [
          .init(""), .init(words("总分", "Total")), .init("\(framework.fullMarks)"),
          .init(text(card.total)),
          .init(card.rate.map(\.description) ?? Words.absent),
          .init(framework.printed.total?.description ?? ""),
          .init(card.grade.label ?? ""),
        ], isSubtotal: true))
    return table
  }

  private func row(_ score: IndicatorScore) -> Table.Row {
    let printed = score.indicator.printed.lazy.compactMap(\.score).first
    let differs = printed.map { $0 != score.points.rounded } ?? false
    return [
      .init(score.indicator.code.description), .init(score.indicator.name, indent: score.level - 1),
      .init("\(score.weight)"), .init(text(score.points)),
      .init(score.rate.map(\.description) ?? Words.absent),
      .init((printed?.description ?? "") + (differs ? " ≠" : "")),
      .init(score.leaf.map { score.isJudged ? words("评定", "judged") : $0.rule.text(in: language) } ?? ""),
    ]
  }
}

// MARK: Arithmetic

extension ScoreDocument {
  /// One line a leaf, which a reviewer can redo with a pocket calculator; what was taken off below it.
  private var arithmetic: [String] {
    card.scores.flatMap { score -> [String] in
      guard let leaf = score.leaf else { return [] }
      let head = "\(score.indicator.code) \(score.indicator.name)"
      let line = leaf.arithmetic ?? text(leaf.points)
      let reconstruction = (score.indicator.leaf?.reconstruction?.unfolded).map {
        ["    " + words("推算：", "reconstructed: ") + $0]
      }
      return ["\(head): \(line)"] + (reconstruction ?? []) + leaf.deductions.map { "    " + text($0) }
    }
  }

  private func text(_ deduction: Deduction) -> String {
    let points = deduction.points.map { "−\($0)" } ?? words("扣分值未提供", "points not given")
    let reason = deduction.reason?.unfolded ?? words("理由未提供", "reason not given")
    let places = deduction.evidence.compactMap(\.place)
    return "\(points) \(reason)"
      + (places.isEmpty
        ? "" : words("（\(places.joined(separator: "；"))）", " (\(places.joined(separator: "; ")))"))
  }
}

// MARK: Robustness

extension ScoreDocument {
  /// What is known of how firm a survey-scored leaf is, without a heading; nothing for other leaves.
  func robustness(of score: IndicatorScore) -> [Document.Block] {
    guard let robustness = score.robustness else { return [] }
    let mark = robustness.note == nil ? "" : "※"
    var facts: [Document.Fact] = []
    if let probability = robustness.tierProbability {
      facts.append(
        .init(
          words(
            "真实满意率在所得档内的概率（0–1）", "probability (0–1) that the true rate lies in the awarded tier") + mark,
          words.number(probability, 4)))
    }
    for flip in robustness.flips {
      let down = flip.downwards.map(String.init) ?? words("不会", "never")
      let up = flip.upwards.map(String.init) ?? words("不会", "never")
      facts.append(
        .init(
          words(
            "改变得分所需翻转的答案数（满意→不满意 / 反之）", "answers that would have to change for another score (down / up)"),
          "\(down) / \(up)"))
    }
    if let note = robustness.note { facts.append(.init(mark, note.text(in: language).unfolded)) }
    var blocks: [Document.Block] = []
    if !facts.isEmpty { blocks.append(.facts(facts)) }
    if !robustness.alternatives.isEmpty { blocks.append(.table(alternatives(robustness, words))) }
    return blocks
  }

  private func alternatives(_ robustness: Robustness, _ words: Words) -> Table {
    var table = Table(
      title: words("口径与规则对照", "Other formulas and rules"),
      columns: [
        .init(words("口径", "Formula")), .init(words("满意度（% 或分）", "Value (% or points)"), .trailing),
        .init(words("规则", "Rule")),
        .init(words("得分", "Score"), .trailing), .init(words("总分", "Total"), .trailing),
        .init(words("等级", "Grade")),
      ])
    for alternative in robustness.alternatives {
      table.append([
        .init(alternative.formula.name.text(in: language)),
        .init(words.percent(alternative.value, framework.policy.rates)),
        .init(alternative.rule.wording.text(in: language)),
        .init(text(alternative.points)), .init(text(alternative.total)),
        .init(alternative.grade.label ?? Words.absent),
      ])
    }
    return table
  }

  private func nextGrade(_ next: NextGrade) -> Table {
    let bound =
      next.boundIsIncluded ? words("达到即可", "reaching it is enough") : words("须超过", "has to be passed")
    var table = Table(
      title: words(
        "距上一等级 \(next.label) 差 \(next.points) 分（\(bound)）",
        "\(next.points) points to \(next.label) (\(bound))"),
      columns: [
        .init(words("编号", "Code")), .init(words("评定指标", "Judged indicator")),
        .init(words("失分", "Lost"), .trailing), .init(words("单独可及", "Enough alone")),
      ])
    for carrier in next.judged {
      table.append([
        .init(carrier.code.description), .init(carrier.name), .init("\(carrier.headroom)"),
        .init(carrier.isEnough ? words("是", "yes") : words("否", "no")),
      ])
    }
    return table
  }
}
