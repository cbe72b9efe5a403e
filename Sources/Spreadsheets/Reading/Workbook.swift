internal import Diagnostics

/// A worksheet as a workbook lists it (工作表).
public struct Worksheet: Hashable, Sendable {
  /// Whether Excel shows a sheet (可见性).
  public enum Visibility: Hashable, Sendable {
    /// 可见
    case visible
    /// 隐藏: a person can show it again from the menu.
    case hidden
    /// 深度隐藏: only a program can.
    case veryHidden
  }

  /// The name on its tab.
  public let name: String
  /// Its place among the worksheets, from 1; sheets that hold only a chart are not counted.
  public let number: Int
  /// Whether it can be seen.
  public let visibility: Visibility
  let part: String
}

/// An .xlsx workbook (工作簿), opened for reading: its sheets, and the texts and formats they share.
///
/// Opening reads no sheet. Transitional and strict files are read, with any prefixes. A workbook that is damaged,
/// hostile or of another kind is refused by name; what a `SheetReader` gave before it met a fault is not to be used.
/// Source: ECMA-376 part 1 (5th ed.), part 18; what Excel writes where that leaves it open.
public final class Workbook {
  /// The file's name, as problems give it.
  public let file: String
  /// Its worksheets, in the order of the tabs.
  public let sheets: [Worksheet]
  let limits: WorkbookLimits
  let countsFrom1904: Bool
  let formats: CellFormats
  let sharedTexts: SharedTexts
  private let archive: ZipArchive

  /// Opens a workbook.
  ///
  /// - Throws: When it is none, or is damaged in what all sheets share.
  public init(
    _ bytes: FileBytes, file: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookProblem) {
    do throws(WorkbookFault) {
      let archive = try ZipArchive(bytes, limits: limits)
      let main = try Relationships(of: "", in: archive).target(ofKind: "officeDocument")
      if let other = try OtherFile(archive, workbook: main) {
        throw .other(other, names: archive.entries.prefix(3).map(\.name))
      }
      guard let main, let entry = archive[main] else { throw .missingPart(main ?? "xl/workbook.xml") }
      let relationships = try Relationships(of: main, in: archive)
      let listing = try SheetListing(try archive.open(entry), relationships)
      guard !listing.sheets.isEmpty else { throw .noWorksheet }
      func shared(_ kind: String) throws(WorkbookFault) -> PartStream? {
        guard let entry = relationships.target(ofKind: kind).flatMap({ archive[$0] }) else { return nil }
        return try archive.open(entry)
      }
      formats = try CellFormats(try shared("styles"))
      sharedTexts = try SharedTexts(try shared("sharedStrings"), limits: limits)
      (self.archive, self.file, self.limits) = (archive, file, limits)
      (sheets, countsFrom1904) = (listing.sheets, listing.countsFrom1904)
    } catch {
      throw WorkbookProblem(error, file: file)
    }
  }

  /// The worksheet somebody names, by its name or its number among the tabs.
  ///
  /// A name goes before a number: a sheet may be called `2`.
  public func sheet(named name: String) throws(WorkbookProblem) -> Worksheet {
    let wanted = name.lowercased()
    if let sheet = sheets.first(where: { $0.name == name })
      ?? sheets.first(where: { $0.name.lowercased() == wanted })
      ?? Int(name).flatMap({ number in sheets.first { $0.number == number } })
    {
      return sheet
    }
    let names = sheets.map(\.name)
    throw WorkbookProblem(.unknownSheet(name, sheets: names, nearest: names.nearest(to: name)), file: file)
  }

  /// Begins to read a sheet.
  public func read(_ sheet: Worksheet) throws(WorkbookProblem) -> SheetReader {
    do throws(WorkbookFault) {
      guard let entry = archive[sheet.part] else { throw .missingPart(sheet.part) }
      return try SheetReader(try archive.open(entry), of: sheet, in: self)
    } catch {
      throw WorkbookProblem(error, file: file)
    }
  }
}

/// What `workbook.xml` says (工作表清单).
private struct SheetListing {
  var sheets: [Worksheet] = []
  var countsFrom1904 = false

  init(_ stream: PartStream, _ relationships: Relationships) throws(WorkbookFault) {
    var reader = XMLReader(stream)
    while true {
      switch try reader.next() {
      case .finish: return
      case .end, .text: continue
      case .start:
        if reader.isElement("workbookPr") { countsFrom1904 = reader.isTrue("date1904") }
        if reader.isElement("sheet") { try add(reader, relationships) }
      }
    }
  }

  private mutating func add(_ reader: borrowing XMLReader, _ relationships: Relationships)
    throws(WorkbookFault)
  {
    guard let name = try reader.attributeText("name"),
      let id = try reader.attributeText("id", in: .officeRelationships),
      let target = relationships.target(ofID: id), target.kind == "worksheet"
    else { return }
    let visibility: Worksheet.Visibility =
      switch try reader.attributeText("state") {
      case "hidden": .hidden
      case "veryHidden": .veryHidden
      case .none, .some: .visible
      }
    sheets.append(
      Worksheet(name: name, number: sheets.count + 1, visibility: visibility, part: target.part))
  }
}
