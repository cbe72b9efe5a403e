import Spreadsheets
import Tables
import Testing

@Suite struct WorkbookTextTests {
  private func rows(_ document: Document) throws -> [(sheet: String, rows: [[String]])] {
    let book = try Workbook(FileBytes(document.workbook()), file: "t.xlsx")
    return try book.sheets.map { sheet in
      var reader = try book.read(sheet)
      var rows: [[String]] = []
      while let texts = try reader.readRow({ $0.texts }) { rows.append(texts) }
      return (sheet.name, rows)
    }
  }

  @Test func `each table is a sheet with its title, headings, rows and notes; facts stand below`() throws {
    let table = Table(
      title: "得分表", columns: ["指标", .init("得分", .trailing)],
      rows: [
        [.init("001", indent: 1), "86.80"], ["=1+1", "−3"], .init(["合计", "95.5%"], isSubtotal: true),
      ], notes: ["注"])
    let document: Document = [
      .heading("标题"), .table(table), .facts([.init("发放数", "260"), .init("方法", "线上")]), .paragraph("文字"),
      .heading("另一张"), .table(Table(columns: ["列"], rows: [["x"]])),
    ]
    let sheets = try rows(document)
    #expect(sheets.map(\.sheet) == ["得分表", "另一张"])
    // Text stays text, 001 and formulas included; figures are numbers: 95.5 % is 0.955.
    #expect(
      sheets.first?.rows == [
        ["得分表"], ["指标", "得分"], ["001", "86.8"], ["=1+1", "-3"], ["合计", "0.955"], ["注"], ["发放数", "260"],
        ["方法", "线上"],
      ])
    #expect(sheets.last?.rows == [["列"], ["x"]])
  }

  @Test func `a figure too long for a spreadsheet stays text`() throws {
    let table = Table(
      columns: [.init("序号", .trailing)], rows: [["1234567890123456"], ["123456789012345"], ["–"]])
    #expect(
      try rows([.table(table)]).first?.rows == [["序号"], ["1234567890123456"], ["123456789012345"], ["–"]])
  }

  @Test func `a document without tables is a workbook all the same`() throws {
    #expect(try rows([.paragraph("x")]).map(\.rows) == [[]])
  }
}
