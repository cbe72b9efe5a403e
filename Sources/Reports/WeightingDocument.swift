internal import DefinitionFiles
public import Diagnostics
internal import Questionnaires
internal import SurveyStatistics
public import SurveyWeights
public import Tables

/// What weighting did, in every format (加权报告).
public struct WeightingDocument {
  private let weights: ResponseWeights
  private let words: Words

  /// The report of these weights.
  public init(_ weights: ResponseWeights, language: Language) {
    self.weights = weights
    words = Words(language)
  }

  private var report: WeightingReport { weights.report }
  private var plan: WeightingPlan { weights.plan }

  private func count(_ isWanted: (ResponseWeights.Outcome) -> Bool) -> Int {
    weights.outcomes.count(where: isWanted)
  }
  private var excluded: Int { count { if case .excluded = $0 { true } else { false } } }
  private var withoutBase: Int { count { $0 == .noBaseWeight } }
  private var unanswered: Int { count { $0 == .unanswered } }
}

// MARK: For people

extension WeightingDocument {
  /// Facts first, then every control with its target and what was reached.
  public var document: Document {
    let title = plan.title.isEmpty ? plan.id : plan.title
    var document: Document = [
      .heading(words("加权", "Weighting") + (title.isEmpty ? "" : " · \(title)")), .facts(sample), .facts(fit),
    ]
    for index in plan.margins.indices { document.append(.table(margin(index))) }
    if !plan.totals.isEmpty { document.append(.table(totals)) }
    document.append(
      .paragraph(
        words(
          "manyi analyze --weights 把这些权数当作固定数，标准误不知道它们校准过；权数文件里有基础权重和各边际的类别，"
            + "manyi estimate 的“校准”凭它们把校准计入误差。",
          "manyi analyze --weights takes these weights as fixed numbers, its standard errors do not know that they were "
            + "calibrated. The file of weights holds base weights and the category of every margin, from which 校准 "
            + "(calibration) of manyi estimate accounts for it.")))
    return document
  }

  private var sample: [Document.Fact] {
    var facts = [
      Document.Fact(words("答卷", "Responses"), "\(weights.outcomes.count)"),
      .init(words("剔除（无权重）", "Excluded (no weight)"), "\(excluded)"),
    ]
    if unanswered > 0 { facts.append(.init(words("漏答（无权重）", "Unanswered (no weight)"), "\(unanswered)")) }
    if withoutBase > 0 { facts.append(.init(words("无基础权重", "Without base weight"), "\(withoutBase)")) }
    if report.zeroWeights > 0 {
      facts.append(.init(words("目标为 0（权重 0）", "Target 0 (weight 0)"), "\(report.zeroWeights)"))
    }
    return facts + [.init(words("加权", "Weighted"), "\(report.weights.count)")]
  }

  private var fit: [Document.Fact] {
    let method = plan.method.spelling
    var facts = [
      Document.Fact(words("算法", "Method"), words(method.zh, method.en)),
      .init(words("迭代", "Iterations"), "\(report.iterations)"),
      .init(words("最大相对偏差", "Largest relative miss"), scientific(report.largestMiss)),
      .init(words("权重之和", "Sum of weights"), number(report.weights.sum)),
      .init(
        words("调整系数（相对平均）", "Factors (relative to the mean)"),
        "\(number(report.factors.lowerBound))–\(number(report.factors.upperBound))"),
    ]
    if let range = report.weights.range {
      facts.append(
        .init(words("权重", "Weights"), "\(number(range.lowerBound))–\(number(range.upperBound))"))
    }
    facts += [
      .init(words("Kish 设计效应", "Kish design effect"), words.number(report.weights.designEffect, 4)),
      .init(words("有效样本量", "Effective sample"), words.number(report.weights.effectiveCount, 1)),
    ]
    if let cut = weights.cut, let trimming = plan.trimming {
      let bounds = "\(number(trimming.bounds.lowerBound))–\(number(trimming.bounds.upperBound))"
      facts.append(
        .init(
          words("截尾", "Trimming"),
          words(
            "平均权重的 \(bounds) 倍：压低 \(cut.lowered) 份，抬高 \(cut.raised) 份",
            "\(bounds) times the mean: \(cut.lowered) lowered, \(cut.raised) raised")))
    }
    return facts
  }

