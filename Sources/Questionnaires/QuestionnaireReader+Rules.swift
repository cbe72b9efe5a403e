internal import CivilTime
internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers

// MARK: 有效性

extension QuestionnaireReader {
  mutating func readRules() -> [ValidityRule] {
    let nodes = root["有效性"]?.items ?? []
    reportTooMany(.rule, nodes, limit: ValidityRule.mostRules)
    reportRepeated(.rule, in: nodes.compactMap { node in node["编号"]?.text.map { ($0, node) } })
    return nodes.compactMap { node in
      guard let id = node["编号"]?.text, let kind = node["规则"]?.choice(of: ValidityRule.Kind.self),
        let action = node["处理"]?.choice(of: ValidityRule.Action.self),
        let test = test(kind, node, id: RuleID(id))
      else { return nil }
      return ValidityRule(
        id: RuleID(id), test: test, action: action, reason: node["理由"]?.text, location: node.location)
    }
  }

  private mutating func test(
    _ kind: ValidityRule.Kind, _ node: DefinitionNode, id: RuleID
  ) -> ValidityRule.Test? {
    switch kind {
    case .minimumDuration: return seconds(node, id).map { .fasterThan(seconds: $0) }
    case .maximumDuration: return seconds(node, id).map { .slowerThan(seconds: $0) }
    case .dateRange: return dateRange(node, id: id)
    case .missingShare:
      guard let limit = node["上限"]?.decimal else { return nil }
      if limit < 0 || limit > 1 { report(.limitOutOfRange(id), at: node["上限"]) }
      return .missingMoreThan(share: limit, of: scope(node["范围"]))
    case .duplicate: return .duplicate(keys: keys(node["依据"]), keep: node["保留"]?.choice() ?? .last)
    case .addressLimit: return node["上限"]?.count.map { .addressSharedByMoreThan($0) }
    case .straightLining: return .straightLining(scope(node["范围"]))
    case .attention: return attention(node)
    case .contradiction:
      guard let text = node["条件"] else { return nil }
      return condition(text).map { .contradiction($0) }
    case .platformFlag:
      guard let column = node["列名"]?.text, let text = node["包含"]?.text else { return nil }
      return .platformFlag(column: column, containing: text)
    case .register: return register(node)
    case .unsubmitted: return .unsubmitted
    case .manual: return .manual(Set(node["序号"]?.items.compactMap(\.count) ?? []))
    }
  }

  /// A duration no response falls short of, or each exceeds, is a slip of the pen.
  private mutating func seconds(_ node: DefinitionNode, _ id: RuleID) -> Double? {
    guard let seconds = node["秒"]?.decimal else { return nil }
    if seconds <= 0 { report(.secondsNotPositive(id), at: node["秒"]) }
    return seconds.doubleValue
  }

  private mutating func dateRange(_ node: DefinitionNode, id: RuleID) -> ValidityRule.Test? {
    let start = node["开始"] ?? root["调查"]?["开始"]
    let end = node["结束"] ?? root["调查"]?["结束"]
    if start?.date == nil, end?.date == nil {
      report(.noDates(id), at: node)
      return nil
    }
    let through = end.flatMap { lastInstant(of: $0) }
    // Dates taken from 调查 are checked there.
    if node["开始"] != nil || node["结束"] != nil { checkOrder(start, end) }
    return .outsideDates(from: start?.date, through: through)
  }

  /// A bare date ends with its day.
  private func lastInstant(of end: DefinitionNode) -> CivilDateTime? {
    end.date.map { CivilDateTime.isBareDate(end.text ?? "") ? $0.endOfDay : $0 }
  }

  /// Reports an end before its start, where it is written.
  mutating func checkOrder(_ start: DefinitionNode?, _ end: DefinitionNode?) {
    guard let from = start?.date, let end, let through = lastInstant(of: end), through < from else { return }
    report(.endsBeforeStart(start: start?.text ?? "", end: end.text ?? ""), at: end)
  }

  private mutating func attention(_ node: DefinitionNode) -> ValidityRule.Test? {
    guard let index = questionIndex(node["题目"]) else { return nil }
    let question = questions[index]
    guard !question.correct.isEmpty else {
      // Without 正确 an attention item has been reported; with it, its options have.
      let isReported = question.role == .attention || root["题目"]?.items[index]["正确"] != nil
      if !isReported { report(.noCorrectOption(question.id), at: node["题目"]) }
      return nil
    }
    return .failedAttention(question: index)
  }

  private mutating func register(_ node: DefinitionNode) -> ValidityRule.Test? {
    guard let index = questionIndex(node["题目"]), let list = node["名单"] else { return nil }
    if case .sequence(let names) = list.content {
      return .notInRegister(question: index, register: .names(Set(names.compactMap(\.text))))
    }
    return list.text.map { .notInRegister(question: index, register: .file($0)) }
  }

  private mutating func scope(_ node: DefinitionNode?) -> ValidityRule.Scope {
    switch node?.text {
    case nil where node == nil, "满意度题", "satisfaction": return .satisfaction
    case "全部题", "all": return .all
    default: return .questions((node?.items ?? []).compactMap { questionIndex($0) })
    }
  }

  /// A key that is no question's id names a column of the export; which columns there are is known when it is read.
  private func keys(_ node: DefinitionNode?) -> [ValidityRule.Key] {
    (node?.items ?? []).compactMap(\.text).map { name in
      questions.firstIndex { $0.id.description == name }.map { .answer($0) } ?? .metadata(name)
    }
  }

  mutating func condition(_ node: DefinitionNode) -> Condition? {
    guard let text = node.text else { return nil }
    var parser = ConditionParser(text: text, questions: questions)
    do {
      return try parser.parse()
    } catch {
      switch error {
      case .unreadable(let near): report(.badCondition(text, near: near), at: node)
      case .unknownQuestion(let name, let nearest):
        report(.unknown(.question, name, nearest: nearest), at: node)
      case .unknownOption(let name, let nearest): report(.unknown(.option, name, nearest: nearest), at: node)
      case .unreadOptions: break
      case .noNumbers(let id): report(.noNumbers(id, condition: text), at: node)
      }
      return nil
    }
  }
}
