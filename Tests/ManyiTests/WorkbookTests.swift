import Foundation
import Spreadsheets
import Testing

/// The canteen's answers in a workbook: the figures may not change by a byte.
@Suite struct WorkbookTests {
  private static let rows = Canteen.export.split(separator: "\n").map { line in
    SheetContent.Row(
      line.split(separator: ",", omittingEmptySubsequences: false).map { .init(.text(String($0))) })
  }

  private static func folder(
    _ sheets: [SheetContent] = [SheetContent(name: "答卷", rows: rows)], as name: String = "a.xlsx"
  ) throws -> TemporaryFolder {
    let folder = try Canteen.folder()
    try folder.write(Data(WorkbookWriter.bytes(of: sheets)), to: name)
    return folder
  }

  @Test func `a workbook, a workbook through a pipe and text called a workbook give the figures of the CSV`()
    throws
  {
    let expected = try Command.run(["analyze", "q.yaml", "a.csv"], in: Canteen.folder())
    #expect(expected.status == 0)
    // Files are known by what is in them, not by their names, which the output repeats.
    let folder = try Self.folder(as: "a.csv")
    #expect(try Command.run(["analyze", "q.yaml", "a.csv"], in: folder).out == expected.out)
    let piped = try Command.shell("cat a.csv | $MANYI analyze q.yaml -", in: folder)
    #expect(try piped.out == Command.shell("cat a.csv | $MANYI analyze q.yaml -", in: Canteen.folder()).out)
    // Names of one length, so that the columns of the output are as wide.
    for name in ["ab.csv", "t.xlsx"] { try folder.write(Canteen.export, to: name) }
    let text = try Command.run(["analyze", "q.yaml", "t.xlsx"], in: folder)
    #expect(
      try text.out.replacing("t.xlsx", with: "ab.csv")
        == Command.run(["analyze", "q.yaml", "ab.csv"], in: folder).out)
    #expect(text.err.contains("note[text-called-workbook]"))
  }

  @Test func `title rows above the header do no harm, and messages name sheet and row`() throws {
    let title = SheetContent.Row([.init(.text("食堂满意度调查"))])
    var rows = Self.rows
    rows[2].cells[4] = .init(.text("满一"))
    let folder = try Self.folder([
      SheetContent(name: "说明", rows: [title]), SheetContent(name: "答卷", rows: [title, .init([])] + rows),
    ])
    let run = try Command.run(["analyze", "q.yaml", "a.xlsx"], in: folder)
    #expect(run.status == 1)
    #expect(run.err.contains("a.xlsx sheet \"答卷\":row 5, column \"2、饭菜\": error[unknown-option]"))
  }

  @Test func `each sheet of one workbook can be an export of its own, the same one only once`() throws {
    var half = Self.rows
    half.removeSubrange(3...)
    let other = [Self.rows[0]] + Self.rows[3...]
    let folder = try Self.folder([
      SheetContent(name: "五月", rows: half), SheetContent(name: "六月", rows: other),
    ])
    let alone = try Command.run(["screen", "q.yaml", "a.xlsx", "--format", "json"], in: folder)
    #expect(alone.out.contains("sheets-alike"))
    let named = try Command.run(
      ["screen", "q.yaml", "a.xlsx", "--sheet", "六月", "--format", "json"], in: folder)
    #expect(try named.json()["collected"]?.number == 3)
    #expect(!named.out.contains("sheets-alike"))
    #expect(
      try Command.run(["screen", "q.yaml", "a.xlsx", "--sheet", "七月"], in: folder).err.contains(
        "error[unknown-sheet]"))
    #expect(
      try Command.run(["screen", "q.yaml", "a.xlsx", "a.xlsx"], in: folder).err.contains(
        "error[export-twice]"))
  }

  @Test func `what is no .xlsx is refused by name, with nothing written`() throws {
    let folder = try Self.folder()
    try folder.write(
      Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)),
      to: "old.xls")
    try folder.write("<html><table>", to: "web.xls")
    try folder.write(Data(WorkbookWriter.bytes(of: []).dropLast(30)), to: "cut.xlsx")
    for (file, code) in [
      ("old.xls", "not-a-workbook"), ("web.xls", "binary-file"), ("cut.xlsx", "damaged-workbook"),
    ] {
      let run = try Command.run(["analyze", "q.yaml", file, "--output", "out.xlsx"], in: folder)
      #expect(run.status == 1)
      #expect(run.err.contains("\(file): error[\(code)]"), "\(run.err)")
      #expect(try !folder.names.contains("out.xlsx"))
    }
  }

  @Test func `tables are written as a workbook where the output is called one`() throws {
    let folder = try Self.folder()
    for command in ["analyze", "screen"] {
      let run = try Command.run([command, "q.yaml", "a.csv", "--output", "\(command).xlsx"], in: folder)
      #expect(run.status == 0)
    }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/screen.xlsx")))
    let book = try Workbook(FileBytes(bytes), file: "screen.xlsx")
    var reader = try book.read(book.sheets[0])
    var rows: [[String]] = []
    while let row = try reader.readRow({ $0.texts }) { rows.append(row) }
    #expect(rows.first == ["序号", "有效", "原因", "文件", "行"])
    #expect(rows.last == ["15", "否", "V1;V2", "a.csv", "6"])
    #expect(try Command.run(["analyze", "q.yaml", "analyze.xlsx"], in: folder).status == 1)
  }
}
