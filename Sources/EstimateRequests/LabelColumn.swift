internal import DelimitedText

/// A column of words, each kept once (类别列).
struct LabelColumn: Sendable {
  /// By row, an index into `labels`; −1 = no answer.
  let codes: [Int32]
  /// Each word once; numbers by size before words by spelling.
  let labels: [String]
}

/// The words of one column in one part of a file (类别列的一块).
struct LabelPart: Sendable {
  private(set) var rows = 0
  /// By row, a number of the thread's numbering; memory that is not in use lies behind them.
  private var memory: [Int32] = []
  /// The words that were new to the thread, in the order of their numbers.
  private(set) var words = WordList()

  var numbers: ArraySlice<Int32> { memory[..<rows] }

  /// Forgets everything but its memory.
  mutating func restart() { (rows, words) = (0, WordList()) }

  mutating func read(_ batch: borrowing RecordBatch, column: Int, numbering: inout WordNumbering) {
    let (first, known) = (rows, numbering.count)
    rows += batch.count
    if memory.count < rows { memory += repeatElement(0, count: rows - memory.count) }
    memory.withUnsafeMutableBufferPointer { numbers in
      var index = first
      batch.forEachField(column, of: 0..<batch.count) { field in
        numbers[index] = field.map { Self.number(of: $0, &numbering) } ?? 0
        index += 1
      }
    }
    words.append(numbering.words, from: known)
  }

  @inline(__always)
  private static func number(of field: Field, _ numbering: inout WordNumbering) -> Int32 {
    // A blank sorts below every other sign a word begins or ends with.
    if !field.needsUnescaping, !field.bytes.hasBlankEnds { return numbering.number(ofPadded: field.bytes) }
    return field.withUnescapedBytes { numbering.number(of: NumberField.trimmed($0)) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether it may begin or end with a blank.
  @inline(__always)
  fileprivate var hasBlankEnds: Bool { !isEmpty && (self[0] <= 0x20 || self[count - 1] <= 0x20) }
}

/// A column of words, put together part by part (类别列拼接).
struct LabelColumnBuilder: Sendable {
  /// What stands where there is no answer, before all words. The first is also that of records without the field.
  static let missingWords = WordNumbering(["", "NA", "(空)", "(跳过)"])

  /// By row, a number of `numbering`: words as they first appear in the file, whichever thread met them.
  private var numbers: [Int32] = []
  private var numbering = Self.missingWords
  /// By thread, what its numbers are here.
  private var numbersOfThread: [Int: [Int32]] = [:]

  /// How many words there are.
  var count: Int { numbering.count - Self.missingWords.count }

  mutating func reserve(_ rows: Int) { numbers.reserveCapacity(rows) }

  /// The next part. Parts of one thread come in the order in which it read them.
  mutating func append(_ part: LabelPart, thread: Int) {
    var places =
      numbersOfThread.removeValue(forKey: thread) ?? (0..<Int32(Self.missingWords.count)).map { $0 }
    part.words.forEach { places.append(numbering.number(of: $0)) }
    numbers += [Int32](unsafeUninitializedCapacity: part.rows) { numbers, count in
      for number in part.numbers {
        numbers[count] = places[Int(number)]
        count += 1
      }
    }
    numbersOfThread[thread] = places
  }

  /// The words, by number.
  private(set) var words: [String] = []

  /// The rows there are, with words numbered as they first appear in the file; no rows are left here.
  mutating func takeRows() -> LabelColumn {
    let missing = Self.missingWords.count
    words += numbering.words.texts(from: missing + words.count)
    var codes = exchange(&numbers, with: [])
    for row in codes.indices { codes[row] = max(-1, codes[row] - Int32(missing)) }
    return LabelColumn(codes: codes, labels: words)
  }

  /// The rows there are, their words in an order that does not depend on the rows'; no rows are left here.
  mutating func take() -> LabelColumn {
    let column = takeRows()
    let order = WordOrder(column.labels)
    return LabelColumn(
      codes: column.codes.map { $0 < 0 ? -1 : Int32(order.places[Int($0)]) }, labels: order.words)
  }
}
