internal import ExactNumbers
internal import Questionnaires
internal import Screening
internal import SurveyStatistics
internal import Tables
internal import Tabulation

extension AnalysisDocument {
  var groups: Table {
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

  var sensitivity: Table? {
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
