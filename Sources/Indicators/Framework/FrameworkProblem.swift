public import Diagnostics

/// What keeps parts from becoming an ``EvaluationFramework`` (指标体系错误): something is missing, doubled or unknown.
public struct FrameworkProblem: Hashable, Sendable {
  /// What is wrong.
  public let fault: Fault
  /// The indicator it is about; `nil` for facts, documents, surveys and the whole.
  public let node: IndicatorCode?
  /// Where the definition has it; `nil` for what is missing altogether.
  public let place: SourceLocation?

  init(_ fault: Fault, of node: IndicatorCode? = nil, at place: SourceLocation? = nil) {
    (self.fault, self.node, self.place) = (fault, node, place)
  }

  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    /// Two things share a name.
    case duplicate(Thing, String)
    /// A name nobody declares; `nearest` is one somebody does.
    case unknown(Thing, String, nearest: String?)
    /// No indicator at all.
    case noIndicators
    /// Every indicator is declared not applicable.
    case nothingApplies
    /// A leaf without weight.
    case noWeight
    /// A weight below 0.
    case negativeWeight
    /// A group without children.
    case emptyGroup
    /// A table without bands.
    case noBands
    /// A mean, list of conditions, checklist or panel without members.
    case nothingListed
    /// An interpolated band without two ends.
    case openRamp
    /// A parameter that has to be above 0.
    case notPositive(Parameter)
    /// 逆向按比例 without a target.
    case proportionNeedsTarget
    /// 去掉最高最低 leaves no expert.
    case trimmedAway
  }

  /// What a name may refer to.
  public enum Thing: String, Hashable, Sendable, CaseIterable {
    /// 指标
    case indicator
    /// 事实
    case fact
    /// 资料
    case source
    /// 调查
    case survey
    /// A level or band to choose (档).
    case choice
    /// 等级
    case grade
  }

  /// A parameter that has to be above 0.
  public enum Parameter: Hashable, Sendable, CaseIterable {
    /// 封顶
    case cap
    /// 扣分单位
    case unit
    /// 加权均值的权重
    case weight
    /// 满分
    case fullMarks
  }
}

/// All problems of a framework at once.
public struct FrameworkError: Error, Sendable {
  /// The problems, in the order they were found: declarations, tree, whole.
  public let problems: [FrameworkProblem]
}
