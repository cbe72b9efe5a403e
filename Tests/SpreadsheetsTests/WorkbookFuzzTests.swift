import Foundation
import Spreadsheets
import Testing

/// Workbooks nobody wrote on purpose: whatever the bytes, reading ends, and what was read can be.
///
/// `MANYI_FUZZ_SECONDS=60` goes on with further seeds for so long.
@Suite struct WorkbookFuzzTests {
  /// SplitMix64: the same seed gives the same files everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let book: BookBuilder = {
    var book = BookBuilder(
      rows: """
        <row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45418.5</v></c></row>\
        <row r="3"><c r="C3" t="inlineStr"><is><r><t xml:space="preserve"> a_x000D_&amp;</t></r></is></c><c t="b"><v>1</v></c></row>\
        <row><c t="e"><v>#N/A</v></c><c><f>1</f><v>1.5E-3</v></c><c t="str"><v><![CDATA[x]]></v></c><c t="d"><v>2024-05-06</v></c></row>
        """)
    book.sharedStrings =
      "<sst xmlns=\"\(BookBuilder.main)\"><si><t>非常满意</t><rPh sb=\"0\" eb=\"1\"><t>f</t></rPh></si></sst>"
    book.styles =
      "<styleSheet xmlns=\"\(BookBuilder.main)\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    return book
  }()

  private func check(_ bytes: [UInt8]) {
    var limits = WorkbookLimits()
    limits.totalBytes = 1 << 20
    let read = ReadBook(bytes, limits: limits)
    #expect(read.rows.keys.allSatisfy { (1...1_048_576).contains($0) })
    #expect(read.rows.values.allSatisfy { !$0.isEmpty && $0.last?.isEmpty == false })
  }

  private static let alphabet =
    Array("<>/&;\"'= ][!-?:xrcvst0123456789AZ#_.,eE+満".utf8) + [0, 9, 10, 13, 0x80, 0xC3, 0xED, 0xFF]

  private func damage(_ bytes: inout [UInt8], _ generator: inout Generator) {
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] = Self.alphabet.randomElement(using: &generator) ?? 0
      case 2: bytes.insert(Self.alphabet.randomElement(using: &generator) ?? 0, at: place)
      case 3:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
      default:
        let end = min(bytes.count, place + Int.random(in: 1...60, using: &generator))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
  }

  /// Half the seeds spoil the archive, half a part in an archive whose checksums are right.
  private func checkDamaged(seed: UInt64) {
    var generator = Generator(state: seed)
    var archive = Self.book.archive
    if seed % 2 == 0 {
      let part = Int.random(in: 0..<archive.entries.count, using: &generator)
      damage(&archive.entries[part].data, &generator)
      check(archive.bytes)
    } else {
      var bytes = archive.bytes
      damage(&bytes, &generator)
      check(bytes)
    }
  }

  @Test func `the workbook that is damaged below is sound`() {
    #expect(ReadBook(Self.book).rows[3] == ["", "", " a\r&", "TRUE"])
    #expect(ReadBook(Self.book).rows[4] == ["#N/A", "0.0015", "x", "2024-05-06"])
  }

  @Test(arguments: UInt64(0)..<600) func `a damaged workbook is read to an end`(seed: UInt64) {
    checkDamaged(seed: seed)
  }

  @Test func `damaged workbooks without end, for as long as is asked`() throws {
    let seconds = ProcessInfo.processInfo.environment["MANYI_FUZZ_SECONDS"].flatMap { Int($0) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed: UInt64 = 600
    while ContinuousClock.now < end {
      checkDamaged(seed: seed)
      seed += 1
    }
  }
}
