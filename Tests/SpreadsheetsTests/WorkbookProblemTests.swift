import Diagnostics
import Spreadsheets
import Testing

@Suite struct WorkbookProblemTests {
  @Test func `every fault has its own words and a way out in both languages`() {
    let archive: [ArchiveDamage] = [
      .cutOff, .noDirectory, .severalVolumes, .badName, .nameTwice, .noEntry, .overlap,
      .unknownCompression(9), .badCompression,
      .wrongSize, .wrongChecksum,
    ]
    let markup: [XMLDamage] = [
      .cutOff, .unbalanced, .badTag, .attributeTwice, .badReference, .documentType, .textOutside, .tooDeep,
      .tagTooLong,
      .badCharacter, .encoding("gbk"), .unknownPrefix,
    ]
    let limits: [WorkbookLimit] = [
      .entries(1), .totalBytes(1), .ratio(1), .cellBytes(1), .sharedBytes(1), .blankCells(1),
    ]
    let cells: [CellDamage] = [.badReference, .outOfOrder, .noSharedText, .notANumber, .unknownType]
    var faults: [WorkbookFault] = [
      .unreadable(reason: "r"), .encrypted(part: "p"), .missingPart("p"), .noWorksheet,
      .unknownSheet("a", sheets: ["b"], nearest: nil),
    ]
    faults += OtherFile.allCases.map { .other($0, names: []) }
    faults += archive.map { .damaged($0, part: "p") }
    faults += markup.map { .malformed($0, part: "p", offset: 1) }
    faults += limits.map { .overLimit($0, part: "p") }
    faults += cells.map { .badCell($0, sheet: "s", cell: "A1") }
    let problems = faults.map { WorkbookProblem($0, file: "b.xlsx") }
    for language in Language.allCases {
      #expect(Set(problems.map { $0.message(in: language) }).count == problems.count)
      #expect(problems.allSatisfy { $0.help(in: language)?.isEmpty == false })
    }
  }

  @Test func `a damaged cell is named by its sheet and place`() {
    let problem = WorkbookProblem(.badCell(.notANumber, sheet: "答卷", cell: "B7"), file: "b.xlsx")
    #expect(
      problem.line(in: .zh)
        == "b.xlsx: error[damaged-cell]: 工作表“答卷”的 B7 应是数字而不是。请重新导出，或在 Excel 里打开并另存为 .xlsx。")
  }
}
