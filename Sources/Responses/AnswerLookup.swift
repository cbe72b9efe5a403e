package import DelimitedText

/// What short texts say, found with one probe (短文本速查表): most cells of a survey hold one of a handful of short texts.
///
/// A text of at most 16 bytes is two words, cut off by a mask; no two texts of a table share a slot, so a look-up neither
/// searches nor guesses. Longer texts and those that found no slot are looked up elsewhere.
package struct AnswerLookup: Sendable {
  private struct Slot {
    var text: SIMD2<UInt64>
    var code: AnswerCode
  }

  /// The longest text, and how far behind a text's start may be read.
  static let longest = 16
  /// Texts beyond these seldom come often.
  private static let mostTexts = 32
  /// NUL is no text's first byte, and no text has zeros before its end.
  private static let free = Slot(text: SIMD2(~0, ~0), code: .unrecognised)

  private var texts: [Slot] = []
  private var slots = [Slot](repeating: free, count: 16)
  /// Random for each table, so that nobody can write texts that never find a slot. No output depends on it.
  private var multiplier = UInt64.random(in: 0...UInt64.max) | 1

  /// No texts yet.
  package init() {}

  /// Counts the texts known here in one column of a batch, by their options.
  /// - Parameters:
  ///   - counts: As many as there are options.
  ///   - others: Called with every other cell; with `nil` where a record ends before it.
  package func count(
    _ batch: borrowing RecordBatch, column: Int, into counts: inout [Int], others: (Field?) -> Void
  ) {
    batch.forEachField(column) { field in
      if let field, !field.needsUnescaping, let option = code(of: field.bytes)?.option {
        counts[option] += 1
      } else {
        others(field)
      }
    }
  }

  /// The code of a text; `nil` when the table does not have it.
  ///
  /// - Parameter bytes: Where `longest` bytes can be read, whatever follows the text.
  @inline(__always)
  func code(of bytes: UnsafeRawBufferPointer) -> AnswerCode? {
    guard bytes.count <= Self.longest, let start = bytes.baseAddress else { return nil }
    let text = start.loadUnaligned(as: SIMD2<UInt64>.self) & Self.mask(bytes.count)
    let slot = slots[place(of: text)]
    return slot.text == text ? slot.code : nil
  }

  /// Takes in what a text says, if there is room.
  package mutating func learn(_ bytes: UnsafeRawBufferPointer, _ code: AnswerCode) {
    guard bytes.count <= Self.longest, texts.count < Self.mostTexts else { return }
    var text = SIMD2<UInt64>.zero
    withUnsafeMutableBytes(of: &text) { $0.copyMemory(from: bytes) }
    texts.append(Slot(text: text, code: code))
    if !arrange() {
      texts.removeLast()
      _ = arrange()
    }
  }

  /// Gives every text a slot of its own: with as many slots as half the square of the texts, two of three multipliers do.
  private mutating func arrange() -> Bool {
    let size = max(16, texts.count * texts.count / 2).nextPowerOfTwo
    for _ in 0..<64 {
      slots = [Slot](repeating: Self.free, count: size)
      let isArranged = texts.allSatisfy { slot in
        let place = place(of: slot.text)
        guard slots[place].text == Self.free.text else { return false }
        slots[place] = slot
        return true
      }
      if isArranged { return true }
      multiplier = UInt64.random(in: 0...UInt64.max) | 1
    }
    return false
  }

  @inline(__always)
  private func place(of text: SIMD2<UInt64>) -> Int {
    let word = (text[0] ^ text[1] &* 0x9E37_79B9_7F4A_7C15) &* multiplier
    return Int(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: slots.count.leadingZeroBitCount + 1))
  }

  /// The first `count` of 16 bytes.
  @inline(__always)
  private static func mask(_ count: Int) -> SIMD2<UInt64> {
    // Shifting by 64 and more gives 0, by less than 0 shifts the other way: the half that is whole stays so.
    let low = count >= 8 ? ~0 : (1 as UInt64) << UInt64(truncatingIfNeeded: 8 * count) &- 1
    let high = count >= 16 ? ~0 : (1 as UInt64) << UInt64(truncatingIfNeeded: 8 * max(0, count - 8)) &- 1
    return SIMD2(low, high)
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
