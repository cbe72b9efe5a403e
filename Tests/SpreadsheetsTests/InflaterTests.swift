import Spreadsheets
import Testing

/// Streams made by zlib 1.2.13 (Python `zlib.compressobj(9, DEFLATED, -15)`), read through an archive.
@Suite struct InflaterTests {
  private func expanded(_ deflated: [UInt8], to text: [UInt8]) -> WorkbookFault? {
    var book = BookBuilder()
    book.contentTypes = ""
    var archive = book.archive
    archive.entries.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
    archive.add("xl/worksheets/sheet1.xml", deflated) {
      $0.method = 8
      $0.expandedSize = text.count
      $0.expandedChecksum = ArchiveBuilder.checksum(text)
    }
    return ReadBook(archive.bytes).fault
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// What is expanded is no XML, which is found out only when size and checksum fit: text outside the root element.
  private func isExpanded(_ fault: WorkbookFault?) -> Bool {
    if case .malformed(.textOutside, _, _) = fault { true } else { false }
  }

  /// 400 bytes, (31i² + ⌊i/7⌋) mod 61 + 32.
  private static let pattern: [UInt8] = (0..<400).map { (i: Int) -> UInt8 in
    UInt8((i * i * 31 + i / 7) % 61 + 32)
  }
  private static let dynamic = bytes(
    "05c1098282200000c0af78aea4581e61dea6219678954898fcff1d3ba354da03d040d4ce5ac16f7703dfbe0c6d95cf2f7c2ff32ccbcb9a"
      + "d0b7d061d44c07cca80cdaddefd464f5a8dd81ce197c96e9afab7c227dae7c7dedf2e0a489cff82218e3b6eba7f5674054f5dc4298817434"
      + "d3c56e8e98858bbf842c5530fce4d6bb84e299387269b3c0d60ffe99c7619896f52b4d88cae7aa5d8a51f11fdc6df6905ab5ccf674cf9506"
      + "8ce868bd9d20e3dd5c2d31e12c847fea21f8b6712175704605794b27261b48072da246c6bc1e60a331db13f5b7c29a12732ee08f169ec107"
      + "9ca38bfda76baaaa1996e3df4a32efd6b59e55bf614ec55c2ce3d51f5dea8e014b5572e1cd591064ae2471b56dc0651c5ea07db21dd7bb26"
      + "55370bd3cb5fc24ea912764a3482fa4878c4229eca873dc75a1f19737996531d39ea36927b1ea33008c2e81f")

  @Test func `fixed, dynamic and stored blocks and matches that run into themselves`() {
    #expect(isExpanded(expanded(Self.bytes("cb48cdc9c90700"), to: Array("hello".utf8))))
    #expect(isExpanded(expanded(Self.bytes("010500faff68656c6c6f"), to: Array("hello".utf8))))
    #expect(isExpanded(expanded(Self.bytes("4b4c4a4e842100"), to: Array("abcabcabcabc".utf8))))
    #expect(isExpanded(expanded(Self.bytes("4b4c1c05c40200"), to: Array(repeating: 0x61, count: 300))))
  }

  @Test func `a checksum or a size that does not fit is damage`() {
    let hello = Self.bytes("cb48cdc9c90700")
    let part = "xl/worksheets/sheet1.xml"
    #expect(expanded(hello, to: Array("<ello".utf8)) != nil)
    #expect(
      expanded(Self.bytes("010500faff2020202020"), to: Array("     ".utf8) + [0x20])
        == .damaged(.wrongSize, part: part))
    #expect(
      expanded(Self.bytes("010500faff2020202020"), to: Array("    ".utf8)) == .damaged(.wrongSize, part: part)
    )
    #expect(
      expanded(Self.bytes("010500faff2020202020"), to: Array("    \n".utf8))
        == .damaged(.wrongChecksum, part: part))
  }

  @Test func `every cut and every changed bit is damage`() {
    #expect(isExpanded(expanded(Self.dynamic, to: Self.pattern)))
    for length in 0..<Self.dynamic.count {
      #expect(!isExpanded(expanded(Array(Self.dynamic[..<length]), to: Self.pattern)))
    }
    // The last byte ends in bits that mean nothing.
    for bit in 0..<(Self.dynamic.count - 1) * 8 {
      var changed = Self.dynamic
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!isExpanded(expanded(changed, to: Self.pattern)))
    }
  }

  @Test(arguments: ["07", "03", "050000", "01050000ff", "edfd01", "4b0400"])
  func `impossible blocks are damage`(hexadecimal: String) {
    let fault = expanded(Self.bytes(hexadecimal), to: Array("hello".utf8))
    #expect(fault != nil)
    #expect(!isExpanded(fault))
  }
}
