import CByteScan
import Testing

struct TwoByteTextTests {
  /// Characters of one, two and three bytes behind every first byte, and some second bytes that make none.
  static let table: [UInt32] = (0..<1 << 16).map { index in
    let (first, second) = (UInt32(index & 255), UInt32(index >> 8))
    if first < 0x80 { return 1 << 24 | first }
    let length = (first &+ second) % 8
    return length > 3 || second < 0x30
      ? 0 : length << 24 | [0, first, second << 8 | first, 0xE6_E5_E4][Int(length)]
  }

  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 300 {
      let isASCII = Bool.random(using: &random)
      // Long runs too, so that whole blocks have no character of two bytes, or nothing else.
      for _ in 0..<(Int.random(in: 0..<8, using: &random) == 0 ? 90 : Int.random(in: 1...5, using: &random)) {
        if isASCII {
          bytes.append(.random(in: 0...0x7F, using: &random))
        } else {
          let first = UInt8.random(in: 0x80...0xFF, using: &random)
          bytes += [first, .random(in: 0x30...0xFF, using: &random)]
        }
      }
    }
    return bytes
  }

  /// What this machine can do, one by one, and plain C.
  private static let levels: [Int32?] = (0...byteScanBestLevel()).map { $0 } + [nil]

  private static func convert(
    _ bytes: [UInt8], table: [UInt32], room: Int, level: Int32?
  ) -> (utf8: [UInt8], read: Int, isWithinRoom: Bool) {
    var output = [UInt8](repeating: 0xEE, count: room + 200)
    let done =
      level.map { twoByteTextToUTF8($0, table, bytes, bytes.count, &output, room) }
      ?? twoByteTextToUTF8Portable(table, bytes, bytes.count, &output, room)
    return (Array(output[..<done.written]), done.read, output[room...].allSatisfy { $0 == 0xEE })
  }

  /// One character after the other, as the header tells it.
  private static func plainly(_ bytes: [UInt8], table: [UInt32], room: Int) -> (utf8: [UInt8], read: Int) {
    var (utf8, read) = ([UInt8](), 0)
    while read + 1 < bytes.count, utf8.count + 4 <= room {
      let entry = table[Int(bytes[read]) + 256 * Int(bytes[read + 1])]
      if entry == 0 { break }
      for byte in 0..<entry / 0x100_0000 { utf8.append(UInt8(entry >> (8 * byte) & 255)) }
      read += bytes[read] < 0x80 ? 1 : 2
    }
    return (utf8, read)
  }

  @Test(arguments: [0.0, 0.004, 1]) func `blocks and plain C convert as one character after the other`(
    gaps: Double
  ) {
    var random = SeededGenerator(seed: 1)
    // With every gap of the table closed texts convert to their end; with a few, somewhere inside a block.
    let table = Self.table.map { entry in
      entry == 0 && Double.random(in: 0..<1, using: &random) >= gaps ? 2 << 24 | 0xAD_C3 : entry
    }
    for _ in 0..<2_000 {
      let bytes = Self.text(&random)
      let room =
        Bool.random(using: &random) ? 2 * bytes.count : Int.random(in: 0...bytes.count, using: &random)
      let expected = Self.plainly(bytes, table: table, room: room)
      for level in Self.levels {
        let found = Self.convert(bytes, table: table, room: room, level: level)
        #expect(found.utf8 == expected.utf8)
        #expect(found.read == expected.read)
        #expect(found.isWithinRoom)
      }
    }
  }

  @Test func `a character that the end of a block cuts is read whole`() {
    let table = Self.table.map { $0 == 0 ? 1 << 24 | 0x2A : $0 }
    for shift in 0..<66 {
      let bytes =
        [UInt8](repeating: 0x61, count: shift) + (0..<100).flatMap { _ in [0x81, 0x41] as [UInt8] } + [0x61]
      let expected = Self.plainly(bytes, table: table, room: 1_000)
      #expect(expected.read == bytes.count - 1)
      for level in Self.levels {
        #expect(Self.convert(bytes, table: table, room: 1_000, level: level).utf8 == expected.utf8)
      }
    }
  }
}
