package import DelimitedText
internal import Dispatch
internal import Synchronization

/// Reads what is left of a file in parts on several threads (并行读取).
///
/// Finding where records end is a small share of the work and has to go from front to back, so it is done under a lock;
/// what a part says is worked out outside it. Parts have a fixed number of batches and are put together in the order of
/// the file, so that no result depends on how many threads there are.
package final class PartedReading<Part: Sendable>: @unchecked Sendable {
  /// Batches of a part: some megabytes, next to which starting a part costs nothing.
  private static var batchesOfPart: Int { 32 }

  /// Only ever used by whoever holds `source`.
  private var reader: RecordReader
  private let source = Mutex(Source())
  private let results: Mutex<Results>
  private let read: @Sendable (Batches) -> Part
  private let merge: @Sendable (inout Part, Part) -> Void

  private struct Source {
    var parts = 0
    var isAtEnd = false
    var error: DelimitedTextError?
  }

  private struct Results {
    /// Parts that came before their turn.
    var waiting: [Int: Part] = [:]
    var taken = 0
    var whole: Part
  }

  /// The records of one part, in order (一部分记录).
  package struct Batches {
    fileprivate let batches: ArraySlice<Batch>

    /// Calls `body` with every batch.
    package func forEach(_ body: (borrowing RecordBatch) -> Void) {
      for batch in batches { body(batch.records) }
    }
  }

  /// - Parameters:
  ///   - first: What was read before.
  ///   - read: What a part's records say, on any thread.
  ///   - merge: Adds the next part to those before it.
  package init(
    _ reader: consuming RecordReader, after first: Part, read: @escaping @Sendable (Batches) -> Part,
    merge: @escaping @Sendable (inout Part, Part) -> Void
  ) {
    self.reader = reader
    (self.read, self.merge) = (read, merge)
    results = Mutex(Results(whole: first))
  }

  /// Reads to the end of the file, or to what makes it unreadable.
  ///
  /// - Returns: All parts together, and the encoding all of the file has shown.
  package func run(threads: Int) throws(DelimitedTextError) -> (whole: Part, encoding: String) {
    if threads > 1 {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in readParts() }
    } else {
      readParts()
    }
    if let error = source.withLock({ $0.error }) { throw error }
    return (results.withLock { $0.whole }, reader.encoding.name)
  }

  private func readParts() {
    let batches = (0..<Self.batchesOfPart).map { _ in Batch() }
    while let (index, filled) = fill(batches) {
      take(read(Batches(batches: batches[..<filled])), index)
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

  private func take(_ part: Part, _ index: Int) {
    results.withLock { results in
      results.waiting[index] = part
      while let next = results.waiting.removeValue(forKey: results.taken) {
        merge(&results.whole, next)
        results.taken += 1
      }
    }
  }

  /// A batch that can stand in a list.
  fileprivate final class Batch {
    var records = RecordBatch()
  }
}
