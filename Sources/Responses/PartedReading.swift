internal import DelimitedText
internal import Dispatch
internal import Synchronization

/// Reads what is left of an export in parts on several threads (并行读取).
///
/// Finding where records end is a small share of the work and has to go from front to back, so it is done under a lock;
/// what a part says is worked out outside it. Parts have a fixed number of batches and are put together in the order of
/// the file, so that no result depends on how many threads there are.
final class PartedReading<Part: Sendable>: @unchecked Sendable {
  /// Batches of a part: some megabytes, next to which starting a part costs nothing.
  private static var batchesOfPart: Int { 32 }

  /// Only ever used by whoever holds `source`.
  private var reader: RecordReader
  private let source = Mutex(Source())
  private let results: Mutex<Results>
  private let prototype: ExportReading
  private let work: @Sendable (ResponseTable) -> Part
  private let merge: @Sendable (inout Part, Part) -> Void

  private struct Source {
    var parts = 0
    var isAtEnd = false
    var error: DelimitedTextError?
  }

  /// Readings share nothing that changes: what they could share, numbers of equal answers, keeps a file in one part.
  private struct Results: @unchecked Sendable {
    /// Parts that came before their turn.
    var waiting: [Int: (part: Part, notes: ExportReading)] = [:]
    var taken = 0
    var whole: Part
    var notes: ExportReading
  }

  /// - Parameters:
  ///   - first: What was read before, and knows the columns.
  ///   - work: What becomes of a part's responses, on any thread.
  ///   - merge: Adds the next part to those before it.
  init(
    _ reader: consuming RecordReader, after first: ExportReading,
    work: @escaping @Sendable (ResponseTable) -> Part, merge: @escaping @Sendable (inout Part, Part) -> Void
  ) {
    self.reader = reader
    (self.work, self.merge) = (work, merge)
    prototype = first.forNextPart()
    results = Mutex(Results(whole: work(first.part()), notes: first))
  }

  /// Reads to the end of the file, or to what makes it unreadable.
  func run(threads: Int) throws(DelimitedTextError) -> (whole: Part, notes: ExportReading, encoding: String) {
    if threads > 1 {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in readParts() }
    } else {
      readParts()
    }
    if let error = source.withLock({ $0.error }) { throw error }
    let results = results.withLock { ($0.whole, $0.notes) }
    return (results.0, results.1, reader.encoding.name)
  }

  private func readParts() {
    let batches = (0..<Self.batchesOfPart).map { _ in Batch() }
    while let (index, filled) = fill(batches) {
      var reading = prototype.forNextPart()
      for batch in batches[..<filled] { reading.read(batch.records) }
      let part = work(reading.part())
      take(part, reading, index)
    }
  }

  /// The next part's number and how many batches it has; `nil` when nothing is left.
  private func fill(_ batches: [Batch]) -> (index: Int, filled: Int)? {
    source.withLock { source in
      var filled = 0
      while filled < batches.count, !source.isAtEnd {
        do throws(DelimitedTextError) {
          try reader.fill(&batches[filled].records)
          if batches[filled].records.count == 0 { source.isAtEnd = true } else { filled += 1 }
        } catch {
          (source.error, source.isAtEnd) = (error, true)
        }
      }
      guard filled > 0 else { return nil }
      source.parts += 1
      return (source.parts - 1, filled)
    }
  }

  private func take(_ part: Part, _ notes: ExportReading, _ index: Int) {
    results.withLock { results in
      results.waiting[index] = (part, notes)
      while let next = results.waiting.removeValue(forKey: results.taken) {
        merge(&results.whole, next.part)
        results.notes.take(notesOf: next.notes)
        results.taken += 1
      }
    }
  }

  /// A batch that can stand in a list.
  private final class Batch {
    var records = RecordBatch()
  }
}
