internal import DelimitedText
internal import Responses

/// What the cells of one column hold (列剖面), counted in one pass and in bounded memory: different texts are counted up
/// to a limit; of a column with more, the first ones are kept and the cells only sorted by kind.
///
/// An empty profile changes nothing, and profiles of parts merged in order give that of the whole: a summary says the
/// same, wherever a file was cut.
struct ColumnProfile: Sendable {
  /// The most different cells remembered in a column.
  static let mostTexts = 2_000
  /// Longer cells are texts somebody wrote.
  static let longestText = 240

  private var known = ByteStringTable()
  /// Of the texts, those that short cells most likely hold.
  private var lookup = AnswerLookup()
  /// The first different texts, in order of appearance.
  private(set) var texts: [[UInt8]] = []
  /// Cells of each text: all of them as long as `isCounted`, else those that are not among `uncounted`.
  private(set) var counts: [Int] = []
  /// Records without a text here.
  private(set) var blank = 0
  /// Whether `texts` are all the different texts that are not long.
  private(set) var isCounted = true
  /// Cells that are not among `counts`.
  private(set) var uncounted = UncountedCells()

  /// Takes note of one column of a batch.
  mutating func add(_ batch: borrowing RecordBatch, column: Int, _ marks: AnswerMarks) {
    // What this batch brings is looked up from the next one on.
    let lookup = lookup
    var found = [Int](repeating: 0, count: texts.count)
    lookup.count(batch, column: column, into: &found) { field in
      guard let field else { return addNothing() }
      field.withUnescapedBytes { add($0, marks) }
    }
    for (index, count) in found.enumerated() { counts[index] += count }
  }

  /// Takes note of one cell.
  @inline(__always)
  mutating func add(_ bytes: UnsafeRawBufferPointer, _ marks: AnswerMarks) {
    if bytes.isEmpty {
      blank += 1
    } else if isCounted || uncounted.canTeach {
      add(bytes, times: 1, marks)
    } else {
      uncounted.add(bytes, times: 1, marks)
    }
  }

  /// Takes note of a record that has no such cell.
  mutating func addNothing() { blank += 1 }

  @inline(__always)
  private mutating func add(_ bytes: UnsafeRawBufferPointer, times: Int, _ marks: AnswerMarks) {
    if bytes.count <= Self.longestText, let index = known.value(of: bytes) {
      counts[index] += times
    } else {
      addUnknown(bytes, times: times, marks)
    }
  }

  private mutating func addUnknown(_ bytes: UnsafeRawBufferPointer, times: Int, _ marks: AnswerMarks) {
    if bytes.count > Self.longestText {
      uncounted.add(bytes, times: times, marks)
    } else if texts.count < Self.mostTexts {
      known.insert(bytes, value: texts.count)
      lookup.learn(bytes, .option(texts.count))
      texts.append(Array(bytes))
      counts.append(times)
    } else {
      isCounted = false
      uncounted.add(bytes, times: times, marks)
    }
  }

  /// Adds the cells of the records that follow.
  mutating func merge(_ next: ColumnProfile, _ marks: AnswerMarks) {
    blank += next.blank
    for (text, count) in zip(next.texts, next.counts) {
      text.withUnsafeBytes { add($0, times: count, marks) }
    }
    uncounted.merge(next.uncounted)
    isCounted = isCounted && next.isCounted
  }

  /// Every cell with a text sorted by kind, the texts first.
  func sorted(by marks: AnswerMarks) -> UncountedCells {
    var cells = UncountedCells()
    for (text, count) in zip(texts, counts) { text.withUnsafeBytes { cells.add($0, times: count, marks) } }
    var rest = uncounted
    // Which cells these are depends on where the file was cut.
    rest.parts?.sort()
    cells.merge(rest)
    return cells
  }
}
