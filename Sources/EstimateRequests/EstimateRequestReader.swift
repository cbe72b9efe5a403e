internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics

extension EstimateRequest {
  /// Reads a request: whole and valid, or all its problems.
  ///
  /// - Parameter file: The file's name as problems should print it.
  /// - Returns: The request, `nil` when a problem is an error; the problems in file order; the file's lines.
  public static func read(
    bytes: [UInt8], file: String
  ) -> (request: EstimateRequest?, problems: [any Diagnostic], lines: [String]) {
    let document = DefinitionDocument(bytes: bytes, file: file)
    guard let root = document.root else { return (nil, document.problems, document.lines) }
    let shapeProblems = shape.check(root)
    // What the shape reports reads as absent, and absent keys are no second problem.
    guard document.problems.isEmpty, shapeProblems.isEmpty else {
      return (nil, (document.problems + shapeProblems as [any Diagnostic]).inFileOrder(), document.lines)
    }
    var reader = EstimateRequestReader(root: root)
    let request = reader.read()
    let problems: [any Diagnostic] = reader.problems
    return (problems.isEmpty ? request : nil, problems.inFileOrder(), document.lines)
  }
}

/// Makes a request of checked nodes.
struct EstimateRequestReader {
  let root: DefinitionNode
  var problems: [EstimateProblem] = []

  init(root: DefinitionNode) { self.root = root }

  mutating func read() -> EstimateRequest? {
    if let version = root["格式版本"], version.count != 1 {
      report(.unsupportedVersion(version.text ?? ""), at: version)
    }
    let design = design(root["设计"])
    let statistics = (root["统计"]?.items ?? []).compactMap { statistic($0) }
    guard let data = root["数据"], let path = data.text else { return nil }
    return EstimateRequest(
      data: path, dataLocation: data.location, design: design, statistics: statistics)
  }

  mutating func report(_ fault: EstimateProblem.Fault, at node: DefinitionNode) {
    problems.append(EstimateProblem(fault, at: node.location))
  }

  func column(_ node: DefinitionNode?) -> ColumnName? {
    guard let node, let name = node.text else { return nil }
    return ColumnName(name: name, location: node.location)
  }

  func columns(_ node: DefinitionNode?) -> [ColumnName] {
    (node?.items ?? []).compactMap { column($0) }
  }

  func numbers(_ node: DefinitionNode?) -> [Double]? {
    node.map { $0.items.compactMap { $0.decimal?.rational.doubleValue } }
  }
}

// MARK: 设计

extension EstimateRequestReader {
  private mutating func design(_ node: DefinitionNode?) -> RequestedDesign {
    let stages = (node?["阶段"]?.items ?? []).map {
      RequestedDesign.Stage(
        units: column($0["单元"]), strata: column($0["层"]), populations: column($0["总体数"]))
    }
    let calibration = node?["校准"].map { self.calibration($0) }
    if case .given = calibration?.method, node?["权重"] == nil, let place = node?["校准"] {
      report(.calibration(.weightsNeeded), at: place)
    }
    return RequestedDesign(
      weights: column(node?["权重"]), stages: stages,
      lonely: node?["孤层"]?.choice(of: LonePSUChoice.self)?.policy ?? .fail,
      replicates: node?["复制权重"].flatMap { replicates($0) },
      calibration: calibration, location: (node ?? root).location)
  }

  private mutating func replicates(_ node: DefinitionNode) -> RequestedDesign.Replicates? {
    guard let kind = node["类型"]?.choice(of: ReplicateKind.self) else { return nil }
    let kept = node["保留比例"]?.decimal?.rational.doubleValue
    if let kept, !(0..<1).contains(kept), let place = node["保留比例"] { report(.notAShareKept, at: place) }
    let columns = columns(node["列"])
    if let place = node["个数"], let count = place.count, !(2...100_000).contains(count) {
      report(.badReplicateCount(count), at: place)
    }
    let scales = numbers(node["倍率"])
    if let scales, scales.count != columns.count, let place = node["倍率"] {
      report(.scalesDiffer(scales: scales.count, columns: columns.count), at: place)
    }
    return RequestedDesign.Replicates(
      columns: columns, kind: kind, kept: kept, count: node["个数"]?.count,
      seed: UInt64(node["种子"]?.count ?? 1),
      centre: node["中心"]?.choice(of: CentreChoice.self)?.centre ?? .mean,
      scale: node["总倍率"]?.decimal?.rational.doubleValue, scales: scales,
      degreesOfFreedom: node["自由度"]?.count, location: node.location)
  }
}

