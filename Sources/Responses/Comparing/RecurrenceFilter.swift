/// Counts how often a digest came, in a room of fixed size (重复计数滤器): never fewer times than it did, now and then
/// more, and nothing beyond what matters.
///
/// A count–min sketch with conservative update (Cormode & Muthukrishnan 2005; Estan & Varghese 2003): a digest has four
/// counters of a few bits, all in one line of the processor's memory; the lowest of them is the count, and only the
/// lowest are raised. With c counters a digest, and each seen once, about (1 − e^(−4/c))⁴ of them seem to come again:
/// 0.0005 where there are 26.
struct RecurrenceFilter: Sendable {
  private var words: [UInt64]
  private let lines: UInt64
  /// Bits of a counter: 2, 4 or 8.
  private let width: UInt64
  /// How often is often enough.
  let fewest: UInt64

  private static let wordsOfLine = 8
  private static let probes: UInt64 = 4

  /// - Parameters:
  ///   - fewest: The count to be told from less, at least 1; one above 255 is told from less than 255 only.
  ///   - bytes: How much room there is; some is needed in any case.
  init(fewest: Int, bytes: Int) {
    width = fewest < 4 ? 2 : fewest < 16 ? 4 : 8
    self.fewest = UInt64(min(max(fewest, 1), 255))
    let lines = max(1, bytes / (Self.wordsOfLine * 8))
    self.lines = UInt64(lines)
    words = [UInt64](repeating: 0, count: lines * Self.wordsOfLine)
  }

  /// Where a probe's counter is: each of the four has two words of the line to itself, so that no two are the same.
  @inline(__always)
  private func place(_ probe: UInt64, of digest: UInt64) -> (word: Int, shift: UInt64) {
    let line = ((digest >> 32) * lines) >> 32
    let bits = (digest >> (probe * 8)) & 0xFF
    let word = line * UInt64(Self.wordsOfLine) + probe * 2 + bits & 1
    return (Int(word), ((bits >> 1) * width) & 63)
  }

  private var full: UInt64 { 1 << width - 1 }

  /// One more of this digest.
  mutating func add(_ digest: UInt64) {
    let lowest = count(of: digest)
    guard lowest < fewest else { return }
    for probe in 0..<Self.probes {
      let (word, shift) = place(probe, of: digest)
      if words[word] >> shift & full == lowest { words[word] += 1 << shift }
    }
  }

  /// At least as often as this digest came, up to `fewest`.
  private func count(of digest: UInt64) -> UInt64 {
    var lowest = full
    for probe in 0..<Self.probes {
      let (word, shift) = place(probe, of: digest)
      lowest = min(lowest, words[word] >> shift & full)
    }
    return lowest
  }

  /// Whether a digest may have come often enough.
  func mayRecur(_ digest: UInt64) -> Bool { count(of: digest) >= fewest }
}
