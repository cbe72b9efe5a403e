import Spreadsheets
import Testing

/// Workbooks of archives with 64-bit places and sizes, and bombs that stay below the suspicious ratio.
@Suite struct LargeArchiveTests {
  private let sheet = "xl/worksheets/sheet1.xml"
  private let book = BookBuilder(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")

  /// APPNOTE 4.3.14 and 4.3.15: the end of the directory in 64 bits, and where it stands.
  private func largeEnd(
    count: UInt64, size: UInt64, offset: UInt64, place: UInt64
  ) -> [UInt8] {
    func eight(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(value >> (8 * UInt64($0)) & 0xFF) } }
    let record =
      [0x50, 0x4B, 6, 6] + eight(44) + ArchiveBuilder.two(45) + ArchiveBuilder.two(45)
      + ArchiveBuilder.four(0) + ArchiveBuilder.four(0) + eight(count) + eight(count) + eight(size)
      + eight(offset)
    return record + [0x50, 0x4B, 6, 7] + ArchiveBuilder.four(0) + eight(place) + ArchiveBuilder.four(1)
  }

  /// The workbook with an end in 64 bits before the ordinary one, which refers to it.
  private func enlarged(
    _ change: (_ count: UInt64, _ size: UInt64, _ offset: UInt64, _ place: UInt64) -> [UInt8]
  ) -> [UInt8] {
    let bytes = book.archive.bytes
    // The ordinary end is the last 22 bytes: the number of entries at 10, the directory's size at 12, its place at 16.
    let body = Array(bytes.dropLast(22))
    let end = Array(bytes.suffix(22))
    func number(_ range: Range<Int>) -> UInt64 { range.reversed().reduce(0) { $0 << 8 | UInt64(end[$1]) } }
    let large = change(number(10..<12), number(12..<16), number(16..<20), UInt64(body.count))
    return body + large + end[..<8] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
  }

  @Test func `a directory placed in 64 bits is read`() {
    let read = ReadBook(enlarged { largeEnd(count: $0, size: $1, offset: $2, place: $3) })
    #expect(read.fault == nil)
    #expect(read.rows == [1: ["1"]])
  }

  /// Numbers that no file holds, the largest that 64 bits do among them.
  @Test(arguments: [1 << 20, 1 << 40, UInt64(Int.max) - 55, UInt64(Int.max), .max - 1, .max])
  func `places, sizes and counts beyond the file are damage`(number: UInt64) {
    let forged: [[UInt8]] = [
      enlarged { count, size, offset, _ in
        largeEnd(count: count, size: size, offset: offset, place: number)
      },
      enlarged { count, size, _, place in largeEnd(count: count, size: size, offset: number, place: place) },
      enlarged { count, _, offset, place in
        largeEnd(count: count, size: number, offset: offset, place: place)
      },
      enlarged { _, size, offset, place in
        largeEnd(count: number, size: size, offset: offset, place: place)
      },
    ]
    for bytes in forged {
      guard case .damaged = ReadBook(bytes).fault else {
        Issue.record("\(String(describing: ReadBook(bytes).fault))")
        continue
      }
    }
  }

  @Test func `a locator that leads to no record is damage`() {
    let read = ReadBook(enlarged { largeEnd(count: $0, size: $1, offset: $2, place: $3 - 4) })
    #expect(read.fault == .damaged(.noDirectory, part: nil))
  }

  // MARK: Bombs

  /// A deflated block of one code repeated, so that 258 bytes take two bits: RFC 1951 §3.2.7, about 1032 to 1.
  private func deflatedBlanks(_ count: Int) -> (data: [UInt8], size: Int, checksum: UInt32) {
    // With fixed codes (§3.2.6): a blank as a literal, then length 258 at distance 1, thirteen bits each time.
    var bits = BitWriter()
    bits.add(1, 1)
    bits.add(1, 2)
    // The literal 0x20 is 8 bits: 0x30 + 0x20, the most significant bit first.
    bits.addCode(0x30 + 0x20, 8)
    for _ in 0..<count {
      // Length 258 is code 285: 8 bits, 0xC0 + 285 − 280. Distance 1 is code 0: 5 bits.
      bits.addCode(0xC0 + 285 - 280, 8)
      bits.addCode(0, 5)
    }
    // Code 256, 7 bits of 0, ends the block.
    bits.addCode(0, 7)
    let size = 1 + 258 * count
    return (bits.bytes, size, ArchiveBuilder.checksum([UInt8](repeating: 0x20, count: size)))
  }

  private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func add(_ value: Int, _ width: Int) {
      for bit in 0..<width {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }

    /// Codes stand in a file with their first bit first.
    mutating func addCode(_ code: Int, _ width: Int) {
      for bit in (0..<width).reversed() { add(code >> bit & 1, 1) }
    }
  }

  private func bomb(blanks: Int, limits: WorkbookLimits) -> WorkbookFault? {
    let deflated = deflatedBlanks(blanks)
    var archive = book.archive
    guard let index = archive.entries.firstIndex(where: { $0.name == sheet }) else { return nil }
    archive.entries[index].data = deflated.data
    archive.entries[index].method = 8
    archive.entries[index].expandedSize = deflated.size
    archive.entries[index].expandedChecksum = deflated.checksum
    return ReadBook(archive.bytes, limits: limits).fault
  }

  @Test func `a bomb below the ratio is expanded portion by portion, and told as no sheet`() {
    // 13 bits stand for 258 bytes, 159 to 1: below 250, and all of it blanks where a sheet should be.
    var limits = WorkbookLimits()
    limits.unsuspiciousBytes = 1 << 10
    guard case .malformed(_, sheet, _) = bomb(blanks: 4_000, limits: limits) else {
      Issue.record("\(String(describing: bomb(blanks: 4_000, limits: limits)))")
      return
    }
    // Of the same bytes, a limit of 100 to 1 says what they are before one is expanded.
    limits.ratio = 100
    #expect(bomb(blanks: 4_000, limits: limits) == .overLimit(.ratio(100), part: sheet))
  }

  @Test func `what a bomb below the ratio expands to counts towards the whole`() {
    var limits = WorkbookLimits()
    limits.totalBytes = 1 << 20
    // 258 × 5,000 bytes are more than a mebibyte.
    #expect(bomb(blanks: 5_000, limits: limits) == .overLimit(.totalBytes(1 << 20), part: sheet))
  }

  @Test func `a part that expands to more than it declares is cut there`() {
    let deflated = deflatedBlanks(4_000)
    var archive = book.archive
    archive.add("xl/extra.xml", deflated.data) { entry in
      entry.method = 8
      entry.expandedSize = deflated.size
      entry.expandedChecksum = deflated.checksum
    }
    // Nobody asks for this part, so nothing is expanded.
    #expect(ReadBook(archive.bytes).rows == [1: ["1"]])
    guard let index = archive.entries.firstIndex(where: { $0.name == sheet }) else { return }
    archive.entries[index].data = deflated.data
    archive.entries[index].method = 8
    archive.entries[index].expandedSize = 100
    #expect(ReadBook(archive.bytes).fault == .damaged(.wrongSize, part: sheet))
  }
}
