internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// The answers of some persons, column by column, few enough to stay near the processor while they are counted (作答块).
///
/// A column is an item answered by one option, or a base. A state is the option's number, one past the last for no
/// option; of a base 0 for who is in it, 1 for who is not.
final class AnswerTile {
  /// Persons of a tile.
  static let capacity = 4_096

  /// The column's item; `nil` for a base.
  let items: [Int?]
  /// By column: how many states there are.
  let widths: [Int]
  /// By base: its column.
  let baseColumns: Range<Int>
  /// By column of a satisfaction item: what each state says of the person; bases bit by bit, 64 in a word.
  private let marks: [Mark]
  private let tellsComplete: Bool

  /// Persons in the tile.
  private(set) var count = 0
  private let states: UnsafeMutablePointer<UInt16>
  /// By person: the bases of one word the person is in.
  private let memberships: UnsafeMutablePointer<UInt64>
  /// By person: 1 where every satisfaction item has a valid answer.
  private let completeness: UnsafeMutablePointer<UInt8>

  /// - Parameter tellsComplete: Whether anybody asks who is complete.
  init(_ questionnaire: Questionnaire, _ slots: AnswerSlots?, tellsComplete: Bool) {
    self.tellsComplete = tellsComplete
    let single = questionnaire.items.indices.filter {
      questionnaire.question(of: questionnaire.items[$0]).kind.hasOneOption
    }
    let bases = slots?.bases ?? []
    items = single + bases.map { _ in nil }
    let options = single.map { questionnaire.question(of: questionnaire.items[$0]).scale.options.count }
    widths = options.map { $0 + 1 } + bases.map { _ in 2 }
    baseColumns = single.count..<items.count
    marks =
      slots.map { slots in
        zip(slots.items, slots.options).compactMap { item, options in
          single.firstIndex(of: item).map { Mark($0, item: item, options: options, slots) }
        }
      } ?? []
    states = .allocate(capacity: max(1, items.count) * Self.capacity)
    memberships = .allocate(capacity: Self.capacity)
    completeness = .allocate(capacity: Self.capacity)
    completeness.initialize(repeating: 0, count: Self.capacity)
  }

  deinit {
    states.deallocate()
    memberships.deallocate()
    completeness.deallocate()
  }

  private struct Mark {
    let column: Int
    /// By word, then state.
    let bases: [[UInt64]]
    /// By state: 1 for a valid option.
    let isValid: [UInt8]

    init(_ column: Int, item: Int, options: Range<Int>, _ slots: AnswerSlots) {
      self.column = column
      bases = stride(from: 0, to: slots.bases.count, by: 64).map { first in
        options.indices.map { option in
          slots.bases.enumerated().dropFirst(first).prefix(64).reduce(UInt64(0)) { bits, base in
            let counts = base.element[item].map { $0[option - options.lowerBound] } ?? false
            return counts ? bits | 1 << UInt64(base.offset - first) : bits
          }
        } + [0]
      }
      isValid = options.map { slots.isValid[$0] ? 1 : 0 } + [0]
    }
  }

  /// By person: the state of a column.
  func states(of column: Int) -> UnsafePointer<UInt16> {
    UnsafePointer(states + column * Self.capacity)
  }

  /// By person: 1 where every satisfaction item has a valid answer, 0 elsewhere; 0 for all when nobody asks.
  var isComplete: UnsafePointer<UInt8> { UnsafePointer(completeness) }

  /// Takes other persons' answers.
  ///
  /// - Parameters:
  ///   - rows: The persons, at most `capacity`, by their index in the table, in its order.
  ///   - oddly: Is told of every answer that is neither an option nor a blank: by item and person.
  func fill(
    _ rows: ArraySlice<Int32>, of table: ResponseTable,
    oddly: (_ item: Int, _ person: Int, AnswerCode) -> Void
  ) {
    count = rows.count
    for (column, item) in items.enumerated() {
      guard let item else { continue }
      let none = UInt16(widths[column] - 1)
      let states = states + column * Self.capacity
      withCodes(rows, of: table.columns[item], room: states) { codes in
        if Self.isOdd(codes, count: count, none: none) {
          for person in 0..<count where codes[person] >= none {
            let code = AnswerCode(rawValue: codes[person])
            if code != .unanswered { oddly(item, person, code) }
          }
        }
        for person in 0..<count { states[person] = min(codes[person], none) }
      }
    }
    mark()
  }

  /// Calls `body` with the codes of some persons, which are picked out only where others stand between them.
  private func withCodes(
    _ rows: ArraySlice<Int32>, of column: AnswerColumn, room: UnsafeMutablePointer<UInt16>,
    _ body: (UnsafePointer<UInt16>) -> Void
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    precondition(first >= 0 && last < column.codes.count, "persons are in the table")
    column.codes.withUnsafeBytes { bytes in
      let codes = bytes.assumingMemoryBound(to: UInt16.self)
      if Int(last - first) == rows.count - 1, let all = codes.baseAddress { return body(all + Int(first)) }
      rows.withUnsafeBufferPointer { rows in
        for person in rows.indices { room[person] = codes[Int(rows[person])] }
      }
      body(room)
    }
  }

  /// Whether any code is neither an option nor a blank, found out without a branch a person.
  private static func isOdd(_ codes: UnsafePointer<UInt16>, count: Int, none: UInt16) -> Bool {
    let blank = AnswerCode.unanswered.rawValue &- none
    var odd: UInt16 = 0
    for person in 0..<count {
      // 0 for an option; what is left of it below is 0 for a blank, too.
      let excess = max(codes[person], none) &- none
      odd |= min(excess, excess ^ blank)
    }
    return odd != 0
  }

  /// Works out who is complete, and who is in which base.
  private func mark() {
    if tellsComplete { markComplete() }
    for first in stride(from: 0, to: baseColumns.count, by: 64) { mark(basesFrom: first) }
  }

  private func markComplete() {
    completeness.update(repeating: marks.isEmpty ? 0 : 1, count: count)
    for mark in marks {
      let states = states(of: mark.column)
      mark.isValid.withUnsafeBufferPointer { isValid in
        for person in 0..<count { completeness[person] &= isValid[Int(states[person])] }
      }
    }
  }

  private func mark(basesFrom first: Int) {
    memberships.update(repeating: 0, count: count)
    // Bases that all these persons are in already: a few items are mostly enough to tell.
    var full: UInt64 = 0
    for mark in marks {
      let bases = mark.bases[first / 64]
      guard bases.contains(where: { $0 & ~full != 0 }) else { continue }
      let states = states(of: mark.column)
      full = ~0
      bases.withUnsafeBufferPointer { bases in
        for person in 0..<count {
          let membership = memberships[person] | bases[Int(states[person])]
          memberships[person] = membership
          full &= membership
        }
      }
    }
    for (bit, column) in baseColumns.dropFirst(first).prefix(64).enumerated() {
      let states = states + column * Self.capacity
      if full >> UInt64(bit) & 1 == 1 {
        states.update(repeating: 0, count: count)
        continue
      }
      for person in 0..<count {
        states[person] = UInt16(truncatingIfNeeded: ~memberships[person] >> UInt64(bit) & 1)
      }
    }
  }
}
