import DelimitedText
import Diagnostics
import Testing

struct DelimitedTextErrorTests {
  @Test(arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [10, 13, 10, 10]] as [[UInt8]])
  func `a file with nothing in it is empty`(file: [UInt8]) {
    #expect(read(file).error == .empty(file: "答卷.csv"))
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00], .ole2),
      (Array("$FL2@(#) SPSS DATA FILE".utf8), .spss), (Array("\n <HTML><table>".utf8), .webPage),
      (Array("\u{FEFF}<!DOCTYPE html>".utf8), .webPage),
      (Array("<?xml version=\"1.0\"?>".utf8), .spreadsheetXML),
      ([0x1F, 0x8B, 0x08, 0x00], .gzip),
      ([0x89, 0x50, 0x4E, 0x47, 0x00, 0x00, 0x00, 0x0D], .unknown), ([0, 1, 2, 3], .unknown),
    ] as [([UInt8], BinaryKind)])
  func `a file that is no text is named for what it seems to be`(file: [UInt8], kind: BinaryKind) {
    #expect(read(file, pieces: [1]).error == .binary(kind, file: "答卷.csv"))
  }

  @Test func `a heading that begins with PK or a tag is text`() throws {
    #expect(try texts("PK,b\n") == [["PK", "b"]])
    #expect(try texts("<p>PK</p>,b\n") == [["<p>PK</p>", "b"]])
  }

  @Test func `a NUL far into a file is an error with its place`() {
    let good = Array(String(repeating: "1,2\n", count: 200_000).utf8)
    let place = TextPlace(file: "答卷.csv", line: 200_001, column: 2, byteOffset: 800_001)
    #expect(read(good + [0x31, 0x00] + good).error == .nulByte(at: place))
    #expect(read(good + [0x31, 0x00] + good, encoding: .gb18030).error == .nulByte(at: place))
  }

  @Test func `a quote that is never closed is an error where it opened`() {
    let reading = read(Array("a,b\n1,2\n\n3,\"满\n意\n5,6\n".utf8))
    #expect(
      reading.error
        == .unterminatedQuote(TextPlace(file: "答卷.csv", line: 4, column: 3, byteOffset: 11), row: 4))
    #expect(reading.rows.count == 2)
    #expect(
      read(Array("a,\"x\n满\",\"y".utf8)).error
        == .unterminatedQuote(TextPlace(file: "答卷.csv", line: 2, column: 4, byteOffset: 10), row: 1))
  }

  @Test func `a record beyond the limit is an error at its start, with the open quote`() {
    let file = Array("a,b\n1,\"".utf8) + [UInt8](repeating: 120, count: 5_000)
    let start = TextPlace(file: "答卷.csv", line: 2, column: 1, byteOffset: 4)
    let quote = TextPlace(file: "答卷.csv", line: 2, column: 3, byteOffset: 6)
    for pieces in [[Int.max], [1], [100]] {
      #expect(
        read(file, pieces: pieces, limits: .init(recordBytes: 1_000)).error
          == .recordTooLong(start, row: 2, limit: 1_000, openQuote: quote))
    }
  }

  @Test(arguments: 995...1_005)
  func `the limit is exact`(length: Int) {
    let file = Array("a\n".utf8) + [UInt8](repeating: 120, count: length) + Array("\nb\n".utf8)
    #expect((read(file, limits: .init(recordBytes: 1_000)).error == nil) == (length <= 1_000))
  }

  @Test func `an error comes again at every call`() throws {
    var reader = try RecordReader(ByteSource(bytes: Array("a\n\"b".utf8)), file: "答卷.csv")
    #expect(try reader.readRecord { $0.count } == 1)
    #expect(throws: DelimitedTextError.self) { try reader.readRecord { $0.count } }
    #expect(throws: DelimitedTextError.self) { try reader.readRecord { $0.count } }
  }

  @Test func `what a source throws is told after what it gave`() {
    struct DiskFailure: Error, CustomStringConvertible { var description: String { "disk failure" } }
    for head in ["", "a,b\n1,2\n3"] {
      var given = false
      let source = ByteSource { buffer in
        guard !given, !head.isEmpty else { throw DiskFailure() }
        given = true
        buffer.copyBytes(from: head.utf8)
        return head.utf8.count
      }
      var rows = 0
      #expect(throws: DelimitedTextError.unreadable(file: "答卷.csv", reason: SourceFailure(DiskFailure()))) {
        var reader = try RecordReader(source, file: "答卷.csv")
        try reader.forEachRecord { _ in rows += 1 }
      }
      #expect(rows == (head.isEmpty ? 0 : 2))
    }
  }

  @Test func `a source that fails with a diagnostic speaks for itself`() {
    let own = DelimitedTextError.binary(.gzip, file: "inner")
    let error = DelimitedTextError.unreadable(file: "答卷.csv", reason: SourceFailure(own))
    #expect(error.code == own.code)
    for language in Language.allCases {
      #expect(error.message(in: language) == own.message(in: language))
      #expect(error.help(in: language) == own.help(in: language))
    }
  }

  @Test func `an error says what, where and what to do in both languages`() {
    let error = DelimitedTextError.unterminatedQuote(
      TextPlace(file: "答卷.csv", line: 4, column: 3, byteOffset: 11), row: 4)
    #expect(
      error.line(in: .en)
        == "答卷.csv:4:3: error[unterminated-quote]: the quote at byte 11, in record 4, is not closed before the end of "
        + "the file. Close it there, or delete it; a quote inside a quoted field is written twice.")
    #expect(
      error.line(in: .zh)
        == "答卷.csv:4:3: error[unterminated-quote]: 第 4 行记录里，从第 11 字节开始的双引号到文件末尾都没有闭合。"
        + "请在该处补上右引号，或删去多余的引号；字段内的引号要写两遍。")
  }

  @Test func `every error has its own words and a way out`() {
    let place = TextPlace(file: "f", line: 1, column: 1, byteOffset: 0)
    let errors: [DelimitedTextError] =
      BinaryKind.allCases.map { .binary($0, file: "f") } + [
        .empty(file: "f"), .nulByte(at: place), .undecodable(0xFF, at: place),
        .invalidByte(0x0A, in: .gb18030, at: place), .unsupported(.gb18030, file: "f"),
        .unterminatedQuote(place, row: 1), .recordTooLong(place, row: 1, limit: 9, openQuote: place),
        .unreadable(file: "f", reason: SourceFailure(CancellationError())),
      ]
    for language in Language.allCases {
      #expect(Set(errors.map { $0.message(in: language) }).count == errors.count)
      #expect(errors.allSatisfy { $0.help(in: language)?.isEmpty == false && $0.severity == .error })
    }
    #expect(errors.last?.location == Diagnostics.SourceLocation.file("f"))
  }
}