// MARK: 统计

extension EstimateRequestReader {
  private mutating func statistic(_ node: DefinitionNode) -> RequestedStatistic? {
    guard let word = node["类型"]?.choice(of: StatisticWord.self), let kind = kind(word, node) else {
      return nil
    }
    var level = 0.95
    if let place = node["置信度"], let written = place.decimal?.rational.doubleValue {
      if written > 0, written < 1 { level = written } else { report(.badLevel(place.text ?? ""), at: place) }
    }
    let groups = columns(node["分组"])
    for (index, group) in groups.enumerated()
    where groups[..<index].contains(where: { $0.name == group.name }) {
      problems.append(EstimateProblem(.repeatedGroup(group.name), at: group.location))
    }
    let isPairwise = node["两两比较"]?.flag ?? false
    if isPairwise, groups.isEmpty { report(.nothingToCompare, at: node) }
    if let place = node["区间"], ![.share, .pooledRate, .composite, .multipleResponse].contains(word) {
      report(.intervalOfShares, at: place)
    }
    return RequestedStatistic(
      kind: kind, word: word.spelling, isEstimate: word.isEstimate, groups: groups, isPairwise: isPairwise,
      method: node["区间"]?.choice(of: IntervalChoice.self)?.method, level: level, location: node.location)
  }

  private mutating func kind(_ word: StatisticWord, _ node: DefinitionNode) -> RequestedStatistic.Kind? {
    let values = (node["取值"]?.items ?? []).compactMap(\.text)
    let several = columns(node["变量"])
    if case .ratio = word {
      guard let above = column(node["分子"]), let below = column(node["分母"]) else { return nil }
      return .ratio(above, over: below)
    }
    if case .independence = word {
      guard let row = column(node["行"]), let column = column(node["列"]) else { return nil }
      return .independence(
        row, column, node["方法"]?.choice(of: IndependenceMethodChoice.self)?.method ?? .raoScott)
    }
    guard let variable = several.first else { return nil }
    switch word {
    case .share: return .share(variable, values: values)
    case .mean: return .mean(variable)
    case .total: return .total(variable)
    case .netPromoter: return .netPromoter(variable)
    case .score: return .score(variable, points: points(node["赋分"]))
    case .ratio, .independence: return nil
    case .comparison, .pairedComparison, .rankComparison, .waveChange: return comparison(word, node, several)
    case .reliability, .keyDrivers, .importancePerformance, .satisfactionIndex, .responseQuality:
      return scaleAnalysis(word, node, several)
    case .pooledRate: return .pooledRate(several, values: values)
    case .multipleResponse:
      return .multipleResponse(
        several, values: values, base: node["基数"]?.choice(of: ResponseBase.self) ?? .respondents)
    case .composite:
      let weights = numbers(node["权重"]) ?? several.map { _ in 1 }
      if let place = node["权重"],
        weights.count != several.count || weights.contains(where: { $0 < 0 }) || weights.reduce(0, +) == 0
      {
        report(.badCompositeWeights(weights: weights.count, variables: several.count), at: place)
        return nil
      }
      return .composite(several, values: values, weights: weights)
    case .quantile:
      let probabilities = numbers(node["分位"]) ?? [0.5]
      if let place = node["分位"], !probabilities.allSatisfy({ $0 > 0 && $0 < 1 }) || probabilities.isEmpty {
        report(.badProbabilities, at: place)
        return nil
      }
      return .quantile(variable, probabilities)
    }
  }

  func points(_ node: DefinitionNode?) -> [String: Double] {
    var points: [String: Double] = [:]
    for entry in node?.entries ?? [] { points[entry.key] = entry.value.decimal?.rational.doubleValue }
    return points
  }
}
