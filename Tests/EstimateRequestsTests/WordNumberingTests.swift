import Testing

@testable import EstimateRequests

struct WordNumberingTests {
  private static func number(_ text: String, in numbering: inout WordNumbering, behind: String) -> [Int32] {
    let (bytes, longer) = (Array(text.utf8), Array((text + behind).utf8))
    let alone = bytes.withUnsafeBytes { numbering.number(of: $0) }
    let padded = longer.withUnsafeBytes {
      numbering.number(ofPadded: UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
    }
    return [alone, padded]
  }

  /// Prefixes of one text differ in their last byte only, and those of 8 and 16 bytes fill a machine word.
  @Test func `words of every length have numbers of their own, whatever stands behind them`() {
    let text = "满意度调查0123456789abcdefghijklmnopqrstuvwxyz"
    let words = (0...text.count).map { String(text.prefix($0)) }
    var numbering = WordNumbering([])
    for behind in ["0123456789abcdefghij", ",满意,满意,满意,满意"] {
      for (number, word) in words.enumerated() {
        let found = Self.number(word, in: &numbering, behind: behind)
        #expect(found == [Int32(number), Int32(number)], "\(word)")
      }
    }
    #expect(numbering.count == words.count)
    #expect(numbering.words.texts == words)
    var rest = WordList()
    rest.append(numbering.words, from: 40)
    rest.append(numbering.words, from: words.count)
    rest.append(numbering.words, from: 39)
    #expect(rest.texts == Array(words[40...]) + Array(words[39...]))
  }

  @Test func `many words keep their numbers while the table grows`() {
    var numbering = WordNumbering(["", "NA"])
    let words = (0..<5_000).map { $0 % 2 == 0 ? "\($0)" : "a word of more than sixteen bytes, \($0)" }
    for round in 1...2 {
      for (place, word) in words.enumerated() {
        #expect(
          Self.number(word, in: &numbering, behind: "0123456789abcdef") == [
            Int32(place + 2), Int32(place + 2),
          ], "round \(round)")
      }
    }
    #expect(numbering.count == 5_002)
  }
}
