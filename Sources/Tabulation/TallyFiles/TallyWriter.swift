internal import SurveyStatistics

/// Takes the numbers of a tally down as bytes (写入).
struct TallyWriter: TallyCoder {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first; every byte but the last has its highest bit set (LEB128).
  mutating func code(count: inout Int) {
    var rest = UInt64(count)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func code(sum: inout Double) { code(number: &sum) }

  /// The bits of a binary64, the lowest byte first.
  private mutating func code(number: inout Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A byte for the words that are not 0, bit by bit, and their bits.
  mutating func code(words: inout SIMD4<UInt64>) {
    let isUsed = words .!= .zero
    bytes.append((0..<4).reduce(0) { isUsed[$1] ? $0 | 1 << UInt8($1) : $0 })
    for index in 0..<4 where isUsed[index] {
      withUnsafeBytes(of: words[index].littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  mutating func code(text: inout String) {
    code(shape: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func code(shape: Int) {
    var shape = shape
    code(count: &shape)
  }

  mutating func code(length: Int) -> Int {
    code(shape: length)
    return length
  }

  mutating func check(_ holds: Bool) { assert(holds, "a tally of real responses keeps its laws") }
}
