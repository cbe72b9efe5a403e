internal import Questionnaires
internal import Responses

/// Where the cells of a joint count stand (单元布局): a block a column and a block a pair of columns, each with a row for
/// every row of persons.
struct CellLayout {
  /// By column: its first cell, in blocks of `widths[column]` cells a row.
  private(set) var columns: [Int] = []
  /// The first cell of everybody, one a row.
  private(set) var everybody = 0
  /// The items that are not answered by one option.
  private(set) var sets: [Sets] = []
  /// How many cells all of these are.
  private(set) var singles = 0
  /// Pairs of columns: the first cell of each.
  private(set) var pairs: [(first: Int, second: Int, cells: Int)] = []
  /// How many cells all pairs are.
  private(set) var count = 0

  /// An item answered by sets of options, or by none.
  struct Sets {
    let item: Int
    /// Options that can be in a set; 0 for numbers and texts.
    let options: Int
    /// The first cell, one a row and option.
    let first: Int
  }

  /// - Parameters:
  ///   - widths: By column: how many states it has.
  ///   - paired: The columns that are looked at together.
  init(rows: Int, widths: [Int], paired: [Int], _ questionnaire: Questionnaire) {
    for width in widths {
      columns.append(singles)
      singles += rows * width
    }
    everybody = singles
    singles += rows
    for (item, place) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: place)
      guard !question.kind.hasOneOption else { continue }
      let options = min(question.scale.options.count, AnswerColumn.mostOptionsInSet)
      sets.append(Sets(item: item, options: options, first: singles))
      singles += rows * options
    }
    for (index, first) in paired.enumerated() {
      for second in paired[..<index] {
        pairs.append((first, second, count))
        count += rows * widths[first] * widths[second]
      }
    }
  }
}
