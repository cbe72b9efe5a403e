internal import DefinitionFiles
internal import ExactNumbers
internal import Questionnaires

extension EvaluationReader {
  mutating func contents() -> ReportContents {
    var contents = ReportContents()
    contents.parties = parties(root["参与方"])
    contents.views = (root["视图"]?.items ?? []).map(view)
    contents.sumTables = (root["合计表"]?.items ?? []).map { sumTable($0) }
    contents.numberings = (root["编排"]?.items ?? []).map { numbering($0) }
    contents.goals = (root["绩效目标"]?.items ?? []).map(goal)
    contents.problems = root["存在问题"].map { $0.items.map(problem) }
    contents.events = (root["日期"]?.items ?? []).compactMap { event($0) }
    contents.summary = root["项目汇总"].map(summary)
    return contents
  }

  func codes(_ node: DefinitionNode?) -> [IndicatorCode] {
    (node?.items ?? []).compactMap(\.text).map { IndicatorCode($0) }
  }

  // MARK: Facts

  func otherPrint(_ node: DefinitionNode) -> OtherPrint {
    OtherPrint(node["值"]?.decimal ?? 0, at: inlineReference(node))
  }

  mutating func recomputation(_ node: DefinitionNode) -> Recomputation {
    Recomputation(
      node["算式"].map { measure($0) } ?? .given(GivenValue(0)),
      nature: node["性质"]?.choice(of: Recomputation.Nature.self) ?? .value, note: node["说明"]?.text)
  }

  // MARK: Trees and tables

  private func view(_ node: DefinitionNode) -> TreeView {
    let id = node["编号"]?.text ?? ""
    return TreeView(
      id, name: node["名称"]?.text ?? id, nodes: (node["指标"]?.items ?? []).map(viewNode),
      location: node.location)
  }

  private func viewNode(_ node: DefinitionNode) -> TreeView.Node {
    TreeView.Node(
      IndicatorCode(node["编号"]?.text ?? ""), name: node["名称"]?.text ?? "", weight: node["权重"]?.decimal,
      score: node["得分"]?.decimal, indicators: codes(node["对应"]),
      children: (node["下级"]?.items ?? []).map(viewNode), location: node.location)
  }

  private mutating func sumTable(_ node: DefinitionNode) -> SumTable {
    let columns = (node["列"]?.items ?? []).compactMap(\.text)
    let rowNodes = node["行"]?.items ?? []
    let rows = rowNodes.map { row in
      SumTable.Row(row["名称"]?.text ?? "", values: (row["值"]?.items ?? []).map(\.decimal))
    }
    for (row, place) in zip(rows, rowNodes) where row.values.count != columns.count {
      report(.contents(.rowLength(row.name, cells: row.values.count, columns: columns.count)), at: place)
    }
    let (across, down) = (additions(node["横向"]), additions(node["纵向"]))
    requireNames(across, among: columns, at: node["横向"])
    requireNames(down, among: rows.map(\.name), at: node["纵向"])
    return SumTable(
      node["编号"]?.text ?? "", name: node["名称"]?.text ?? "", columns: columns, rows: rows, across: across,
      down: down, source: inlineReference(node), location: node.location)
  }

  private func additions(_ node: DefinitionNode?) -> [SumTable.Rule] {
    (node?.items ?? []).map {
      SumTable.Rule($0["合计"]?.text ?? "", of: ($0["各项"]?.items ?? []).compactMap(\.text))
    }
  }

  private mutating func requireNames(
    _ rules: [SumTable.Rule], among names: [String], at node: DefinitionNode?
  ) {
    for name in rules.flatMap({ [$0.total] + $0.addends }) where !names.contains(name) {
      report(.contents(.unknownCell(name)), at: node)
    }
  }

  // MARK: Numbers, goals, problems, dates

  private mutating func numbering(_ node: DefinitionNode) -> Numbering {
    let texts = (node["印出序号"]?.items ?? []).compactMap(\.text)
    let numbers = texts.flatMap { text -> [Int] in
      guard let numbers = Numbering.numbers(text) else {
        report(.contents(.unclearNumber(text)), at: node["印出序号"])
        return []
      }
      return numbers
    }
    return Numbering(node["名称"]?.text ?? "", numbers: numbers, location: node.location)
  }

  private func parties(_ node: DefinitionNode?) -> Parties {
    Parties(
      evaluated: node?["被评价单位"]?.text, evaluator: node?["评价机构"]?.text, engagedBy: node?["聘请单位"]?.text,
      location: node?.location)
  }

  private func goal(_ node: DefinitionNode) -> Goal {
    Goal(
      node["名称"]?.text ?? "", target: node["值"]?.text, indicators: codes(node["对应"]), location: node.location)
  }

  private func problem(_ node: DefinitionNode) -> ReportedProblem {
    ReportedProblem(
      node["编号"]?.text ?? "", text: node["内容"]?.text ?? "", indicators: codes(node["对应"]),
      location: node.location)
  }

  private mutating func event(_ node: DefinitionNode) -> DatedEvent? {
    let others = (node["另见"]?.items ?? []).compactMap { $0["值"] }
    guard let date = node["值"].flatMap({ date($0) }) else { return nil }
    return DatedEvent(
      node["编号"]?.text ?? "", name: node["名称"]?.text ?? "", date: date,
      otherDates: others.compactMap { self.date($0) },
      notBefore: (node["不早于"]?.items ?? []).compactMap(\.text), location: node.location)
  }

  private mutating func date(_ node: DefinitionNode) -> StatedDate? {
    guard let text = node.text else { return nil }
    if let date = StatedDate(text) { return date }
    report(.contents(.unclearDate(text)), at: node)
    return nil
  }

  // MARK: 项目汇总

  private func summary(_ node: DefinitionNode) -> DepartmentSummary {
    DepartmentSummary(
      projects: (node["项目"]?.items ?? []).map(project), mean: node["平均得分"]?.decimal,
      method: node["平均方法"]?.choice(of: DepartmentSummary.Method.self), budgetTotal: node["预算合计"]?.decimal,
      count: node["项目数"]?.count,
      gradeCounts: (node["等级个数"]?.entries ?? []).map { .init($0.key, $0.value.count ?? 0) },
      location: node.location)
  }

  private func project(_ node: DefinitionNode) -> DepartmentSummary.Project {
    DepartmentSummary.Project(
      node["编号"]?.text ?? "", name: node["名称"]?.text ?? "", budget: node["预算"]?.decimal,
      score: node["得分"]?.decimal, grade: node["等级"]?.text, file: node["文件"]?.text, location: node.location)
  }
}

extension Numbering {
  /// The numbers a text stands for: `7`, `⑦`, `g`, or a run `1-39`.
  fileprivate static func numbers(_ text: String) -> [Int]? {
    if let number = number(text) { return [number] }
    let ends = text.split(separator: "-").compactMap { number(String($0)) }
    guard ends.count == 2, ends[0] <= ends[1], ends[1] - ends[0] <= 10_000 else { return nil }
    return Array(ends[0]...ends[1])
  }

  private static func number(_ text: String) -> Int? {
    if let number = Int(text) { return number }
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return nil }
    switch scalar {
    case "①"..."⑳": return Int(scalar.value) - 0x2460 + 1
    case "a"..."z": return Int(scalar.value) - 0x61 + 1
    default: return nil
    }
  }
}
