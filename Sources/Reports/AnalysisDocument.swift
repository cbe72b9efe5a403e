public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import Screening
internal import SurveyStatistics
public import Tables
internal import Tabulation

/// A survey's figures for people (调查分析报告).
public struct AnalysisDocument: Sendable {
  private let survey: AnalysedSurvey
  private let words: Words

  /// A document in one language.
  public init(_ survey: AnalysedSurvey, language: Language) {
    (self.survey, words) = (survey, Words(language))
  }

  private var analysis: SurveyAnalysis { survey.analysis }
  private var questionnaire: Questionnaire { analysis.questionnaire }
  private var rounding: Rounding { questionnaire.satisfaction.rounding }
  /// 数据说明 where figures rest on how answers go together; `nil` when there is none, or nothing rests on it.
  private var note: String? { analysis.isCounted ? nil : survey.note }
  /// Stands beside every such figure; the note stands below the table, in every format.
  private var mark: String { note == nil ? "" : "※" }
  private var noteFacts: [Document.Fact] { note.map { [.init("※", $0)] } ?? [] }
  /// One question alone needs nobody's other answers.
  private var errorMark: String { analysis.satisfaction.contains(where: \.dependsOnRows) ? mark : "" }

  /// Everything, in reading order.
  public var document: Document {
    var document = Document([
      .heading(survey.name), .table(ScreeningReport.steps(analysis.waterfall, words)), validity,
    ])
    if !analysis.rules.isEmpty { document.append(.table(ScreeningReport.rules(analysis.rules, words))) }
    document.append(.table(satisfaction))
    if !errorMark.isEmpty { document.append(.facts(noteFacts)) }
    document.append(.table(questions))
    for table in otherQuestions { document.append(.table(table)) }
    if !analysis.groups.isEmpty {
      document.append(.table(groups))
      document.append(.facts(noteFacts))
    }
    document.append(reliability)
    if let sensitivity {
      document.append(.table(sensitivity))
      if !analysis.sensitivity.withoutRule.isEmpty { document.append(.facts(noteFacts)) }
    }
    return document
  }

  private var validity: Document.Block {
    let waterfall = analysis.waterfall
    let precision = SamplePrecision(waterfall, level: analysis.level)
    let population =
      waterfall.population.map { words("总体 \($0)", "population \($0)") }
      ?? words("总体不限", "endless population")
    let level = self.level
    return .facts([
      .init(
        words("回收率（回收÷发放，%）", "recovery rate (collected ÷ distributed, %)"),
        words.percent(waterfall.recoveryRate, rounding)),
      .init(
        words("有效率（有效÷回收，%）", "valid rate (valid ÷ collected, %)"),
        words.percent(waterfall.validRate, rounding)),
      .init(
        words("有效回收率（有效÷发放，%）", "effective recovery rate (valid ÷ distributed, %)"),
        words.percent(waterfall.effectiveRecoveryRate, rounding)),
      .init(
        words(
          "抽样误差（百分点，\(level)% 置信，\(population)，占比 50%）",
          "margin of error (points, \(level) % level, \(population), share 50 %)"),
        words.number(precision.marginOfError.map { $0 * 100 }, 2)),
      .init(
        words("误差 5 个百分点所需有效数（同上条件）", "valid responses needed for 5 points (likewise)"),
        "\(precision.requiredSample)"),
    ])
  }
}

// MARK: 满意度

extension AnalysisDocument {
  private var satisfaction: Table {
    var table = Table(
      title: words("满意度（各口径并列）", "Satisfaction by every formula"),
      columns: [
        .init(words("口径", "Formula")), .init(words("结果", "Value"), .trailing),
        .init(words("分子÷分母", "Fraction"), .trailing), .init(words("人数", "Persons"), .trailing),
        .init(words("标准误", "SE") + errorMark, .trailing), .init(intervalHeader + errorMark, .trailing),
        .init(words("设计效应", "Deff") + errorMark, .trailing),
        .init(words("有效样本", "Eff. n") + errorMark, .trailing),
      ],
      notes: [
        words(
          "★ 主口径；只有主口径进入评分。标准误以人为单位。",
          "★ primary: the only one that feeds scores. Standard errors count the person as the unit."),
        words(
          "占比单位 %，分母是有效作答数，不含跳题、未答与不适用；赋值与平均分单位为分。标准误、区间与结果同单位。",
          "Shares in percent of the answers that count: no skipped, unanswered or not applicable ones. Scores in "
            + "points. Standard errors and intervals have the unit of the value."),
      ])
    for figure in analysis.satisfaction { table.append(row(figure)) }
    if analysis.satisfaction.contains(where: { $0.weighted != nil }) {
      for figure in analysis.satisfaction { figure.weighted.map { table.append(weightedRow(figure, $0)) } }
    }
    return table
  }

  /// 95, 99.9
  private var level: String {
    words.number(analysis.level * 100, analysis.level * 100 == (analysis.level * 100).rounded() ? 0 : 1)
  }

  private var intervalHeader: String {
    return words("\(level)% 区间", "\(level) % interval")
  }

