internal import Questionnaires
internal import Responses
internal import SurveyStatistics

// From cells to tallies: every number goes to the category of each grouping.

extension JointCounter {
  /// Persons in a cell, and their sum.
  typealias Counted = (count: Int, sum: ExactSum)

  /// Moves what the cells hold into the tallies.
  func empty() {
    guard persons > 0 else { return }
    for joint in joints.categories.indices where joint < room {
      for completeness in 0...1 { emptyRow(2 * joint + completeness, joint, areComplete: completeness == 1) }
      emptyWithoutOption(joint)
    }
    emptyPairs()
    emptyMeans()
    widenRangesOfBases()
    persons = 0
  }

  /// Every tally that the persons of a joint category are in.
  private func forEachTally(of joint: Int, _ change: (inout CategoryTally) -> Void) {
    for (grouping, category) in joints.categories[joint].enumerated() {
      change(&tallies[grouping][category])
    }
  }

  private func take(_ cell: Int) -> (plain: Counted, weighted: Counted) {
    (
      plain.take(cell, weights.scale.squares),
      weights.isWeighted ? weighted.take(cell, weights.scale.weights) : (0, ExactSum())
    )
  }

  private func emptyRow(_ row: Int, _ joint: Int, areComplete: Bool) {
    let everybody = take(layout.everybody + row)
    guard everybody.plain.count > 0 else { return }
    forEachTally(of: joint) { tally in
      tally.respondents += everybody.plain.count
      tally.persons?.add(everybody, who: slots?.everybody, areComplete: areComplete)
      if slots != nil { tally.bases[tile.baseColumns.count].add(everybody.plain, everybody.weighted) }
    }
    for (column, first) in layout.columns.enumerated() {
      let width = tile.widths[column]
      for state in 0..<width {
        emptySingle(take(first + row * width + state), column, state, joint, areComplete: areComplete)
      }
    }
    for set in layout.sets {
      for option in 0..<set.options {
        let (plain, weighted) = take(set.first + row * set.options + option)
        guard plain.count > 0 else { continue }
        forEachTally(of: joint) { $0.items[set.item].add(plain, weighted, to: option) }
      }
    }
  }

  private func emptySingle(
    _ persons: (plain: Counted, weighted: Counted), _ column: Int, _ state: Int, _ joint: Int,
    areComplete: Bool
  ) {
    guard persons.plain.count > 0 else { return }
    guard state < tile.widths[column] - 1 else {
      if let item = tile.items[column] {
        withoutOption[firstAbsence(item, joint) + AbsenceKind.of(.unanswered)] += persons.plain.count
      }
      return
    }
    let answer = slots.flatMap { tile.answer(column, state, $0) }
    forEachTally(of: joint) { tally in
      if let item = tile.items[column] {
        tally.items[item].add(persons.plain, persons.weighted, to: state)
        tally.items[item].answered += persons.plain.count
      } else {
        tally.bases[column - tile.baseColumns.lowerBound].add(persons.plain, persons.weighted)
      }
      tally.persons?.add(persons, who: answer, areComplete: areComplete)
    }
  }

  private func emptyWithoutOption(_ joint: Int) {
    for item in questionnaire.items.indices {
      let first = firstAbsence(item, joint)
      let counts = Array(withoutOption[first..<first + AbsenceKind.count])
      guard counts.contains(where: { $0 > 0 }) else { continue }
      withoutOption.replaceSubrange(first..<first + AbsenceKind.count, with: counts.map { _ in 0 })
      forEachTally(of: joint) { $0.items[item].addWithoutOption(counts) }
    }
  }

  private func emptyPairs() {
    guard let slots else { return }
    // Those who have just come have a number and no cells yet.
    let rows = 2 * min(room, joints.categories.count)
    for pair in layout.pairs {
      let (width, other) = (tile.widths[pair.first], tile.widths[pair.second])
      for row in 0..<rows {
        for state in 0..<width {
          for otherState in 0..<other {
            let persons = pairs.take(
              pair.cells + (row * width + state) * other + otherState, weights.scale.squares)
            guard persons.count > 0, let first = tile.answer(pair.first, state, slots),
              let second = tile.answer(pair.second, otherState, slots)
            else { continue }
            forEachTally(of: row / 2) {
              $0.persons?.add(persons, who: first, second, areComplete: row % 2 == 1)
            }
          }
        }
      }
    }
  }

  private func widenRangesOfBases() {
    // Ranges only ever widen, so they need not start anew.
    for joint in joints.categories.indices {
      for base in ranges.indices {
        if let range = ranges[base][joint] {
          forEachTally(of: joint) { $0.bases[base].widen(to: range) }
        }
      }
    }
  }

  private func emptyMeans() {
    for (index, mean) in means.enumerated() {
      mean.empty(room: room, weights.scale) { joint, key, plain, weighted in
        forEachTally(of: joint) { $0.means[index].add(key, plain, weighted) }
      }
      for joint in joints.categories.indices {
        if let range = mean.range(of: joint) { forEachTally(of: joint) { $0.means[index].widen(to: range) } }
      }
    }
  }
}

extension AnswerTile {
  /// The number of what a state says; `nil` for no option, and for items that are not looked at together.
  func answer(_ column: Int, _ state: Int, _ slots: AnswerSlots) -> Int? {
    guard state < widths[column] - 1 else { return nil }
    guard let item = items[column] else { return slots.firstBase + column - baseColumns.lowerBound }
    return slots.items.firstIndex(of: item).map { slots.options[$0].lowerBound + state }
  }
}

/// Ways to have answered without an option (无选项作答), as numbers.
enum AbsenceKind {
  static let count = 4

  /// 0 answered otherwise, 1 未答, 2 跳题, 3 未识别.
  static func of(_ code: AnswerCode) -> Int { max(0, Int(code.rawValue) - Int(AnswerCode.given.rawValue)) }
}
