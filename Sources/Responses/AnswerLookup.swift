package import DelimitedText

/// What short texts say, found with one probe (短文本速查表): most cells of a survey hold one of a handful of short texts.
///
/// A text of at most 16 bytes is two words, cut off by a mask; no two texts of a table share a slot, so a look-up neither
/// searches nor guesses. Longer texts and those that found no slot are looked up elsewhere.
package struct AnswerLookup: Sendable {
  private struct Slot {
    var text: Words
    var code: AnswerCode
  }

  private typealias Words = SIMD2<UInt64>

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

  /// Puts down what one column of some records says, up to the first text the table does not have.
  ///
  /// - Parameter codes: The code of record r goes to `codes[first + r]`.
  /// - Returns: The record it stopped at; the end of the range when all are known.
  func read(
    _ batch: borrowing RecordBatch, column: Int, of records: Range<Int>, into codes: inout [AnswerCode],
    from first: Int
  ) -> Int {
    precondition(first + records.upperBound <= codes.count, "there is a place for every code")
    guard let run = batch.run(of: column, in: records) else {
      return batch.goThrough(column, of: records) { start, count, record in
        guard let code = code(of: UnsafeRawBufferPointer(start: start, count: count)) else { return false }
        codes[first + record] = code
        return true
      }
    }
    let (masks, multiplier, shift) = (Self.masks, multiplier, Self.shift(slots.count))
    return codes.withUnsafeMutableBufferPointer { codes in
      slots.withUnsafeBufferPointer { slots in
        masks.withUnsafeBufferPointer { masks in
          guard let codes = codes.baseAddress, let slots = slots.baseAddress, let masks = masks.baseAddress
          else { return records.lowerBound }
          let place = codes + (first + records.lowerBound)
          return records.lowerBound
            + Self.read(run, into: place, slots: slots, masks: masks, multiplier: multiplier, shift: shift)
        }
      }
    }
  }

  /// The same with all at hand, and nothing else, so that it stays in registers: this is done for every cell of a file.
  ///
  /// - Returns: How many codes it put down.
  @inline(never)
  private static func read(
    _ run: FieldRun, into codes: UnsafeMutablePointer<AnswerCode>, slots: UnsafePointer<Slot>,
    masks: UnsafePointer<Words>, multiplier: UInt64, shift: UInt64
  ) -> Int {
    run.goThrough { start, count, index in
      guard count <= longest else { return false }
      let text = start.loadUnaligned(as: Words.self) & masks[count]
      let slot = slots + Int(truncatingIfNeeded: hash(text, multiplier) &>> shift)
      guard slot.pointee.text == text else { return false }
      codes[index] = slot.pointee.code
      return true
    }
  }

  /// Counts the texts known here in one column of a batch, by their options.
  /// - Parameters:
  ///   - counts: As many as there are options.
  ///   - others: Called with every other cell; with `nil` where a record ends before it.
  package func count(
    _ batch: borrowing RecordBatch, column: Int, into counts: inout [Int], others: (Field?) -> Void
  ) {
    var codes = [AnswerCode](repeating: .unanswered, count: batch.count)
    var next = 0
    while next < batch.count {
      let stop = read(batch, column: column, of: next..<batch.count, into: &codes, from: 0)
      for record in next..<stop {
        if let option = codes[record].option { counts[option] += 1 }
      }
      if stop < batch.count { others(batch.field(column, of: stop)) }
      next = stop + 1
    }
  }

  /// The code of a text; `nil` when the table does not have it.
  ///
  /// - Parameter bytes: Where `longest` bytes can be read, whatever follows the text.
  func code(of bytes: UnsafeRawBufferPointer) -> AnswerCode? {
    guard bytes.count <= Self.longest, let start = bytes.baseAddress else { return nil }
    let text = start.loadUnaligned(as: Words.self) & Self.masks[bytes.count]
    let slot = slots[place(of: text)]
    return slot.text == text ? slot.code : nil
  }

  /// Takes in what a text says, if there is room and it is not known.
  package mutating func learn(_ bytes: UnsafeRawBufferPointer, _ code: AnswerCode) {
    guard bytes.count <= Self.longest, texts.count < Self.mostTexts else { return }
    var text = Words.zero
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
  private static func hash(_ text: Words, _ multiplier: UInt64) -> UInt64 {
    (text[0] ^ text[1] &* 0x9E37_79B9_7F4A_7C15) &* multiplier
  }

  /// What leaves as many of a hash's upper bits as number the slots.
  @inline(__always)
  private static func shift(_ slots: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: slots.leadingZeroBitCount + 1)
  }

  private func place(of text: Words) -> Int {
    Int(truncatingIfNeeded: Self.hash(text, multiplier) >> Self.shift(slots.count))
  }

  /// By length: the first bytes of 16.
  private static let masks: [Words] = (0...longest).map { count in
    func mask(_ bytes: Int) -> UInt64 { bytes >= 8 ? ~0 : 1 << UInt64(8 * max(0, bytes)) - 1 }
    return SIMD2(mask(count), mask(count - 8))
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
