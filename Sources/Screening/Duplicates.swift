internal import Questionnaires
internal import Responses

extension RuleVerdict {
  /// 重复答卷: of the responses not yet excluded that agree in every key, and in which no key is empty, all but one.
  mutating func markDuplicates(
    _ keys: [ValidityRule.Key], _ kept: ValidityRule.Kept, _ table: ResponseTable, _ excludedBy: [Int8]
  ) {
    let group = table.equalResponses(keys.flatMap { table.columns(of: $0) })
    /// By group, the response that stays so far.
    var keptOf: [UInt32: Int] = [:]
    for response in 0..<table.count where excludedBy[response] < 0 && group[response] != 0 {
      guard let other = keptOf[group[response]] else {
        keptOf[group[response]] = response
        continue
      }
      let stays =
        switch kept {
        case .first: other
        case .last: response
        case .mostComplete: table.answered(response) > table.answered(other) ? response : other
        }
      mark(stays == other ? response : other)
      keptOf[group[response]] = stays
    }
  }
}

extension ResponseTable {
  /// Numbers that are equal where all keys are, from 1; 0 where a key is empty. Keys are joined two at a time, so that
  /// no response needs a list of its own.
  fileprivate func equalResponses(_ keys: [[UInt32]]) -> [UInt32] {
    // A key that was not read is empty everywhere.
    guard var joined = keys.first, keys.allSatisfy({ $0.count == count }) else {
      return [UInt32](repeating: 0, count: count)
    }
    for key in keys.dropFirst() {
      var numbers: [UInt64: UInt32] = [:]
      for response in joined.indices {
        guard joined[response] != 0, key[response] != 0 else {
          joined[response] = 0
          continue
        }
        let next = UInt32(truncatingIfNeeded: numbers.count + 1)
        let number = numbers[UInt64(joined[response]) << 32 | UInt64(key[response]), default: next]
        numbers[UInt64(joined[response]) << 32 | UInt64(key[response])] = number
        joined[response] = number
      }
    }
    return joined
  }

  fileprivate func answered(_ response: Int) -> Int { columns.count { $0.codes[response].isAnswered } }
}
