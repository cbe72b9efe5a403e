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

  /// Calls `body` with what one column of some records says, up to the first text the table does not have.
  ///
  /// - Returns: The record it stopped at; the end of the range when all are known.
  @inline(__always)
  func read(
    _ batch: borrowing RecordBatch, column: Int, of records: Range<Int>, _ body: (AnswerCode) -> Void
  ) -> Int {
    let masks = Self.masks
    return slots.withUnsafeBufferPointer { slots in
      masks.withUnsafeBufferPointer { masks in
        let shift = UInt64(truncatingIfNeeded: slots.count.leadingZeroBitCount + 1)
        return batch.goThrough(column, of: records) { start, count in
          guard count <= Self.longest else { return false }
          let text = start.loadUnaligned(as: SIMD2<UInt64>.self) & masks[count]
          let slot = slots[Int(truncatingIfNeeded: hash(text) >> shift)]
          guard slot.text == text else { return false }
          body(slot.code)
          return true
        }
      }
    }
  }

  /// Counts the texts known here in one column of a batch, by their options.
  /// - Parameters:
  ///   - counts: As many as there are options.
  ///   - others: Called with every other cell; with `nil` where a record ends before it.
  package func count(
    _ batch: borrowing RecordBatch, column: Int, into counts: inout [Int], others: (Field?) -> Void
  ) {
    var next = 0
    while next < batch.count {
      next = read(batch, column: column, of: next..<batch.count) { code in
        if let option = code.option { counts[option] += 1 }
      }
      if next < batch.count { others(batch.field(column, of: next)) }
      next += 1
    }
  }

  /// The code of a text; `nil` when the table does not have it.
  ///
  /// - Parameter bytes: Where `longest` bytes can be read, whatever follows the text.
  func code(of bytes: UnsafeRawBufferPointer) -> AnswerCode? {
    guard bytes.count <= Self.longest, let start = bytes.baseAddress else { return nil }
    let text = start.loadUnaligned(as: SIMD2<UInt64>.self) & Self.masks[bytes.count]
    let slot = slots[place(of: text)]
    return slot.text == text ? slot.code : nil
  }

  /// Takes in what a text says, if there is room and it is not known.
  package mutating func learn(_ bytes: UnsafeRawBufferPointer, _ code: AnswerCode) {
    guard bytes.count <= Self.longest, texts.count < Self.mostTexts else { return }
    var text = SIMD2<UInt64>.zero
    withUnsafeMutableBytes(of: &text) { $0.copyMemory(from: bytes) }
    guard !texts.contains(where: { $0.text == text }) else { return }
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
  private func hash(_ text: SIMD2<UInt64>) -> UInt64 {
    (text[0] ^ text[1] &* 0x9E37_79B9_7F4A_7C15) &* multiplier
  }

  private func place(of text: SIMD2<UInt64>) -> Int {
    Int(truncatingIfNeeded: hash(text) >> UInt64(truncatingIfNeeded: slots.count.leadingZeroBitCount + 1))
  }

  /// By length: the first bytes of 16.
  private static let masks: [SIMD2<UInt64>] = (0...longest).map { count in
    func mask(_ bytes: Int) -> UInt64 { bytes >= 8 ? ~0 : 1 << UInt64(8 * max(0, bytes)) - 1 }
    return SIMD2(mask(count), mask(count - 8))
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
