internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// The influence of each person on one composite (个人影响值): what every answer adds, looked up by option.
///
/// Works through blocks of persons column by column, so that each table stays in the nearest cache.
struct PersonInfluences {
  /// By item: the answers, and what each option adds; the last entry is for no answer.
  private let columns: [(codes: [AnswerCode], adds: [Double], counts: [Bool])]

  private static let block = 2_048

  init(_ tables: FormulaTables, _ composite: RatioComposite, columns: [AnswerColumn]) {
    let everybodyCounts = tables.formula.denominator == .responses
    self.columns = tables.items.indices.map { position in
      let effects = tables.effects(position, composite)
      return (
        columns[tables.items[position]].codes, effects.options + [effects.none],
        tables.contributions[position].map { $0 != nil || everybodyCounts } + [everybodyCounts]
      )
    }
  }

  /// Calls `body` with each member's influence before weighting, weight, and whether an answer is in the base.
  /// - Parameter weights: By response; members without a positive weight are passed over. `nil` = all have 1.
  func add(_ members: [Int32], weights: [Double]?, _ body: (Double, Double, Bool) -> Void) {
    var influences = [Double](repeating: 0, count: Self.block)
    var answered = [Bool](repeating: false, count: Self.block)
    for start in stride(from: 0, to: members.count, by: Self.block) {
      let persons = members[start..<min(start + Self.block, members.count)]
      influences.withUnsafeMutableBufferPointer { influences in
        answered.withUnsafeMutableBufferPointer { answered in
          influences.update(repeating: 0)
          answered.update(repeating: false)
          persons.withUnsafeBufferPointer { persons in
            for column in columns { add(column, persons, influences, answered) }
          }
        }
      }
      for (index, member) in persons.enumerated() {
        let weight = weights?[Int(member)] ?? 1
        if weight > 0 { body(influences[index], weight, answered[index]) }
      }
    }
  }

  private func add(
    _ column: (codes: [AnswerCode], adds: [Double], counts: [Bool]), _ persons: UnsafeBufferPointer<Int32>,
    _ influences: UnsafeMutableBufferPointer<Double>, _ answered: UnsafeMutableBufferPointer<Bool>
  ) {
    let none = UInt16(column.adds.count - 1)
    column.codes.withUnsafeBufferPointer { codes in
      column.adds.withUnsafeBufferPointer { adds in
        column.counts.withUnsafeBufferPointer { counts in
          for index in 0..<persons.count {
            let option = Int(min(codes[Int(persons[index])].rawValue, none))
            influences[index] += adds[option]
            answered[index] = answered[index] || counts[option]
          }
        }
      }
    }
  }
}
