import DelimitedText
import Testing

struct RecordBatchTests {
  @Test(arguments: 1...3)
  func `batches hold what is read record by record, in pieces of any size`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(200 + seed))
    for _ in 0..<RecordReaderFuzzTests.rounds / 10 {
      var bytes = RecordReaderFuzzTests.table(&random)
      if Bool.random(using: &random), let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = .random(in: 0...255, using: &random)
      }
      let whole = read(bytes)
      for pieces in [[Int.max], [1], [63, 64, 65], [Int.random(in: 1...200, using: &random)]] {
        #expect(readBatches(bytes, pieces: pieces, single: Int.random(in: 0...3, using: &random)) == whole)
      }
    }
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LE])
  func `records that cross from one refill to the next are whole`(encoding: TextEncoding) {
    var random = SeededGenerator(seed: 77)
    var bytes: [UInt8] = []
    // Longer than a window and several refills, with records of every length up to several blocks.
    while bytes.count < 1_500_000 {
      let field = [UInt8](repeating: 122, count: Int.random(in: 0...300, using: &random))
      bytes += field + Array(",\"1,\n2\"\"3\",".utf8) + field + [10]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let encoded: [UInt8] =
      encoding == .utf16LE ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : bytes
    #expect(readBatches(encoded, encoding: encoding) == read(encoded, encoding: encoding))
  }

  @Test func `what precedes a fault is a batch, and the fault is thrown ever after`() throws {
    var reader = try RecordReader(ByteSource(bytes: Array("a,b\n1,2\n3,\"4".utf8)), file: "答卷.csv")
    var batch = RecordBatch()
    try reader.fill(&batch)
    #expect(batch.count == 2)
    for _ in 1...2 {
      #expect(throws: DelimitedTextError.self) { try reader.fill(&batch) }
      #expect(batch.count == 0)
    }
  }

  @Test func `an empty file has no batch`() {
    #expect(readBatches([10, 10]).error?.code == "empty-file")
    #expect(readBatches([10, 10]) == read([10, 10]))
  }

  @Test func `a column is read from record to record, with nothing where a record is short`() throws {
    var reader = try RecordReader(
      ByteSource(bytes: Array("a,b\n1,\"二\"\n2\n,\"x\"\"y\",z\n".utf8)), file: "答卷.csv")
    var batch = RecordBatch()
    try reader.fill(&batch)
    func column(of records: Range<Int>) -> [String?] {
      var column: [String?] = []
      batch.prefetch(records)
      batch.forEachField(1, of: records) { column.append($0?.text) }
      return column
    }
    #expect(column(of: 0..<batch.count) == ["b", "二", nil, "x\"y"])
    #expect(column(of: 1..<3) == ["二", nil])
    #expect(column(of: 2..<2) == [])
  }
}

/// Reads a few records one by one, then the rest in batches, of which each is looked at only when the next is there.
private func readBatches(
  _ bytes: [UInt8], pieces: [Int] = [.max], encoding: TextEncoding? = nil, single: Int = 0
) -> Reading {
  var reading = Reading()
  do throws(DelimitedTextError) {
    var reader = try RecordReader(ByteSource(bytes, pieces: pieces), file: "答卷.csv", encoding: encoding)
    reading.dialect = reader.dialect
    defer { reading.encoding = reader.encoding }
    for _ in 0..<single {
      if let row = try reader.readRecord({ ReferenceParser.Row($0) }) { reading.rows.append(row) }
    }
    var last = RecordBatch()
    var next = RecordBatch()
    // Whatever stops the reader, the batch before that is whole.
    defer { reading.take(last) }
    repeat {
      try reader.fill(&next)
      reading.take(last)
      swap(&last, &next)
    } while last.count > 0
  } catch {
    reading.error = error
  }
  return reading
}

extension Reading {
  fileprivate mutating func take(_ batch: borrowing RecordBatch) {
    for index in 0..<batch.count { rows.append(batch.withRecord(index) { ReferenceParser.Row($0) }) }
  }
}
