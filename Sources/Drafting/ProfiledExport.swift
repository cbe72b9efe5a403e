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
  private var profile: ResponsesProfile

  /// The responses of several files, so that one that stands in two of them counts once.
  private var seen: Set<Int>?

  /// Reads a file to its end.
  /// - Parameters:
  ///   - isOneOfSeveral: Whether other files of the same survey are added. Their responses are compared one by one.
  ///   - threads: How many parts of the file are looked at at a time. No result depends on it.
  /// - Throws: When it cannot be read as a table at all.
  package init(
    _ file: ExportFile, isOneOfSeveral: Bool = false, threads: Int = 1
  ) throws(DelimitedTextError) {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    let held = try reader.readHead()
    guard !held.isEmpty else { throw .empty(file: file.name) }
    self.init(ExportLayout(held, platform: file.platform.flatMap { ExportProfile.named($0) }), file)
    dialect = reader.dialect
    let responses = held.dropFirst(layout.recordsBeforeAnswers)
    if isOneOfSeveral {
      var export = self
      export.seen = []
      for record in responses { export.add(record) }
      try reader.forEachRecord { export.add($0) }
      export.encoding = reader.encoding.name
      self = export
    } else {
      let none = profile
      for record in responses { profile.add(record) }
      let parts = RecordParts(
        reader, batchesOfPart: Self.batchesOfPart, after: profile,
        makeReader: { _ in ProfilePartReader(none) }, merge: { $0.merge($1) })
      if let whole = try parts.run(threads: threads) { profile = whole }
      encoding = parts.encoding.name
    }
  }

  /// Megabytes, next to which starting a part costs nothing.
  private static let batchesOfPart = 32

  /// Profiles parts of an export on one thread.
  private struct ProfilePartReader: RecordPartReader {
    private let none: ResponsesProfile
    private var part: ResponsesProfile

    init(_ none: ResponsesProfile) { (self.none, part) = (none, none) }

    mutating func read(_ batch: borrowing RecordBatch) { part.add(batch) }

    mutating func takePart() -> ResponsesProfile {
      defer { part = none }
      return part
    }
  }

  private init(_ layout: ExportLayout, _ file: ExportFile) {
    (self.file, self.layout) = (file.name, layout)
    content = file.content ?? ExportContent(fileName: file.name)
    profile = ResponsesProfile(layout, AnswerMarks(layout.profile, content: content))
  }

  private mutating func add<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    if isNew(record) { profile.add(record) }
  }

  /// Records with an answer.
  package var records: Int { profile.records }
  var marks: AnswerMarks { profile.marks }
  var metadata: MetadataProfile { profile.metadata }
  /// By column; empty for columns about the response.
  var columns: [ColumnProfile] { profile.columns }
}

// MARK: Several files

/// Two files of one survey whose headings differ (表头差异).
package struct HeadingDifference: Hashable, Sendable {
  /// Questions of the first file that the other lacks, and of the other that the first lacks.
  package let missing: [String]
  package let additional: [String]
  /// Columns both have.
  package let common: Int
}

extension ProfiledExport {
  /// Adds the responses of another file of the same survey (另一批答卷): late answers, another channel. Columns are those
  /// of the first file; what the other has under other headings is left out and named.
  package mutating func add(_ file: ExportFile) throws(DelimitedTextError) -> HeadingDifference {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    let held = try reader.readHead()
    guard !held.isEmpty else { throw .empty(file: file.name) }
    let other = ExportLayout(held, platform: file.platform.flatMap { ExportProfile.named($0) })
    let places = layout.places(in: other)
    for record in held.dropFirst(other.recordsBeforeAnswers) { add(record.taking(places)) }
    try reader.forEachRecord { add(HeldRecord($0).taking(places)) }
    let taken = Set(places.compactMap(\.self))
    return HeadingDifference(
      missing: layout.questionHeadings { places[$0] == nil },
      additional: other.questionHeadings { !taken.contains($0) }, common: taken.count)
  }

  /// Whether no response with all the same cells, its id and time among them, was there before. Without an id two people
  /// may have answered alike.
  private mutating func isNew<Row: RecordCells & ~Copyable>(_ record: borrowing Row) -> Bool {
    guard seen != nil, layout.columns.contains(where: { $0.meaning == .metadata(.responseID) }) else {
      return true
    }
    var hasher = Hasher()
    for index in layout.columns.indices {
      record.withCell(index) { bytes in
        hasher.combine(bytes.count)
        hasher.combine(bytes: bytes)
      }
    }
    return seen?.insert(hasher.finalize()).inserted ?? true
  }
}

extension ExportLayout {
  /// For each column, where the other file has it: under the same heading, the second of two alike under the second.
  fileprivate func places(in other: ExportLayout) -> [Int?] {
    var columns: [String: ArraySlice<Int>] = [:]
    for (index, column) in other.columns.enumerated() {
      columns[column.heading.folded, default: []].append(index)
    }
    return self.columns.map { columns[$0.heading.folded]?.popFirst() }
  }

  fileprivate func questionHeadings(_ isMeant: (Int) -> Bool) -> [String] {
    columns.indices.filter { column in
      guard case .question = columns[column].meaning else { return false }
      return isMeant(column)
    }.map { columns[$0].heading }
  }
}

extension HeldRecord {
  /// The record in the order of another header.
  fileprivate func taking(_ places: [Int?]) -> HeldRecord {
    HeldRecord(row: row, cells: places.map { place in place.map { $0 < count ? cells[$0] : [] } ?? [] })
  }
}

// MARK: What the answers are

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