  private func row(_ figure: SatisfactionFigure) -> Table.Row {
    let star = figure.formula.id == questionnaire.satisfaction.primary ? "★ " : ""
    let estimate = figure.estimate
    let value: String =
      switch figure.value {
      case .success: figure.rounded.map(\.description) ?? Words.absent
      case .failure(let reason): words.reason(reason)
      }
    return [
      .init(star + words.name(of: figure.formula)), .init(value), .init(fraction(figure)),
      .init("\(figure.respondents)"),
      .init(words.number((estimate?.standardError).map { $0 * figure.unit }, 2)),
      .init(interval(estimate?.interval, unit: figure.unit)), .init(words.number(estimate?.designEffect, 2)),
      .init(words.number(estimate?.effectiveSample, 0)),
    ]
  }

  private func weightedRow(_ figure: SatisfactionFigure, _ estimate: Estimate) -> Table.Row {
    [
      .init(words.name(of: figure.formula) + words("（加权）", " (weighted)")),
      .init(words.number(estimate.value * figure.unit, rounding.places)), .init(Words.absent),
      .init("\(estimate.respondents)"),
      .init(words.number(estimate.standardError.map { $0 * figure.unit }, 2)),
      .init(interval(estimate.interval, unit: figure.unit)), .init(words.number(estimate.designEffect, 2)),
      .init(words.number(estimate.effectiveSample, 0)),
    ]
  }

  private func fraction(_ figure: SatisfactionFigure) -> String {
    figure.fraction.map { "\($0.numerator.digits(atMost: 4))/\($0.denominator)" } ?? Words.absent
  }

  private func interval(_ interval: ConfidenceInterval?, unit: Double) -> String {
    guard let interval else { return Words.absent }
    return words.number(interval.lower * unit, 2) + "–" + words.number(interval.upper * unit, 2)
  }
}

// MARK: Questions

extension AnalysisDocument {
  /// Items on one scale side by side, with the totals over all answers, as published evaluations print them.
  private var questions: Table {
    let items = analysis.items.filter { questionnaire.satisfactionItems.contains($0.item) }
    let labels = items.flatMap { questionnaire.question(of: $0.item).scale.options.map(\.label) }.uniqued()
    var table = Table(
      title: words("满意度题逐题频数与占比", "Satisfaction questions: counts and shares"),
      columns: [.init(words("题目", "Question"))] + labels.map { .init($0, .trailing) }
        + [
          .init(words("基数", "Base"), .trailing), .init(words("未答", "Blank"), .trailing),
          .init(words("跳题", "Skipped"), .trailing), .init(words("满意占比%", "Satisfied %"), .trailing),
        ],
      notes: [
        words(
          "占比（%）以本题基数为分母，基数不含未答、跳题与不适用；四舍五入后之和可能不为 100。",
          "Shares (%) are of the question's base: no blank, skipped or not applicable answers. Rounded, they may not add "
            + "up to 100.")
      ])
    for item in items { for row in rows(item, labels: labels) { table.append(row) } }
    for row in totals(items, labels: labels) { table.append(row) }
    return table
  }

  private func rows(_ result: ItemResult, labels: [String]) -> [Table.Row] {
    let options = questionnaire.question(of: result.item).scale.options
    func cells(_ text: (Int) -> String) -> [Table.Cell] {
      labels.map { label in .init(options.firstIndex { $0.label == label }.map(text) ?? "") }
    }
    let name = questionnaire.name(of: result.item) + " " + questionnaire.text(of: result.item)
    let counts =
      [.init(name)] + cells { "\(result.tally.counts[$0])" }
      + [
        .init("\(result.base)"), .init("\(result.tally.unanswered)"), .init("\(result.tally.skipped)"),
        .init(""),
      ]
    let shares =
      [.init("%", indent: 1)] + cells { words.percent(result.shares[$0], rounding) }
      + [.init(""), .init(""), .init(""), .init(words.percent(result.satisfied?.share ?? nil, rounding))]
    return [.init(counts), .init(shares)]
  }

  private func totals(_ items: [ItemResult], labels: [String]) -> [Table.Row] {
    var counts = [Int](repeating: 0, count: labels.count)
    var isValid = [Bool](repeating: false, count: labels.count)
    for result in items {
      for (index, option) in questionnaire.question(of: result.item).scale.options.enumerated() {
        guard let column = labels.firstIndex(of: option.label) else { continue }
        counts[column] += result.tally.counts[index]
        isValid[column] = isValid[column] || option.isValid
      }
    }
    let base = items.reduce(0) { $0 + $1.base }
    let shares = labels.indices.map { isValid[$0] ? Rational(counts[$0], of: base).map { $0 * 100 } : nil }
    let blank = [Table.Cell](repeating: "", count: 3)
    return [
      .init(
        [.init(words("合计", "Total"))] + counts.map { .init("\($0)") } + [.init("\(base)")] + blank,
        isSubtotal: true),
      .init(
        [.init("%", indent: 1)] + shares.map { .init(words.percent($0, rounding)) } + [.init("")] + blank),
    ]
  }

