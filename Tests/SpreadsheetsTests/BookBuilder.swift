import Spreadsheets

/// The parts of a small workbook, each of which a test may change (测试用工作簿).
struct BookBuilder {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  var contentTypes = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
  var root =
    "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  var workbook =
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"答卷\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
  var relationships = """
    <Relationships xmlns="\(package)">\
    <Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="r2" Type="\(office)/sharedStrings" Target="/xl/sharedStrings.xml"/>\
    <Relationship Id="r3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
    """
  var sharedStrings = "<sst xmlns=\"\(main)\"/>"
  var styles = "<styleSheet xmlns=\"\(main)\"/>"
  var sheet = "<worksheet xmlns=\"\(main)\"><sheetData/></worksheet>"

  /// A sheet of these rows.
  init(rows: String = "") {
    sheet = "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  var archive: ArchiveBuilder {
    ArchiveBuilder([
      "[Content_Types].xml": contentTypes, "_rels/.rels": root, "xl/workbook.xml": workbook,
      "xl/_rels/workbook.xml.rels": relationships, "xl/sharedStrings.xml": sharedStrings,
      "xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet,
    ])
  }
}

/// What reading a workbook gave: rows by number, or why not.
struct ReadBook {
  var rows: [Int: [String]] = [:]
  var oddities: SheetOddities?
  var fault: WorkbookFault?

  init(_ bytes: [UInt8], sheet name: String? = nil, limits: WorkbookLimits = WorkbookLimits()) {
    do throws(WorkbookProblem) {
      let book = try Workbook(FileBytes(bytes), file: "book.xlsx", limits: limits)
      let sheet =
        try name.map { name throws(WorkbookProblem) in try book.sheet(named: name) } ?? book.sheets[0]
      var reader = try book.read(sheet)
      while let (number, texts) = try reader.readRow({ ($0.row, $0.texts) }) { rows[number] = texts }
      oddities = reader.oddities
    } catch {
      fault = error.fault
    }
  }

  init(_ book: BookBuilder) { self.init(book.archive.bytes) }

  init(rows: String) { self.init(BookBuilder(rows: rows)) }
}
