public import Diagnostics
internal import ExactNumbers
public import Indicators
public import Questionnaires
public import Tables

/// One indicator walked back from its score to its evidence (指标工作底稿).
///
/// Score ← rule ← measured value ← computation ← sources: every arrow a reviewer follows stands on the paper, in the
/// order an evaluation's own working papers have. Who prepared and who reviewed it is left for them to fill in.
public struct WorkingPaper: Sendable {
  let card: Scorecard
  let score: IndicatorScore
  let surveys: [SurveyPlan]
  let words: Words

  /// - Parameters:
  ///   - code: A leaf, or a group, whose paper adds up its children.
  ///   - surveys: Where the answers are, for the paper's sources.
  /// - Returns: `nil` when the tree has no such code.
  public init?(
    _ card: Scorecard, of code: IndicatorCode, surveys: [SurveyPlan] = [], language: Language
  ) {
    guard let score = card[code] else { return nil }
    (self.card, self.score, self.surveys, words) = (card, score, surveys, Words(language))
  }

  var framework: EvaluationFramework { card.framework }
  var indicator: Indicator { score.indicator }
  var language: Language { words.language }

  /// The paper for people.
  /// - Parameter width: Terminal cells for the number line of bands.
  public func document(width: Int = 72) -> Document {
    var document = Document([
      .heading(words("指标工作底稿：", "Working paper: ") + "\(indicator.code) \(indicator.name)"), .facts(header),
    ])
    let sections = indicator.leaf.map { leafSections($0, width: width) } ?? groupSections(width: width)
    for (title, blocks) in sections + [(words("审核发现", "Findings"), findingBlocks)] {
      document.append(.heading(title, level: 2))
      let shown = blocks.isEmpty ? [.paragraph(words("无。", "None."))] : blocks
      shown.forEach { document.append($0) }
    }
    document.append(.heading(words("编制与复核", "Prepared and reviewed"), level: 2))
    document.append(.facts(signatures))
    return document
  }

  typealias Section = (title: String, blocks: [Document.Block])

  private func leafSections(_ leaf: Leaf, width: Int) -> [Section] {
    [
      (words("评分标准", "Scoring standard"), standard(of: leaf, width: width)),
      (words("目标值及来源", "Target and its source"), targetBlocks(of: leaf)),
      (words("数据来源", "Sources"), sourceBlocks(of: leaf)),
      (words("取数与计算", "Computation"), computation(of: leaf)),
      (words("评分", "Score"), scoreBlocks), (words("对照", "Comparison"), comparison(width: width)),
    ]
  }

  private func groupSections(width: Int) -> [Section] {
    [
      (words("下级指标得分", "Scores below"), childBlocks), (words("对照", "Comparison"), comparison(width: width)),
    ]
  }

  /// Findings about this node, and about the surveys it is scored by.
  var findings: [Finding] {
    let names = surveyReferences.compactMap { reference in
      framework.surveys.first { $0.id == reference.survey }?.name
    }
    return card.findings.filter { finding in
      if case .evidence(.sample(let survey, _)) = finding.kind { return names.contains(survey) }
      return finding.node == indicator.code
    }
  }

  private var findingBlocks: [Document.Block] {
    guard var table = FindingsReport.table(findings, language) else { return [] }
    table.title = nil
    return [.table(table)]
  }

  /// The surveys the leaf is scored by, each once.
  var surveyReferences: [SurveyReference] {
    let references = indicator.leaf?.scoring.measures.flatMap(\.surveys) ?? []
    return references.enumerated().filter { !references[..<$0.offset].contains($0.element) }.map(\.element)
  }
}

// MARK: - Header, children, signatures

extension WorkingPaper {
  /// The nodes above this one, from the first level.
  var ancestors: [IndicatorScore] {
    var path: [IndicatorScore] = []
    var parent = score.parent
    while let code = parent, let above = card[code] {
      path.insert(above, at: 0)
      parent = above.parent
    }
    return path
  }

  private var header: [Document.Fact] {
    let project = framework.header
    var facts: [Document.Fact] = [.init(words("项目", "Project"), project.title)]
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value { facts.append(.init(words(zh, en), value)) }
    }
    add("年度", "Year", project.year)
    add("评价类型", "Kind", project.kind)
    add("指标编码", "Code", indicator.code.description)
    add("指标名称", "Indicator", indicator.name)
    let above = ancestors.map { "\($0.indicator.code) \($0.indicator.name)" }
    add("上级指标", "Below", above.isEmpty ? nil : above.joined(separator: " › "))
    add("权重", "Weight", score.weight.description)
    add("得分", "Score", scoreDocument.text(score.points))
    add("不适用", "Not applicable", indicator.notApplicable)
    add("说明", "Note", indicator.leaf?.note?.unfolded)
    return facts
  }

  /// Blank lines to sign on: the paper names nobody and dates nothing.
  private var signatures: [Document.Fact] {
    let line = String(repeating: "_", count: 16)
    let date = words("日期", "date")
    return [
      .init(words("编制人", "Prepared by"), "\(line)  \(date) \(line)"),
      .init(words("复核人", "Reviewed by"), "\(line)  \(date) \(line)"),
      .init(words("复核意见", "Remarks"), line + line),
    ]
  }

  var children: [IndicatorScore] { card.scores.filter { $0.parent == indicator.code } }

  private var childBlocks: [Document.Block] {
    var table = Table(columns: [
      .init(words("编号", "Code")), .init(words("指标", "Indicator")), .init(words("权重", "Weight"), .trailing),
      .init(words("得分", "Score"), .trailing), .init(words("得分率%", "Rate %"), .trailing),
    ])
    for child in children {
      table.append([
        .init(child.indicator.code.description), .init(child.indicator.name), .init("\(child.weight)"),
        .init(scoreDocument.text(child.points)), .init(child.rate.map(\.description) ?? Words.absent),
      ])
    }
    table.append(
      .init(
        [
          .init(""), .init(words("合计", "Sum")), .init("\(score.weight)"),
          .init(scoreDocument.text(score.points)), .init(score.rate.map(\.description) ?? Words.absent),
        ], isSubtotal: true))
    guard let sum else { return [.table(table)] }
    return [.table(table), .facts([.init(words("算式", "Arithmetic"), sum)])]
  }

  /// `4.00 + 9.39 + 5.00 = 18.39`; `nil` when a child has no score.
  var sum: String? {
    let scored = children.filter { $0.points != .notApplicable }
    let terms = scored.compactMap { $0.points.rounded?.description }
    guard !terms.isEmpty, terms.count == scored.count, let total = score.points.rounded else { return nil }
    return "\(terms.joined(separator: " + ")) = \(total)"
  }

  var scoreDocument: ScoreDocument { ScoreDocument(card, language: language) }

  var formulas: FormulaText { FormulaText(card: card, words: words) }
}
