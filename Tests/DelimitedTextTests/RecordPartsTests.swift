import Testing

@testable import DelimitedText

struct RecordPartsTests {
  /// What the first fields of a part's records say.
  private struct FirstFields: RecordPartReader {
    var texts: [String] = []

    mutating func read(_ batch: borrowing RecordBatch) {
      batch.forEachField(0, of: 0..<batch.count) { texts.append($0?.text ?? "–") }
    }

    mutating func takePart() -> [String] {
      defer { texts = [] }
      return texts
    }
  }

  private static func parts(
    of csv: String, batches: Int, threads: Int
  ) throws(DelimitedTextError) -> [[String]]? {
    var reader = try RecordReader(ByteSource(bytes: Array(csv.utf8)), file: "答卷.csv")
    _ = try reader.readRecord { $0.count }
    return try RecordParts(
      reader, batchesOfPart: batches, after: [[String]](), makeReader: { _ in FirstFields() },
      merge: { $0.append($1) }
    ).run(threads: threads)
  }

  /// 200,000 records of some two megabytes: more batches than fit into any number of parts here.
  private static let records = (0..<200_000).map { "\($0)" }
  private static let csv = "id,answer\n" + records.map { $0 + ",满意\n" }.joined()

  @Test(arguments: [1, 3, 32]) func `parts are those of the file, in its order, on any number of threads`(
    batches: Int
  ) throws {
    let alone = try #require(try Self.parts(of: Self.csv, batches: batches, threads: 1))
    #expect(Array(alone.joined()) == Self.records)
    #expect(batches == 32 || alone.count > 1)
    for threads in [2, 3, 8] {
      #expect(try Self.parts(of: Self.csv, batches: batches, threads: threads) == alone)
    }
  }

  @Test(arguments: [1, 2, 8]) func `what makes a file unreadable is thrown`(threads: Int) {
    #expect(throws: DelimitedTextError.self) {
      try Self.parts(of: Self.csv + "1,\"满意\n", batches: 3, threads: threads)
    }
  }

  @Test(arguments: [1, 2]) func `a file that ends with its header has no parts`(threads: Int) throws {
    #expect(try Self.parts(of: "id,answer\n", batches: 1, threads: threads)?.isEmpty == true)
  }
}
