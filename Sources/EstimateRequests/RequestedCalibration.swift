internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics

/// 校准: what the weights of a design are made to meet, or met when they came.
struct RequestedCalibration: Sendable {
  struct Margin: Sendable {
    let column: ColumnName
    /// Answers in the order written, and how many people gave each; none where weights came calibrated.
    let targets: [(label: String, count: Double)]
  }

  struct Total: Sendable {
    let column: ColumnName
    /// `nil` where weights came calibrated.
    let target: Double?
  }

  /// Where the calibrated weights are from.
  enum Method: Sendable {
    /// Made here. The bounds are of a weight over its base weight, relative to their means.
    case made(CalibrationWord, bounds: ClosedRange<Double>?)
    /// 权重 are calibrated already; 基础权重 and 截尾前权重 where the data have them.
    case given(base: ColumnName?, untrimmed: ColumnName?)
  }

  let method: Method
  let margins: [Margin]
  let totals: [Total]
  let location: SourceLocation

  /// Columns read as numbers.
  var numericColumns: [ColumnName] {
    guard case .given(let base, let untrimmed) = method else { return totals.map(\.column) }
    return totals.map(\.column) + [base, untrimmed].compactMap { $0 }
  }
}

/// 算法 of a calibration.
enum CalibrationWord: CaseIterable, DefinitionChoice {
  case raking, linear, boundedLinear, logit

  var spelling: Spelling {
    switch self {
    case .raking: Spelling("迭代比例", "raking")
    case .linear: Spelling("线性", "linear", or: "GREG")
    case .boundedLinear: Spelling("限幅线性", "boundedLinear")
    case .logit: Spelling("限幅逻辑", "logit")
    }
  }

  var hasBounds: Bool { self == .boundedLinear || self == .logit }

  static let shape = DefinitionShape(
    "requestCalibration", Spelling("校准", "calibration"),
    [
      .init("算法", .choice(of: CalibrationWord.self), about: "默认 迭代比例"),
      .init(
        "边际",
        .list(
          .mapping(
            DefinitionShape(
              "requestMargin", Spelling("边际", "margin"),
              [
                .init("变量", .text, required: true),
                .init(
                  "计数", .dictionary(.decimal),
                  about: "答案: 总体人数；都不写则权重已经校准 left out of all: weights came calibrated"),
              ])))),
      .init(
        "总量",
        .list(
          .mapping(
            DefinitionShape(
              "requestTotal", Spelling("总量", "control total"),
              [.init("变量", .text, required: true), .init("值", .decimal)])))),
      .init(
        "界限",
        .mapping(
          DefinitionShape(
            "requestBounds", Spelling("界限", "bounds"),
            [.init("下限", .decimal, required: true), .init("上限", .decimal, required: true)])),
        about: "权重与基础权重之比，相对于平均放大倍数"),
      .init("基础权重", .text, about: "权重已经校准时，校准之前的权数列 weights before they were calibrated"),
      .init("截尾前权重", .text, about: "权重校准后又截尾的，截尾之前的权数列 weights before they were trimmed"),
    ])
}

extension EstimateRequestReader {
  /// More people than there are, so that no sum of targets overflows.
  private static let largestTarget = 1e15

  mutating func calibration(_ node: DefinitionNode) -> RequestedCalibration {
    let margins = (node["边际"]?.items ?? []).compactMap { margin($0) }
    let totals = (node["总量"]?.items ?? []).compactMap { total($0) }
    if node["边际"]?.items.isEmpty ?? true, node["总量"]?.items.isEmpty ?? true {
      report(.calibration(.nothingToMeet), at: node)
    }
    return RequestedCalibration(
      method: method(node), margins: margins, totals: totals, location: node.location)
  }

  /// Without any target the weights are those of the data.
  private mutating func method(_ node: DefinitionNode) -> RequestedCalibration.Method {
    let targets = (node["边际"]?.items ?? []).map { $0["计数"] } + (node["总量"]?.items ?? []).map { $0["值"] }
    guard targets.allSatisfy({ $0 == nil }), !targets.isEmpty else {
      if targets.contains(where: { $0 == nil }) { report(.calibration(.targetsOfSome), at: node) }
      for key in ["基础权重", "截尾前权重"] {
        if let place = node[key] { report(.calibration(.onlyForGiven(key)), at: place) }
      }
      let word: CalibrationWord = node["算法"]?.choice() ?? .raking
      return .made(word, bounds: bounds(node["界限"], for: word, at: node))
    }
    for key in ["算法", "界限"] {
      if let place = node[key] { report(.calibration(.onlyForMade(key)), at: place) }
    }
    return .given(base: column(node["基础权重"]), untrimmed: column(node["截尾前权重"]))
  }

  private mutating func margin(_ node: DefinitionNode) -> RequestedCalibration.Margin? {
    guard let column = column(node["变量"]) else { return nil }
    var targets: [(label: String, count: Double)] = []
    for entry in node["计数"]?.entries ?? [] {
      guard let count = entry.value.decimal?.rational.doubleValue else { continue }
      if !(0...Self.largestTarget).contains(count) {
        report(.calibration(.targetOutOfRange(entry.value.text ?? "")), at: entry.value)
      }
      targets.append((entry.key, count))
    }
    if node["计数"] != nil, targets.reduce(0, { $0 + $1.count }) <= 0 {
      report(.calibration(.nothingToMeet), at: node)
    }
    return RequestedCalibration.Margin(column: column, targets: targets)
  }

  private mutating func total(_ node: DefinitionNode) -> RequestedCalibration.Total? {
    guard let column = column(node["变量"]) else { return nil }
    let target = node["值"]?.decimal?.rational.doubleValue
    if let target, abs(target) > Self.largestTarget {
      report(.calibration(.targetOutOfRange(node["值"]?.text ?? "")), at: node)
    }
    return RequestedCalibration.Total(column: column, target: target)
  }

  private mutating func bounds(
    _ node: DefinitionNode?, for word: CalibrationWord, at calibration: DefinitionNode
  ) -> ClosedRange<Double>? {
    guard let node else {
      if word.hasBounds { report(.calibration(.boundsNeeded), at: calibration) }
      return nil
    }
    guard word.hasBounds, let lower = node["下限"]?.decimal?.rational.doubleValue,
      let upper = node["上限"]?.decimal?.rational.doubleValue, (0..<1).contains(lower), upper > 1,
      upper <= Self.largestTarget
    else {
      report(.calibration(word.hasBounds ? .badBounds : .boundsUnused), at: node)
      return nil
    }
    return lower...upper
  }
}
