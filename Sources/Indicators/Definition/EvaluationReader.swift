internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

/// Makes an evaluation of checked nodes.
///
/// What the shape check has reported reads as absent here and is passed over with a stand-in of the right type, so that
/// everything else in the file is checked in the same run and no problem follows from another.
struct EvaluationReader {
  let root: DefinitionNode
  var problems: [any Diagnostic] = []
  var sources: Set<String> = []
  var facts = FactTable([])

  init(root: DefinitionNode) { self.root = root }

  mutating func read() -> Evaluation? {
    if let version = root["格式版本"]?.count, version != 1 {
      report(.unsupportedVersion(version), at: root["格式版本"])
    }
    let documents = (root["资料"]?.items ?? []).map(document)
    sources = Set(documents.map(\.id.description))
    let facts = (root["事实"]?.items ?? []).map { fact($0) }
    self.facts = FactTable(facts)
    let contents = self.contents()
    let surveys = (root["调查"]?.items ?? []).map { survey($0) }
    let tree = root["指标体系"]
    let fullMarks = tree.flatMap { positive("满分", of: $0) } ?? 100
    let indicators = (tree?["指标"]?.items ?? []).map { indicator($0) }
    let grades = gradeScale(root["等级"], fullMarks: fullMarks)
    do {
      let framework = try EvaluationFramework(
        header: header, policy: policy, sources: documents, facts: facts, surveys: surveys.map(\.declaration),
        fullMarks: fullMarks, totalMaximum: tree?["总分上限"]?.decimal, indicators: indicators, grades: grades,
        standards: (root["评级标准"]?.items ?? []).map { standard($0) },
        vetoes: (root["一票否决"]?.items ?? []).map(totalVeto), printed: printedTotal(root["核对"]),
        contents: contents, waivers: (root["豁免"]?.items ?? []).map(waiver))
      return Evaluation(framework: framework, surveys: surveys)
    } catch {
      // A file may lack a tree when it summarises projects; the shape cannot tell.
      let lacksTree = tree == nil && !root.entries.isEmpty
      problems += error.problems.filter { !$0.isReportedByShape || (lacksTree && $0.fault == .noIndicators) }
      return nil
    }
  }

  /// A number that only makes sense above 0; `nil` when it is not written, or reported.
  mutating func positive(_ key: String, of node: DefinitionNode) -> ExactDecimal? {
    guard let number = node[key]?.decimal else { return nil }
    if number > 0 { return number }
    report(.notPositive(key), at: node[key])
    return nil
  }

  mutating func report(_ fault: EvaluationProblem.Fault, at node: DefinitionNode?) {
    problems.append(EvaluationProblem(fault, at: (node ?? root).location))
  }
}

// MARK: Header, sources, facts

extension EvaluationReader {
  private var header: EvaluationHeader {
    EvaluationHeader(
      id: root["编号"]?.text ?? "", title: root["名称"]?.text ?? "", region: root["地区"]?.text,
      year: root["年度"]?.text, kind: root["评价类型"]?.text,
      language: root["语言"]?.choice(of: LanguageWord.self) == .en ? .en : .zh)
  }

  private var policy: ScoringPolicy {
    let rounding = root["舍入"]
    let mode = rounding?["方式"]?.choice(of: RoundingMode.self) ?? .halfUp
    func places(_ key: String) -> Int { min(rounding?[key]?.count ?? 2, ExactDecimal.mostDigits / 2) }
    return ScoringPolicy(
      scores: Rounding(places: places("得分小数位"), mode: mode),
      rates: Rounding(places: places("得分率小数位"), mode: mode),
      comparison: root["阈值比较"]?.choice(of: ScoringPolicy.Comparison.self) ?? .unrounded)
  }

  private func document(_ node: DefinitionNode) -> SourceDocument {
    SourceDocument(
      id: SourceID(node["编号"]?.text ?? ""), name: node["名称"]?.text, file: node["文件"]?.text,
      location: node.location)
  }

  private mutating func fact(_ node: DefinitionNode) -> Fact {
    Fact(
      FactID(node["编号"]?.text ?? ""), name: node["名称"]?.text ?? "", value: node["值"]?.decimal ?? 0,
      unit: node["单位"]?.text, source: inlineReference(node),
      otherPrints: (node["另见"]?.items ?? []).map(otherPrint),
      recomputations: (node["复算"]?.items ?? []).map { recomputation($0) }, location: node.location)
  }

  /// 资料, 出处 and 行号 written beside other keys.
  func inlineReference(_ node: DefinitionNode) -> SourceReference? {
    let document = node["资料"]?.text.map { SourceID($0) }
    let (place, lines) = (node["出处"]?.text, node["行号"]?.text)
    guard document != nil || place != nil || lines != nil else { return nil }
    return SourceReference(document, place: place, lines: lines)
  }

  /// A reference of its own: a mapping, the id of a document, or the name of a place.
  func reference(_ node: DefinitionNode) -> SourceReference? {
    guard let text = node.text else { return inlineReference(node) }
    return sources.contains(text) ? SourceReference(SourceID(text)) : SourceReference(place: text)
  }

  func references(_ node: DefinitionNode?) -> [SourceReference] {
    (node?.items ?? []).compactMap(reference)
  }
}

// MARK: What is printed, waived or voided

extension EvaluationReader {
  private func printedTotal(_ node: DefinitionNode?) -> PrintedTotal {
    PrintedTotal(
      total: node?["总分"]?.decimal, grade: node?["等级"]?.text, rate: node?["得分率"]?.decimal,
      source: node?["来源"].flatMap(reference), location: node?.location)
  }

  private func waiver(_ node: DefinitionNode) -> Waiver {
    Waiver(
      code: node["代码"]?.text ?? "", node: node["节点"]?.text.map { IndicatorCode($0) },
      reason: node["理由"]?.text ?? "", location: node.location)
  }

  private func totalVeto(_ node: DefinitionNode) -> Veto<TotalLimit> {
    let limit: TotalLimit =
      switch node["后果"]?.choice(of: EffectWord.self) {
      case .zero, nil: .zero
      case .cap: .atMost(node["封顶"]?.decimal ?? 0)
      case .grade: .gradeAtBest(node["等级"]?.text ?? "")
      }
    return veto(node, limit)
  }

  func leafVeto(_ node: DefinitionNode) -> Veto<LeafLimit> {
    let limit: LeafLimit =
      switch node["后果"]?.choice(of: EffectWord.self) {
      case .cap: .atMost(node["封顶"]?.decimal ?? 0)
      case .zero, .grade, nil: .zero
      }
    return veto(node, limit)
  }

  private func veto<Limit>(_ node: DefinitionNode, _ limit: Limit) -> Veto<Limit> {
    Veto(
      event: node["事件"]?.text ?? "", occurred: node["发生"]?.flag ?? false, limit: limit,
      evidence: references(node["依据"]))
  }
}

extension FrameworkProblem {
  /// Lists that are empty: the shape asks for at least one member, so the file has been told so already.
  fileprivate var isReportedByShape: Bool {
    switch fault {
    case .noIndicators, .emptyGroup, .noBands, .nothingListed: true
    case .duplicate, .unknown, .nothingApplies, .noWeight, .negativeWeight, .openRamp, .notPositive,
      .proportionNeedsTarget, .trimmedAway:
      false
    }
  }
}
