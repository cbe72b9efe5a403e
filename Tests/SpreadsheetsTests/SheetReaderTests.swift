import Spreadsheets
import Testing

@Suite struct SheetReaderTests {
  @Test func `a cell is in the column its reference says, in any order, else behind the last`() {
    let book = ReadBook(
      rows: """
        <row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row>\
        <row><c><v>4</v></c><c><v>5</v></c></row><row r="9"/><row r="10"><c r="B10" t="inlineStr"><is><t/></is></c></row>
        """)
    #expect(book.fault == nil)
    #expect(book.rows == [2: ["1", "", "3"], 3: ["4", "5"]])
  }

  @Test(arguments: [
    ("1", "1"), ("2.0", "2"), ("-0", "0"), ("007", "7"), ("0.10000000000000001", "0.1"), ("2.5", "2.5"),
    ("1E3", "1000"), ("1.5E-3", "0.0015"), ("-12.50", "-12.5"), ("0.99999999999999994", "1"),
    // Fifteen digits are exact, more are not.
    ("123456789012345", "123456789012345"), ("1.2E+17", "1.2E+17"),
    ("1.2345678901234568E+17", "1.23456789012346E+17"),
    ("5E-324", "5E-324"), ("0.000001", "0.000001"),
  ])
  func `a number is what Excel's input line shows`(written: String, shown: String) {
    #expect(ReadBook(rows: "<row r=\"1\"><c r=\"A1\"><v>\(written)</v></c></row>").rows == [1: [shown]])
  }

  @Test(arguments: ["abc", "1e", "--1", "1.2.3", "", " ", "1E99999999999999999999", "NaN", "0x10"])
  func `what is no number is a damaged cell, or none at all`(written: String) {
    let book = ReadBook(rows: "<row r=\"7\"><c r=\"B7\"><v>\(written)</v></c></row>")
    #expect(book.rows.isEmpty)
    #expect(book.fault == (written.isEmpty ? nil : .badCell(.notANumber, sheet: "答卷", cell: "B7")))
  }

  @Test func `truth values, errors, formula texts and ISO dates read as a person sees them`() {
    let book = ReadBook(
      rows: """
        <row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>\
        <c r="D1" t="str"><f>"满"&amp;"意"</f><v>满意</v></c><c r="E1" t="d"><v>2024-05-06T14:22:55Z</v></c>\
        <c r="F1" t="n"><f>1+1</f></c><c r="G1" t="str"><f>""</f><v></v></c></row>
        """)
    #expect(book.rows == [1: ["TRUE", "FALSE", "#N/A", "满意", "2024-05-06 14:22:55"]])
    #expect(book.oddities?.errorValues.first == ["C1"])
    #expect(book.oddities?.unknownResults.first == ["F1"])
    #expect(book.oddities?.unknownResults.count == 1)
  }

  @Test func `runs are joined, readings left out, escapes resolved, blanks kept where the file says so`() {
    var book = BookBuilder(
      rows: "<row r=\"1\">" + (0..<5).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined() + "</row>")
    book.sharedStrings = """
      <sst xmlns="\(BookBuilder.main)"><si><r><t>非常</t></r><r><rPr><b/></rPr><t>满意</t></r><rPh sb="0" eb="1"><t>fei</t></rPh></si>\
      <si><t xml:space="preserve"> a </t></si><si><t> b\r\n</t></si><si><t>1_x000D_2_x005F_x000D_3_xD83D__xDE00_</t></si>\
      <si><t>&lt;&#20013;&#x6587;<![CDATA[<&>]]></t></si></sst>
      """
    #expect(ReadBook(book).rows == [1: ["非常满意", " a ", "b", "1\r2_x000D_3😀", "<中文<&>"]])
  }

  @Test func `prefixes and the strict namespace make no difference, foreign elements are passed over`() {
    var book = BookBuilder()
    book.workbook = """
      <x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships">\
      <x:sheets><x:sheet name="一" sheetId="4" q:id="r1"/></x:sheets></x:workbook>
      """
    book.sheet = """
      <?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns="urn:other">\
      <!-- a > b --><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v><v>2</v></x:c><c r="B1"><v>3</v></c></x:row></x:sheetData></x:worksheet>
      """
    #expect(ReadBook(book).rows == [1: ["1"]])
  }

  @Test func `hidden rows are read and counted, merged cells have one value`() throws {
    var book = BookBuilder()
    book.sheet = """
      <worksheet xmlns="\(BookBuilder.main)"><dimension ref="A1:A1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>\
      <row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/></sheetData>\
      <mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>
      """
    let read = ReadBook(book)
    #expect(read.rows == [1: ["1"], 2: ["2"]])
    #expect(read.oddities?.hiddenRows.count == 1)
    #expect(read.oddities?.hiddenRows.first == ["2"])
    #expect(try #require(read.oddities?.merged.first).rows == 1...2)
  }

  @Test(arguments: [
    ("<row r=\"2\"><c r=\"A1\"><v>1</v></c></row>", CellDamage.badReference, "A2"),
    ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", .badReference, "A1"),
    ("<row r=\"1048577\"><c><v>1</v></c></row>", .badReference, "1048577"),
    ("<row r=\"0\"/>", .badReference, "0"), ("<row r=\"99999999999999999999\"/>", .badReference, "0"),
    ("<row r=\"1\"/><row r=\"1\"/>", .outOfOrder, "1"),
    ("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>", .outOfOrder, "B1"),
    ("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", .noSharedText, "A1"),
    ("<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>", .noSharedText, "A1"),
    ("<row r=\"1\"><c t=\"q\"><v>0</v></c></row>", .unknownType, "A1"),
  ])
  func `an impossible cell is an error with its place`(rows: String, damage: CellDamage, place: String) {
    #expect(ReadBook(rows: rows).fault == .badCell(damage, sheet: "答卷", cell: place))
  }

  @Test func `the last column and row of a sheet can be used`() {
    let book = ReadBook(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
    #expect(book.rows[1_048_576]?.count == 16_384)
  }
}
