internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// Counts responses by several groupings at once (联合计数): every person once, by all that the groupings say together.
///
/// Answers are taken column by column for a few thousand persons at a time, so that every loop does one thing in memory
/// that is near, and added up in cells of two words. What the cells hold goes into tallies before it could overflow.
final class JointCounter {
  let questionnaire: Questionnaire
  let slots: AnswerSlots?
  private let pairsAnswers: Bool
  var tallies: [SurveyTally]
  var joints: JointCategories
  let tile: AnswerTile
  let weights: WeightColumn
  var means: [MeanCounter]

  /// Joint categories there is room for.
  var room = 0
  var layout: CellLayout
  /// By column and state: persons, and Σw² of those.
  var plain = CountedSums(count: 0)
  /// The same: persons with a weight, and Σw.
  var weighted = CountedSums(count: 0)
  /// By pair of columns and states: persons, and Σw².
  var pairs = CountedSums(count: 0)
  /// Persons in the cells.
  var persons = 0
  /// By item, joint category and kind: answers that are no option.
  var withoutOption: [Int] = []
  /// By base, everybody's last.
  var ranges: [WeightRanges]

  // By person of the tile: the joint category, the row of cells, and the row of a pair's cells.
  private let jointOf = TileColumn<UInt32>(repeating: 0)
  private let rows = TileColumn<UInt32>(repeating: 0)
  private let leads = TileColumn<UInt32>(repeating: 0)
  private let zeros = TileColumn<UInt16>(repeating: 0)

  /// - Parameters:
  ///   - scope: What to count besides items.
  ///   - groupings: Of any responses: only their categories count.
  init(
    _ questionnaire: Questionnaire, _ scope: CountingScope, _ groupings: [Grouping], isWeighted: Bool
  ) {
    (self.questionnaire, slots, pairsAnswers) = (questionnaire, scope.slots, scope.pairsAnswers)
    let empty = CategoryTally(questionnaire, scope, isWeighted: isWeighted)
    tallies = groupings.map { SurveyTally($0, empty) }
    joints = JointCategories(groupings.map { $0.categories.count + 1 })
    let tile = AnswerTile(questionnaire, scope.slots, tellsComplete: scope.pairsAnswers)
    self.tile = tile
    weights = WeightColumn(isWeighted: isWeighted)
    means = scope.means.map { MeanCounter($0, tile) }
    layout = CellLayout(rows: 0, widths: tile.widths, paired: [], questionnaire)
    let hasRanges = isWeighted && scope.slots != nil
    ranges = hasRanges ? (0...tile.baseColumns.count).map { _ in WeightRanges() } : []
  }

  /// Counts some responses.
  ///
  /// - Parameters:
  ///   - members: Which, by their index in the table.
  ///   - groupings: As many as before, of all responses of the table.
  func add(_ table: ResponseTable, _ members: [Int32], by groupings: [Grouping]) {
    let categories = groupings.map(\.categoryOf)
    for start in stride(from: 0, to: members.count, by: AnswerTile.capacity) {
      let chunk = members[start..<min(start + AnswerTile.capacity, members.count)]
      for (part, scale) in weights.parts(chunk, table.metadata.weights) {
        if persons + part.count > CountedSums.mostPersons || scale != weights.scale { empty() }
        weights.fill(part, table.metadata.weights, scale)
        add(part, of: table, categories)
      }
    }
  }

  /// The tallies, by grouping.
  func finish() -> [SurveyTally] {
    empty()
    return tallies
  }

  private func add(_ members: ArraySlice<Int32>, of table: ResponseTable, _ categories: [[Int32]]) {
    let count = members.count
    joints.number(members, in: categories, into: jointOf.numbers)
    if joints.categories.count > room { makeRoom(for: joints.categories.count) }
    tile.fill(members, of: table) { item, person, code in noteOdd(code, item, person) }
    for person in 0..<count { rows[person] = 2 * jointOf[person] + UInt32(tile.isComplete[person]) }
    addColumns(count)
    for set in layout.sets { addSets(set, members, table) }
    addPairs(count)
    if !ranges.isEmpty { widenRanges(count) }
    for mean in means {
      mean.add(
        tile, joints: jointOf.numbers, room: room, categories: joints.categories.count, weights)
    }
    persons += count
  }