  private func margin(_ index: Int) -> Table {
    let margin = plan.margins[index]
    let name = margin.basis == .groups ? words("群体", "groups") : margin.name
    var table = table(words("边际 ", "Margin ") + name, first: words("类别", "Category"))
    for (category, reached) in zip(margin.categories, report.margins[index]) {
      table.append(row(category.label, reached))
    }
    return table
  }

  private var totals: Table {
    var table = table(words("总量", "Totals"), first: words("题目", "Question"))
    for (total, reached) in zip(plan.totals, report.totals) { table.append(row(total.name, reached)) }
    return table
  }

  private func table(_ title: String, first: String) -> Table {
    Table(
      title: title,
      columns: [
        .init(first), .init(words("答卷", "Responses"), .trailing), .init(words("加权前", "Before"), .trailing),
        .init(words("目标", "Target"), .trailing), .init(words("加权后", "After"), .trailing),
        .init(words("平均系数", "Mean factor"), .trailing), .init(words("相对偏差", "Relative miss"), .trailing),
      ])
  }

  private func row(_ label: String, _ reached: WeightingReport.Achievement) -> Table.Row {
    [
      .init(label), .init("\(reached.units)"), .init(number(reached.base)), .init(number(reached.target)),
      .init(number(reached.achieved)),
      .init(reached.base == 0 ? Words.absent : number(reached.achieved / reached.base)),
      .init(scientific(reached.miss)),
    ]
  }

  private func number(_ value: Double) -> String { words.number(value, 4) }

  /// Misses lie near the limits of a `Double`: their size is what matters.
  private func scientific(_ miss: Double) -> String {
    guard miss > 0 else { return "0" }
    var (size, exponent) = (miss, 0)
    while size < 1, exponent > -400 { (size, exponent) = (size * 10, exponent - 1) }
    return exponent == 0 ? number(miss) : "\(words.number(size, 1))e\(exponent)"
  }
}

// MARK: For programs

extension WeightingDocument {
  /// The members of the JSON object.
  public var json: [String: JSONValue] {
    [
      "plan": .object([
        "id": .string(plan.id), "title": .string(plan.title), "method": .string(plan.method.spelling.en),
      ]),
      "responses": .object([
        "collected": .integer(weights.outcomes.count), "excluded": .integer(excluded),
        "unanswered": .integer(unanswered), "withoutBaseWeight": .integer(withoutBase),
        "zeroWeight": .integer(report.zeroWeights), "weighted": .integer(report.weights.count),
      ]),
      "iterations": .integer(report.iterations), "largestMiss": .double(report.largestMiss),
      "factors": .object([
        "least": .double(report.factors.lowerBound), "greatest": .double(report.factors.upperBound),
      ]),
      "meanFactor": .double(weights.meanFactor), "weights": json(report.weights),
      "baseWeights": json(report.baseWeights), "trimming": trimming,
      "margins": .array(
        zip(plan.margins, report.margins).map { margin, reached in
          .object([
            "name": .string(margin.basis == .groups ? "groups" : margin.name),
            "categories": .array(zip(margin.categories, reached).map { json($1, named: $0.label) }),
          ])
        }),
      "totals": .array(zip(plan.totals, report.totals).map { json($1, named: $0.name) }),
    ]
  }

  private var trimming: JSONValue {
    guard let cut = weights.cut, let trimming = plan.trimming else { return .null }
    return .object([
      "lower": .double(trimming.bounds.lowerBound), "upper": .double(trimming.bounds.upperBound),
      "strict": .bool(trimming.isStrict), "lowered": .integer(cut.lowered), "raised": .integer(cut.raised),
    ])
  }

  private func json(_ summary: WeightSummary) -> JSONValue {
    .members([
      "count": .integer(summary.count), "sum": .double(summary.sum),
      "least": (summary.range?.lowerBound).map(JSONValue.double),
      "greatest": (summary.range?.upperBound).map(JSONValue.double),
      "designEffect": summary.designEffect.map(JSONValue.double),
      "effectiveSample": summary.effectiveCount.map(JSONValue.double),
    ])
  }

  private func json(_ reached: WeightingReport.Achievement, named name: String) -> JSONValue {
    .object([
      "label": .string(name), "responses": .integer(reached.units), "base": .double(reached.base),
      "target": .double(reached.target), "achieved": .double(reached.achieved), "miss": .double(reached.miss),
    ])
  }
}
