internal import Diagnostics
internal import ExactNumbers

extension Linter {
  /// Another tree of the report against the scored one: sums, weights, scores, names, and its shape.
  func findings(of view: TreeView) -> [Finding] {
    let byCode = Dictionary(scores.map { ($0.indicator.code, $0) }, uniquingKeysWith: { first, _ in first })
    var findings = view.subtree.flatMap { node -> [Finding] in
      let codes = node.indicators.isEmpty ? [node.code] : node.indicators
      let bound = codes.compactMap { byCode[$0] }
      let kinds = sums(of: node) + figures(of: node, bound, in: view)
      return kinds.map {
        Finding(
          $0, node: bound.count == 1 ? bound[0].indicator.code : node.code, subject: view.id,
          at: node.location)
      }
    }
    if let shape = shape(of: view, byCode) {
      findings.append(Finding(.contents(shape), subject: view.id, at: view.location))
    }
    return findings
  }

  private func sums(of node: TreeView.Node) -> [FindingKind] {
    let weights = node.children.compactMap(\.weight?.rational)
    guard let declared = node.weight, !weights.isEmpty, weights.count == node.children.count,
      weights.sum() != declared.rational
    else { return [] }
    return [.weights(.children(declared: declared, sum: shown(weights.sum())))]
  }

  /// One indicator is compared by name too; several by their sums.
  private func figures(
    of node: TreeView.Node, _ bound: [IndicatorScore], in view: TreeView
  ) -> [FindingKind] {
    guard !bound.isEmpty else { return [] }
    var kinds: [FindingKind] = []
    if bound.count == 1, bound[0].indicator.name != node.name {
      kinds.append(.printed(.names([bound[0].indicator.name, node.name])))
    }
    let weight = bound.map(\.indicator.nominalWeight).sum()
    if let printed = node.weight, printed.rational != weight {
      kinds.append(.weights(.printed(declared: shown(weight), printed: printed, place: view.name)))
    }
    let printedScores = bound.compactMap { ($0.indicator.tableScore ?? $0.points.rounded)?.rational }
    if let printed = node.score, printedScores.count == bound.count, printed.rational != printedScores.sum() {
      let score = shown(printedScores.sum())
      kinds.append(.printed(.score(printed: printed, computed: score, place: view.name)))
    }
    return kinds
  }

  /// The lowest level of both trees, when they are not cut alike.
  private func shape(
    of view: TreeView, _ byCode: [IndicatorCode: IndicatorScore]
  ) -> ContentConflict? {
    let leaves = view.subtree.filter(\.children.isEmpty)
    let merged = leaves.filter { $0.indicators.count > 1 }
    let unbound = leaves.filter { node in node.indicators.isEmpty && byCode[node.code] == nil }
    guard leaves.count != framework.leaves.count || !merged.isEmpty || !unbound.isEmpty else { return nil }
    return .structures(
      view: view.name, leaves: leaves.count, of: framework.leaves.count, merged: merged.map(\.name))
  }
}
