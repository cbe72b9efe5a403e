internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

/// Checks the parts of a framework against each other; what it finds keeps the framework from existing.
struct FrameworkCheck {
  private(set) var problems: [FrameworkProblem] = []
  private let framework: EvaluationFramework
  private let facts: Set<FactID>
  private let sources: Set<SourceID>
  private let surveys: Set<SurveyID>

  init(of framework: EvaluationFramework) {
    self.framework = framework
    facts = Set(framework.facts.map(\.id))
    sources = Set(framework.sources.map(\.id))
    surveys = Set(framework.surveys.map(\.id))
    checkDeclarations()
    checkTree()
    checkWhole()
  }

  private mutating func checkDeclarations() {
    for source in Self.repeats(framework.sources, by: \.id) {
      problems.append(.duplicateSource(source.id, at: source.location))
    }
    for fact in Self.repeats(framework.facts, by: \.id) {
      problems.append(.duplicateFact(fact.id, at: fact.location))
    }
    for survey in Self.repeats(framework.surveys, by: \.id) {
      problems.append(.duplicateSurvey(survey.id, at: survey.location))
    }
    for fact in framework.facts { check(fact.source, at: fact.location) }
  }

  private mutating func checkTree() {
    let nodes = framework.indicators.flatMap(\.subtree)
    if nodes.isEmpty { problems.append(.noIndicators) }
    for node in Self.repeats(nodes, by: \.code) {
      problems.append(.duplicateIndicator(node.code, at: node.location))
    }
    for node in nodes {
      if let weight = node.weight, weight < 0 {
        problems.append(.negativeWeight(node.code, at: node.location))
      }
      switch node.content {
      case .group(let children):
        if children.isEmpty { problems.append(.emptyGroup(node.code, at: node.location)) }
      case .leaf(let leaf):
        if node.weight == nil { problems.append(.noWeight(node.code, at: node.location)) }
        var check = LeafCheck(code: node.code, location: node.location)
        check.check(leaf)
        problems += check.problems
        checkReferences(of: leaf, in: node)
      }
    }
    if !nodes.isEmpty, !framework.indicators.contains(where: \.applies) { problems.append(.nothingApplies) }
  }

  private mutating func checkReferences(of leaf: Leaf, in node: Indicator) {
    let rules = leaf.scoring.rules + leaf.competingRules
    let targets =
      rules.flatMap(\.operands) + (leaf.target.map { [$0.value] } ?? []) + leaf.scoring.conditionTargets
    for id in leaf.scoring.measures.flatMap(\.facts) + targets.flatMap(\.facts) where !facts.contains(id) {
      problems.append(
        .unknownFact(id, in: node.code, at: node.location, nearest: nearest(framework.facts.map(\.id), id)))
    }
    for reference in leaf.scoring.measures.flatMap(\.surveys) where !surveys.contains(reference.survey) {
      problems.append(
        .unknownSurvey(
          reference.survey, in: node.code, at: node.location,
          nearest: nearest(framework.surveys.map(\.id), reference.survey)))
    }
    for reference in leaf.evidence { check(reference, at: node.location) }
  }

  private mutating func checkWhole() {
    if framework.fullMarks <= 0, let first = framework.indicators.first {
      problems.append(.notPositive(first.code, .fullMarks, at: first.location))
    }
    for standard in framework.standards {
      if standard.bands.bands.isEmpty { problems.append(.noBands(nil, at: standard.location)) }
      for id in standard.target?.value.facts ?? [] where !facts.contains(id) {
        problems.append(
          .unknownFact(
            id, in: nil, at: standard.location, nearest: nearest(framework.facts.map(\.id), id)))
      }
    }
    guard case .scheme(let scheme) = framework.grades else { return }
    for veto in framework.vetoes {
      if case .gradeAtBest(let label) = veto.limit, scheme.rank(of: label) == nil {
        problems.append(.unknownGrade(label, nearest: scheme.bands.bands.map(\.content).nearest(to: label)))
      }
    }
  }

  private mutating func check(_ reference: SourceReference?, at location: SourceLocation?) {
    guard let id = reference?.document, !sources.contains(id) else { return }
    problems.append(.unknownSource(id, at: location, nearest: nearest(framework.sources.map(\.id), id)))
  }

  private func nearest<Subject>(
    _ known: [Identifier<Subject>], _ unknown: Identifier<Subject>
  ) -> String? {
    known.map(\.description).nearest(to: unknown.description)
  }

  /// The elements whose key occurred before, in order.
  private static func repeats<Element, Key: Hashable>(_ elements: [Element], by key: (Element) -> Key)
    -> [Element]
  {
    var seen: Set<Key> = []
    return elements.filter { !seen.insert(key($0)).inserted }
  }
}

extension Indicator {
  /// Whether anything at or below the node is scored.
  var applies: Bool {
    guard notApplicable == nil else { return false }
    switch content {
    case .group(let children): return children.contains(where: \.applies)
    case .leaf: return true
    }
  }
}

extension Scoring {
  /// The operands its conditions compare with.
  fileprivate var conditionTargets: [Operand] {
    switch self {
    case .conditions(let conditions, _): conditions.map(\.target.value)
    case .measured, .judged: []
    }
  }
}
