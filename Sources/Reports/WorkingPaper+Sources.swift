internal import ExactNumbers
internal import Indicators
internal import Questionnaires
internal import Tables

// What a leaf is measured against and taken from: targets, facts, documents, surveys.

extension WorkingPaper {
  /// A target of the leaf (目标值), and what it is called.
  struct Goal {
    let name: String?
    let relation: Relation
    let value: Operand
  }

  func goals(of leaf: Leaf) -> [Goal] {
    var goals = leaf.target.map { [Goal(name: nil, relation: $0.relation, value: $0.value)] } ?? []
    if case .conditions(let conditions, _) = leaf.scoring {
      goals += conditions.map {
        Goal(name: $0.name, relation: $0.target.relation, value: $0.target.value)
      }
    }
    return goals + leaf.scoring.rules.flatMap(\.parts).compactMap(Self.goal)
  }

  private static func goal(of rule: ScoringRule) -> Goal? {
    func side(_ direction: Direction) -> Relation { direction == .higherIsBetter ? .atLeast : .atMost }
    switch rule {
    case .full(let target, _): return Goal(name: nil, relation: target.relation, value: target.value)
    case .proportional(let proportion):
      return proportion.target.map { Goal(name: nil, relation: side(proportion.direction), value: $0) }
    case .linearDeduction(let deduction):
      return Goal(name: nil, relation: side(deduction.direction), value: deduction.target)
    case .tiers, .interpolated: return nil
    }
  }

  func targetBlocks(of leaf: Leaf) -> [Document.Block] {
    let goals = goals(of: leaf)
    guard !goals.isEmpty else {
      return [.paragraph(words("规则不比较目标值。", "The rule compares with no target."))]
    }
    var table = Table(columns: [
      .init(words("目标值", "Target")), .init(words("名称", "Name")), .init(words("来源", "Source")),
    ])
    for goal in goals {
      let facts = goal.value.facts.compactMap { formulas.fact($0) }
      let names = (goal.name.map { [$0] } ?? []) + facts.map { "\($0.name) (\($0.id))" }
      table.append([
        .init("\(goal.relation.rawValue) \(formulas.numbers(goal.value))"),
        .init(names.joined(separator: words("；", "; "))),
        .init(
          facts.isEmpty
            ? words("规则中写明", "written in the rule")
            : facts.map { $0.source.map { place($0) } ?? words("未提供", "not given") }.joined(
              separator: words("；", "; "))
        ),
      ])
    }
    return [.table(table)]
  }

  /// The document, section and lines of a reference, in words.
  func place(_ reference: SourceReference) -> String {
    let name = reference.document.map { document in
      framework.sources.first { $0.id == document }?.name ?? document.description
    }
    let lines = reference.lines.map { words("第 \($0) 行", "lines \($0)") }
    return [name, reference.place, lines].compactMap { $0 }.joined(separator: words("，", ", "))
  }
}

// MARK: - Sources

extension WorkingPaper {
  /// Something the leaf rests on, with what it says and where it stands (资料).
  struct Item {
    let name: String
    let value: String?
    let reference: SourceReference?
  }

  func items(of leaf: Leaf) -> [Item] {
    let basis = words("依据", "basis")
    var items = leaf.evidence.map { Item(name: basis, value: nil, reference: $0) }
    var seen: Set<FactID> = []
    for id in leaf.scoring.measures.flatMap(\.facts) where seen.insert(id).inserted {
      guard let fact = formulas.fact(id) else { continue }
      items.append(Item(name: "\(fact.name) (\(id))", value: formulas.number(fact), reference: fact.source))
    }
    for case .given(let given) in leaf.scoring.measures.flatMap(\.parts) {
      let value = [given.value.description, given.unit].compactMap { $0 }.joined(separator: " ")
      items.append(Item(name: words("给定值", "value taken over"), value: value, reference: given.source))
    }
    if case .checklist(let points) = leaf.scoring.judgement {
      for point in points {
        items += point.evidence.map { Item(name: point.name, value: nil, reference: $0) }
      }
    }
    for veto in leaf.vetoes {
      items += veto.evidence.map { Item(name: veto.event, value: nil, reference: $0) }
    }
    return items
  }

  func sourceBlocks(of leaf: Leaf) -> [Document.Block] {
    var table = Table(columns: [
      .init(words("项目", "Item")), .init(words("数值", "Value"), .trailing), .init(words("资料", "Document")),
      .init(words("出处", "Place")), .init(words("行号", "Lines")),
    ])
    for item in items(of: leaf) {
      let document = item.reference?.document.flatMap { id in framework.sources.first { $0.id == id } }
      let name = document?.name ?? item.reference?.document?.description
      let title = [name, document?.file].compactMap { $0 }.joined(separator: " · ")
      table.append([
        .init(item.name), .init(item.value ?? ""),
        .init(item.reference == nil ? words("未提供", "not given") : title),
        .init(item.reference?.place ?? ""), .init(item.reference?.lines ?? ""),
      ])
    }
    return (table.rows.isEmpty ? [] : [.table(table)])
      + surveyReferences.map { .facts(facts(of: $0)) }
  }

  private func facts(of reference: SurveyReference) -> [Document.Fact] {
    let plan = surveys.first { $0.id == reference.survey }
    let declared = framework.surveys.first { $0.id == reference.survey }
    var facts: [Document.Fact] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value { facts.append(.init(words(zh, en), value)) }
    }
    add("调查", "Survey", declared.map { "\($0.name) (\($0.id))" })
    add("问卷", "Questionnaire", plan?.questionnaire)
    add("答案", "Answers", plan.map { files(of: $0.data) })
    add("群体", "Group", reference.group?.description)
    add("题目", "Questions", reference.questions.isEmpty ? nil : reference.questions.joined(separator: " "))
    add("总体数", "Population", (declared?.population).map(count))
    add("发放数", "Sent", (declared?.distributed).map(count))
    add("回收数", "Returned", (declared?.collected).map(count))
    add("有效数", "Valid", (declared?.valid).map(count))
    guard let figure = card.figures[reference] else {
      add("数值", "Figure", words("没有可用的答案", "no answers to compute from"))
      return facts
    }
    add("口径", "Formula", figure.formula.name.text(in: language))
    add("分子", "Numerator", figure.satisfied.map { $0.digits() })
    add("分母", "Denominator", figure.answers.map(String.init))
    add("作答人数", "Respondents", "\(figure.respondents)")
    add("数据说明", "Data note", plan?.note?.unfolded)
    return facts
  }

  func files(of data: SurveyData) -> String {
    switch data {
    case .notGiven: words("未提供", "not given")
    case .responses(let files): files.map(\.path).joined(separator: words("、", ", "))
    case .countsFile(let file): file
    case .counts: words("评价文件中的各题计数", "counts in the evaluation itself")
    }
  }

  private func count(_ count: DeclaredCount) -> String {
    switch count {
    case .count(let number): "\(number)"
    case .counted: words("由答卷计数", "counted from the responses")
    case .notGiven: words("未提供", "not given")
    }
  }
}
