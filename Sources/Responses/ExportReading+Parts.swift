internal import DelimitedText
internal import Questionnaires

// A file is read in parts that know nothing of each other: each starts with what the first records taught, and what it
// met goes back to the whole in the order of the file.

// They share nothing that changes: what they could share, numbers of equal answers, keeps a file in one part.
extension ExportReading: @unchecked Sendable {}

extension ExportReading {
  /// The reading of what is left of a file, in parts: what becomes of the responses, and what was met in them.
  func parts<Part: Sendable>(
    of reader: consuming RecordReader, work: @escaping @Sendable (ResponseTable) -> Part,
    merge: @escaping @Sendable (inout Part, Part) -> Void
  ) -> PartedReading<(part: Part, notes: ExportReading)> {
    let prototype = forNextPart()
    return PartedReading(reader, after: (work(part()), self)) { batches in
      var reading = prototype.forNextPart()
      batches.forEach { reading.read($0) }
      return (work(reading.part()), reading)
    } merge: { whole, next in
      merge(&whole.part, next.part)
      whole.notes.take(notesOf: next.notes)
    }
  }

  /// Whether parts can be read apart: nothing is compared between responses.
  var isDivisible: Bool { keyedCells.isEmpty && keyedFlags.isEmpty && metadata.isDivisible }

  /// A reading that knows what this one has learnt, for the next part: no responses, nothing met.
  func forNextPart() -> ExportReading {
    var next = self
    next.rows = []
    next.items = items.map { $0.forNextPart() }
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
