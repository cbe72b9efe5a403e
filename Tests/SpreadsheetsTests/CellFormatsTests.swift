import Spreadsheets
import Testing

@Suite struct CellFormatsTests {
  /// One number in one format.
  private func shown(_ number: String, _ format: String, in1904: Bool = false) -> String? {
    var book = BookBuilder(rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(number)</v></c></row>")
    let code = format.replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    book.styles = """
      <styleSheet xmlns="\(BookBuilder.main)"><numFmts><numFmt numFmtId="170" formatCode="\(code)"/></numFmts>\
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>
      """
    if in1904 {
      book.workbook = book.workbook.replacing("<sheets>", with: "<workbookPr date1904=\"1\"/><sheets>")
    }
    return ReadBook(book).rows[1]?.first
  }

  // 45418 is 2024-05-06: Excel's own DATEVALUE("2024-05-06"). 0.5992476852 of a day is 14:22:55.
  @Test(arguments: [
    ("yyyy-mm-dd", "2024-05-06 14:22:55"), ("m/d/yy", "2024-05-06 14:22:55"), ("mmm", "2024-05-06 14:22:55"),
    ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2024-05-06 14:22:55"), ("h:mm", "2024-05-06 14:22:55"),
    ("[h]:mm:ss", "1090046:22:55"), ("General", "45418.5992476852"),
    ("0.00_);[Red](0.00)", "45418.5992476852"),
    ("0\"日\"", "45418.5992476852"), ("0\\d", "45418.5992476852"), ("#,##0.0_d", "45418.5992476852"),
    ("[Red]0.0", "45418.5992476852"), ("0.00E+00", "45418.5992476852"), ("@", "45418.5992476852"),
    ("\"", "45418.5992476852"),
    ("[", "45418.5992476852"), ("\\", "45418.5992476852"), ("0;yyyy", "45418.5992476852"),
  ])
  func `a format with a date letter outside quotes and brackets makes a date`(format: String, text: String) {
    #expect(shown("45418.5992476852", format) == text)
  }

  @Test func `times alone, to the second, also in Chinese and with half days`() {
    #expect(shown("0.5992476852", "h:mm:ss") == "14:22:55")
    #expect(shown("0.75", "上午/下午h\"时\"mm\"分\"") == "18:00:00")
    #expect(shown("0.75", "h:mm AM/PM") == "18:00:00")
    #expect(shown("0.99999999", "h:mm") == "1900-01-01 00:00:00")
    #expect(shown("0.0015740741", "mm:ss") == "00:02:16")
  }

  // Microsoft, “Differences between the 1900 and the 1904 date system in Excel”: 5 July 1998 is 35981 and 34519.
  @Test func `both date systems count as Excel documents them`() {
    #expect(shown("35981", "d") == "1998-07-05")
    #expect(shown("34519", "d", in1904: true) == "1998-07-05")
    #expect(shown("0", "d", in1904: true) == "1904-01-01")
    #expect(shown("59", "d") == "1900-02-28")
    #expect(shown("60", "d") == "1900-02-29")
    #expect(shown("61", "d") == "1900-03-01")
    #expect(shown("1", "d") == "1900-01-01")
    #expect(shown("2958465", "d") == "9999-12-31")
  }

  @Test func `a number no date has stays a number`() {
    #expect(shown("-1", "d") == "-1")
    #expect(shown("2958466", "d") == "2958466")
    #expect(shown("1E300", "d") == "1E+300")
  }

  @Test(arguments: [
    (14, "2024-05-06"), (22, "2024-05-06"), (31, "2024-05-06"), (57, "2024-05-06"), (1, "45418"),
    (49, "45418"), (46, "1090032:00:00"),
  ])
  func `formats a file need not spell out`(id: Int, text: String) {
    var book = BookBuilder(rows: "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>45418</v></c></row>")
    book.styles =
      "<styleSheet xmlns=\"\(BookBuilder.main)\"><cellXfs><xf numFmtId=\"\(id)\"/></cellXfs></styleSheet>"
    #expect(ReadBook(book).rows == [1: [text]])
  }
}
