package import DelimitedText
internal import Diagnostics
package import Responses

/// The options of an export in their true order (编码表), from a second export of the same responses by number: both are
/// joined on the platform's id of the response.
package struct Codebook: Sendable {
  /// The position of every option's text, by column of the text export.
  private var positions: [Int: [String: Int]] = [:]
  /// Responses found in both files, and in one only.
  package private(set) var joined = 0
  package private(set) var unjoined = 0

  /// Reads both files in step. Platforms write them in the same order; a response that one of them lacks is passed over.
  /// - Throws: When one cannot be read as a table.
  package init(text: ExportFile, numbers: ExportFile) throws(DelimitedTextError) {
    var left = try SteppedExport(text)
    var right = try SteppedExport(numbers)
    try left.step()
    try right.step()
    takeOptionColumns(of: right.layout, for: left.layout)
    let columns = Self.columns(left.layout, right.layout)
    var counts = columns.map { _ in PositionCounts() }
    let marks = AnswerMarks(left.layout.profile, content: .text)
    while let first = left.current, let second = right.current {
      if first.id == second.id {
        joined += 1
        for (index, pair) in columns.enumerated() {
          counts[index].add(first.record, pair.text, second.record, pair.number, marks)
        }
        try left.step()
        try right.step()
      } else if first.id < second.id {
        unjoined += 1
        try left.step()
      } else {
        unjoined += 1
        try right.step()
      }
    }
    for (pair, counts) in zip(columns, counts) { positions[pair.text] = counts.positions }
  }

  /// Where the options of a column stand, by their texts; empty when the second file does not tell.
  func positions(of column: Int) -> [String: Int] { positions[column] ?? [:] }

  /// Columns of both files with the same heading.
  private static func columns(_ left: ExportLayout, _ right: ExportLayout) -> [(text: Int, number: Int)] {
    var columnOfHeading: [String: Int] = [:]
    for (index, column) in right.columns.enumerated() where columnOfHeading[column.heading] == nil {
      columnOfHeading[column.heading] = index
    }
    return left.columns.indices.compactMap { index in
      guard case .question = left.columns[index].meaning else { return nil }
      return columnOfHeading[left.columns[index].heading].map { (index, $0) }
    }
  }

  /// A number export has a column for each option of a multiple choice, in their order.
  private mutating func takeOptionColumns(of numbers: ExportLayout, for texts: ExportLayout) {
    var labels: [String: [String]] = [:]
    for column in numbers.columns {
      guard case .question(let question) = column.meaning, let number = question.number,
        let label = question.part.label, question.part.isOption
      else { continue }
      labels[number, default: []].append(label)
    }
    for (index, column) in texts.columns.enumerated() {
      guard case .question(let question) = column.meaning, let number = question.number,
        question.part == .whole, let options = labels[number]
      else { continue }
      positions[index] = Dictionary(
        zip(options, 1...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }
  }
}

/// An export read record by record, with the id of each response (逐份读取).
private struct SteppedExport: ~Copyable {
  private var reader: RecordReader
  private var held: ArraySlice<HeldRecord> = []
  let layout: ExportLayout
  private let idColumn: Int?
  private(set) var current: (id: Int, record: HeldRecord)?
  private var row = 0

  init(_ file: ExportFile) throws(DelimitedTextError) {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    let records = try reader.readHead()
    guard !records.isEmpty else { throw .empty(file: file.name) }
    layout = ExportLayout(records, platform: file.platform.flatMap { ExportProfile.named($0) })
    idColumn = layout.columns.firstIndex { $0.meaning == .metadata(.responseID) }
    held = records.dropFirst(layout.recordsBeforeAnswers)
    self.reader = reader
  }

  /// Goes on to the next response with an id. Without a column of ids the order of the file counts.
  mutating func step() throws(DelimitedTextError) {
    while let record = try next() {
      row += 1
      guard let idColumn else {
        current = (row, record)
        return
      }
      guard idColumn < record.cells.count,
        let id = Int(String(decoding: record.cells[idColumn], as: UTF8.self))
      else {
        continue
      }
      current = (id, record)
      return
    }
    current = nil
  }

  private mutating func next() throws(DelimitedTextError) -> HeldRecord? {
    if let record = held.popFirst() { return record }
    return try reader.readRecord { HeldRecord($0) }
  }
}

/// How often a text stood with a position (文本与序号对照).
private struct PositionCounts {
  private var counts: [String: [Int: Int]] = [:]
  private static let mostTexts = 200

  mutating func add(
    _ text: HeldRecord, _ textColumn: Int, _ number: HeldRecord, _ numberColumn: Int, _ marks: AnswerMarks
  ) {
    guard textColumn < text.cells.count, numberColumn < number.cells.count else { return }
    let cell = String(decoding: number.cells[numberColumn], as: UTF8.self)
    guard let position = cell.wholeNumber, (1...200).contains(position)
    else {
      return
    }
    text.cells[textColumn].withUnsafeBytes { bytes in
      guard !bytes.isEmpty, bytes.count <= ColumnProfile.longestText else { return }
      marks.forEachPart(of: bytes) { part, _ in
        let option = String(decoding: part, as: UTF8.self)
        guard counts[option] != nil || counts.count < Self.mostTexts else { return }
        counts[option, default: [:]][position, default: 0] += 1
      }
    }
  }

  /// The position each text stood with most often; none when two texts claim the same.
  var positions: [String: Int] {
    var found: [String: Int] = [:]
    for (text, seen) in counts {
      found[text] = seen.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    return Set(found.values).count == found.count ? found : [:]
  }
}
