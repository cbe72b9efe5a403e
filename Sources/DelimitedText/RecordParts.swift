internal import Dispatch
internal import Synchronization

/// What reads a part of a file's records by itself (分块读取者); each thread has one of its own.
package protocol RecordPartReader: SendableMetatype {
  /// What comes of a part.
  associatedtype Part: Sendable

  /// Takes in the next records of the part.
  mutating func read(_ batch: borrowing RecordBatch)

  /// Hands over what the part said; what was learnt of it may stay for the next.
  mutating func takePart() -> Part
}

/// Reads what is left of a file in parts on several threads (分块并行读取).
///
/// Finding where records end is a small share of the work and has to go from front to back, so it is done under a lock;
/// what a part says is worked out outside it. Parts have a fixed number of batches and are put together in the order of
/// the file, so that no result depends on how many threads there are.
package final class RecordParts<Reader: RecordPartReader, Whole>: @unchecked Sendable {
  /// Only ever used by whoever holds `source`.
  private var reader: RecordReader
  private let source = Mutex(Source())
  private let results: Mutex<Results>
  private let batchesOfPart: Int
  /// Parts a thread may be ahead of the one that is waited for; they are what memory grows with.
  private static var partsAhead: Int { 4 }
  private let makeReader: @Sendable (_ thread: Int) -> Reader
  private let merge: @Sendable (inout Whole, Reader.Part) -> Void

  private struct Source {
    var parts = 0
    var isAtEnd = false
    var error: DelimitedTextError?
  }

  /// Whoever holds `results` is the only one to have them.
  private struct Results: @unchecked Sendable {
    /// Parts that came before their turn.
    var waiting: [Int: Reader.Part] = [:]
    var taken = 0
    /// `nil` once it was given away: a second copy would make whoever changes it copy all it holds.
    var whole: Whole?
  }

  /// - Parameters:
  ///   - reader: A file from the first record that is left.
  ///   - batchesOfPart: At least 1; part of what fixes the parts, and so the same for any number of threads.
  ///   - whole: What comes before the first part.
  ///   - makeReader: The reader of a thread, by its number from 0.
  ///   - merge: Adds the next part to those before it.
  package init(
    _ reader: consuming RecordReader, batchesOfPart: Int, after whole: sending Whole,
    makeReader: @escaping @Sendable (_ thread: Int) -> Reader,
    merge: @escaping @Sendable (inout Whole, Reader.Part) -> Void
  ) {
    self.reader = reader
    self.batchesOfPart = batchesOfPart
    (self.makeReader, self.merge) = (makeReader, merge)
    results = Mutex(Results(whole: whole))
  }

  /// The encoding all that was read has shown.
  package var encoding: TextEncoding { source.withLock { _ in reader.encoding } }

  /// Reads to the end of the file, or to what makes it unreadable.
  ///
  /// - Returns: Everything put together; `nil` when it was given away before.
  package func run(threads: Int) throws(DelimitedTextError) -> Whole? {
    precondition(threads > 0, "somebody has to read")
    let room = DispatchSemaphore(value: Self.partsAhead * threads)
    if threads > 1 {
      DispatchQueue.concurrentPerform(iterations: threads) { readParts(thread: $0, room) }
    } else {
      readParts(thread: 0, room)
    }
    if let error = source.withLock({ $0.error }) { throw error }
    return results.withLock { $0.whole.take() }
  }

  /// Whoever has the part that is waited for has room already, so that nobody waits for ever.
  private func readParts(thread: Int, _ room: DispatchSemaphore) {
    let batches = (0..<batchesOfPart).map { _ in Batch() }
    var reader = makeReader(thread)
    room.wait()
    while let (index, filled) = fill(batches) {
      for batch in batches[..<filled] { reader.read(batch.records) }
      for _ in 0..<take(reader.takePart(), index) { room.signal() }
      room.wait()
    }
    room.signal()
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

  /// Adds whatever is next in the file; gives back how many parts that was.
  private func take(_ part: Reader.Part, _ index: Int) -> Int {
    results.withLock { results in
      let before = results.taken
      results.waiting[index] = part
      guard var whole = results.whole.take() else { return 0 }
      while let next = results.waiting.removeValue(forKey: results.taken) {
        merge(&whole, next)
        results.taken += 1
      }
      results.whole = whole
      return results.taken - before
    }
  }

  /// A batch that can stand in a list.
  private final class Batch {
    var records = RecordBatch()
  }
}
