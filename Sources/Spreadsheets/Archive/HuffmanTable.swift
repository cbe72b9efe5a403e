/// A prefix code of a deflate block (霍夫曼码表): short codes by look-up, long ones digit by digit.
///
/// Building costs as much as the code has symbols, so that many tiny blocks cost no more than few large ones.
/// Source: RFC 1951, section 3.2.2.
final class HuffmanTable {
  /// Codes up to this many bits are looked up.
  static let fastBits = 10
  /// The longest code.
  static let mostBits = 15
  private static let mostSymbols = 288

  /// By the next ten bits: symbol · 16 + bits of its code, 0 where the code is longer or there is none.
  let fast: UnsafeMutablePointer<UInt16>
  private let counts: UnsafeMutablePointer<Int>
  private let symbols: UnsafeMutablePointer<UInt16>

  init() {
    fast = .allocate(capacity: 1 << Self.fastBits)
    fast.initialize(repeating: 0, count: 1 << Self.fastBits)
    counts = .allocate(capacity: Self.mostBits + 1)
    counts.initialize(repeating: 0, count: Self.mostBits + 1)
    symbols = .allocate(capacity: Self.mostSymbols)
    symbols.initialize(repeating: 0, count: Self.mostSymbols)
  }

  deinit {
    fast.deallocate()
    counts.deallocate()
    symbols.deallocate()
  }

  /// Takes over the code whose lengths these are, 0 for symbols that do not occur.
  ///
  /// - Returns: Whether it is a code: no length is given away twice, and none is left over unless there is but one
  ///   symbol or none.
  func build(_ lengths: ArraySlice<UInt8>) -> Bool {
    counts.update(repeating: 0, count: Self.mostBits + 1)
    for length in lengths { counts[Int(length)] += 1 }
    let used = lengths.count - counts[0]
    counts[0] = 0
    var left = 1
    var firstCode = [Int](repeating: 0, count: Self.mostBits + 2)
    var firstIndex = firstCode
    for length in 1...Self.mostBits {
      left = left << 1 - counts[length]
      if left < 0 { return false }
      firstCode[length + 1] = (firstCode[length] + counts[length]) << 1
      firstIndex[length + 1] = firstIndex[length] + counts[length]
    }
    if left > 0, used > 1 || used != counts[1] { return false }
    fast.update(repeating: 0, count: 1 << Self.fastBits)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let bits = Int(length)
      symbols[firstIndex[bits]] = UInt16(symbol)
      if bits <= Self.fastBits { remember(symbol, code: firstCode[bits], bits: bits) }
      firstIndex[bits] += 1
      firstCode[bits] += 1
    }
    return true
  }

  /// A stream gives a code's first digit in its lowest bit.
  private func remember(_ symbol: Int, code: Int, bits: Int) {
    var reversed = 0
    for bit in 0..<bits where code >> bit & 1 == 1 { reversed |= 1 << (bits - 1 - bit) }
    let entry = UInt16(symbol << 4 | bits)
    for index in stride(from: reversed, to: 1 << Self.fastBits, by: 1 << bits) { fast[index] = entry }
  }

  /// The symbol at the front of these bits and the bits of its code, packed as in `fast`; 0 when there is none.
  func decodeSlowly(_ bits: UInt64) -> Int {
    var (code, first, index) = (0, 0, 0)
    for length in 1...Self.mostBits {
      code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1)) & 1
      let count = counts[length]
      if code - first < count { return Int(symbols[index + code - first]) << 4 | length }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return 0
  }
}