  private var otherQuestions: [Table] {
    analysis.items.filter { result in
      let question = questionnaire.question(of: result.item)
      return !questionnaire.satisfactionItems.contains(result.item) && !question.scale.options.isEmpty
    }.map { result in
      let question = questionnaire.question(of: result.item)
      var table = Table(
        title: questionnaire.name(of: result.item) + " " + questionnaire.text(of: result.item),
        columns: [
          .init(words("选项", "Option")), .init(words("人数", "Persons"), .trailing),
          .init(words("占基数%", "% of base"), .trailing),
        ],
        notes: [words("基数 \(result.base) 人", "base: \(result.base) persons")])
      for (index, option) in question.scale.options.enumerated() {
        table.append([
          .init(option.label), .init("\(result.tally.counts[index])"),
          .init(words.percent(result.shares[index], rounding)),
        ])
      }
      return table
    }
  }
}

// MARK: Groups, reliability, sensitivity

extension AnalysisDocument {
  private var groups: Table {
    let formulas = questionnaire.satisfaction.formulas
    var table = Table(
      title: words("分组满意度", "Satisfaction by group") + mark,
      columns: [.init(words("分组", "Group")), .init(words("有效数", "Valid"), .trailing)]
        + formulas.flatMap {
          [.init(words.name(of: $0), .trailing), .init(intervalHeader + mark, .trailing)]
        })
    for group in analysis.groups {
      let figures = formulas.flatMap { formula -> [Table.Cell] in
        guard let figure = group.satisfaction.first(where: { $0.formula.id == formula.id }) else {
          return [.init(group.isHidden ? words("人数少", "too few") : Words.absent), .init(Words.absent)]
        }
        let value = figure.rounded.map(\.description) ?? Words.absent
        return [.init(value), .init(interval(figure.estimate?.interval, unit: figure.unit))]
      }
      let small = group.respondents < questionnaire.satisfaction.warnBelow ? words("（人数少）", " (few)") : ""
      table.append(.init([.init(name(of: group) + small), .init("\(group.respondents)")] + figures))
    }
    return table
  }

  private func name(of group: GroupResult) -> String {
    switch group.basis {
    case .question(let index): "\(questionnaire.questions[index].id) \(group.label)"
    case .groups, .everybody: group.label
    }
  }

  private var reliability: Document.Block {
    switch analysis.reliability {
    case .failure(let reason):
      let why = analysis.isCounted ? words.reason(UndefinedFigure.rowsUnknown) : words.reason(reason)
      return .facts([.init(words("信度 α", "reliability α"), words("无：", "none: ") + why)])
    case .success(let result):
      let adequacy = result.adequacy
      return .facts(
        [
          .init(
            words(
              "信度 Cronbach α（\(result.reliability.respondents) 人答全）",
              "Cronbach's α (\(result.reliability.respondents) complete)") + mark,
            words.number(result.reliability.alpha, 3)),
          .init(
            words("标准化 α", "standardised α") + mark, words.number(result.reliability.standardizedAlpha, 3)),
          .init("KMO" + mark, words.number(adequacy?.kmo, 3)),
          .init(
            words("Bartlett 球形检验 χ²（自由度，p）", "Bartlett's χ² (df, p)") + mark,
            adequacy.map {
              "\(words.number($0.bartlett.statistic, 2)) (\($0.bartlett.degreesOfFreedom), \(words.number($0.bartlett.pValue, 4)))"
            } ?? Words.absent),
        ]
          + zip(result.items, result.reliability.items).map { item, figures in
            .init(
              words(
                "题总相关 \(questionnaire.name(of: item))（删题 α）",
                "item–rest \(questionnaire.name(of: item)) (α if dropped)") + mark,
              "\(words.number(figures.itemRestCorrelation, 3)) (\(words.number(figures.alphaIfDropped, 3)))")
          } + noteFacts)
    }
  }

  private var sensitivity: Table? {
    let sensitivity = analysis.sensitivity
    guard sensitivity.nonResponse != nil || !sensitivity.withoutRule.isEmpty else { return nil }
    var table = Table(
      title: words("主口径的稳健性", "The primary figure under other assumptions"),
      columns: [
        .init(words("假设", "Assumption")), .init(words("计入人数", "Persons"), .trailing),
        .init(words("结果", "Value"), .trailing),
      ])
    if let bounds = sensitivity.nonResponse {
      let sent = words.count(analysis.waterfall.distributed)
      table.append([
        .init(words("未计入者全部不满意", "everybody not counted is dissatisfied")), .init(sent),
        .init("\(rounding(bounds.lower))"),
      ])
      table.append([
        .init(words("未计入者全部满意", "everybody not counted is satisfied")), .init(sent),
        .init("\(rounding(bounds.upper))"),
      ])
    }
    for rule in sensitivity.withoutRule {
      table.append([
        .init(words("不用规则 \(rule.rule)", "without rule \(rule.rule)") + mark), .init("\(rule.valid)"),
        .init(words.percent(rule.value, rounding)),
      ])
    }
    return table
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
