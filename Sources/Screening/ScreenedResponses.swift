public import Questionnaires
public import Responses

/// Responses with their dispositions (筛查结果). Nothing has been deleted: every response is still there, with every
/// rule that fits it.
public struct ScreenedResponses: Sendable {
  /// All responses.
  public let table: ResponseTable
  /// The rules that ran, in order.
  public let rules: [ValidityRule]
  /// For each response, the rules that fit it, bit by bit in rule order.
  public let hits: [UInt64]
  /// For each response, the index of the rule that excludes it; −1 = valid.
  let excludedBy: [Int8]
  /// For each rule, the responses it could not judge, because what it looks at is missing. They stay.
  public let unjudged: [Int]

  /// What happened to a response.
  public func disposition(of response: Int) -> Disposition {
    if excludedBy[response] >= 0 { return .excluded(by: Int(excludedBy[response])) }
    return hits[response] == 0 ? .valid : .flagged
  }

  /// Whether a response counts.
  @inlinable public func isValid(_ response: Int) -> Bool { exclusion(of: response) < 0 }

  @usableFromInline func exclusion(of response: Int) -> Int8 { excludedBy[response] }

  /// The rules that fit a response, in rule order.
  public func reasons(for response: Int) -> [RuleID] {
    rules.indices.filter { hits[response] >> UInt64($0) & 1 == 1 }.map { rules[$0].id }
  }

  /// The responses that count (有效数).
  public let validCount: Int

  init(table: ResponseTable, rules: [ValidityRule], hits: [UInt64], excludedBy: [Int8], unjudged: [Int]) {
    (self.table, self.rules, self.hits) = (table, rules, hits)
    (self.excludedBy, self.unjudged) = (excludedBy, unjudged)
    validCount = excludedBy.count { $0 < 0 }
  }

  /// Those responses, in file order.
  public var validResponses: [Int32] { members { $0 < 0 } }

  /// The responses that only one rule excludes: they would count without it. Where a rule compares responses, others may
  /// be excluded in their place; see `without`.
  public func readmitted(withoutRule dropped: Int) -> [Int32] {
    let others = rules.enumerated().reduce(UInt64(0)) {
      $1.element.action == .exclude && $1.offset != dropped ? $0 | 1 << UInt64($1.offset) : $0
    }
    return members { $0 == Int8(dropped) }.filter { hits[Int($0)] & others == 0 }
  }

  private func members(where isMember: (Int8) -> Bool) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: excludedBy.count) { members, count in
      for response in excludedBy.indices {
        members[count] = Int32(truncatingIfNeeded: response)
        if isMember(excludedBy[response]) { count += 1 }
      }
    }
  }

  /// The same responses as if one rule had not been there (去掉一条规则).
  public func without(_ rule: RuleID) -> ScreenedResponses {
    let others = rules.filter { $0.id != rule }
    // Which of several equal responses stays depends on who was excluded before; every other hit stands by itself.
    let dependsOnOthers = rules.contains { if case .duplicate = $0.test { true } else { false } }
    guard !dependsOnOthers, let dropped = rules.firstIndex(where: { $0.id == rule }) else {
      return Screening(rules: others).apply(to: table)
    }
    let low = UInt64(1) << UInt64(dropped) - 1
    let kept = hits.map { ($0 & low) | ($0 >> 1 & ~low) }
    let excluding = others.enumerated().reduce(UInt64(0)) {
      $1.element.action == .exclude ? $0 | 1 << UInt64($1.offset) : $0
    }
    return ScreenedResponses(
      table: table, rules: others, hits: kept,
      excludedBy: kept.map { $0 & excluding == 0 ? -1 : Int8(($0 & excluding).trailingZeroBitCount) },
      unjudged: rules.indices.filter { $0 != dropped }.map { unjudged[$0] })
  }

  /// Valid responses that a rule points at.
  public var flaggedCount: Int { zip(excludedBy, hits).count { $0 < 0 && $1 != 0 } }
}
