import Spreadsheets
import Testing

/// Workbooks made to take long or much: each ends in an error, or is read, in time that grows with its bytes alone.
@Suite struct HostileTests {
  /// Debug builds are some thirty times slower than what people run.
  private static let patience = Duration.seconds(30)

  private func readPatiently(_ rows: String) -> ReadBook {
    let bytes = BookBuilder(rows: rows).archive.bytes
    let start = ContinuousClock.now
    let read = ReadBook(bytes)
    #expect(ContinuousClock.now - start < Self.patience)
    return read
  }

  private static let size = 1 << 20

  private func text(_ unit: String, times: Int) -> String {
    "<row r=\"1\"><c t=\"str\"><v>\(String(repeating: unit, count: times))</v></c></row>"
  }

  @Test func `a megabyte of nested elements`() {
    let fault = readPatiently(String(repeating: "<a>", count: Self.size / 3)).fault
    guard case .malformed(.tooDeep, _, _) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func `a megabyte of quotes, of comments`() {
    #expect(readPatiently("<row a=" + String(repeating: "\"'", count: Self.size / 2)).fault != nil)
    #expect(readPatiently(String(repeating: "<!---->", count: Self.size / 7)).fault == nil)
  }

  @Test func `a megabyte of references, of escapes`() {
    let references = readPatiently(text("&lt;", times: Self.size / 8)).rows[1]?.first
    #expect(references == String(repeating: "<", count: Self.size / 8))
    let escapes = readPatiently(text("_x0041", times: Self.size / 8)).rows[1]?.first
    // `_x0041_` stands for A; here each underscore ends an escape, so that the next cannot begin with it.
    #expect(escapes?.utf8.count == Self.size / 8 / 2 * 6)
  }

  @Test func `ten thousand entries without one row`() {
    var archive = BookBuilder().archive
    for number in 0..<9000 { archive.add("x/\(number)", []) }
    let bytes = archive.bytes
    let start = ContinuousClock.now
    #expect(ReadBook(bytes).fault == nil)
    #expect(ContinuousClock.now - start < Self.patience)
  }

  @Test func `a dimension that lies is not believed`() {
    var book = BookBuilder(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    book.sheet = book.sheet.replacing("<sheetData>", with: "<dimension ref=\"A1:XFD1048576\"/><sheetData>")
    #expect(ReadBook(book).rows == [1: ["1"]])
  }
}
