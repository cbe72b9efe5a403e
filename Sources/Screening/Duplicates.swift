internal import Questionnaires
internal import Responses

extension RuleVerdict {
  /// 重复答卷: of the responses not yet excluded that agree in every key, and in which no key is empty, all but one.
  mutating func markDuplicates(
    _ keys: [ValidityRule.Key], _ kept: ValidityRule.Kept, _ table: ResponseTable, _ excludedBy: [Int8]
  ) {
    let columns = keys.map { table.keys($0) }
    var keptOf: [[UInt32]: Int] = [:]
    var key = [UInt32](repeating: 0, count: columns.count)
    for response in 0..<table.count where excludedBy[response] < 0 {
      for (index, column) in columns.enumerated() { key[index] = column[response] }
      guard !key.contains(0) else { continue }
      guard let other = keptOf[key] else {
        keptOf[key] = response
        continue
      }
      let stays =
        switch kept {
        case .first: other
        case .last: response
        case .mostComplete: table.answered(response) > table.answered(other) ? response : other
        }
      mark(stays == other ? response : other)
      keptOf[key] = stays
    }
  }
}

extension ResponseTable {
  /// Numbers that are equal where answers are; 0 = empty.
  fileprivate func keys(_ key: ValidityRule.Key) -> [UInt32] {
    switch key {
    case .metadata(let name): metadata.keys[name] ?? []
    case .answer(let question):
      questionnaire.items.firstIndex { $0.question == question }.map { columns[$0].keys } ?? []
    }
  }

  fileprivate func answered(_ response: Int) -> Int { columns.count { $0.codes[response].isAnswered } }
}
