import CByteScan
import Testing

struct ByteScanTests {
  /// What this machine can do, one by one.
  private static let levels = 0...byteScanBestLevel()

  @Test func `vector and portable masks are the same on random blocks`() {
    var random = SeededGenerator(seed: 1)
    let signs = Array("\"\",,;\t\r\n".utf8)
    for round in 0..<20_000 {
      let bytes = (0..<64).map { _ in
        round.isMultiple(of: 2)
          ? UInt8.random(in: 0...255, using: &random) : signs[Int.random(in: 0..<8, using: &random)]
      }
      let second: UInt8 = round.isMultiple(of: 3) ? 13 : 10
      let vector = byteScanMasks(bytes, 44, 10, second)
      let portable = byteScanMasksPortable(bytes, 44, 10, second)
      #expect(vector.quotes == portable.quotes)
      #expect(vector.delimiters == portable.delimiters)
      #expect(vector.breaks == portable.breaks)
    }
  }

  @Test(arguments: levels) func `many blocks at once have the masks of each`(level: Int32) {
    var random = SeededGenerator(seed: 3)
    let signs = Array("\"\",,;\t\r\na".utf8)
    for (blocks, second) in [(1, 10), (2, 13), (64, 10), (63, 13)] as [(Int, UInt8)] {
      let bytes = (0..<64 * blocks).map { _ in signs[Int.random(in: signs.indices, using: &random)] }
      var masks = [ByteScanMasks](
        repeating: ByteScanMasks(quotes: 0, delimiters: 0, breaks: 0), count: blocks)
      byteScanBlocks(level, bytes, blocks, 44, 10, second, &masks)
      for (block, mask) in masks.enumerated() {
        let portable = byteScanMasksPortable(Array(bytes[(64 * block)...]), 44, 10, second)
        #expect(mask.quotes == portable.quotes)
        #expect(mask.delimiters == portable.delimiters)
        #expect(mask.breaks == portable.breaks)
      }
    }
  }

  @Test(arguments: levels) func `signs stand where the bytes are, up to the first quote`(level: Int32) {
    var random = SeededGenerator(seed: 4)
    for round in 0..<400 {
      // From blocks of text only to blocks of signs only.
      let letters = Array(",\n".utf8) + [UInt8](repeating: 97, count: [0, 2, 9, 60, 1_000][round % 5])
      let blocks = Int.random(in: 0...9, using: &random)
      var bytes = (0..<64 * blocks).map { _ in letters[Int.random(in: letters.indices, using: &random)] }
      if round.isMultiple(of: 3), let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = 34
      }
      let plain = bytes.firstIndex(of: 34).map { $0 / 64 } ?? blocks
      let signs = (0..<64 * plain).filter { bytes[$0] != 97 }
      var positions = [UInt32](repeating: 0, count: 64 * blocks)
      var breaks = positions
      let found = byteScanSigns(level, bytes, blocks, 44, 10, 1_000, &positions, &breaks)
      #expect(Int(found.blocks) == plain)
      #expect(positions.prefix(Int(found.positions)).map { Int($0) - 1_000 } == signs)
      #expect(
        breaks.prefix(Int(found.breaks)).map(Int.init) == signs.indices.filter { bytes[signs[$0]] == 10 })
    }
  }

  @Test func `a mask has one bit per byte, the first byte lowest`() {
    var bytes = [UInt8](repeating: 120, count: 64)
    (bytes[0], bytes[63], bytes[17], bytes[18], bytes[40]) = (34, 34, 44, 10, 13)
    let masks = byteScanMasksPortable(bytes, 44, 10, 13)
    #expect(masks.quotes == UInt64(1) | 1 << 63)
    #expect(masks.delimiters == UInt64(1) << 17)
    #expect(masks.breaks == UInt64(1) << 18 | 1 << 40)
  }

  @Test func `UTF-8 is valid exactly where the standard library repairs nothing`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let bytes = Self.damagedText(&random)
      let valid = byteScanValidPortable(bytes, bytes.count)
      #expect(valid == Self.plainlyValidCount(bytes))
      for level in Self.levels { #expect(byteScanValid(level, bytes, bytes.count) == valid) }
    }
  }

  @Test func `every scalar is valid on its own and in a full block`() {
    for value in stride(from: UInt32(1), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      #expect(byteScanCharacter(bytes, bytes.count) == bytes.count)
      #expect(byteScanCharacter(bytes, bytes.count - 1) == 0 || bytes.count == 1)
    }
  }

  @Test(
    arguments: [
      [0x00], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE4, 0xBD], [0xE4, 0x20],
    ] as [[UInt8]])
  func `NUL, overlong forms, surrogates and strays are invalid at any place of a block`(bad: [UInt8]) {
    for place in 0..<70 {
      let bytes = [UInt8](repeating: 97, count: place) + bad + [UInt8](repeating: 97, count: 70)
      for level in Self.levels { #expect(byteScanValid(level, bytes, bytes.count) == place) }
      #expect(byteScanValidPortable(bytes, bytes.count) == place)
    }
  }

  static func damagedText(_ random: inout SeededGenerator) -> [UInt8] {
    let letters = ["满", "意", "a", ",", "é", "𠀀", "한", "\u{0800}", "\u{FFFD}", "😀"]
    var bytes = (0..<60).flatMap { _ in Array((letters.randomElement(using: &random) ?? "").utf8) }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    return bytes
  }

  /// The longest prefix that the standard library decodes and encodes back unchanged.
  static func plainlyValidCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    var decoder = UTF8()
    var input = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input), scalar.value != 0 {
      count += UTF8.width(scalar)
    }
    return count
  }
}
