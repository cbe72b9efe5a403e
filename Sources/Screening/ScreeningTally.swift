public import Questionnaires
internal import Responses

/// What screening did, counted (筛查统计): it needs no rows, and parts of a survey add up to the whole.
public struct ScreeningTally: Sendable {
  /// 回收数: responses looked at.
  public package(set) var collected = 0
  /// 有效数: responses that count.
  public package(set) var valid = 0
  /// Valid responses that a rule points at.
  public package(set) var flagged = 0
  /// What each rule did, in the order they ran.
  public package(set) var rules: [RuleTally]

  /// Nothing screened yet by these rules.
  public init(rules: [ValidityRule]) { self.rules = rules.map { RuleTally(rule: $0) } }

  /// Adds the next part, screened by the same rules.
  public mutating func merge(_ other: ScreeningTally) {
    precondition(rules.map(\.rule.id) == other.rules.map(\.rule.id), "parts are screened by the same rules")
    collected += other.collected
    valid += other.valid
    flagged += other.flagged
    for index in rules.indices {
      rules[index].hits += other.rules[index].hits
      rules[index].excluded += other.rules[index].excluded
      rules[index].unjudged += other.rules[index].unjudged
    }
  }
}

/// What one rule did (规则统计).
public struct RuleTally: Sendable {
  /// The rule.
  public let rule: ValidityRule
  /// Responses that fit it, whether or not another rule took them first.
  public package(set) var hits = 0
  /// Responses it is the first to exclude; 0 for a rule that only flags.
  public package(set) var excluded = 0
  /// Responses it could not judge.
  public package(set) var unjudged = 0
}

extension ScreenedResponses {
  /// What screening did, counted.
  public var tally: ScreeningTally {
    var tally = ScreeningTally(rules: rules)
    tally.collected = table.count
    (tally.valid, tally.flagged) = (validCount, flaggedCount)
    for index in rules.indices { tally.rules[index].unjudged = unjudged[index] }
    for response in hits.indices where hits[response] != 0 {
      var hits = hits[response]
      while hits != 0 {
        tally.rules[hits.trailingZeroBitCount].hits += 1
        hits &= hits - 1
      }
      if excludedBy[response] >= 0 { tally.rules[Int(excludedBy[response])].excluded += 1 }
    }
    return tally
  }
}
