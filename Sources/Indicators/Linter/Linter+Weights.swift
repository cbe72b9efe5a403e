internal import ExactNumbers

extension Linter {
  /// A node's weight against its children and against every place that prints it.
  func weights(of node: Indicator) -> [FindingKind] {
    var conflicts: [WeightConflict] = []
    let children = node.children.map(\.nominalWeight).sum()
    if let declared = node.weight, !node.children.isEmpty, declared.rational != children {
      conflicts.append(.children(declared: declared, sum: shown(children)))
    }
    for printed in node.printed.compactMap(\.weight).uniqued() where printed.rational != node.nominalWeight {
      let places = node.places { $0.weight == printed }
      conflicts.append(.printed(declared: shown(node.nominalWeight), printed: printed, place: places))
    }
    return conflicts.map(FindingKind.weights)
  }

  /// The first level against full marks. Bonus leaves weigh nothing beyond their declared weight.
  var fullMarksConflict: FindingKind? {
    let sum = framework.indicators.map(\.nominalWeight).sum()
    guard !framework.indicators.isEmpty, sum != framework.fullMarks.rational else { return nil }
    return .weights(.fullMarks(declared: framework.fullMarks, sum: shown(sum)))
  }

  /// A sum of printed decimals, which always ends.
  func shown(_ value: Rational) -> ExactDecimal {
    value.exactDecimal(atMost: ExactDecimal.mostDigits) ?? framework.policy.scores(value)
  }
}

extension Indicator {
  /// The weight a reader sees: as declared, else the sum of the children's.
  var nominalWeight: Rational { weight?.rational ?? children.map(\.nominalWeight).sum() }
}
