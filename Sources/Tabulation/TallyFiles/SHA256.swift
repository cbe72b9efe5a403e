/// A SHA-256 digest (摘要): thirty-two bytes that stand for a text of any length.
///
/// Source: NIST FIPS 180-4, *Secure Hash Standard* (2015), §4.1.2, §5.1.1, §5.3.3, §6.2.2.
public struct SHA256: Hashable, Sendable, CustomStringConvertible {
  /// The digest's bytes.
  let bytes: [UInt8]

  /// How many bytes a digest has.
  package static let length = 32

  /// The digest of a message.
  package init(of message: some Collection<UInt8>) {
    var state = Self.roots(of: Self.primes[..<8], power: .half)
    let constants = Self.constants
    var block: [UInt8] = []
    block.reserveCapacity(64)
    for byte in message {
      block.append(byte)
      if block.count == 64 {
        Self.compress(block, into: &state, constants)
        block.removeAll(keepingCapacity: true)
      }
    }
    // A 1, zeros, and the length in bits end the message.
    block.append(0x80)
    let blocks = block.count > 56 ? 128 : 64
    block += [UInt8](repeating: 0, count: blocks - 8 - block.count)
    let bits = UInt64(message.count) * 8
    block += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: block.count, by: 64) {
      Self.compress(Array(block[start..<(start + 64)]), into: &state, constants)
    }
    bytes = state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  /// Sixty-four hexadecimal digits.
  public var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func compress(_ block: [UInt8], into state: inout [UInt32], _ constants: [UInt32]) {
    var words = stride(from: 0, to: 64, by: 4).map { start in
      block[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (early, late) = (words[index - 15], words[index - 2])
      let small = early.rotated(7) ^ early.rotated(18) ^ early >> 3
      let large = late.rotated(17) ^ late.rotated(19) ^ late >> 10
      words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let large = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
      let first = h &+ large &+ (e & f ^ ~e & g) &+ constants[index] &+ words[index]
      let small = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
      let second = small &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }
}

// MARK: Constants

extension SHA256 {
  private enum Power { case half, third }

  private static let primes: [UInt32] = {
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  private static let constants = roots(of: primes[...], power: .third)

  /// The first 32 bits of the fractional parts of the roots, found in whole numbers: a `Double` has too few digits to be
  /// sure of the last.
  private static func roots(of primes: ArraySlice<UInt32>, power: Power) -> [UInt32] {
    primes.map { prime in
      // The largest r with r² ≤ p·2⁶⁴, or r³ ≤ p·2⁹⁶, is the root times 2³², rounded down.
      var root: UInt64 = 0
      for bit in (0..<36).reversed() {
        let next = root | 1 << UInt64(bit)
        let isBelow =
          switch power {
          case .half: UInt128(next) * UInt128(next) <= UInt128(prime) << 64
          case .third: UInt128(next) * UInt128(next) * UInt128(next) <= UInt128(prime) << 96
          }
        if isBelow { root = next }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }
}

extension UInt32 {
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}
