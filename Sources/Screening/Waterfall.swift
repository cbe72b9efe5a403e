public import Diagnostics
public import ExactNumbers
public import Questionnaires

/// From the forms sent out to the responses that count (发放→回收→剔除→有效).
public struct Waterfall: Hashable, Sendable {
  /// 总体数: people in the population; `nil` = not stated.
  public let population: Int?
  /// 发放数; `nil` = not stated.
  public let distributed: Int?
  /// 回收数.
  public let collected: Int
  /// Responses excluded, by the first rule that fits, in rule order.
  public let exclusions: [Exclusion]
  /// 有效数.
  public let valid: Int
  /// Valid responses that a rule points at.
  public let flagged: Int

  /// One step down.
  public struct Exclusion: Hashable, Sendable {
    /// The rule.
    public let rule: RuleID
    /// Responses it takes.
    public let count: Int
  }

  /// The waterfall of what screening did.
  /// - Parameters:
  ///   - declared: 回收数 as the evaluation states it; `nil` = the responses in the files.
  ///   - place: Where the numbers are declared, for problems.
  /// - Throws: When the numbers cannot all be true.
  public init(
    _ tally: ScreeningTally, population: Int? = nil, distributed: Int? = nil, collected declared: Int? = nil,
    declaredAt place: SourceLocation? = nil
  ) throws(WaterfallProblem) {
    try self.init(
      population: population, distributed: distributed, collected: declared, entered: tally.collected,
      exclusions: tally.rules.map { Exclusion(rule: $0.rule.id, count: $0.excluded) }, valid: tally.valid,
      flagged: tally.flagged, declaredAt: place)
  }

  /// The waterfall of forms counted by hand, of which nothing was excluded.
  public init(
    counted valid: Int, population: Int? = nil, distributed: Int? = nil, collected: Int? = nil,
    declaredAt place: SourceLocation? = nil
  ) throws(WaterfallProblem) {
    let invalid = (collected ?? valid) - valid
    try self.init(
      population: population, distributed: distributed, collected: collected, entered: collected ?? valid,
      exclusions: invalid > 0 ? [Exclusion(rule: "汇总", count: invalid)] : [], valid: valid, flagged: 0,
      declaredAt: place)
  }

  private init(
    population: Int?, distributed: Int?, collected declared: Int?, entered: Int, exclusions: [Exclusion],
    valid: Int,
    flagged: Int, declaredAt place: SourceLocation?
  ) throws(WaterfallProblem) {
    let collected = declared ?? entered
    func check(_ holds: Bool, _ fault: WaterfallProblem.Fault) throws(WaterfallProblem) {
      if !holds { throw WaterfallProblem(fault: fault, place: place) }
    }
    try check(collected == entered, .collectedDiffers(declared: collected, entered: entered))
    if let distributed {
      try check(collected <= distributed, .moreCollected(collected, thanDistributed: distributed))
    }
    if let population, let distributed {
      try check(distributed <= population, .moreDistributed(distributed, thanPopulation: population))
    }
    if let population { try check(valid <= population, .moreValid(valid, thanPopulation: population)) }
    let excluded = exclusions.reduce(0) { $0 + $1.count }
    try check(
      collected - excluded == valid, .doesNotReconcile(collected: collected, excluded: excluded, valid: valid)
    )
    (self.population, self.distributed, self.collected) = (population, distributed, collected)
    (self.exclusions, self.valid, self.flagged) = (exclusions, valid, flagged)
  }

  /// 回收率 = 回收/发放 in percent; `nil` when 发放 is not stated.
  public var recoveryRate: Rational? { distributed.flatMap { Rational(collected, of: $0) }.map { $0 * 100 } }

  /// 有效率 = 有效/回收 in percent; `nil` when nothing came back.
  public var validRate: Rational? { Rational(valid, of: collected).map { $0 * 100 } }

  /// 有效回收率 = 有效/发放 in percent; `nil` when 发放 is not stated.
  public var effectiveRecoveryRate: Rational? {
    distributed.flatMap { Rational(valid, of: $0) }.map { $0 * 100 }
  }
}

/// Numbers of a waterfall that cannot all be true (回收数对不上).
public struct WaterfallProblem: Error, Hashable, Sendable, Diagnostic {
  /// What contradicts what.
  public enum Fault: Hashable, Sendable {
    case collectedDiffers(declared: Int, entered: Int)
    case moreCollected(Int, thanDistributed: Int)
    case moreDistributed(Int, thanPopulation: Int)
    case moreValid(Int, thanPopulation: Int)
    case doesNotReconcile(collected: Int, excluded: Int, valid: Int)
  }

  /// What contradicts what.
  public let fault: Fault
  let place: SourceLocation?

  /// Where the numbers are declared.
  public var location: SourceLocation? { place }
  /// Figures from numbers that contradict each other would be worthless.
  public var severity: Severity { .error }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .collectedDiffers: "collected-differs"
    case .moreCollected: "collected-exceeds-distributed"
    case .moreDistributed: "distributed-exceeds-population"
    case .moreValid: "valid-exceeds-population"
    case .doesNotReconcile: "waterfall-does-not-reconcile"
    }
  }

  /// What is wrong.
  public func message(in language: Language) -> String {
    switch (fault, language) {
    case (.collectedDiffers(let declared, let entered), .zh):
      "回收数写 \(declared)，答卷文件里有 \(entered) 份，差 \(abs(declared - entered)) 份无着落。请更正回收数，或补上答卷文件。"
    case (.collectedDiffers(let declared, let entered), .en):
      "回收数 (collected) says \(declared), the files hold \(entered) responses. Correct the number or add the missing file."
    case (.moreCollected(let collected, let distributed), .zh):
      "回收 \(collected) 份，多于发放的 \(distributed) 份。请核对。"
    case (.moreCollected(let collected, let distributed), .en):
      "\(collected) collected exceed \(distributed) distributed. Check both numbers."
    case (.moreDistributed(let distributed, let population), .zh):
      "发放 \(distributed) 份，多于总体的 \(population)。请核对。"
    case (.moreDistributed(let distributed, let population), .en):
      "\(distributed) distributed exceed a population of \(population). Check both numbers."
    case (.moreValid(let valid, let population), .zh): "有效 \(valid) 份，多于总体的 \(population)。请核对。"
    case (.moreValid(let valid, let population), .en):
      "\(valid) valid responses exceed a population of \(population). Check the number."
    case (.doesNotReconcile(let collected, let excluded, let valid), .zh):
      "回收 \(collected) − 剔除 \(excluded) ≠ 有效 \(valid)。"
    case (.doesNotReconcile(let collected, let excluded, let valid), .en):
      "\(collected) collected − \(excluded) excluded ≠ \(valid) valid."
    }
  }
}
