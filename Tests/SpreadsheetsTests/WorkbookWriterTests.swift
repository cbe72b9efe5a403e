import Spreadsheets
import Testing

@Suite struct WorkbookWriterTests {
  private static let sheet = SheetContent(
    name: "得分表", widths: [20, 10], frozenRows: 2,
    rows: [
      .init([.init(.text("二〇二四年"))], role: .title),
      .init([.init(.text("指标")), .init(.text("得分"), isTrailing: true)], role: .header),
      .init([.init(.text("效益"), indent: 1), .init(.number("86.80"), isTrailing: true)]),
      .init([.init(.text("=1+1")), .init(.percent("62.5"))]),
      .init([.init(.text("a\r\n<&>\"_x000D_\u{1}")), .init(.percent("-0.5"))]),
      .init([.init(.blank), .init(.number("123456789012345"))], role: .subtotal),
    ])

  @Test func `what is written reads back`() {
    let book = ReadBook(WorkbookWriter.bytes(of: [Self.sheet]))
    #expect(book.fault == nil)
    #expect(
      book.rows == [
        1: ["二〇二四年"], 2: ["指标", "得分"], 3: ["效益", "86.8"], 4: ["=1+1", "0.625"],
        5: ["a\r\n<&>\"_x000D_\u{1}", "-0.005"], 6: ["", "123456789012345"],
      ])
  }

  @Test func `the same sheets give the same bytes`() {
    #expect(
      WorkbookWriter.bytes(of: [Self.sheet, Self.sheet])
        == WorkbookWriter.bytes(of: [Self.sheet, Self.sheet]))
  }

  @Test func `many pieces, random and repeated text compress to what they were`() {
    var state: UInt64 = 42
    let rows = (0..<4000).map { row -> SheetContent.Row in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return .init([
        .init(.text("\(row)")), .init(.text(String(state, radix: 36))), .init(.text("非常满意，没有意见。")),
      ])
    }
    let bytes = WorkbookWriter.bytes(of: [SheetContent(name: "x", rows: rows)])
    let read = ReadBook(bytes)
    #expect(read.fault == nil)
    #expect(
      rows.indices.allSatisfy { index in
        guard case .text(let middle) = rows[index].cells[1].value else { return false }
        return read.rows[index + 1] == ["\(index)", middle, "非常满意，没有意见。"]
      })
    #expect(bytes.count < 4000 * 40)
  }

  @Test func `tabs get names they can show, no two alike`() throws {
    let wanted = [
      "满意度[各口径]: 1/2?", "", "'x'", "X", "History", String(repeating: "长", count: 40),
      String(repeating: "长", count: 40),
    ]
    let book = try Workbook(
      FileBytes(WorkbookWriter.bytes(of: wanted.map { SheetContent(name: $0) })), file: "b.xlsx")
    #expect(
      book.sheets.map(\.name) == [
        "满意度 各口径   1 2", "Sheet2", "x", "X (2)", "Sheet5", String(repeating: "长", count: 31),
        String(repeating: "长", count: 27) + " (2)",
      ])
  }

  @Test func `no sheets give a workbook all the same`() {
    #expect(ReadBook(WorkbookWriter.bytes(of: [])).fault == nil)
  }
}
