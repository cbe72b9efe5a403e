public import DefinitionFiles
public import Diagnostics
public import ExactNumbers

/// What respondents are weighted to (加权方案): a margins file, read against its questionnaire.
public struct WeightingPlan: Sendable {
  /// 编号.
  public let id: String
  /// 名称.
  public let title: String
  /// 算法.
  public let method: Method
  /// 界限 of a weight over its base weight, both taken relative to their means; only with a method that has bounds.
  public let bounds: ClosedRange<Double>?
  /// 权重列: the column with base weights; `nil` = everybody starts with 1.
  public let weightColumn: String?
  /// What weights add up to, when a target says so; `nil` = what the base weights add up to.
  public let population: ExactDecimal?
  /// 边际, in order.
  public let margins: [Margin]
  /// 总量, in order.
  public let totals: [Total]
  /// 截尾.
  public let trimming: Trimming?
  /// 漏答.
  public let missing: MissingPolicy
  /// The file, for problems that have no better place.
  public let file: String

  /// How weights are made (算法).
  public enum Method: DefinitionChoice {
    case poststratification, raking, linear, boundedLinear, logit

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .poststratification: Spelling("事后分层", "poststratification")
      case .raking: Spelling("迭代比例", "raking")
      case .linear: Spelling("线性", "linear", or: "GREG")
      case .boundedLinear: Spelling("限幅线性", "boundedLinear")
      case .logit: Spelling("限幅逻辑", "logit")
      }
    }

    var hasBounds: Bool { self == .boundedLinear || self == .logit }
  }

  /// What happens to a response without an answer that is controlled (漏答).
  public enum MissingPolicy: DefinitionChoice {
    case refuse, leaveOut

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .refuse: Spelling("报错", "refuse")
      case .leaveOut: Spelling("不加权", "leaveOut")
      }
    }
  }

  /// A margin (边际) with its categories.
  public struct Margin: Sendable {
    /// What it divides respondents by.
    public let basis: Basis
    /// `Q1`, `Q1×Q7` or 群体.
    public let name: String
    /// The categories, in the order written.
    public let categories: [Category]
    /// Which category answers are in.
    let lookup: CategoryLookup
    /// Where it stands.
    public let location: SourceLocation

    /// What a margin divides by.
    public enum Basis: Hashable, Sendable {
      /// The questionnaire's groups.
      case groups
      /// Single-choice questions, by index.
      case questions([Int])
    }
  }

  /// A category of a margin (类别).
  public struct Category: Sendable {
    /// Its name as written, `货代 × 大型` for a combination.
    public let label: String
    /// For each question of the margin the options, or for groups the groups, that belong to it, by index.
    let members: [Set<Int>]
    /// Where it stands.
    public let location: SourceLocation
    /// What it must add up to, as a part of the population: exact.
    let part: Part

    /// A target as written.
    enum Part: Hashable, Sendable {
      /// People.
      case count(ExactDecimal)
      /// Percent of the population.
      case share(ExactDecimal)

      var value: ExactDecimal {
        switch self {
        case .count(let value), .share(let value): value
        }
      }
    }
  }

  /// A control total (控制总量): a numeric question and what it adds up to in the population.
  public struct Total: Sendable {
    /// The question, by index.
    public let question: Int
    /// `Q9`.
    public let name: String
    /// What it must add up to.
    public let target: ExactDecimal
    /// Where it stands.
    public let location: SourceLocation
  }

  /// 截尾: bounds in multiples of the mean weight.
  public struct Trimming: Hashable, Sendable {
    /// The least and the greatest multiple.
    public let bounds: ClosedRange<Double>
    /// 严格: spreads what was cut until nothing passes the bounds.
    public let isStrict: Bool
  }
}
