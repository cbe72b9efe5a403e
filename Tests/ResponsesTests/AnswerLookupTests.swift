import Testing

@testable import Responses

struct AnswerLookupTests {
  private static func learnt(_ texts: [String]) -> AnswerLookup {
    var lookup = AnswerLookup()
    for (index, text) in texts.enumerated() { text.inMemory { lookup.learn($0, .option(index)) } }
    return lookup
  }

  @Test func `texts are found whatever follows them in memory`() {
    let texts = ["", "满意", "非常满意", "不满意", "非常不满意", "(空)", "5", "16 bytes of text"]
    let lookup = Self.learnt(texts)
    for filler in [
      "················", "满意满意满意",
      "\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}",
    ] {
      for (index, text) in texts.enumerated() {
        #expect(text.inMemory(before: filler) { lookup.code(of: $0) } == .option(index))
      }
    }
  }

  @Test func `a text that was not learnt is not found, however like another`() {
    let lookup = Self.learnt(["满意", "非常满意", "agree"])
    for text in ["", "满", "满意 ", "非常满", "Agree", "agre", "agreed", "17 bytes of a text"] {
      #expect(text.inMemory { lookup.code(of: $0) } == nil)
    }
  }

  @Test func `of many texts those that are found are found right, and there is an end to learning`() {
    let texts = (0..<200).map { "选项\($0)" }
    let lookup = Self.learnt(texts)
    let codes = texts.map { text in text.inMemory { lookup.code(of: $0) } }
    let found = codes.indices.filter { codes[$0] != nil }
    #expect(found.allSatisfy { codes[$0] == .option($0) })
    #expect(found.count > 20 && found.count <= 32)
  }

  @Test func `a text too long for one probe is left to others`() {
    let lookup = Self.learnt(["非常满意（五分）"])
    #expect("非常满意（五分）".inMemory { lookup.code(of: $0) } == nil)
  }
}

extension String {
  /// Calls `body` with the text's bytes as they stand in a file, with others behind them.
  fileprivate func inMemory<Value>(
    before filler: String = "················", _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let count = utf8.count
    return Array((self + filler).utf8).withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
  }
}
