import Foundation
import Spreadsheets
import Testing

/// Workbooks of two other writers; `Reference/make_fixtures.py` says what is in them.
@Suite struct FixtureTests {
  private func read(_ name: String, sheet: String? = nil) throws -> ReadBook {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return ReadBook([UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/\(name)"))), sheet: sheet)
  }

  @Test(arguments: ["dates-1900.xlsx", "dates-1904.xlsx"])
  func `dates are the same in both date systems`(name: String) throws {
    #expect(
      try read(name).rows[2]
        == ["2024-05-06", "2024-05-06 14:22:55", "09:30:00", "26:03:05", "2024-05-06", "0.5", "0.125"])
  }

  @Test func `a survey under merged titles, with blank and hidden rows`() throws {
    let book = try read("survey.xlsx", sheet: "答卷")
    #expect(book.fault == nil)
    #expect(book.rows.keys.sorted() == [1, 2, 4, 5, 6, 8, 9, 10])
    #expect(book.rows[1] == ["2024年企业满意度调查"])
    #expect(book.rows[5] == ["1", "货代", "满意", "很好，继续"])
    #expect(book.rows[6] == ["2", "生产企业", "非常满意", "第一行\n第二行"])
    #expect(book.rows[8] == ["3", "外贸公司", "满意", "ab"])
    #expect(book.rows[9]?.last == "#N/A")
    #expect(book.rows[10]?.last == "1.23456789012346E+17")
    #expect(book.oddities?.hiddenRows.first == ["8"])
    #expect(book.oddities?.errorValues.first == ["D9"])
    #expect(book.oddities?.longNumbers.first == ["D10"])
    #expect(book.oddities?.merged.map(\.text) == ["A1:D1", "A2:D2"])
  }

  @Test func `texts kept in the cells, truth values, times, and a formula never calculated`() throws {
    let book = try read("inline.xlsx")
    #expect(book.rows[2] == ["1", " 满意 ", "TRUE", "2024-05-06 08:00:00"])
    #expect(book.rows[3] == ["2.5", "<&>\"'", "FALSE", "2024-05-07"])
    #expect(book.rows[4] == ["3", "", "", "07:05:00"])
    #expect(book.oddities?.unknownResults.first == ["B4"])
  }

  @Test func `sheets are listed with their order and visibility and found by name or number`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/survey.xlsx")))
    let book = try Workbook(FileBytes(bytes), file: "survey.xlsx")
    #expect(book.sheets.map(\.name) == ["说明", "答卷", "旧数据"])
    #expect(book.sheets.map(\.visibility) == [.visible, .visible, .hidden])
    #expect(try book.sheet(named: "2").name == "答卷")
    #expect {
      try book.sheet(named: "答案")
    } throws: { error in
      (error as? WorkbookProblem)?.fault
        == .unknownSheet("答案", sheets: ["说明", "答卷", "旧数据"], nearest: "答卷")
    }
  }
}
