internal import CivilTime
public import Questionnaires
public import Responses

/// Decides which responses count (有效性筛查).
///
/// Rules run in the order written. The first excluding rule that fits takes the response; every hit is counted.
public struct Screening: Sendable {
  private let rules: [ValidityRule]

  /// A screening by these rules.
  public init(rules: [ValidityRule]) {
    precondition(rules.count <= ValidityRule.mostRules, "a questionnaire has at most 64 rules")
    self.rules = rules
  }

  /// Every response's disposition.
  public func apply(to table: ResponseTable) -> ScreenedResponses {
    var hits = [UInt64](repeating: 0, count: table.count)
    var excludedBy = [Int8](repeating: -1, count: table.count)
    var unjudged: [Int] = []
    for (index, rule) in rules.enumerated() {
      let ruleIndex = table.questionnaire.validityRules.firstIndex { $0.id == rule.id } ?? index
      let verdict = RuleVerdict(rule.test, ruleIndex: ruleIndex, table: table, excludedBy: excludedBy)
      unjudged.append(verdict.unjudged)
      for response in 0..<table.count where verdict.fits[response] {
        hits[response] |= 1 << UInt64(index)
        if rule.action == .exclude, excludedBy[response] < 0 { excludedBy[response] = Int8(index) }
      }
    }
    return ScreenedResponses(
      table: table, rules: rules, hits: hits, excludedBy: excludedBy, unjudged: unjudged)
  }
}

/// Which responses fit one rule.
struct RuleVerdict {
  private(set) var fits: [Bool]
  private(set) var unjudged = 0

  init(_ test: ValidityRule.Test, ruleIndex: Int, table: ResponseTable, excludedBy: [Int8]) {
    fits = [Bool](repeating: false, count: table.count)
    let metadata = table.metadata
    switch test {
    case .fasterThan(let limit): judge { metadata.completionSeconds(of: $0).map { Float($0) < Float(limit) } }
    case .slowerThan(let limit): judge { metadata.completionSeconds(of: $0).map { Float($0) > Float(limit) } }
    case .outsideDates(let from, let through):
      judge {
        metadata.submission(of: $0).map { time in
          from.map { time < $0 } ?? false || through.map { time > $0 } ?? false
        }
      }
    case .missingMoreThan(let share, let scope):
      let verdicts = MissingShare(limit: share, columns: table.columns(in: scope)).verdicts(on: table)
      judge { verdicts[$0] }
    case .duplicate(let keys, let kept): markDuplicates(keys, kept, table, excludedBy)
    case .addressSharedByMoreThan(let limit): markShared(metadata.addresses, moreThan: limit)
    case .straightLining(let scope):
      let verdicts = StraightLining(columns: table.columns(in: scope), table: table).verdicts(on: table)
      judge { verdicts[$0] }
    case .failedAttention(let question): judgeAttention(question, table)
    case .contradiction(let condition): fits = table.verdicts(of: condition)
    case .platformFlag:
      if let flags = metadata.platformFlags[ruleIndex] { judge { flags[$0] } }
    case .notInRegister:
      if let registered = metadata.registered[ruleIndex] { judge { registered[$0].map { !$0 } } }
    case .unsubmitted: judge { metadata.isUnsubmitted($0) }
    case .manual(let numbers):
      judge { metadata.responseID(of: $0).map { numbers.contains($0) } ?? false }
    }
  }

  /// Marks the responses a test fits; `nil` = it cannot be judged, and stays.
  private mutating func judge(_ test: (Int) -> Bool?) {
    for response in fits.indices {
      switch test(response) {
      case true?: fits[response] = true
      case false?: break
      case nil: unjudged += 1
      }
    }
  }

  mutating func mark(_ response: Int) { fits[response] = true }

  /// 注意力题: anything but a correct option, a blank included; someone who was not asked cannot fail. Every row of a
  /// matrix has to be correct.
  private mutating func judgeAttention(_ question: Int, _ table: ResponseTable) {
    let items = table.questionnaire.items.indices.filter {
      table.questionnaire.items[$0].question == question
    }
    let columns = items.map { table.columns[$0] }
    let correct = table.questionnaire.questions[question].correct
    let correctSet = correct.reduce(UInt64(0)) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }
    judge { response in
      columns.contains { column in
        let code = column.codes[response]
        if let option = code.option { return !correct.contains(option) }
        if code == .skipped { return false }
        guard !column.optionSets.isEmpty, code.isAnswered else { return true }
        return column.optionSets[response] == 0 || column.optionSets[response] & ~correctSet != 0
      }
    }
  }

  private mutating func markShared(_ addresses: [UInt32], moreThan limit: Int) {
    var shares = [Int](repeating: 0, count: Int(addresses.max() ?? 0) + 1)
    for address in addresses { shares[Int(address)] += 1 }
    judge { response in
      guard addresses.indices.contains(response), addresses[response] != 0 else { return nil }
      return shares[Int(addresses[response])] > limit
    }
  }
}

extension MetadataColumns {
  /// Whether the platform recorded no submission; `nil` when it records none at all.
  fileprivate func isUnsubmitted(_ response: Int) -> Bool? {
    guard submitted.indices.contains(response), submitted[response] != Self.unrecordedTime else { return nil }
    return submitted[response] == Self.missingTime
  }

  fileprivate func responseID(of response: Int) -> Int? {
    responseIDs.indices.contains(response) ? Int(exactly: responseIDs[response]) : nil
  }
}