  /// One answer more that is no option.
  private func note(_ code: AnswerCode, _ item: Int, _ person: Int) {
    withoutOption[firstAbsence(item, Int(jointOf[person])) + AbsenceKind.of(code)] += 1
  }

  /// One answer more that is neither an option nor a blank, where cells count it among the blanks.
  private func noteOdd(_ code: AnswerCode, _ item: Int, _ person: Int) {
    note(code, item, person)
    withoutOption[firstAbsence(item, Int(jointOf[person])) + AbsenceKind.of(.unanswered)] -= 1
  }

  /// Where the absences of an item in a joint category are counted.
  func firstAbsence(_ item: Int, _ joint: Int) -> Int { (item * room + joint) * AbsenceKind.count }

  private func addColumns(_ count: Int) {
    var blocks = layout.columns.enumerated().map { column, first in
      CountedSums.Block(from: first, width: tile.widths[column], columns: tile.states(of: column))
    }
    blocks.append(CountedSums.Block(from: layout.everybody, width: 1, columns: UnsafePointer(zeros.numbers)))
    let squares = weights.squares.numbers
    guard weights.isWeighted else {
      for block in blocks { plain.add(count, rows: rows.numbers, to: block, squares) }
      return
    }
    // One that is left goes alone.
    if !blocks.count.isMultiple(of: 2), let last = blocks.popLast() {
      plain.add(count, rows: rows.numbers, to: last, squares)
      weighted.add(count, rows: rows.numbers, to: last, weights.weights.numbers)
    }
    for index in stride(from: 0, to: blocks.count, by: 2) {
      plain.add(
        count, rows: rows.numbers, to: blocks[index], and: blocks[index + 1], squares, with: weighted,
        weights.weights.numbers)
    }
  }

  /// Answers that are sets of options, numbers or texts.
  private func addSets(_ set: CellLayout.Sets, _ members: ArraySlice<Int32>, _ table: ResponseTable) {
    let column = table.columns[set.item]
    for (person, member) in members.enumerated() {
      note(column.codes[Int(member)], set.item, person)
      guard !column.optionSets.isEmpty else { continue }
      var chosen = column.optionSets[Int(member)]
      while chosen != 0 {
        let option = chosen.trailingZeroBitCount
        chosen &= chosen - 1
        guard option < set.options else { continue }
        let cell = set.first + Int(rows[person]) * set.options + option
        plain.cells[cell] &+= weights.squares[person]
        if weights.isWeighted { weighted.cells[cell] &+= weights.weights[person] }
      }
    }
  }

  private func addPairs(_ count: Int) {
    var lead = -1
    for pair in layout.pairs {
      if pair.first != lead {
        lead = pair.first
        let (states, width) = (tile.states(of: lead), UInt32(tile.widths[lead]))
        for person in 0..<count { leads[person] = rows[person] * width + UInt32(states[person]) }
      }
      let block = CountedSums.Block(
        from: pair.cells, width: tile.widths[pair.second], columns: tile.states(of: pair.second))
      pairs.add(count, rows: leads.numbers, to: block, weights.squares.numbers)
    }
  }

  private func widenRanges(_ count: Int) {
    for (base, column) in tile.baseColumns.enumerated() {
      ranges[base].widen(
        count, joints: jointOf.numbers, weights: weights.values.numbers, range: weights.range,
        categories: joints.categories.count, states: tile.states(of: column))
    }
    ranges[tile.baseColumns.count].widen(
      count, joints: jointOf.numbers, weights: weights.values.numbers, range: weights.range,
      categories: joints.categories.count)
  }

  private func makeRoom(for count: Int) {
    empty()
    room = max(count, room + room / 2)
    let paired = slots.map { slots in
      slots.items.compactMap { tile.items.firstIndex(of: $0) } + tile.baseColumns
    }
    layout = CellLayout(
      rows: 2 * room, widths: tile.widths, paired: pairsAnswers ? paired ?? [] : [], questionnaire)
    plain = CountedSums(count: layout.singles)
    weighted = CountedSums(count: weights.isWeighted ? layout.singles : 0)
    pairs = CountedSums(count: layout.count)
    withoutOption = Array(repeating: 0, count: questionnaire.items.count * room * AbsenceKind.count)
  }
}
