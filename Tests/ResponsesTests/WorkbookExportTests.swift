import DelimitedText
import Diagnostics
import Responses
import Spreadsheets
import Testing

@Suite struct WorkbookExportTests {
  private static func sheet(_ name: String, _ rows: [[String]]) -> SheetContent {
    SheetContent(name: name, rows: rows.map { .init($0.map { .init($0.isEmpty ? .blank : .text($0)) }) })
  }

  private static let answers = sheet(
    "答卷",
    [["序号", "提交答卷时间", "所用时间", "1、满意吗"], ["1", "2024/5/6 12:00:00", "60秒", "满意"], ["2", "", "", "一般"]])
  private static let cover = sheet("说明", [["本表由平台导出"]])

  private func export(_ sheets: [SheetContent], named sheet: String? = nil) throws -> WorkbookExport {
    try WorkbookExport(FileBytes(WorkbookWriter.bytes(of: sheets)), file: "a.xlsx", sheet: sheet)
  }

  private func records(_ export: WorkbookExport) throws -> [Int: [String]] {
    var reader = try RecordReader(export.source, file: export.name, encoding: .utf8)
    var records: [Int: [String]] = [:]
    try reader.forEachRecord { records[$0.row] = $0.texts }
    return records
  }

  @Test func `a sheet reads as a text export with its own row numbers, blank cells filled up`() throws {
    let sheet = Self.sheet(
      "x", [["a", "b;c", "d"], [], ["1"], ["\"q\"", "x,y", "1\n2\r3"], [], ["", "", "$FL2"]])
    let read = try export([sheet])
    #expect(read.name == "a.xlsx")
    #expect(
      try records(read) == [
        1: ["a", "b;c", "d"], 3: ["1", "", ""], 4: ["\"q\"", "x,y", "1\n2\r3"], 6: ["", "", "$FL2"],
      ])
    #expect(read.remarks.isEmpty)
  }

  @Test func `what begins like another kind of file is text all the same`() throws {
    #expect(
      try records(export([Self.sheet("x", [["$FL2", "PK"], ["<html>", "1"]])]))[1] == ["$FL2", "PK"])
  }

  @Test func `of several sheets the platform's export is read, and the choice is told`() throws {
    let read = try export([Self.cover, Self.answers])
    #expect(read.name == "a.xlsx sheet \"答卷\"")
    #expect(try records(read)[2]?.last == "满意")
    #expect(read.remarks.map(\.code) == ["sheet-chosen"])
    #expect(read.remarks.map(\.severity) == [.note])
    #expect(
      read.remarks.first?.message(in: .zh)
        == "有几张工作表，读“答卷”，因为它是问卷星的导出；没有读“说明”。要读别的，请用 --sheet 或“工作表”指明。")
  }

  @Test func `sheets with the same headings are not passed over without a warning`() throws {
    var second = Self.answers
    second.name = "六月"
    let read = try export([Self.answers, second])
    #expect(read.sheet.number == 1)
    #expect(read.remarks.map(\.code) == ["sheets-alike"])
    #expect(read.remarks.map(\.severity) == [.warning])
  }

  @Test func `a sheet is named by its name or number`() throws {
    #expect(try export([Self.cover, Self.answers], named: "说明").sheet.number == 1)
    #expect(try export([Self.answers, Self.cover], named: "2").sheet.name == "说明")
    #expect(try export([Self.answers, Self.cover], named: "2").remarks.isEmpty)
    #expect(throws: WorkbookProblem(.unknownSheet("三", sheets: ["答卷", "说明"], nearest: nil), file: "a.xlsx")) {
      try export([Self.answers, Self.cover], named: "三")
    }
  }

  @Test func `a workbook that breaks off further on says so in its own words`() throws {
    var rows = Self.answers.rows
    rows += (3...60_000).map { .init([.init(.number("\($0)")), .init(.text("第\($0 * $0)人"))]) }
    var bytes = WorkbookWriter.bytes(of: [SheetContent(name: "答卷", rows: rows)])
    bytes[bytes.count / 2] ^= 0x55
    let read = try WorkbookExport(FileBytes(bytes), file: "a.xlsx")
    #expect {
      _ = try records(read)
    } throws: { error in
      guard let problem = error as? DelimitedTextError else { return false }
      return ["damaged-workbook", "malformed-workbook"].contains(problem.code)
        && problem.message(in: .zh).contains("sheet1.xml")
    }
  }

  @Test func `an empty workbook is empty`() throws {
    #expect(throws: DelimitedTextError.empty(file: "a.xlsx")) {
      _ = try records(export([SheetContent(name: "x")]))
    }
  }
}
