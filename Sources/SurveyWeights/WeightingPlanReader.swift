internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
public import Questionnaires

extension WeightingPlan {
  /// Reads a margins file against a questionnaire: whole and valid, or all its problems.
  /// - Parameter file: The file's name as problems should print it.
  /// - Returns: The plan, `nil` when a problem is an error; the problems in file order; the file's lines.
  public static func read(
    bytes: [UInt8], file: String, questionnaire: Questionnaire
  ) -> (plan: WeightingPlan?, problems: [any Diagnostic], lines: [String]) {
    let document = DefinitionDocument(bytes: bytes, file: file)
    guard let root = document.root else { return (nil, document.problems, document.lines) }
    let shapeProblems = shape.check(root)
    var reader = WeightingPlanReader(root: root, file: file, questionnaire: questionnaire)
    let plan = reader.read()
    let problems: [any Diagnostic] = document.problems + shapeProblems + reader.problems
    return (problems.containsErrors ? nil : plan, problems.inFileOrder(), document.lines)
  }
}

/// Makes a weighting plan of checked nodes; what the shape check has reported reads as absent.
struct WeightingPlanReader {
  let root: DefinitionNode
  let file: String
  let questionnaire: Questionnaire
  var problems: [WeightingProblem] = []

  init(root: DefinitionNode, file: String, questionnaire: Questionnaire) {
    (self.root, self.file, self.questionnaire) = (root, file, questionnaire)
  }

  mutating func read() -> WeightingPlan {
    if let version = root["格式版本"]?.count, version != 1 {
      report(.unsupportedVersion(version), at: root["格式版本"])
    }
    let marginNodes = root["边际"]?.items ?? []
    let margins = marginNodes.map { margin($0) }
    let totals = (root["总量"]?.items ?? []).compactMap { total($0) }
    if marginNodes.isEmpty, root["总量"] == nil { report(.nothingToMeet, at: root) }
    let isRescaled = root["调平"]?.flag ?? false
    let declared = root["总体数"]?.decimal
    if let declared, !(declared > 0 && declared <= Self.largestTarget) {
      report(.targetOutOfRange(declared), at: root["总体数"])
    }
    let population = declared ?? margins.lazy.compactMap { $0.countSum }.first
    if declared == nil, let population, population == 0 {
      report(.targetOutOfRange(population), at: root["边际"])
    }
    if !isRescaled { checkSums(of: margins, population: population) }
    let method =
      root["算法"]?.choice(of: WeightingPlan.Method.self)
      ?? (margins.count == 1 && totals.isEmpty ? .poststratification : .raking)
    if method == .poststratification, marginNodes.count != 1 || !totals.isEmpty {
      report(.oneMarginOnly(margins: marginNodes.count), at: root["算法"])
    }
    return WeightingPlan(
      id: root["编号"]?.text ?? "", title: root["名称"]?.text ?? "", method: method, bounds: bounds(for: method),
      weightColumn: root["权重列"]?.text, population: population, margins: margins, totals: totals,
      trimming: trimming(), missing: root["漏答"]?.choice() ?? .refuse, file: file)
  }

  mutating func report(_ fault: WeightingProblem.Fault, at node: DefinitionNode?) {
    problems.append(WeightingProblem(fault, at: (node ?? root).location))
  }

  /// More people than there are, so that no sum of targets overflows or loses a person.
  private static let largestTarget = ExactDecimal(1_000_000_000_000_000)

  mutating func checkRange(_ target: ExactDecimal, at node: DefinitionNode?) {
    if target < 0 || target > Self.largestTarget { report(.targetOutOfRange(target), at: node) }
  }

  /// Decided on the exact decimals, before any of them becomes a `Double`.
  private mutating func checkSums(of margins: [WeightingPlan.Margin], population: ExactDecimal?) {
    for margin in margins {
      if let sum = margin.shareSum, sum != 100 {
        problems.append(
          WeightingProblem(.sharesDoNotAddUp(margin: margin.name, sum: sum), at: margin.location))
      }
      if let sum = margin.countSum, let population, sum != population {
        problems.append(
          WeightingProblem(
            .countsDisagree(margin: margin.name, sum: sum, population: population), at: margin.location))
      }
    }
  }
}

// MARK: 总量, 界限, 截尾

extension WeightingPlanReader {
  mutating func question(_ node: DefinitionNode) -> Int? {
    guard let name = node.text else { return nil }
    if let index = questionnaire.index(of: QuestionID(name)) { return index }
    let nearest = questionnaire.questions.map(\.id.description).nearest(to: name)
    report(.unknownQuestion(name, nearest: nearest), at: node)
    return nil
  }

  private mutating func total(_ node: DefinitionNode) -> WeightingPlan.Total? {
    guard let named = node["题目"], let index = question(named), let target = node["值"]?.decimal else {
      return nil
    }
    let question = questionnaire.questions[index]
    guard question.kind == .number else {
      report(.notANumber(question.id), at: named)
      return nil
    }
    if max(target.rational, -target.rational) > Self.largestTarget.rational {
      report(.targetOutOfRange(target), at: node["值"])
    }
    return WeightingPlan.Total(
      question: index, name: question.id.description, target: target, location: node.location)
  }

  private mutating func bounds(for method: WeightingPlan.Method) -> ClosedRange<Double>? {
    guard let node = root["界限"] else {
      if method.hasBounds { report(.boundsNeeded(method.spelling), at: root["算法"]) }
      return nil
    }
    if !method.hasBounds { report(.boundsUnused(method.spelling), at: node) }
    guard let range = range(node, lowest: 0) else { return nil }
    if !(range.lowerBound < 1 && range.upperBound > 1) {
      report(.boundsWithoutOne, at: node)
      return nil
    }
    return range
  }

  private mutating func trimming() -> WeightingPlan.Trimming? {
    guard let node = root["截尾"], let range = range(node, lowest: 0) else { return nil }
    if !range.contains(1) {
      report(.trimmingWithoutOne, at: node)
      return nil
    }
    return WeightingPlan.Trimming(bounds: range, isStrict: node["严格"]?.flag ?? true)
  }

  /// 下限 and 上限; ends that are in the wrong order cannot hold 1 between them and are told so.
  private func range(_ node: DefinitionNode, lowest: Double) -> ClosedRange<Double>? {
    guard let upper = node["上限"]?.decimal?.doubleValue else { return nil }
    let lower = node["下限"]?.decimal?.doubleValue ?? lowest
    return min(max(lower, lowest), upper)...upper
  }
}
