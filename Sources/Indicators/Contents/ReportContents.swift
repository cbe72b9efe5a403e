public import Diagnostics

/// What a report prints beside its indicator tree (报告其他内容); checked, never scored.
public struct ReportContents: Hashable, Sendable {
  /// Who evaluates whom.
  public var parties = Parties()
  /// Other trees of the same evaluation, in printed order.
  public var views: [TreeView] = []
  /// Tables that add up.
  public var sumTables: [SumTable] = []
  /// Numbers of tables, rows and lists.
  public var numberings: [Numbering] = []
  /// 绩效目标, in printed order.
  public var goals: [Goal] = []
  /// 存在的问题; `nil`: the definition does not list them.
  public var problems: [ReportedProblem]?
  /// Dates the report states.
  public var events: [DatedEvent] = []
  /// The summary of a department over its projects.
  public var summary: DepartmentSummary?

  /// Nothing printed beside the tree.
  public init() {}
}

/// Who evaluates whom, and who pays (参与方).
public struct Parties: Hashable, Sendable {
  /// 被评价单位.
  public let evaluated: String?
  /// 评价机构.
  public let evaluator: String?
  /// 聘请单位: who engaged the evaluator.
  public let engagedBy: String?
  /// Where the definition says so.
  public let location: SourceLocation?

  /// The parties, as far as they are stated.
  public init(
    evaluated: String? = nil, evaluator: String? = nil, engagedBy: String? = nil,
    location: SourceLocation? = nil
  ) {
    (self.evaluated, self.evaluator, self.engagedBy) = (evaluated, evaluator, engagedBy)
    self.location = location
  }
}

/// A goal the project was given (绩效目标).
public struct Goal: Hashable, Sendable {
  /// What is to be reached.
  public let name: String
  /// The target, as written; `nil` when only named.
  public let target: String?
  /// The indicators that measure it.
  public let indicators: [IndicatorCode]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A goal and what measures it.
  public init(
    _ name: String, target: String? = nil, indicators: [IndicatorCode] = [], location: SourceLocation? = nil
  ) {
    (self.name, self.target, self.indicators, self.location) = (name, target, indicators, location)
  }
}

/// A problem the report itself names (存在的问题).
public struct ReportedProblem: Hashable, Sendable {
  /// How waivers name it.
  public let id: String
  /// What the report says.
  public let text: String
  /// The indicators it bears on.
  public let indicators: [IndicatorCode]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A problem and the indicators it bears on.
  public init(
    _ id: String, text: String, indicators: [IndicatorCode] = [], location: SourceLocation? = nil
  ) {
    (self.id, self.text, self.indicators, self.location) = (id, text, indicators, location)
  }
}

/// A run of numbers as printed (编排): table numbers, row numbers, ①②③.
public struct Numbering: Hashable, Sendable {
  /// What is numbered.
  public let name: String
  /// The numbers, in printed order.
  public let numbers: [Int]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A run of numbers.
  public init(_ name: String, numbers: [Int], location: SourceLocation? = nil) {
    (self.name, self.numbers, self.location) = (name, numbers, location)
  }

  /// Numbers that stand twice, in order.
  public var repeated: [Int] {
    var seen: Set<Int> = []
    return numbers.filter { !seen.insert($0).inserted }
  }

  /// Numbers left out between the first and the last.
  public var missing: [Int] {
    guard let first = numbers.min(), let last = numbers.max(), last - first <= 10_000 else { return [] }
    let printed = Set(numbers)
    return (first...last).filter { !printed.contains($0) }
  }
}
