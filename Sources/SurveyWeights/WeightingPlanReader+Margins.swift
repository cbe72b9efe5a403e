internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension WeightingPlanReader {
  mutating func margin(_ node: DefinitionNode) -> WeightingPlan.Margin {
    let basis = basis(of: node)
    var names = "?"
    switch basis {
    case .groups?: names = "群体"
    case .questions(let indices)?:
      names = indices.map { questionnaire.questions[$0].id.description }.joined(separator: "×")
    case nil: break
    }
    let categories = basis.map { self.categories(of: node, $0) } ?? []
    if Set(categories.map(\.part.isCount)).count > 1 { report(.countsAndShares, at: node) }
    return WeightingPlan.Margin(
      basis: basis ?? .groups, name: names, categories: categories,
      lookup: basis.map { lookup(of: categories, $0, at: node) } ?? .empty, location: node.location)
  }

  private mutating func basis(of node: DefinitionNode) -> WeightingPlan.Margin.Basis? {
    switch (node["题目"], node["依据"]?.choice(of: MarginBasis.self)) {
    case (nil, .groups?):
      if questionnaire.groups.isEmpty { report(.noGroups, at: node["依据"]) }
      return questionnaire.groups.isEmpty ? nil : .groups
    case (let questions?, nil) where node["依据"] == nil:
      let named = questions.items
      let indices = named.compactMap { singleChoice($0) }
      return indices.count == named.count && !indices.isEmpty ? .questions(indices) : nil
    default:
      report(.basisUnclear, at: node)
      return nil
    }
  }

  private mutating func singleChoice(_ node: DefinitionNode) -> Int? {
    guard let index = question(node) else { return nil }
    let question = questionnaire.questions[index]
    guard question.kind.hasOneOption, question.rows.isEmpty else {
      report(.notASingleChoice(question.id), at: node)
      return nil
    }
    return index
  }

  private mutating func categories(
    of node: DefinitionNode, _ basis: WeightingPlan.Margin.Basis
  ) -> [WeightingPlan.Category] {
    let written = ["占比", "计数", "格"].filter { node[$0] != nil }
    guard written.count == 1, let key = written.first, let value = node[key],
      key == "格" || !value.entries.isEmpty
    else {
      report(.targetsUnclear, at: node)
      return []
    }
    var categories: [WeightingPlan.Category] = []
    if key == "格" {
      for cell in value.items { if let category = category(cell, basis) { categories.append(category) } }
    } else {
      for entry in value.entries {
        let name = DefinitionNode(.scalar(entry.key, quoted: true), at: entry.location)
        guard let target = entry.value.decimal, let members = members([name], basis) else { continue }
        checkRange(target, at: entry.value)
        categories.append(
          WeightingPlan.Category(
            label: entry.key, members: members, location: entry.location,
            part: key == "占比" ? .share(target) : .count(target)))
      }
    }
    return categories
  }

  private mutating func category(
    _ cell: DefinitionNode, _ basis: WeightingPlan.Margin.Basis
  ) -> WeightingPlan.Category? {
    let (share, count) = (cell["占比"]?.decimal, cell["计数"]?.decimal)
    guard let target = share ?? count, share == nil || count == nil else {
      if cell["占比"] == nil || cell["计数"] != nil { report(.targetsUnclear, at: cell) }
      return nil
    }
    checkRange(target, at: cell)
    let parts = cell["组合"]?.items ?? []
    guard let members = members(parts, basis) else { return nil }
    let label = parts.map { $0.items.compactMap(\.text).joined(separator: "/") }.joined(separator: " × ")
    return WeightingPlan.Category(
      label: label, members: members, location: cell.location,
      part: share.map { .share($0) } ?? .count(target))
  }

  /// For each question the options named; `nil` when a name is unknown, which has been reported.
  private mutating func members(
    _ parts: [DefinitionNode], _ basis: WeightingPlan.Margin.Basis
  ) -> [Set<Int>]? {
    var needed = 1
    if case .questions(let indices) = basis { needed = indices.count }
    guard parts.count == needed else {
      if let first = parts.first {
        report(.combinationTooLong(needed: needed, written: parts.count), at: first)
      }
      return nil
    }
    var members: [Set<Int>] = []
    for (position, part) in parts.enumerated() {
      let indices = part.items.compactMap { member($0, at: position, of: basis) }
      guard indices.count == part.items.count, !indices.isEmpty else { return nil }
      members.append(Set(indices))
    }
    return members
  }

  private mutating func member(
    _ node: DefinitionNode, at position: Int, of basis: WeightingPlan.Margin.Basis
  ) -> Int? {
    guard let name = node.text else { return nil }
    let (index, owner, known): (Int?, String, [String])
    switch basis {
    case .groups:
      let groups = questionnaire.groups
      index = groups.firstIndex { $0.id.description == name } ?? groups.firstIndex { $0.name == name }
      (owner, known) = ("群体", groups.flatMap { [$0.id.description, $0.name] })
    case .questions(let indices):
      let question = questionnaire.questions[indices[position]]
      index = question.scale.option(named: name)
      (owner, known) = (question.id.description, question.scale.options.map(\.label))
    }
    if index == nil { report(.unknownCategory(name, of: owner, nearest: known.nearest(to: name)), at: node) }
    return index
  }

  /// Which category each combination of answers is in. Somebody in two would count twice.
  private mutating func lookup(
    of categories: [WeightingPlan.Category], _ basis: WeightingPlan.Margin.Basis, at node: DefinitionNode
  ) -> CategoryLookup {
    var radices = [questionnaire.groups.count]
    if case .questions(let indices) = basis {
      radices = indices.map { questionnaire.questions[$0].scale.options.count }
    }
    guard var lookup = CategoryLookup(radices: radices) else {
      report(.tooManyCombinations(limit: CategoryLookup.mostCombinations), at: node)
      return .empty
    }
    for (number, category) in categories.enumerated() {
      switch lookup.add(category.members, as: number) {
      case .added: break
      case .taken: problems.append(WeightingProblem(.categoryTwice(category.label), at: category.location))
      case .tooMany:
        report(.tooManyCombinations(limit: CategoryLookup.mostCombinations), at: node)
        return .empty
      }
    }
    return lookup
  }
}

extension WeightingPlan.Category.Part {
  var isCount: Bool { if case .count = self { true } else { false } }
}

extension WeightingPlan.Margin {
  /// The sum of counts; `nil` for shares.
  var countSum: ExactDecimal? { sum { $0.isCount } }

  /// The sum of percentages; `nil` for counts.
  var shareSum: ExactDecimal? { sum { !$0.isCount } }

  private func sum(where isWanted: (WeightingPlan.Category.Part) -> Bool) -> ExactDecimal? {
    guard !categories.isEmpty, categories.allSatisfy({ isWanted($0.part) }) else { return nil }
    let sum = categories.map(\.part.value.rational).sum()
    return sum.exactDecimal(atMost: ExactDecimal.mostDigits)
  }
}
