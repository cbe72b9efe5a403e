import Spreadsheets
import Testing

@Suite struct ArchiveTests {
  private let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

  private func fault(_ change: (inout ArchiveBuilder) -> Void) -> WorkbookFault? {
    var archive = BookBuilder(rows: rows).archive
    change(&archive)
    return ReadBook(archive.bytes).fault
  }

  @Test func `an archive comment and Windows paths do no harm`() {
    #expect(
      fault { archive in
        archive.comment = [0x50, 0x4B, 5, 6] + Array(repeating: 7, count: 100)
        for index in archive.entries.indices {
          archive.entries[index].name = archive.entries[index].name.replacing("/", with: "\\")
        }
      } == nil)
  }

  @Test func `every cut of a workbook is damage, wherever it is`() {
    let bytes = BookBuilder(rows: rows).archive.bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      guard case .damaged = ReadBook(Array(bytes[..<length])).fault else {
        Issue.record("\(length) of \(bytes.count) bytes were read")
        return
      }
    }
  }

  @Test func `entries that share bytes, or one name, or lie elsewhere are refused`() {
    #expect(fault { $0.entries[0].declaredHeader = 1 } == .damaged(.noEntry, part: "[Content_Types].xml"))
    #expect(fault { $0.entries[0].name = "xl/STYLES.xml" } == .damaged(.nameTwice, part: "xl/styles.xml"))
    #expect(fault { $0.entries[0].localName = "x" } == .damaged(.noEntry, part: "[Content_Types].xml"))
    #expect(
      fault { archive in
        // The first entry claims the second one's bytes, and its header is the second's.
        let inner = ArchiveBuilder(["a": "b"]).bytes
        archive.entries[0].data = inner
        archive.add("a", Array("b".utf8)) { $0.declaredHeader = 30 + "[Content_Types].xml".utf8.count }
      } == .damaged(.overlap, part: "[Content_Types].xml"))
  }

  @Test(arguments: ["../evil", "/etc/passwd", "a/../../b", "a\u{1}", "", String(repeating: "x", count: 2000)])
  func `names that lead elsewhere are refused`(name: String) {
    let found = fault { $0.add(name, []) }
    guard case .damaged(.badName, _) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `encrypted entries, unknown methods and split archives are named`() {
    #expect(fault { $0.entries[6].flags = 1 } == .encrypted(part: "xl/worksheets/sheet1.xml"))
    #expect(
      fault { $0.entries[6].method = 14 }
        == .damaged(.unknownCompression(14), part: "xl/worksheets/sheet1.xml"))
  }

  @Test func `a bomb is refused by what it declares, before anything is expanded`() {
    let sheet = "xl/worksheets/sheet1.xml"
    #expect(
      fault {
        $0.entries[6].declaredSize = 1 << 30; $0.entries[6].method = 8
      } == .overLimit(.ratio(250), part: sheet))
    var limits = WorkbookLimits()
    limits.totalBytes = 400
    #expect(
      ReadBook(BookBuilder(rows: rows).archive.bytes, limits: limits).fault
        == .overLimit(.totalBytes(400), part: "xl/workbook.xml"))
    #expect(fault { for n in 0..<10_001 { $0.add("x\(n)", []) } } == .overLimit(.entries(10_000), part: nil))
  }

  @Test func `texts beyond the memory a workbook may ask for are refused`() {
    var limits = WorkbookLimits()
    limits.sharedBytes = 100
    limits.cellBytes = 20
    var book = BookBuilder(rows: rows)
    book.sharedStrings =
      "<sst xmlns=\"\(BookBuilder.main)\">" + String(repeating: "<si/>", count: 13) + "</sst>"
    #expect(
      ReadBook(book.archive.bytes, limits: limits).fault
        == .overLimit(.sharedBytes(100), part: "xl/sharedStrings.xml"))
    let long = BookBuilder(
      rows: "<row><c t=\"inlineStr\"><is><t>\(String(repeating: "长", count: 7))</t></is></c></row>")
    #expect(
      ReadBook(long.archive.bytes, limits: limits).fault
        == .overLimit(.cellBytes(20), part: "xl/worksheets/sheet1.xml"))
  }

  @Test func `what is no plain workbook is called by its name`() {
    func kind(_ archive: ArchiveBuilder) -> OtherFile? {
      if case .other(let kind, _) = ReadBook(archive.bytes).fault { kind } else { nil }
    }
    var macros = BookBuilder(rows: rows).archive
    macros.add("xl/vbaProject.bin", [1])
    #expect(kind(macros) == .macroWorkbook)
    #expect(kind(ArchiveBuilder(["xl/workbook.bin": "x"])) == .binaryWorkbook)
    #expect(
      kind(ArchiveBuilder(["mimetype": "application/vnd.oasis.opendocument.spreadsheet"])) == .openDocument)
    #expect(kind(ArchiveBuilder(["Index/Document.iwa": "x"])) == .appleDocument)
    #expect(kind(ArchiveBuilder(["word/document.xml": "x"])) == .officeDocument)
    #expect(kind(ArchiveBuilder(["答卷.csv": "a,b"])) == .archive)
    #expect(kind(ArchiveBuilder()) == .archive)
  }

  @Test func `an old workbook and one behind a password are told apart by the streams in them`() {
    // [MS-CFB]: sector size 2^9, directory in sector 0, names in UTF-16 with their length at byte 64 of 128.
    func compound(_ name: String) -> FileBytes {
      var bytes = [UInt8](repeating: 0, count: 1024)
      bytes[30] = 9
      for (place, entry) in [("Root Entry", 512), (name, 640)].map({ ($0.1, $0.0) }) {
        for (index, unit) in entry.utf16.enumerated() { bytes[place + 2 * index] = UInt8(unit & 0xFF) }
        bytes[place + 64] = UInt8(2 * entry.utf16.count + 2)
      }
      return FileBytes(bytes)
    }
    #expect(OtherFile(compoundFile: compound("Workbook")) == .oldWorkbook)
    #expect(OtherFile(compoundFile: compound("EncryptedPackage")) == .encryptedWorkbook)
    #expect(OtherFile(compoundFile: compound("WordDocument")) == .otherCompoundFile)
    #expect(OtherFile(compoundFile: FileBytes([0xD0, 0xCF])) == .otherCompoundFile)
  }

  @Test func `parts that are not there are named`() {
    #expect(fault { $0.entries.remove(at: 6) } == .missingPart("xl/worksheets/sheet1.xml"))
    #expect(fault { $0.entries.remove(at: 2) } == .missingPart("xl/workbook.xml"))
    #expect(fault { $0.entries.remove(at: 3) } == .noWorksheet)
  }
}
