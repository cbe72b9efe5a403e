import Testing

@testable import DelimitedText

/// The C library alone decides what GB18030 means; the converter must not differ from it in anything.
struct CharacterConverterTests {
  struct Conversion: Hashable {
    var utf8: [UInt8] = []
    var read = 0
    var stop = CharacterConverter.Stop.inputUsed
  }

  private typealias Step = (inout UnsafeMutableRawBufferPointer, inout UnsafeMutableRawBufferPointer) ->
    CharacterConverter.Stop

  /// Converts in rooms of some size as long as that is all that is missing.
  private static func convert(_ bytes: [UInt8], room: Int, _ step: Step) -> Conversion {
    var (bytes, found) = (bytes, Conversion(stop: .outputFull))
    while found.stop == .outputFull {
      found.utf8 += [UInt8](unsafeUninitializedCapacity: room) { output, written in
        bytes.withUnsafeMutableBytes { bytes in
          var input = UnsafeMutableRawBufferPointer(rebasing: bytes[found.read...])
          var free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(output)[..<room])
          found.stop = step(&input, &free)
          found.read = bytes.count - input.count
          written = room - free.count
        }
      }
    }
    return found
  }

  /// What the C library makes of a text.
  static func inLibrary(_ text: [UInt8]) throws -> Conversion {
    let library = try #require(LibraryConverter(from: .gb18030))
    return convert(text, room: 2 * text.count + 4) { library.convert(&$0, into: &$1) }
  }

  /// The first of some texts that is not converted as the C library does it.
  private static func firstDifference(_ texts: some Sequence<[UInt8]>, room: Int = 1 << 10) throws -> [UInt8]?
  {
    let converter = try #require(CharacterConverter(from: .gb18030))
    return try texts.first { text in
      try convert(text, room: room) { converter.convert(&$0, into: &$1) } != inLibrary(text)
    }
  }

  private static let filler = [UInt8](repeating: 0x61, count: 70)

  @Test(arguments: [[], filler]) func `all two bytes become what they do in the C library`(around: [UInt8])
    throws
  {
    let codes = (0..<1 << 16).lazy.map { code in
      around.dropLast(code & 63) + [UInt8(code >> 8), UInt8(code & 255)] + around
    }
    #expect(try Self.firstDifference(codes) == nil)
  }

  @Test func `so do four bytes at every edge of their ranges`() throws {
    // U+FFFF is 84 31 A4 39, U+10000 is 90 30 81 30 and U+10FFFF is E3 32 9A 35.
    let firsts: [UInt8] = [
      0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x8F, 0x90, 0x95, 0xE2, 0xE3, 0xE4, 0xFD, 0xFE, 0xFF,
    ]
    let seconds: [UInt8] = [0x2F, 0x30, 0x31, 0x32, 0x33, 0x36, 0x38, 0x39, 0x3A]
    let thirds: [UInt8] = [0x7F, 0x80, 0x81, 0x82, 0x99, 0x9A, 0x9B, 0xA3, 0xA4, 0xA5, 0xFD, 0xFE, 0xFF]
    let fourths: [UInt8] = [0x2F, 0x30, 0x34, 0x35, 0x36, 0x38, 0x39, 0x3A]
    var codes: [[UInt8]] = []
    for first in firsts {
      for second in seconds {
        for third in thirds { codes += fourths.map { [0x2C, first, second, third, $0, 0xC2, 0xFA, 0x0A] } }
      }
    }
    #expect(try Self.firstDifference(codes) == nil)
  }

  @Test func `so does text of many four bytes in a row and among others`() throws {
    let pieces: [[UInt8]] = [[0x95, 0x32, 0x82, 0x36], [0x81, 0x39, 0xEE, 0x39], [0xC2, 0xFA], [0x2C]]
    let texts = (0..<500).lazy.map { seed in
      var random = SeededGenerator(seed: UInt64(seed))
      return (0..<150).flatMap { _ in pieces[Int.random(in: 0..<(seed % 4 + 1), using: &random)] }
    }
    #expect(try Self.firstDifference(texts) == nil)
  }

  @Test func `a text cut off anywhere leaves what it does in the C library`() throws {
    // 满意,𠀀 and a line break, over the ends of two blocks.
    let text = (0..<14).flatMap { _ in
      [0xC2, 0xFA, 0xD2, 0xE2, 0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A] as [UInt8]
    }
    #expect(try Self.firstDifference((0...text.count).lazy.map { Array(text[..<$0]) }) == nil)
    #expect(try Self.firstDifference((0...text.count).lazy.map { Array(text[$0...]) }) == nil)
  }

  @Test(arguments: [4, 5, 127, 128, 131, 1 << 10])
  func `damaged text converts as far as in the C library, in rooms of any size`(room: Int) throws {
    let texts = (0..<1_000).lazy.map { seed in
      var random = SeededGenerator(seed: UInt64(seed))
      return Self.damagedText(&random)
    }
    #expect(try Self.firstDifference(texts, room: room) == nil)
  }

  @Test func `random bytes convert as far as in the C library`() throws {
    var random = SeededGenerator(seed: 7)
    let texts = (0..<5_000).map { _ in
      (0..<Int.random(in: 0...150, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    #expect(try Self.firstDifference(texts) == nil)
  }

  @Test func `the bytes before the first that does not convert are counted`() throws {
    let converter = try #require(CharacterConverter(from: .gb18030))
    func count(_ bytes: [UInt8], all: Bool) -> Int {
      var bytes = bytes
      return bytes.withUnsafeMutableBytes { converter.validCount(of: $0, all: all) }
    }
    let good = (0..<60_000).flatMap { _ in [0xC2, 0xFA] as [UInt8] }
    #expect(count(good + [0xFF], all: true) == 120_000)
    #expect(count(good + [0xC2], all: true) == 120_000)
    #expect(count(good + [0xC2], all: false) == 120_001)
    #expect(count(good, all: true) == 120_000)
  }

  /// Text as an export has it, a few four-byte characters included; in half of it a byte or two is another.
  static func damagedText(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...120, using: &random) {
      switch Int.random(in: 0..<16, using: &random) {
      case 0: bytes += [0x95, 0x32, 0x82, .random(in: 0x30...0x39, using: &random)]
      case 1...8: bytes.append(Array("\n,,\"19ax".utf8)[Int.random(in: 0..<8, using: &random)])
      default:
        let trails: [ClosedRange<UInt8>] = [0x40...0x7E, 0x80...0xFE]
        bytes.append(.random(in: 0x81...0xFE, using: &random))
        bytes.append(.random(in: trails[Int.random(in: 0...1, using: &random)], using: &random))
      }
    }
    for _ in 0..<max(0, Int.random(in: -2...2, using: &random)) {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    return bytes
  }
}
