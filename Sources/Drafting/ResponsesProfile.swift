internal import CivilTime
internal import DelimitedText
internal import Responses

/// What the responses of an export, or of a part of it, hold (答卷剖面), column by column.
///
/// An empty profile changes nothing, and profiles of parts merged in order give that of the whole.
struct ResponsesProfile: Sendable {
  let marks: AnswerMarks
  private let tasks: [Task]
  /// Records with an answer.
  private(set) var records = 0
  private(set) var metadata = MetadataProfile()
  /// By column; empty for columns about the response.
  private(set) var columns: [ColumnProfile]

  /// What is noted of a column's cells.
  fileprivate enum Task {
    case answers, duration, submission, address, nothing
  }

  /// No responses yet.
  init(_ layout: ExportLayout, _ marks: AnswerMarks) {
    self.marks = marks
    // Of thousands of columns most hold little: what they do not need, they share.
    columns = [ColumnProfile](repeating: ColumnProfile(), count: layout.columns.count)
    tasks = layout.columns.map { Task($0.meaning) }
  }

  /// Takes note of a response. Rows of a spreadsheet that somebody cleared are none.
  mutating func add<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    guard record.hasText else { return }
    records += 1
    for index in tasks.indices {
      switch tasks[index] {
      case .answers: record.withCell(index) { columns[index].add($0, marks) }
      case .duration: record.withCell(index) { metadata.addDuration($0) }
      case .submission: record.withCell(index) { metadata.addSubmission(CivilDateTime(platform: $0)) }
      case .address: record.withCell(index) { metadata.addAddress($0) }
      case .nothing: break
      }
    }
  }

  /// Takes note of the responses of a batch, a column at a time: so a column's table stays in the processor's nearest
  /// memory.
  mutating func add(_ batch: borrowing RecordBatch) {
    guard !batch.holdsBlankRecord else {
      for index in 0..<batch.count { batch.withRecord(index) { add($0) } }
      return
    }
    records += batch.count
    for index in tasks.indices {
      switch tasks[index] {
      case .answers: columns[index].add(batch, column: index, marks)
      case .duration: batch.forEachCell(index) { metadata.addDuration($0) }
      case .submission: batch.forEachCell(index) { metadata.addSubmission(CivilDateTime(platform: $0)) }
      case .address: batch.forEachCell(index) { metadata.addAddress($0) }
      case .nothing: break
      }
    }
  }

  /// Adds the responses that follow.
  mutating func merge(_ next: ResponsesProfile) {
    records += next.records
    metadata.merge(next.metadata)
    for index in columns.indices { columns[index].merge(next.columns[index], marks) }
  }
}

extension ResponsesProfile.Task {
  fileprivate init(_ meaning: ColumnMeaning) {
    switch meaning {
    case .question: self = .answers
    case .empty: self = .nothing
    case .metadata(let role):
      self =
        switch role {
        case .duration: .duration
        case .submitted, .finished: .submission
        case .address: .address
        case .responseID, .started, .identity, .region, .verdict, .other: .nothing
        }
    }
  }
}

extension RecordCells where Self: ~Copyable {
  fileprivate var hasText: Bool {
    (0..<count).contains { index in
      var hasText = false
      withCell(index) { hasText = !$0.isEmpty }
      return hasText
    }
  }
}

extension RecordBatch {
  /// Whether some record has no text at all. Seldom does one even begin with an empty field.
  fileprivate var holdsBlankRecord: Bool {
    var index = 0
    var holdsBlank = false
    forEachField(0, of: 0..<count) { field in
      if field?.isEmpty ?? true, !holdsBlank { holdsBlank = !withRecord(index) { $0.hasText } }
      index += 1
    }
    return holdsBlank
  }

  /// Calls `body` with one cell of every record that has it.
  fileprivate func forEachCell(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    forEachField(column, of: 0..<count) { $0?.withUnescapedBytes(body) }
  }
}
