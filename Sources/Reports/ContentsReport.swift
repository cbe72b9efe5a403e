internal import Diagnostics
internal import ExactNumbers
internal import Indicators
internal import Questionnaires
internal import Tables

/// What stands beside the tree, for people and programs (报告其他内容): other trees, a department's projects.
enum ContentsReport {
  /// The projects of a department with the printed mean and both ways to take it; `nil` without a summary.
  static func projects(_ framework: EvaluationFramework, _ language: Language) -> Table? {
    guard let summary = framework.contents.summary else { return nil }
    let words = Words(language)
    var table = Table(
      title: words("项目汇总", "Projects"),
      columns: [
        .init(words("项目", "Project")), .init(words("预算", "Budget"), .trailing),
        .init(words("得分", "Score"), .trailing), .init(words("等级", "Grade")),
      ])
    for project in summary.projects {
      table.append([
        .init(project.name), .init(project.budget?.description ?? Words.absent),
        .init(project.score?.description ?? Words.absent), .init(project.grade ?? Words.absent),
      ])
    }
    let rounding = Rounding(places: summary.mean?.places ?? framework.policy.scores.places)
    func append(_ name: String, _ budget: String, _ mean: String?) {
      table.append(
        .init([.init(name), .init(budget), .init(mean ?? Words.absent), .init("")], isSubtotal: true))
    }
    append(
      words("印出平均", "Printed mean"), summary.budgetTotal?.description ?? "", summary.mean?.description)
    append(words("简单平均", "Simple mean"), "", summary.simpleMean.map { rounding($0).description })
    append(words("预算加权平均", "Mean by budget"), "", summary.budgetWeightedMean.map { rounding($0).description })
    return table
  }

  /// Each other tree with what its nodes stand for.
  static func views(_ framework: EvaluationFramework, _ language: Language) -> [Table] {
    let words = Words(language)
    return framework.contents.views.map { view in
      var table = Table(
        title: words("视图：", "View: ") + view.name,
        columns: [
          .init(words("编号", "Code")), .init(words("指标", "Indicator")),
          .init(words("权重", "Weight"), .trailing), .init(words("印出得分", "Printed"), .trailing),
          .init(words("对应", "Stands for")),
        ])
      view.nodes.forEach { append($0, level: 0, to: &table) }
      return table
    }
  }

  private static func append(_ node: TreeView.Node, level: Int, to table: inout Table) {
    table.append([
      .init(node.code.description), .init(node.name, indent: level), .init(node.weight?.description ?? ""),
      .init(node.score?.description ?? ""), .init(codes(of: node).joined(separator: " + ")),
    ])
    node.children.forEach { append($0, level: level + 1, to: &table) }
  }

  private static func codes(of node: TreeView.Node) -> [String] {
    (node.indicators.isEmpty ? [node.code] : node.indicators).map(\.description)
  }

  static func json(_ summary: DepartmentSummary) -> JSONValue {
    .members([
      "mean": summary.mean.map(JSONValue.decimal), "budgetTotal": summary.budgetTotal.map(JSONValue.decimal),
      "simpleMean": summary.simpleMean.map { .decimal(digits($0)) },
      "budgetWeightedMean": summary.budgetWeightedMean.map { .decimal(digits($0)) },
      "projects": .array(
        summary.projects.map { project in
          .members([
            "id": .string(project.id), "name": .string(project.name),
            "budget": project.budget.map(JSONValue.decimal), "score": project.score.map(JSONValue.decimal),
            "grade": project.grade.map(JSONValue.string),
          ])
        }),
    ])
  }

  /// Every digit when the fraction ends, else ten.
  private static func digits(_ value: Rational) -> ExactDecimal {
    value.exactDecimal() ?? Rounding(places: 10)(value)
  }

  static func json(_ view: TreeView) -> JSONValue {
    .members([
      "id": .string(view.id), "name": .string(view.name),
      "indicators": .array(
        view.subtree.map { node in
          .members([
            "code": .string(node.code.description), "name": .string(node.name),
            "weight": node.weight.map(JSONValue.decimal), "score": node.score.map(JSONValue.decimal),
            "standsFor": .array(codes(of: node).map(JSONValue.string)),
          ])
        }),
    ])
  }
}
