internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers

// MARK: 群体, 维度

extension QuestionnaireReader {
  mutating func group(_ node: DefinitionNode) -> RespondentGroup? {
    checkQuota(node["配额"])
    guard let id = node["编号"]?.text else { return nil }
    return RespondentGroup(
      id: GroupID(id), name: node["名称"]?.text ?? id, weight: node["权重"]?.decimal,
      membership: node["取值"].flatMap { membership($0) }, targetValid: node["目标有效数"]?.count,
      location: node.location)
  }

  private mutating func membership(_ node: DefinitionNode) -> RespondentGroup.Membership? {
    guard let index = questionIndex(node["题目"]) else { return nil }
    guard questions[index].kind.hasOneOption || questions[index].kind.hasOptionSet else {
      report(.notAChoiceQuestion(questions[index].id, usedBy: "取值"), at: node)
      return nil
    }
    return .init(question: index, options: optionIndices(node["等于"], in: questions[index].scale))
  }

  /// A quota is for the people who draw the sample; here it only has to fit the questionnaire.
  private mutating func checkQuota(_ node: DefinitionNode?) {
    guard let index = questionIndex(node?["题目"]) else { return }
    let scale = questions[index].scale
    for entry in node?["目标"]?.entries ?? [] where scale.option(named: entry.key) == nil {
      guard !scale.options.isEmpty else { continue }
      let nearest = scale.options.map(\.label).nearest(to: entry.key)
      problems.append(
        QuestionnaireProblem(.unknown(.option, entry.key, nearest: nearest), at: entry.location))
    }
  }

  mutating func readDimensions() -> [Dimension] {
    let nodes = root["维度"]?.items ?? []
    let ids = nodes.map { DimensionID($0["编号"]?.text ?? "") }
    reportRepeated(.dimension, in: zip(ids, nodes).map { ($0.description, $1) })
    var members = membersByDimension(nodes: nodes, ids: ids)
    let dimensions = zip(ids, nodes).map { id, node in
      Dimension(
        id: id, name: node["名称"]?.text ?? "", weight: node["权重"]?.decimal,
        parent: node["上级"]?.text.map { DimensionID($0) },
        questions: (members.removeValue(forKey: id) ?? []).sorted(),
        location: node.location)
    }
    checkParents(of: dimensions, nodes: nodes)
    checkWeights(of: dimensions)
    checkRowWeights()
    return dimensions
  }

  private mutating func membersByDimension(nodes: [DefinitionNode], ids: [DimensionID]) -> [DimensionID:
    [Int]]
  {
    var owner: [Int: DimensionID] = [:]
    for (index, node) in (root["题目"]?.items ?? []).enumerated() {
      guard let id = questions[index].dimension else { continue }
      owner[index] = id
      if !ids.contains(id) {
        let nearest = ids.map(\.description).nearest(to: id.description)
        report(.unknown(.dimension, id.description, nearest: nearest), at: node["维度"])
      }
    }
    for (id, node) in zip(ids, nodes) {
      for item in node["题目"]?.items ?? [] {
        guard let index = questionIndex(item) else { continue }
        if let other = owner[index], other != id {
          report(.conflictingDimensions(questions[index].id, other, id), at: item)
        }
        owner[index] = id
      }
    }
    return Dictionary(grouping: owner.keys) { owner[$0] ?? "" }
  }

  private mutating func checkParents(of dimensions: [Dimension], nodes: [DefinitionNode]) {
    for (dimension, node) in zip(dimensions, nodes) {
      guard let parent = dimension.parent else { continue }
      guard dimensions.contains(where: { $0.id == parent }) else {
        let nearest = dimensions.map(\.id.description).nearest(to: parent.description)
        report(.unknown(.dimension, parent.description, nearest: nearest), at: node["上级"])
        continue
      }
      var seen: Set<DimensionID> = [dimension.id]
      var next: DimensionID? = parent
      while let id = next {
        guard seen.insert(id).inserted else {
          report(.circularParents(dimension.id), at: node["上级"])
          break
        }
        next = dimensions.first { $0.id == id }?.parent
      }
    }
  }
}

// MARK: 权重

extension QuestionnaireReader {
  /// Dimensions with one parent share 100, 1, or what the parent has; so do the questions of a dimension.
  private mutating func checkWeights(of dimensions: [Dimension]) {
    let parents = [nil] + dimensions.map { Optional($0.id) }
    for parent in parents {
      let siblings = dimensions.filter { $0.parent == parent }
      let whole = dimensions.first { $0.id == parent }?.weight
      checkSum(
        siblings.map { ($0.name, $0.weight, $0.location) }, of: .dimension,
        within: parent?.description, alsoAllowed: whole)
    }
    let weighted = questions.filter { $0.weight != nil }
    if weighted.compactMap(\.weight).sumsToWhole(or: nil) { return }
    let inDimensions = dimensions.map { dimension in (dimension, dimension.questions.map { questions[$0] }) }
    for (dimension, members) in inDimensions {
      checkSum(
        members.map { ($0.id.description, $0.weight, $0.location) }, of: .question,
        within: dimension.id.description, alsoAllowed: dimension.weight)
    }
    let assigned = Set(dimensions.flatMap(\.questions))
    let free = questions.indices.filter { !assigned.contains($0) }.map { questions[$0] }
    let measuring = free.filter { $0.role == .satisfaction || $0.weight != nil }
    checkSum(
      measuring.map { ($0.id.description, $0.weight, $0.location) }, of: .question, within: nil,
      alsoAllowed: nil)
  }

  /// The rows of a matrix share 100, 1, or what the question has.
  private mutating func checkRowWeights() {
    for question in questions {
      checkSum(
        question.rows.map { ("\(question.id).\($0.id)", $0.weight, question.location) }, of: .row,
        within: question.id.description, alsoAllowed: question.weight)
    }
  }

  private mutating func checkSum(
    _ members: [(name: String, weight: ExactDecimal?, location: SourceLocation)],
    of thing: QuestionnaireProblem.Thing, within: String?, alsoAllowed: ExactDecimal?
  ) {
    let weights = members.compactMap(\.weight)
    guard !weights.isEmpty, let first = members.first else { return }
    for member in members where member.weight == nil {
      problems.append(QuestionnaireProblem(.weightMissing(thing, member.name), at: member.location))
    }
    guard weights.count == members.count, !weights.sumsToWhole(or: alsoAllowed) else { return }
    let sum = weights.map(\.rational).sum()
    let whole = alsoAllowed ?? (sum > 2 ? 100 : 1)
    problems.append(
      QuestionnaireProblem(
        .weightsDoNotAddUp(
          of: thing, within: within, sum: sum.exactDecimal(atMost: 60) ?? 0, whole: whole),
        at: first.location))
  }
}

extension [ExactDecimal] {
  fileprivate func sumsToWhole(or other: ExactDecimal?) -> Bool {
    let sum = map(\.rational).sum()
    return sum == 100 || sum == 1 || sum == other?.rational
  }
}
