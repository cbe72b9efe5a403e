internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics

/// 校准: what the weights of a design are made to meet.
struct RequestedCalibration: Sendable {
  struct Margin: Sendable {
    let column: ColumnName
    /// Answers in the order written, and how many people gave each.
    let targets: [(label: String, count: Double)]
  }

  struct Total: Sendable {
    let column: ColumnName
    let target: Double
  }

  let word: CalibrationWord
  /// Of a weight over its base weight, relative to their means; for the methods that keep bounds.
  let bounds: ClosedRange<Double>?
  let margins: [Margin]
  let totals: [Total]
  let location: SourceLocation
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
                .init("计数", .dictionary(.decimal), required: true, about: "答案: 总体人数"),
              ])))),
      .init(
        "总量",
        .list(
          .mapping(
            DefinitionShape(
              "requestTotal", Spelling("总量", "control total"),
              [.init("变量", .text, required: true), .init("值", .decimal, required: true)])))),
      .init(
        "界限",
        .mapping(
          DefinitionShape(
            "requestBounds", Spelling("界限", "bounds"),
            [.init("下限", .decimal, required: true), .init("上限", .decimal, required: true)])),
        about: "权重与基础权重之比，相对于平均放大倍数"),
    ])
}

extension EstimateRequestReader {
  /// More people than there are, so that no sum of targets overflows.
  private static let largestTarget = 1e15

  mutating func calibration(_ node: DefinitionNode) -> RequestedCalibration {
    let word: CalibrationWord = node["算法"]?.choice() ?? .raking
    let margins = (node["边际"]?.items ?? []).compactMap { margin($0) }
    let totals = (node["总量"]?.items ?? []).compactMap { total($0) }
    if node["边际"]?.items.isEmpty ?? true, node["总量"]?.items.isEmpty ?? true {
      report(.calibration(.nothingToMeet), at: node)
    }
    return RequestedCalibration(
      word: word, bounds: bounds(node["界限"], for: word, at: node), margins: margins, totals: totals,
      location: node.location)
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
    if targets.reduce(0, { $0 + $1.count }) <= 0 { report(.calibration(.nothingToMeet), at: node) }
    return RequestedCalibration.Margin(column: column, targets: targets)
  }

  private mutating func total(_ node: DefinitionNode) -> RequestedCalibration.Total? {
    guard let column = column(node["变量"]), let target = node["值"]?.decimal?.rational.doubleValue else {
      return nil
    }
    if abs(target) > Self.largestTarget {
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
