internal import DelimitedText
internal import Questionnaires

// A file is read in parts that know nothing of each other: each starts with what the first records taught, and what it
// met goes back to the whole in the order of the file.

// They share nothing that changes: each part has its own numbers of equal texts.
extension ExportReading: @unchecked Sendable {}

/// What comes of a part of an export (分部结果), besides the responses that were handed on.
struct ExportPart: Sendable {
  /// What was met.
  let notes: ExportReading
  /// The responses that may share with others what is compared.
  var candidates: Candidates?
  /// By comparison: the digests of all its responses, added up.
  var digestSums: [UInt64] = []

  /// Some responses, with the texts that are compared.
  struct Candidates {
    let table: ResponseTable
    let texts: TextNumbers
  }
}

/// An export as its parts are put together (合并中的导出).
struct ExportWhole {
  /// What was met.
  private(set) var notes: ExportReading
  /// The responses that may share with others what is compared, numbered like those of all files.
  private(set) var candidates: ResponseTable
  /// By comparison: the digests of all responses, added up.
  private(set) var digestSums: [UInt64]
  private let texts: TextNumbers
  private let file: Int

  init(_ first: ExportPart, into table: ResponseTable, _ texts: TextNumbers) {
    notes = first.notes
    (self.texts, file) = (texts, table.files.count)
    candidates = ResponseTable(questionnaire: table.questionnaire)
    digestSums = first.digestSums
    add(first.candidates)
  }

  /// Adds the next part.
  mutating func take(_ next: ExportPart) {
    notes.take(notesOf: next.notes)
    for index in digestSums.indices { digestSums[index] &+= next.digestSums[index] }
    add(next.candidates)
  }

  private mutating func add(_ part: ExportPart.Candidates?) {
    guard let part else { return }
    var table = part.table
    table.renumber(by: texts, from: part.texts)
    candidates.append(table, file: file)
  }
}

/// Reads parts of an export on one thread (分部读取), and hands on the responses.
struct ExportPartReader: RecordPartReader {
  private var reading: ExportReading
  private let look: FirstLook?
  private let take: @Sendable (ResponseTable) -> Void

  /// - Parameters:
  ///   - look: What was found out beforehand about responses that are compared with each other.
  ///   - take: What becomes of a part's responses.
  init(
    after first: ExportReading, _ look: FirstLook?, take: @escaping @Sendable (ResponseTable) -> Void
  ) {
    (reading, self.look, self.take) = (first.forNextPart(), look, take)
  }

  mutating func read(_ batch: borrowing RecordBatch) { reading.read(batch) }

  /// What was met in the part; its responses are handed on.
  mutating func takePart() -> ExportPart {
    let part = reading.handingOn(look, take)
    reading = reading.forNextPart()
    return part
  }
}

extension ExportReading {
  /// A megabyte or so: next to it starting a part costs nothing, and it stays in a processor's own memory.
  static let batchesOfPart = 10

  /// Reads what is left of a file in parts.
  ///
  /// - Parameters:
  ///   - table: The table of all files; it tells which file this is.
  ///   - texts: What numbers the texts of that table.
  ///   - look: What was found out beforehand about responses that are compared with each other.
  ///   - take: What becomes of the other responses of a part, on any thread and in any order.
  func readRest(
    of reader: consuming RecordReader, threads: Int, into table: ResponseTable, _ texts: TextNumbers,
    _ look: FirstLook?, take: @escaping @Sendable (ResponseTable) -> Void
  ) throws(DelimitedTextError) -> (whole: ExportWhole, encoding: String) {
    let first = self
    let start = ExportWhole(handingOn(look, take), into: table, texts)
    let parts = RecordParts(
      reader, batchesOfPart: Self.batchesOfPart, after: start,
      makeReader: { _ in ExportPartReader(after: first, look, take: take) }, merge: { $0.take($1) })
    let whole = try parts.run(threads: threads)
    return (whole ?? start, parts.encoding.name)
  }

  /// What was met; the responses go where they belong.
  fileprivate func handingOn(_ look: FirstLook?, _ take: (ResponseTable) -> Void) -> ExportPart {
    var table = part()
    guard let look else {
      take(table)
      return ExportPart(notes: self)
    }
    let (candidates, others, sums) = look.divide(table, texts, profile)
    var part = ExportPart(notes: self, digestSums: sums)
    if !candidates.isEmpty {
      part.candidates = ExportPart.Candidates(table: table.selecting(candidates), texts: texts)
      table = table.selecting(others)
    }
    table.forgetComparisons()
    take(table)
    return part
  }

  /// A reading that knows what this one has learnt, for the next part: no responses, nothing met.
  func forNextPart() -> ExportReading {
    var next = self
    next.rows = []
    next.texts = texts.emptied()
    for index in next.items.indices { next.items[index].startNextPart() }
    next.metadata = metadata.forNextPart(next.texts)
    next.forgetRecords()
    return next
  }

  /// The responses of this part, as a table of their own.
  func part() -> ResponseTable {
    var table = ResponseTable(questionnaire: questionnaire)
    append(to: &table, file: 0)
    return table
  }

  /// Takes over what the next part met; its responses went elsewhere.
  mutating func take(notesOf next: ExportReading) {
    for index in items.indices { items[index].take(notesOf: next.items[index]) }
    metadata.take(notesOf: next.metadata)
    takeRecords(next)
  }
}
