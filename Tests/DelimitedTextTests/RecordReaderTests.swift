import DelimitedText
import Testing

struct RecordReaderTests {
  @Test func `fields are split at delimiters and records at line breaks`() throws {
    #expect(try texts("序号,性别\n1,女\n2,男\n") == [["序号", "性别"], ["1", "女"], ["2", "男"]])
  }

  @Test func `the last record may lack its line break`() throws {
    #expect(try texts("a,b\n1,") == [["a", "b"], ["1", ""]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `LF, CRLF and CR end records`(newline: String) throws {
    let text = ["a,b", "1,2", "\"3\(newline)4\",5"].map { $0 + newline }.joined()
    #expect(try texts(text) == [["a", "b"], ["1", "2"], ["3\(newline)4", "5"]])
  }

  @Test func `LF and CRLF may mix and a lone CR is text then`() throws {
    #expect(
      try texts("a,b\r\n1\r,2\n3,\"4\"\r\n5,6\r") == [["a", "b"], ["1\r", "2"], ["3", "4"], ["5", "6\r"]])
  }

  @Test func `where the header ends in CR every line break ends a record`() throws {
    #expect(try texts("a\r1\r\n2\n3\r\r4\r") == [["a"], ["1"], ["2"], ["3"], ["4"]])
  }

  @Test func `the dialect tells the delimiter and the line break`() {
    #expect(
      read(Array("a;b;c,d\r\n".utf8)).dialect
        == Dialect(delimiter: .semicolon, newline: .carriageReturnLineFeed))
    #expect(read(Array("a\tb\r1\t2\r".utf8)).dialect == Dialect(delimiter: .tab, newline: .carriageReturn))
    #expect(read(Array("a\n".utf8)).dialect == Dialect(delimiter: .comma, newline: .lineFeed))
  }

  @Test func `delimiters inside the quotes of the header do not count`() throws {
    #expect(try texts("\"甲,乙,丙,丁\";b\n1;2\n") == [["甲,乙,丙,丁", "b"], ["1", "2"]])
  }

  @Test func `a delimiter that is given is not looked for`() throws {
    #expect(try texts("a;b;c,d\n", delimiter: .comma) == [["a;b;c", "d"]])
  }

  @Test func `blank lines before the header do not hide it`() throws {
    #expect(try texts("\r\n\r\na;b\r\n") == [["a", "b"]])
  }

  @Test func `quotes keep delimiters and line breaks, doubled quotes are one`() throws {
    #expect(try texts("a,b\n\"1,\n2\",\"他说\"\"好\"\"\"\n") == [["a", "b"], ["1,\n2", "他说\"好\""]])
  }

  @Test func `a quote inside an unquoted field is text`() throws {
    #expect(try texts("a,b\n5\" 屏,x\"\"y\n") == [["a", "b"], ["5\" 屏", "x\"\"y"]])
  }

  @Test func `what follows a closing quote is text`() throws {
    #expect(
      try texts("a,b\n\"1\"2,\"3\" \"4\"\n\"\"\"\"x\"\",\"\"y\n") == [
        ["a", "b"], ["12", "3 \"4\""], ["\"x\"\"", "y"],
      ])
  }

  @Test func `records keep the number of fields they have`() throws {
    #expect(try texts("a,b,\n1\n1,2,3,4\n,\n").map(\.count) == [3, 1, 4, 2])
  }

  @Test func `blank lines are skipped and counted, a quoted nothing is a record`() {
    let rows = read(Array("a,b\n\n\"1\n2\",x\n\r\n\"\"\n\n".utf8)).rows
    #expect(rows.map(\.row) == [1, 3, 5])
    #expect(rows.map(\.line) == [1, 3, 6])
    #expect(rows.map(\.offset) == [0, 5, 15])
    #expect(rows.last?.fields == [[]])
    #expect(rows.last?.quoted == [true])
  }

  @Test func `byte offsets count the byte order mark`() {
    #expect(read(Array("\u{FEFF}a\nb\n".utf8)).rows.map(\.offset) == [3, 5])
    #expect(read(Array("\u{FEFF}\"a\"\n".utf8)).rows.first?.quoted == [true])
  }

  @Test func `a file with only a header is no error`() {
    let reading = read(Array("序号,性别".utf8))
    #expect(reading.rows.count == 1)
    #expect(reading.error == nil)
  }

  @Test func `reading stops and goes on where the caller likes`() throws {
    struct Enough: Error {}
    var reader = try RecordReader(ByteSource(bytes: Array("a\n1\n2\n3\n4\n".utf8)), file: "答卷.csv")
    #expect(try reader.readRecord { $0.texts } == ["a"])
    #expect(try reader.readRecord { $0[0].text } == "1")
    #expect(throws: Enough.self) {
      try reader.forEachRecord { record throws(Enough) in
        if record[0].isEqual(to: "2") { throw Enough() }
      }
    }
    var left: [String] = []
    try reader.forEachRecord { left.append($0[0].text) }
    #expect(left == ["3", "4"])
    #expect(try reader.readRecord { $0.count } == nil)
  }

  @Test func `a field is compared without being copied`() throws {
    var reader = try RecordReader(
      ByteSource(bytes: Array("满意,\"a\"\"b\",\"\",\"x\"y\n".utf8)), file: "答卷.csv")
    try reader.forEachRecord { record in
      #expect(record[0].isEqual(to: "满意"))
      #expect(record[0].isEqual(to: Array("满意".utf8)))
      #expect(!record[0].isEqual(to: "满"))
      #expect(record[1].isEqual(to: "a\"b"))
      #expect(record[1].needsUnescaping && record[1].isQuoted)
      #expect(record[2].isEmpty && record[2].isQuoted && !record[2].needsUnescaping)
      #expect(record[3].isEqual(to: "xy"))
    }
  }

  @Test(arguments: [60, 61, 62, 63, 64, 65, 66, 127, 128, 129])
  func `signs on the edge of a block are seen`(length: Int) throws {
    let run = String(repeating: "x", count: length)
    #expect(try texts("\(run),\"\(run)\"\"\"\r\n\"\(run)\"y\n") == [[run, run + "\""], [run + "y"]])
  }
}
