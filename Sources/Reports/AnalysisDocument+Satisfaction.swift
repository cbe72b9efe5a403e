internal import ExactNumbers
internal import Questionnaires
internal import SurveyStatistics
internal import Tables
internal import Tabulation

extension AnalysisDocument {
  var satisfaction: Table {
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
        words(
          "有效样本 = 分母 ÷ 设计效应，与分母同单位（池化口径是答案数，不是人数）。",
          "Eff. n = base ÷ deff, in the unit of the base: answers, not persons, where answers are pooled."),
      ] + countsOnly + fixedWeights + unansweredGroups + unpublishable)
    for figure in analysis.satisfaction { table.append(row(figure)) }
    if analysis.satisfaction.contains(where: { $0.weighted != nil }) {
      for figure in analysis.satisfaction { figure.weighted.map { table.append(weightedRow(figure, $0)) } }
    }
    return table
  }

  /// Why there are no errors, where they were not asked for.
  private var countsOnly: [String] {
    guard analysis.detail == .counts else { return [] }
    return [
      words(
        "按 --counts-only 只计数：没有误差、区间和信度，也只有问卷写明的口径。",
        "Counts only (--counts-only): no errors, intervals or reliability, and the declared formulas alone.")
    ]
  }

  /// What the errors of weighted rows do not know.
  private var fixedWeights: [String] {
    guard analysis.detail == .persons, analysis.satisfaction.contains(where: { $0.weighted != nil }) else {
      return []
    }
    return [
      words(
        "加权行把权数当作固定数。权数若校准过（事后分层、迭代比例等），标准误多半偏大，整群抽样时也可能偏小；"
          + "manyi estimate 的“校准”把它计入。",
        "Weighted rows take the weights as fixed numbers. Where these were calibrated (post-stratified, raked …) the "
          + "standard error is mostly too large, in clusters sometimes too small; 校准 (calibration) of manyi estimate "
          + "accounts for it.")
    ]
  }

  /// Groups that have a weight in a figure and nobody who answered: the others take it over.
  private var unansweredGroups: [String] {
    guard questionnaire.satisfaction.formulas.contains(where: { $0.groups != .none }) else { return [] }
    return analysis.groups.filter { $0.basis == .groups && $0.respondents == 0 }.map {
      words(
        "群体“\($0.label)”没有有效答卷，它的权重由其余群体按比例分担。",
        "Group \($0.label) has no valid response; the other groups share its weight in proportion.")
    }
  }

  /// Shares that are too uncertain to print, each set of reasons once with the formulas it is about.
  private var unpublishable: [String] {
    var named: [(reasons: String, formulas: [String])] = []
    for figure in analysis.satisfaction {
      guard let reasons = figure.publication(level: analysis.level)?.reasonsAgainst(words) else { continue }
      let name = words.name(of: figure.formula)
      if let place = named.firstIndex(where: { $0.reasons == reasons }) {
        named[place].formulas.append(name)
      } else {
        named.append((reasons, [name]))
      }
    }
    return named.map { reasons, formulas in
      let names = formulas.joined(separator: words("、", ", "))
      return words("不宜发布：\(names)（\(reasons)）。", "Not for publication: \(names) (\(reasons)).")
    }
  }

  var intervalHeader: String {
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

  func interval(_ interval: ConfidenceInterval?, unit: Double) -> String {
    guard let interval else { return Words.absent }
    return words.number(interval.lower * unit, 2) + "–" + words.number(interval.upper * unit, 2)
  }
}
