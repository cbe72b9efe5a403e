internal import DelimitedText
internal import Questionnaires

// A file is read in parts that know nothing of each other: each starts with what the first records taught, and what it
// met goes back to the whole in the order of the file.

// They share nothing that changes: what they could share, numbers of equal answers, keeps a file in one part.
extension ExportReading: @unchecked Sendable {}

/// Reads parts of an export on one thread (分部读取), and hands on the responses.
struct ExportPartReader: RecordPartReader {
  private var reading: ExportReading
  private let take: @Sendable (ResponseTable) -> Void

  /// - Parameter take: What becomes of a part's responses.
  init(after first: ExportReading, take: @escaping @Sendable (ResponseTable) -> Void) {
    (reading, self.take) = (first.forNextPart(), take)
  }

  mutating func read(_ batch: borrowing RecordBatch) { reading.read(batch) }

  /// What was met in the part; its responses are handed on.
  mutating func takePart() -> ExportReading {
    let notes = reading.handingOn(take)
    reading = reading.forNextPart()
    return notes
  }
}

extension ExportReading {
  /// A megabyte or so: next to it starting a part costs nothing, and it stays in a processor's own memory.
  private static let batchesOfPart = 10

  /// Reads what is left of a file in parts.
  ///
  /// - Parameter take: What becomes of the responses of a part, on any thread and in any order.
  /// - Returns: What was met in the file, and its encoding.
  func readRest(
    of reader: consuming RecordReader, threads: Int, take: @escaping @Sendable (ResponseTable) -> Void
  ) throws(DelimitedTextError) -> (notes: ExportReading, encoding: String) {
    let first = self
    let parts = RecordParts(
      reader, batchesOfPart: Self.batchesOfPart, after: handingOn(take),
      makeReader: { _ in ExportPartReader(after: first, take: take) }, merge: { $0.take(notesOf: $1) })
    let notes = try parts.run(threads: threads)
    return (notes ?? first, parts.encoding.name)
  }

  /// What was met, without the responses.
  fileprivate func handingOn(_ take: (ResponseTable) -> Void) -> ExportReading {
    take(part())
    return self
  }

  /// Whether parts can be read apart: nothing is compared between responses.
  var isDivisible: Bool { keyedCells.isEmpty && keyedFlags.isEmpty && metadata.isDivisible }

  /// A reading that knows what this one has learnt, for the next part: no responses, nothing met.
  func forNextPart() -> ExportReading {
    var next = self
    next.rows = []
    for index in next.items.indices { next.items[index].startNextPart() }
    next.metadata = metadata.forNextPart()
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
