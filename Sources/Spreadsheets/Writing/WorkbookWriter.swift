/// Writes .xlsx workbooks (写工作簿). The same sheets give the same bytes.
///
/// Texts are kept in their cells and are texts whatever they begin with; numbers are the decimals they were printed as,
/// never a `Double`. Checked with Excel's element order as ECMA-376 has it, openpyxl and LibreOffice.
public enum WorkbookWriter {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The workbook's bytes.
  ///
  /// - Parameter sheets: In the order of the tabs; none gives a workbook with one empty sheet, as there must be one.
  public static func bytes(of sheets: [SheetContent]) -> [UInt8] {
    let sheets = sheets.isEmpty ? [SheetContent(name: "")] : sheets
    var archive = ArchiveWriter()
    var styles = CellStyles()
    archive.add(part("[Content_Types].xml", contentTypes(sheets.count)))
    archive.add(
      part(
        "_rels/.rels",
        relationships([("officeDocument", "xl/workbook.xml")])))
    archive.add(part("xl/workbook.xml", workbook(SheetNames(sheets.map(\.name)).names)))
    archive.add(
      part(
        "xl/_rels/workbook.xml.rels",
        relationships(
          sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")]))
    )
    for (index, sheet) in sheets.enumerated() {
      var part = ArchiveWriter.Part("xl/worksheets/sheet\(index + 1).xml")
      SheetWriter(sheet, isFirst: index == 0).write(to: &part, styles: &styles)
      archive.add(part)
    }
    archive.add(part("xl/styles.xml", styles.xml))
    return archive.finish()
  }

  private static func part(_ name: String, _ text: String) -> ArchiveWriter.Part {
    var part = ArchiveWriter.Part(name)
    part.append(text)
    return part
  }

  private static func contentTypes(_ count: Int) -> String {
    let sheets = (1...count).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
    }
    return """
      \(declaration)<Types xmlns="\(package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\(sheets.joined())\
      <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/></Types>
      """
  }

  private static func relationships(_ targets: [(kind: String, part: String)]) -> String {
    let list = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.kind)\" Target=\"\(target.part)\"/>"
    }
    return "\(declaration)<Relationships xmlns=\"\(package)/relationships\">\(list.joined())</Relationships>"
  }

  private static func workbook(_ names: [String]) -> String {
    let sheets = names.enumerated().map { index, name in
      "<sheet name=\"\(name.xmlAttribute)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    return """
      \(declaration)<workbook xmlns="\(main)" xmlns:r="\(office)"><bookViews><workbookView/></bookViews>\
      <sheets>\(sheets.joined())</sheets></workbook>
      """
  }
}
