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

  /// Persons in the tile.
  private(set) var count = 0
  private let states: UnsafeMutablePointer<UInt16>
  /// By person: the bases of one word the person is in.
  private let memberships: UnsafeMutablePointer<UInt64>
  /// By person: 1 where every satisfaction item has a valid answer.
  private let completeness: UnsafeMutablePointer<UInt8>

  init(_ questionnaire: Questionnaire, _ slots: AnswerSlots?) {
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

  /// By person: 1 where every satisfaction item has a valid answer, 0 elsewhere.
  var isComplete: UnsafePointer<UInt8> { UnsafePointer(completeness) }

  /// Takes other persons' answers.
  ///
  /// - Parameters:
  ///   - rows: The persons, at most `capacity`, by their index in the table.
  ///   - withoutOption: Is told of every answer that is no option: by item and person.
  func fill(
    _ rows: ArraySlice<Int32>, of table: ResponseTable,
    withoutOption: (_ item: Int, _ person: Int, AnswerCode) -> Void
  ) {
    count = rows.count
    rows.withUnsafeBufferPointer { rows in
      for (column, item) in items.enumerated() {
        guard let item else { continue }
        let none = UInt16(widths[column] - 1)
        let states = states + column * Self.capacity
        table.columns[item].codes.withUnsafeBufferPointer { codes in
          for person in rows.indices {
            let code = codes[Int(rows[person])].rawValue
            states[person] = min(code, none)
            if code >= none { withoutOption(item, person, AnswerCode(rawValue: code)) }
          }
        }
      }
    }
    mark()
  }

  /// Works out who is complete, and who is in which base.
  private func mark() {
    completeness.update(repeating: marks.isEmpty ? 0 : 1, count: count)
    for mark in marks {
      let states = states(of: mark.column)
      mark.isValid.withUnsafeBufferPointer { isValid in
        for person in 0..<count { completeness[person] &= isValid[Int(states[person])] }
      }
    }
    for first in stride(from: 0, to: baseColumns.count, by: 64) { mark(basesFrom: first) }
  }

  private func mark(basesFrom first: Int) {
    memberships.update(repeating: 0, count: count)
    for mark in marks {
      let states = states(of: mark.column)
      mark.bases[first / 64].withUnsafeBufferPointer { bases in
        for person in 0..<count { memberships[person] |= bases[Int(states[person])] }
      }
    }
    for (bit, column) in baseColumns.dropFirst(first).prefix(64).enumerated() {
      let states = states + column * Self.capacity
      for person in 0..<count {
        states[person] = UInt16(truncatingIfNeeded: ~memberships[person] >> UInt64(bit) & 1)
      }
    }
  }
}
