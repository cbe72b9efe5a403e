internal import DelimitedText

/// Reads the columns of a request from the records of one part after another (分块读列), on one thread.
///
/// Column by column a batch stays in the processor's nearest memory, and a loop does one thing.
struct ColumnReader: RecordPartReader {
  /// What the columns say in some records that follow each other.
  struct Part: Sendable {
    let thread: Int
    var rowNumbers = RowNumbers()
    /// The number of the last row, and where that begins in the file.
    var lastRow = 0, lastByteOffset = 0
    /// The first records with fewer fields than the header.
    var shortRecords: [(row: Int, fields: Int)] = []
    /// The first record with more fields than any table has.
    var wideRecord: WideRecord?
    var numbers: [NumberPart]
    var labels: [LabelPart]
  }

  /// A record that is none of a table, and where it starts.
  struct WideRecord {
    let fields: Int, line: Int, byteOffset: Int
  }

  private let plan: ColumnPlan
  /// Words that were met stay known for the parts to come.
  private var words: [WordNumbering]
  private var part: Part
  /// What stands in `part` was handed over.
  private var isTaken = false

  init(_ plan: ColumnPlan, thread: Int) {
    self.plan = plan
    words = plan.labels.map { _ in LabelColumnBuilder.missingWords }
    part = Part(
      thread: thread, numbers: plan.numbers.map { _ in NumberPart() },
      labels: plan.labels.map { _ in LabelPart() })
  }

  mutating func read(_ batch: borrowing RecordBatch) {
    if isTaken { restart() }
    readRows(batch)
    for (place, column) in plan.numbers.enumerated() { part.numbers[place].read(batch, column: column) }
    for (place, column) in plan.labels.enumerated() {
      part.labels[place].read(batch, column: column, numbering: &words[place])
    }
  }

  mutating func takePart() -> Part {
    isTaken = true
    return part
  }

  /// Makes room for the next part where the last one was, unless that still waits for its turn.
  private mutating func restart() {
    (part.rowNumbers, part.shortRecords, part.wideRecord) = (RowNumbers(), [], nil)
    for place in part.numbers.indices { part.numbers[place].restart() }
    for place in part.labels.indices { part.labels[place].restart() }
    isTaken = false
  }

  private mutating func readRows(_ batch: borrowing RecordBatch) {
    let (first, last) = (batch.row(of: 0), batch.row(of: batch.count - 1))
    if last - first == batch.count - 1 {
      part.rowNumbers.append(from: first, count: batch.count)
    } else {
      for index in 0..<batch.count { part.rowNumbers.append(from: batch.row(of: index), count: 1) }
    }
    (part.lastRow, part.lastByteOffset) = (last, batch.lastByteOffset)
    for index in 0..<batch.count where batch.fieldCount(of: index) != plan.header.count {
      note(batch, index)
    }
  }

  private mutating func note(_ batch: borrowing RecordBatch, _ index: Int) {
    let fields = batch.fieldCount(of: index)
    if fields < plan.header.count, part.shortRecords.count < RequestData.mostProblems {
      part.shortRecords.append((batch.row(of: index), fields))
    }
    if fields > RequestData.mostFields, part.wideRecord == nil {
      part.wideRecord = batch.withRecord(index) {
        WideRecord(fields: fields, line: $0.line, byteOffset: $0.byteOffset)
      }
    }
  }
}
