internal import CivilTime
package import DelimitedText
internal import Diagnostics
package import Responses

/// An export read through once (导出剖面): its layout and what every column holds.
package struct ProfiledExport {
  /// The file as the user gave it.
  package let file: String
  package let layout: ExportLayout
  /// What the answers are, where the user or the file's name says so.
  package let content: ExportContent?
  package private(set) var encoding = ""
  package private(set) var dialect = Dialect()
  /// Records with an answer.
  package private(set) var records = 0

  let marks: AnswerMarks
  private(set) var metadata = MetadataProfile()
  /// By column; empty for columns about the response.
  private(set) var columns: [ColumnProfile]
  private let tasks: [ColumnTask]

  /// What is noted of a column's cells.
  fileprivate enum ColumnTask {
    case answers, duration, submission, address, nothing
  }

  /// Reads a file to its end.
  /// - Throws: When it cannot be read as a table at all.
  package init(_ file: ExportFile) throws(DelimitedTextError) {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    var held: [HeldRecord] = []
    while held.count < ExportLayout.recordsLookedAt, let record = try reader.readRecord({ HeldRecord($0) }) {
      held.append(record)
    }
    guard !held.isEmpty else { throw .empty(file: file.name) }
    self.init(held, file)
    var export = self
    try reader.forEachRecord { export.add($0) }
    (export.encoding, export.dialect) = (reader.encoding.name, reader.dialect)
    self = export
  }

  private init(_ held: [HeldRecord], _ file: ExportFile) {
    self.file = file.name
    layout = ExportLayout(held, platform: file.platform.flatMap { ExportProfile.named($0) })
    content = file.content ?? ExportContent(fileName: file.name)
    marks = AnswerMarks(layout.profile, content: content)
    columns = layout.columns.map { _ in ColumnProfile() }
    tasks = layout.columns.map { ColumnTask($0.meaning) }
    for record in held.dropFirst(layout.recordsBeforeAnswers) { add(record) }
  }

  private mutating func add<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    // Rows of a spreadsheet that somebody cleared are no responses.
    guard (0..<record.count).contains(where: { record.hasText($0) }) else { return }
    records += 1
    for (index, task) in tasks.enumerated() {
      switch task {
      case .answers: record.withCell(index) { columns[index].add($0, marks) }
      case .duration: record.withCell(index) { metadata.addDuration($0) }
      case .submission: record.withCell(index) { metadata.addSubmission(CivilDateTime(platform: $0)) }
      case .address: record.withCell(index) { metadata.addAddress($0) }
      case .nothing: break
      }
    }
  }
}

extension ProfiledExport {
  /// Whether answers are numbers throughout: an export by number or by score.
  package var holdsNumbers: Bool {
    if let content { return content != .text }
    var (given, numbers) = (0, 0)
    for (column, profile) in zip(layout.columns, columns) {
      guard case .question = column.meaning else { continue }
      let answers = AnswerSummary(profile, marks)
      guard answers.isWhole else { continue }
      given += answers.given
      numbers += answers.numbers
    }
    return given > 0 && numbers * 5 >= given * 4
  }
}

extension ProfiledExport.ColumnTask {
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
  fileprivate func hasText(_ index: Int) -> Bool {
    var hasText = false
    withCell(index) { hasText = !$0.isEmpty }
    return hasText
  }
}
