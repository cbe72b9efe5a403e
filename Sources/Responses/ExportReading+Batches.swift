internal import DelimitedText
internal import Questionnaires

// Column by column, a table stays in the processor's nearest memory and a loop does one thing. Whatever is odd about a
// record goes the long way, with the batch it is in.

extension ExportReading {
  /// Appends what is left of a file.
  mutating func readRest(of reader: inout RecordReader) throws(DelimitedTextError) {
    var batch = RecordBatch()
    repeat {
      try reader.fill(&batch)
      read(batch)
    } while batch.count > 0
  }

  /// Appends the responses of a batch.
  mutating func read(_ batch: borrowing RecordBatch) {
    guard isPlain(batch) else {
      for index in 0..<batch.count { batch.withRecord(index) { read($0) } }
      return
    }
    let first = rows.count
    for index in 0..<batch.count { rows.append(UInt32(truncatingIfNeeded: batch.row(of: index))) }
    for cell in cells { items[cell.item].makeRoom(for: batch.count) }
    for start in stride(from: 0, to: batch.count, by: Self.recordsAtATime) {
      let records = start..<min(start + Self.recordsAtATime, batch.count)
      batch.prefetch(records.upperBound..<min(records.upperBound + Self.recordsAtATime, batch.count))
      for cell in cells { items[cell.item].read(batch, records, column: cell.column, response: first) }
      metadata.readColumns(batch, of: records)
    }
    guard readsMoreThanCells else { return }
    for index in 0..<batch.count {
      batch.withRecord(index) { readRest($0, response: first + index, hasColumns: true) }
    }
  }

  /// Records whose text stays in the processor's nearest memory while their columns are read.
  private static let recordsAtATime = 64

  /// Whether every record has as many fields as the header and none is blank.
  private func isPlain(_ batch: borrowing RecordBatch) -> Bool {
    guard batch.fieldCounts == header.count...header.count else { return false }
    guard ignoresEmptyRecords else { return true }
    var isPlain = true
    let blank = UInt8(ascii: " ")
    // A record that begins with a blank field may be blank altogether.
    batch.forEachField(0, of: 0..<batch.count) { field in
      guard field?.bytes.first ?? blank == blank else { return }
      if field?.bytes.allSatisfy({ $0 == blank }) ?? true { isPlain = false }
    }
    return isPlain
  }
}

extension ItemReader {
  /// Makes room for the codes of a batch, which are filled in by parts.
  mutating func makeRoom(for count: Int) {
    guard hasOneOption else { return }
    column.codes.append(contentsOf: repeatElement(.unanswered, count: count))
  }

  /// Takes in what one column of some records of a batch says, in which every record has it.
  ///
  /// - Parameter response: That of the batch's first record.
  mutating func read(
    _ batch: borrowing RecordBatch, _ records: Range<Int>, column index: Int, response: Int
  ) {
    guard hasOneOption else {
      for record in records {
        batch.field(index, of: record)?.withUnescapedBytes { read($0, row: batch.row(of: record)) }
      }
      return
    }
    var position = records.lowerBound
    while true {
      position = lookup.read(
        batch, column: index, of: position..<records.upperBound, into: &column.codes, from: response)
      guard position < records.upperBound, let field = batch.field(index, of: position) else { return }
      column.codes[response + position] = code(of: field, row: batch.row(of: position))
      position += 1
    }
  }

  /// What a cell says that the table did not know.
  private mutating func code(of field: Field, row: Int) -> AnswerCode {
    field.withUnescapedBytes { bytes in
      let code = code(bytes, row: row)
      // Whatever is not recognised is counted each time.
      if code != .unrecognised { lookup.learn(bytes, code) }
      return code
    }
  }
}
