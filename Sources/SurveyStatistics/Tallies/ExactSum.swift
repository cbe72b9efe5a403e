/// A sum of numbers that are not negative, without rounding (精确和), so that it does not depend on the order they came
/// in: parts of a survey that were added up apart give the same bits as the whole.
///
/// A fixed-point number of 256 bits. Numbers below 2⁻⁷⁶ lose what lies below 2⁻¹²⁸, each for itself.
/// Source: U. W. Kulisch (2013), *Computer Arithmetic and Validity*, §8: the long accumulator.
public struct ExactSum: Hashable, Sendable {
  /// What bit 0 stands for: 2⁻¹²⁸.
  static let lowestBit = -128
  /// The largest number that may be added: 2⁴⁰ of them are far from overflow.
  public static let largestNumber = 0x1p84

  /// 64 bits each, the lowest first.
  private(set) var words = SIMD4<UInt64>.zero

  /// 0.
  public init() {}

  init(words: SIMD4<UInt64>) { self.words = words }

  /// One number more.
  ///
  /// - Parameter value: from 0 to `largestNumber`.
  public mutating func add(_ value: Double) {
    precondition(value >= 0 && value <= Self.largestNumber, "a number that can be added")
    guard value > 0 else { return }
    // The last of the 53 bits.
    let exponent = Int(value.exponent) - 52
    let significand = UInt64(value.significand * 0x1p52)
    if exponent < Self.lowestBit {
      let excess = Self.lowestBit - exponent
      if excess < 64 { add(UInt128(significand >> UInt64(excess)), exponent: Self.lowestBit) }
    } else {
      add(UInt128(significand), exponent: exponent)
    }
  }

  /// `integer` · 2^`exponent`, the exponent being `lowestBit` or more.
  mutating func add(_ integer: UInt128, exponent: Int) {
    let (word, bits) = ((exponent - Self.lowestBit) / 64, UInt128(exponent - Self.lowestBit) % 64)
    // Moved up by less than a word, the integer has three.
    let (low, high) = (integer << bits, bits == 0 ? 0 : integer >> (128 - bits))
    var addend = SIMD4<UInt64>.zero
    addend[word] = UInt64(truncatingIfNeeded: low)
    if word < 3 { addend[word + 1] = UInt64(truncatingIfNeeded: low >> 64) }
    if word < 2 { addend[word + 2] = UInt64(truncatingIfNeeded: high) }
    self += ExactSum(words: addend)
  }

  /// Both sums together.
  public static func += (left: inout ExactSum, right: ExactSum) {
    var carry: UInt64 = 0
    for word in 0..<4 {
      let (partial, overflow) = left.words[word].addingReportingOverflow(right.words[word])
      let (sum, more) = partial.addingReportingOverflow(carry)
      left.words[word] = sum
      carry = overflow || more ? 1 : 0
    }
  }

  /// The nearest `Double`.
  public var value: Double {
    guard let top = (0..<4).last(where: { words[$0] != 0 }) else { return 0 }
    let shift = UInt64(words[top].leadingZeroBitCount)
    let next = top > 0 ? words[top - 1] : 0
    // 64 bits of the number, the last one set when there is more below: rounding them rounds the number.
    var bits = shift == 0 ? words[top] : words[top] << shift | next >> (64 - shift)
    let isCutOff = next << shift != 0 || (0..<max(0, top - 1)).contains { words[$0] != 0 }
    if isCutOff { bits |= 1 }
    return Double(sign: .plus, exponent: Self.lowestBit + 64 * top - Int(shift), significand: Double(bits))
  }

  /// Goes through the bits of the sum.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(words: &words)
    // What real surveys stay below, so that sums of sums do not overflow.
    coder.check(words[3] >> 60 == 0)
  }
}

extension TallyCoder {
  /// Exact sums, as many as there are.
  package mutating func code(sums: inout [ExactSum]) {
    code(shape: sums.count)
    for index in sums.indices { sums[index].code(with: &self) }
  }
}
