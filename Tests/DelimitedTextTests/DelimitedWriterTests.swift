import DelimitedText
import Testing

struct DelimitedWriterTests {
  static func written(_ records: [[String]], with writer: DelimitedWriter = DelimitedWriter()) -> String {
    var writer = writer
    for record in records { writer.write(record) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `fields are quoted only when they must be`() {
    #expect(
      Self.written([["甲", "a,b", "他说\"好\"", "两\n行", ""], ["1", " 2 "]])
        == "甲,\"a,b\",\"他说\"\"好\"\"\",\"两\n行\",\r\n1, 2 \r\n")
  }

  @Test func `delimiter, line break and mark are as asked`() {
    let writer = DelimitedWriter(
      dialect: Dialect(delimiter: .semicolon, newline: .lineFeed), byteOrderMark: true)
    #expect(Self.written([["a,b", "c;d"]], with: writer) == "\u{FEFF}a,b;\"c;d\"\n")
  }

  @Test func `a single empty field is not written as a blank line`() {
    #expect(Self.written([[""], ["", ""], []]) == "\"\"\r\n,\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+86 21", "'+86 21"), ("-", "'-"), ("@甲", "'@甲"), ("\tx", "'\tx"), ("-2-3", "'-2-3"),
    ("--3", "'--3"), ("+1.", "'+1."), ("-3", "-3"), ("+1.5", "+1.5"), ("甲=乙", "甲=乙"), ("", ""),
    ("-0.25", "-0.25"),
  ])
  func `what a spreadsheet would run gets an apostrophe, a number does not`(text: String, expected: String) {
    #expect(Self.written([[text, "x"]], with: DelimitedWriter(guardsFormulas: true)) == "\(expected),x\r\n")
    #expect(Self.written([[text, "x"]]) == "\(text),x\r\n")
  }

  @Test func `a CR before a formula is guarded and quoted`() {
    #expect(Self.written([["\r=1", "x"]], with: DelimitedWriter(guardsFormulas: true)) == "\"'\r=1\",x\r\n")
  }

  @Test(arguments: Delimiter.allCases, Newline.allCases)
  func `what is written is read back`(delimiter: Delimiter, newline: Newline) throws {
    var random = SeededGenerator(seed: 7)
    let pieces = ["满意", "\"", ",", ";", "\t", "\r", "\n", "x", " ", "😀", "'"]
    for _ in 0..<200 {
      let records = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
        }
      }
      let writer = DelimitedWriter(dialect: Dialect(delimiter: delimiter, newline: newline))
      #expect(try texts(Self.written(records, with: writer), delimiter: delimiter) == records)
    }
  }
}
