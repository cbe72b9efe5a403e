internal import DefinitionFiles
internal import ExactNumbers

extension EvaluationReader {
  /// A table under 分档, best band first. An end that is not written is where the neighbour ends, and the number there
  /// belongs to the band that says so; the best band's far end and the worst band's are open.
  mutating func bands<Content>(
    _ node: DefinitionNode, isPercent: Bool, domain: Domain? = nil,
    _ content: (inout EvaluationReader, DefinitionNode) -> Content
  ) -> BandTable<Content> {
    let nodes = node["分档"]?.items ?? []
    let direction = direction(node)
    let written = nodes.map { (lower: end($0, "下限", "含下限", true), upper: end($0, "上限", "含上限", false)) }
    var bands: [Band<Content>] = []
    for (place, band) in nodes.enumerated() {
      let better = place > 0 ? written[place - 1] : (nil, nil)
      let worse = place + 1 < written.count ? written[place + 1] : (nil, nil)
      let (below, above) = direction == .higherIsBetter ? (worse, better) : (better, worse)
      let bounds = Bounds(
        from: written[place].lower ?? below.1.map(\.facing), to: written[place].upper ?? above.0.map(\.facing)
      )
      let content = content(&self, band)
      guard let bounds else {
        report(.emptyBand, at: band)
        continue
      }
      bands.append(Band(bounds, content))
    }
    return BandTable(
      bands, direction: direction,
      domain: self.domain(node["取值范围"]) ?? domain ?? (isPercent ? .percent : .notNegative))
  }

  /// Bands that only bear names.
  mutating func namedBands(
    _ node: DefinitionNode, isPercent: Bool, domain: Domain? = nil
  ) -> BandTable<String> {
    bands(node, isPercent: isPercent, domain: domain) { _, band in band["名称"]?.text ?? "" }
  }

  private func end(_ band: DefinitionNode, _ key: String, _ flag: String, _ isIncluded: Bool) -> Bound? {
    band[key]?.decimal.map { Bound($0, isIncluded: band[flag]?.flag ?? isIncluded) }
  }

  private func domain(_ node: DefinitionNode?) -> Domain? {
    guard let node else { return nil }
    let bounds = Bounds(
      from: node["下限"]?.decimal.map { .including($0) }, to: node["上限"]?.decimal.map { .including($0) })
    return bounds.map { Domain($0, isWhole: node["整数"]?.flag ?? false) }
  }

  // MARK: 等级, 评级标准

  mutating func gradeScale(_ node: DefinitionNode?, fullMarks: ExactDecimal) -> GradeScale {
    guard let node else { return .notPrinted }
    if let text = node.text { return shipped(text) }
    switch (node["方案"], node["分档"]) {
    case (let name?, nil): return shipped(name.text ?? "")
    case (nil, _?):
      let full = positive("满分", of: node) ?? fullMarks
      let domain = Bounds(from: .including(0), to: .including(full)).map { Domain($0) }
      let bands = namedBands(node, isPercent: true, domain: domain)
      return .scheme(
        GradeScheme(name: bands.bands.map(\.content).joined(separator: "/"), bands: bands, fullMarks: full))
    case (nil, nil), (_?, _?):
      report(.unclearGrades, at: node)
      return .notPrinted
    }
  }

  private func shipped(_ name: String) -> GradeScale {
    GradeScheme.shipped.first { $0.name == name }.map(GradeScale.scheme) ?? .notPrinted
  }

  mutating func standard(_ node: DefinitionNode) -> RatingStandard {
    RatingStandard(
      name: node["名称"]?.text ?? "", bands: namedBands(node, isPercent: node["单位"]?.text == "%"),
      target: node["目标"].map { target($0) }, location: node.location)
  }
}

extension Bound {
  /// The end of a neighbour that meets this one: it holds the number when this one does not.
  fileprivate var facing: Bound { Bound(value, isIncluded: !isIncluded) }
}
