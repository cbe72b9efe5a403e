internal import DefinitionFiles
internal import ExactNumbers
internal import Questionnaires

extension EvaluationReader {
  mutating func survey(_ node: DefinitionNode) -> SurveyPlan {
    let id = SurveyID(node["编号"]?.text ?? "")
    let data = surveyData(node, id)
    // Responses are counted unless somebody declares otherwise.
    let ifResponses: DeclaredCount = if case .responses = data { .counted } else { .notGiven }
    let declaration = SurveyDeclaration(
      id, name: node["名称"]?.text ?? "", population: count(node["总体数"]), distributed: count(node["发放数"]),
      collected: count(node["回收数"], orElse: ifResponses), valid: count(node["有效数"], orElse: ifResponses),
      hasCounts: data != .notGiven,
      respondents: node["调查对象"]?.choice(of: SurveyDeclaration.Respondents.self),
      usedFor: codes(node["用于"]), printedRates: (node["印出比率"]?.items ?? []).compactMap { printedRate($0) },
      location: node.location)
    return SurveyPlan(
      declaration: declaration, questionnaire: node["问卷"]?.text ?? "", data: data,
      groups: (node["群体"]?.entries ?? []).map(groupFielding), weightColumn: node["权重列"]?.text,
      note: node["数据说明"]?.text)
  }

  private func count(_ node: DefinitionNode?, orElse absent: DeclaredCount = .notGiven) -> DeclaredCount {
    guard let text = node?.text else { return absent }
    if let count = node?.count { return .count(count) }
    return Absent.counted.matches(text) ? .counted : .notGiven
  }

  private mutating func printedRate(_ node: DefinitionNode) -> SurveyDeclaration.PrintedRate? {
    guard let value = node["值"]?.decimal else { return nil }
    let whole = node["满分"]?.decimal ?? 100
    guard PrintedShare(value, of: whole) != nil else {
      report(.rateOutsideWhole(value, whole: whole), at: node)
      return nil
    }
    let questions = node["题数"]?.count
    guard questions.map({ (1...Granularity.mostSteps).contains($0) }) ?? true else {
      report(.questionCount, at: node["题数"])
      return nil
    }
    return .init(value, of: whole, questions: questions)
  }

  private func groupFielding(_ entry: DefinitionNode.Entry) -> GroupFielding {
    GroupFielding(
      id: GroupID(entry.key), population: count(entry.value["总体数"]), distributed: count(entry.value["发放数"]),
      collected: count(entry.value["回收数"]))
  }

  private mutating func surveyData(_ node: DefinitionNode, _ id: SurveyID) -> SurveyData {
    switch (node["答卷"], node["汇总"], node["计数"]) {
    case (nil, nil, nil): return .notGiven
    case (let files?, nil, nil): return .responses(files.items.map { responseFile($0) })
    case (nil, let summary?, nil): return .countsFile(summary["文件"]?.text ?? "")
    case (nil, nil, let counts?): return .counts(counts.entries.map(itemCounts))
    default:
      report(.severalKindsOfData(id), at: node)
      return .notGiven
    }
  }

  private func itemCounts(_ entry: DefinitionNode.Entry) -> ItemCounts {
    ItemCounts(
      item: entry.key,
      counts: entry.value.entries.map { .init(option: $0.key, count: $0.value.count ?? 0) })
  }

  private mutating func responseFile(_ node: DefinitionNode) -> ResponseFile {
    ResponseFile(
      path: node["文件"]?.text ?? "", pairedPath: node["配对文件"]?.text, sheet: node["工作表"]?.text,
      platform: stated(node["平台"]), content: stated(node["内容"]), encoding: stated(node["编码"]),
      group: node["群体"]?.text.map { GroupID($0) },
      columns: (node["列"]?.entries ?? []).compactMap { column($0) })
  }

  /// 自动 is what leaving the key out means.
  private func stated(_ node: DefinitionNode?) -> String? {
    node?.text.flatMap { Absent.counted.matches($0) ? nil : $0 }
  }

  private mutating func column(_ entry: DefinitionNode.Entry) -> ColumnMapping? {
    let node = entry.value
    switch (node["列名"]?.text, node["列号"]?.count, node["匹配"]?.text) {
    case (let heading?, nil, nil): return ColumnMapping(item: entry.key, place: .heading(heading))
    case (nil, let number?, nil): return ColumnMapping(item: entry.key, place: .number(number))
    case (nil, nil, let text?): return ColumnMapping(item: entry.key, place: .containing(text))
    default:
      report(.unclearColumn(entry.key), at: node)
      return nil
    }
  }
}
