internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

/// Checks the parts of a framework against each other; what it finds keeps the framework from existing.
struct FrameworkCheck {
  private(set) var problems: [FrameworkProblem] = []
  private let framework: EvaluationFramework
  private let facts: Names<Fact>
  private let sources: Names<SourceDocument>
  private let surveys: Names<SurveyDeclaration>

  init(of framework: EvaluationFramework) {
    self.framework = framework
    facts = Names(.fact, framework.facts.map(\.id))
    sources = Names(.source, framework.sources.map(\.id))
    surveys = Names(.survey, framework.surveys.map(\.id))
    checkDeclarations()
    checkTree()
    checkWhole()
    checkContents()
  }

  private mutating func checkDeclarations() {
    for source in framework.sources.repeats(of: \.id) { reportRepeated(.source, source.id, source.location) }
    for fact in framework.facts.repeats(of: \.id) { reportRepeated(.fact, fact.id, fact.location) }
    for survey in framework.surveys.repeats(of: \.id) { reportRepeated(.survey, survey.id, survey.location) }
    for fact in framework.facts { require(fact.source?.document, among: sources, at: fact.location) }
  }

  private mutating func checkTree() {
    let nodes = framework.indicators.flatMap(\.subtree)
    if nodes.isEmpty, framework.contents.summary == nil { problems.append(FrameworkProblem(.noIndicators)) }
    for node in nodes.repeats(of: \.code) { reportRepeated(.indicator, node.code, node.location) }
    for node in nodes {
      if let weight = node.weight, weight < 0 { report(.negativeWeight, node) }
      switch node.content {
      case .group(let children): if children.isEmpty { report(.emptyGroup, node) }
      case .leaf(let leaf):
        if node.weight == nil { report(.noWeight, node) }
        for fault in LeafCheck(of: leaf).faults { report(fault, node) }
        checkReferences(of: leaf, in: node)
      }
    }
    if !framework.leaves.isEmpty, !framework.indicators.contains(where: \.applies) {
      problems.append(FrameworkProblem(.nothingApplies))
    }
  }

  private mutating func checkReferences(of leaf: Leaf, in node: Indicator) {
    let rules = leaf.scoring.rules + leaf.competingRules
    let targets =
      rules.flatMap(\.operands) + leaf.scoring.conditionTargets + (leaf.target.map { [$0.value] } ?? [])
    for id in leaf.scoring.measures.flatMap(\.facts) + targets.flatMap(\.facts) {
      require(id, among: facts, of: node.code, at: node.location)
    }
    for reference in leaf.scoring.measures.flatMap(\.surveys) {
      require(reference.survey, among: surveys, of: node.code, at: node.location)
    }
    for reference in leaf.allEvidence {
      require(reference.document, among: sources, of: node.code, at: node.location)
    }
  }

  private mutating func checkWhole() {
    if framework.fullMarks <= 0 { problems.append(FrameworkProblem(.notPositive(.fullMarks))) }
    require(framework.printed.source?.document, among: sources, at: framework.printed.location)
    for standard in framework.standards {
      if standard.bands.bands.isEmpty { problems.append(FrameworkProblem(.noBands, at: standard.location)) }
      for id in standard.target?.value.facts ?? [] { require(id, among: facts, at: standard.location) }
    }
    guard case .scheme(let scheme) = framework.grades else { return }
    for case .gradeAtBest(let label) in framework.vetoes.map(\.limit) where scheme.rank(of: label) == nil {
      let nearest = scheme.bands.bands.map(\.content).nearest(to: label)
      problems.append(FrameworkProblem(.unknown(.grade, label, nearest: nearest)))
    }
  }

  /// Every indicator and fact that the rest of the report is held against.
  private mutating func checkContents() {
    let nodes = Names<Indicator>(.indicator, framework.indicators.flatMap(\.subtree).map(\.code))
    let contents = framework.contents
    for fact in framework.facts {
      for id in fact.recomputations.flatMap(\.measure.facts) { require(id, among: facts, at: fact.location) }
    }
    var uses = framework.surveys.map { ($0.usedFor, $0.location) }
    uses += contents.views.flatMap(\.subtree).map { ($0.indicators, $0.location) }
    uses += contents.goals.map { ($0.indicators, $0.location) }
    uses += (contents.problems ?? []).map { ($0.indicators, $0.location) }
    for (codes, place) in uses { for code in codes { require(code, among: nodes, at: place) } }
  }

  // MARK: Reporting

  private mutating func report(_ fault: FrameworkProblem.Fault, _ node: Indicator) {
    problems.append(FrameworkProblem(fault, of: node.code, at: node.location))
  }

  private mutating func reportRepeated<Subject>(
    _ thing: FrameworkProblem.Thing, _ id: Identifier<Subject>, _ place: SourceLocation?
  ) {
    problems.append(FrameworkProblem(.duplicate(thing, id.description), at: place))
  }

  private mutating func require<Subject>(
    _ id: Identifier<Subject>?, among names: Names<Subject>, of node: IndicatorCode? = nil,
    at place: SourceLocation?
  ) {
    guard let id, !names.declared.contains(id) else { return }
    let nearest = names.inOrder.map(\.description).nearest(to: id.description)
    problems.append(
      FrameworkProblem(.unknown(names.thing, id.description, nearest: nearest), of: node, at: place))
  }

  /// The declared names of one kind.
  private struct Names<Subject> {
    let thing: FrameworkProblem.Thing
    let inOrder: [Identifier<Subject>]
    let declared: Set<Identifier<Subject>>

    init(_ thing: FrameworkProblem.Thing, _ ids: [Identifier<Subject>]) {
      (self.thing, inOrder, declared) = (thing, ids, Set(ids))
    }
  }
}

extension Array {
  /// The elements whose key occurred before, in order.
  fileprivate func repeats<Key: Hashable>(of key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { !seen.insert(key($0)).inserted }
  }
}

extension Leaf {
  /// Every reference to a document, of the leaf and of what its judgement and vetoes say.
  fileprivate var allEvidence: [SourceReference] {
    let judged: [SourceReference] =
      switch scoring.judgement {
      case .deductions(let deductions, _): deductions.flatMap(\.evidence)
      case .checklist(let items): items.flatMap(\.evidence)
      case .points, .items, .level, .fillBand, .experts, nil: []
      }
    let given = scoring.measures.flatMap(\.parts).compactMap { part -> SourceReference? in
      if case .given(let value) = part { value.source } else { nil }
    }
    return evidence + judged + given + vetoes.flatMap(\.evidence)
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
