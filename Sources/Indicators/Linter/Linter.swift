internal import ExactNumbers
internal import Questionnaires

/// Finds what reviewers find (审核). General rules only: each looks at the tree and what was computed from it.
struct Linter {
  let framework: EvaluationFramework
  let scores: [IndicatorScore]
  let total: Points
  let grade: Grade
  let scorer: LeafScorer

  /// All findings: the tree in printed order, then tables, surveys and the whole; waivers marked.
  var findings: [Finding] {
    var found: [Finding] = scores.flatMap { findings(of: $0) }
    found += framework.contents.views.flatMap { findings(of: $0) }
    found += framework.standards.flatMap { findings(of: $0) }
    found += framework.surveys.flatMap { findings(of: $0) }
    found += framework.facts.flatMap { findings(of: $0) }
    found += framework.contents.sumTables.flatMap { findings(of: $0) }
    found += contentFindings + summaryFindings + wholeFindings
    return waive(found)
  }

  private func findings(of score: IndicatorScore) -> [Finding] {
    let node = score.indicator
    func findings(_ kinds: [FindingKind]) -> [Finding] {
      kinds.map { Finding($0, node: node.code, at: node.location) }
    }
    let faults = node.leaf.map { bands(of: $0, score) } ?? []
    return findings(weights(of: node) + printed(score))
      + faults.map { Finding(.bands($0.conflict), node: node.code, bands: $0.bands, at: node.location) }
      + findings(leaf(score))
  }

  private func leaf(_ score: IndicatorScore) -> [FindingKind] {
    guard let leaf = score.indicator.leaf, let result = score.leaf else { return [] }
    var kinds = targets(of: leaf, score).map(FindingKind.targets)
    kinds += judgements(of: leaf, score).map(FindingKind.judgements)
    if case .undefined(let reason) = result.points { kinds.append(.evidence(.undefinedScore(reason))) }
    if let how = leaf.reconstruction { kinds.append(.evidence(.reconstructed(how: how))) }
    if satisfactionIsUnshown(leaf, name: score.indicator.name) {
      kinds.append(.evidence(.satisfactionUnshown))
    }
    return kinds
  }

  /// A satisfaction score nobody was asked for. The word 满意 in the name is what makes it one.
  private func satisfactionIsUnshown(_ leaf: Leaf, name: String) -> Bool {
    leaf.scoring.judgement != nil && leaf.evidence.isEmpty && name.contains("满意")
  }

  private func waive(_ findings: [Finding]) -> [Finding] {
    var unused = Set(framework.waivers.indices)
    var marked = findings
    for place in marked.indices {
      let match = framework.waivers.firstIndex {
        $0.code == marked[place].code && ($0.node.map { marked[place].isAbout($0) } ?? true)
      }
      guard let match else { continue }
      marked[place].waiver = framework.waivers[match]
      unused.remove(match)
    }
    return marked
      + unused.sorted().map { place in
        let waiver = framework.waivers[place]
        return Finding(
          .evidence(.waiverUnused(code: waiver.code)), node: waiver.node, at: waiver.location)
      }
  }
}

extension Finding {
  /// Whether a waiver's 节点 names what this is about.
  fileprivate func isAbout(_ name: IndicatorCode) -> Bool { node == name || subject == name.description }
}
