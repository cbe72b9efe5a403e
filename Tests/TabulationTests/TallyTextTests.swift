import Tabulation
import Testing

@Suite struct TallyTextTests {
  /// The examples of RFC 4648 §10.
  @Test(arguments: [
    ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `bytes become the letters of the standard, and letters bytes`(bytes: String, text: String) throws {
    #expect(String(decoding: TallyText.line(Array(bytes.utf8)), as: UTF8.self) == text + "\n")
    #expect(try TallyText.lines(Array("\(text)\r\n\n".utf8)) == [Array(bytes.utf8)])
  }

  @Test func `every byte comes through`() throws {
    let bytes = [UInt8](0...255)
    #expect(try TallyText.lines(TallyText.line(bytes) + TallyText.line(bytes)) == [bytes, bytes])
  }

  @Test func `what is no Base64 is refused`() {
    for (text, fault) in [
      ("Zm9", TallyFault.cutOff), ("Z-9v", .notATally), ("Zh==", .damaged), ("\n", .notATally),
    ] {
      #expect(throws: fault) { try TallyText.lines(Array(text.utf8)) }
    }
  }
}
