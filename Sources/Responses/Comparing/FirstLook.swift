internal import DelimitedText
internal import Synchronization

/// What a first look at all files found out about responses that are compared with each other (初读): which of them may
/// share with others what is compared.
///
/// It remembers counts of digests and no responses. Who shares something is always among those it names; so are some who
/// share nothing, for counts may be too high. What rules say is then decided on the texts of those named, and on nothing
/// else: nobody is taken for another because of a digest.
final class FirstLook: Sendable {
  private let comparisons: [Comparison]
  private let filters: [RecurrenceFilter]
  /// Random, so that nobody can write a file whose digests all fall together. No output depends on it.
  private let seed: UInt64
  /// By file and comparison: the digests of all responses, added up; `nil` for a file that could not be read.
  private let digestSums: [[UInt64]?]

  fileprivate init(
    _ comparisons: [Comparison], _ filters: [RecurrenceFilter], seed: UInt64, _ digestSums: [[UInt64]?]
  ) {
    (self.comparisons, self.filters, self.seed, self.digestSums) = (comparisons, filters, seed, digestSums)
  }

  /// Which responses of a part may share something, the others, and the sums of all digests.
  func divide(
    _ table: ResponseTable, _ texts: TextNumbers, _ profile: ExportProfile
  ) -> (candidates: [Int32], others: [Int32], digestSums: [UInt64]) {
    let digests = comparisons.map { table.digests(for: $0, texts, profile, seed: seed) }
    var mayShare = [Bool](repeating: false, count: table.count)
    for (filter, digests) in zip(filters, digests) {
      for (response, digest) in digests.enumerated() where digest != 0 && filter.mayRecur(digest) {
        mayShare[response] = true
      }
    }
    let responses = mayShare.indices.map { Int32(truncatingIfNeeded: $0) }
    return (
      responses.filter { mayShare[Int($0)] }, responses.filter { !mayShare[Int($0)] },
      digests.map(\.digestSum)
    )
  }

  /// Whether a file said what it said at the first look, as far as anything is compared.
  func saw(_ digestSums: [UInt64], inFile index: Int) -> Bool { self.digestSums[index] == digestSums }
}

extension [UInt64] {
  /// Digests added up: in whatever order they come, and hardly ever the same for others.
  fileprivate var digestSum: UInt64 { reduce(0, &+) }
}

/// How much room comparing may take (比较用内存).
package struct ComparisonRoom: Sendable {
  /// Exports with fewer bytes in all are kept as they are: they take less than looking twice.
  package var fewestBytes = 4 << 20
  /// For counts of digests: a byte for so many bytes of the files and each comparison, up to a limit for all together.
  package var bytesOfFile = 64
  package var mostBytes = 64 << 20

  /// Four and 64 megabytes.
  package init() {}

  /// Room for each of the filters.
  fileprivate func bytes(forFilters count: Int, ofFiles bytes: Int) -> Int {
    min(bytes / bytesOfFile, mostBytes / count)
  }
}

/// Takes a first look at the files of a survey (初读), one after the other.
final class FirstLooking: Sendable {
  private let comparisons: [Comparison]
  private let seed = UInt64.random(in: 1...UInt64.max)
  private let filters: Mutex<[RecurrenceFilter]>

  /// - Parameter bytes: How long all files are together.
  init(_ comparisons: [Comparison], _ room: ComparisonRoom, bytes: Int) {
    self.comparisons = comparisons
    let bytes = room.bytes(forFilters: comparisons.count, ofFiles: bytes)
    filters = Mutex(comparisons.map { RecurrenceFilter(fewest: $0.fewest, bytes: bytes) })
  }

  /// Looks at what is left of a file.
  ///
  /// - Parameter first: What reads it, narrowed to what is compared, with the responses read so far.
  /// - Returns: By comparison, the digests of all responses added up.
  func look(
    at reader: consuming RecordReader, after first: ExportReading, threads: Int
  ) throws(DelimitedTextError) -> [UInt64] {
    let start = add(first)
    let parts = RecordParts(
      reader, batchesOfPart: ExportReading.batchesOfPart, after: start,
      makeReader: { _ in PartReader(reading: first.forNextPart(), looking: self) },
      merge: { sums, next in for index in sums.indices { sums[index] &+= next[index] } })
    return try parts.run(threads: threads) ?? start
  }

  private struct PartReader: RecordPartReader {
    var reading: ExportReading
    let looking: FirstLooking

    mutating func read(_ batch: borrowing RecordBatch) { reading.read(batch) }

    mutating func takePart() -> [UInt64] {
      let sums = looking.add(reading)
      reading = reading.forNextPart()
      return sums
    }
  }

  /// Counts the digests of a part; gives back their sums.
  private func add(_ part: ExportReading) -> [UInt64] {
    let table = part.part()
    let digests = comparisons.map { table.digests(for: $0, part.texts, part.profile, seed: seed) }
    filters.withLock { filters in
      for index in filters.indices {
        for digest in digests[index] where digest != 0 { filters[index].add(digest) }
      }
    }
    return digests.map(\.digestSum)
  }

  /// What was found out about all files.
  ///
  /// - Parameter digestSums: By file; `nil` for one that could not be read.
  func finish(_ digestSums: [[UInt64]?]) -> FirstLook {
    let found = filters.withLock { filters in
      defer { filters = [] }
      return filters
    }
    return FirstLook(comparisons, found, seed: seed, digestSums)
  }
}
