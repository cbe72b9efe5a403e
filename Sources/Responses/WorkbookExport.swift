public import DelimitedText
public import Diagnostics
public import Spreadsheets

/// An export in a workbook (工作簿导出): the sheet with the responses, to be read as any text export is.
///
/// ```swift
/// let export = try WorkbookExport(bytes, file: "答卷.xlsx")
/// reader.read(ExportFile(name: export.name, source: export.source, encoding: .utf8))
/// problems += export.remarks
/// ```
public struct WorkbookExport {
  /// What messages call it: the file, and the sheet if there are several.
  public let name: String
  /// The sheet that is read.
  public let sheet: Worksheet
  /// The sheet as tab-separated UTF-8; what is wrong with the workbook further on is thrown by it.
  public let source: ByteSource
  private let text: SheetText
  private let lastHeaderRow: Int
  private let choice: [WorkbookRemark]

  /// Opens a workbook at the sheet named, else at the one that looks most like responses: one recognised as a
  /// platform's export goes before others, then the one whose first rows hold the most. Hidden sheets are read only
  /// when named, or when there are no others.
  ///
  /// - Parameter sheet: Its name, or its number among the tabs.
  public init(_ bytes: FileBytes, file: String, sheet: String? = nil) throws(WorkbookProblem) {
    let workbook = try Workbook(bytes, file: file)
    let samples = try Self.samples(workbook, named: sheet)
    let best = samples.max { ($0.rank, -$0.sheet.number) < ($1.rank, -$1.sheet.number) }
    let chosen = best?.sheet ?? workbook.sheets[0]
    let text = try SheetText(chosen, of: workbook, width: best?.width ?? 1)
    let name = workbook.sheets.count == 1 ? file : "\(file) sheet \"\(chosen.name)\""
    lastHeaderRow = best?.lastHeaderRow ?? 0
    choice = best.map { Self.remarks(onTaking: $0, of: samples, in: name) } ?? []
    (self.name, self.sheet, self.text) = (name, chosen, text)
    source = ByteSource { buffer in try text.read(buffer) }
  }

  /// What a person should know about the sheet: which of several it is, and what is odd about the rows read so far.
  public var remarks: [any Diagnostic] {
    let oddities = text.oddities
    let place = SourceLocation.file(name)
    let found: [(WorkbookRemark.Fault, Int)] = [
      (.hiddenRows(oddities.hiddenRows), oddities.hiddenRows.count),
      (.errorValues(oddities.errorValues), oddities.errorValues.count),
      (.longNumbers(oddities.longNumbers), oddities.longNumbers.count),
      (.unknownResults(oddities.unknownResults), oddities.unknownResults.count),
    ]
    let merged = oddities.merged.filter { $0.rows.count > 1 && $0.rows.upperBound > lastHeaderRow }
    return choice + found.filter { $0.1 > 0 }.map { WorkbookRemark($0.0, at: place) }
      + (merged.isEmpty
        ? [] : [WorkbookRemark(.mergedRows(merged.prefix(3).map(\.text), count: merged.count), at: place)])
  }

  // Choosing ----------------------------------------------------------------------------------------------------

  /// Sheets that are looked at; a workbook with more has one named.
  private static let mostSheets = 50

  /// A sheet's first rows.
  private struct Sample {
    let sheet: Worksheet
    let layout: ExportLayout
    let width: Int
    /// Cells with text.
    let filled: Int
    let lastHeaderRow: Int

    init?(_ sheet: Worksheet, of workbook: Workbook) throws(WorkbookProblem) {
      var reader = try workbook.read(sheet)
      var rows: [HeldRecord] = []
      while rows.count < ExportLayout.recordsLookedAt, let row = try reader.readRow({ HeldRecord($0) }) {
        rows.append(row)
      }
      guard !rows.isEmpty else { return nil }
      self.sheet = sheet
      layout = ExportLayout(rows)
      width = rows.map(\.count).max() ?? 1
      filled = rows.reduce(0) { sum, row in sum + row.cells.count { !$0.isEmpty } }
      lastHeaderRow = rows[min(layout.recordsBeforeAnswers, rows.count) - 1].row
    }

    var isRecognised: Bool { !layout.evidence.isEmpty }
    var rank: Int { (isRecognised ? 1 << 40 : 0) + filled }
    var headings: [String] { layout.columns.map(\.heading) }
  }

  private static func samples(_ workbook: Workbook, named name: String?) throws(WorkbookProblem) -> [Sample] {
    let visible = workbook.sheets.filter { $0.visibility == .visible }
    let looked =
      if let name { [try workbook.sheet(named: name)] } else { visible.isEmpty ? workbook.sheets : visible }
    var samples: [Sample] = []
    for sheet in looked.prefix(mostSheets) {
      if let sample = try Sample(sheet, of: workbook) { samples.append(sample) }
    }
    return samples
  }

  private static func remarks(onTaking best: Sample, of samples: [Sample], in name: String)
    -> [WorkbookRemark]
  {
    let others = samples.filter { $0.sheet.number != best.sheet.number }
    guard !others.isEmpty else { return [] }
    let alike = others.filter { $0.headings == best.headings }.map(\.sheet.name)
    let fault: WorkbookRemark.Fault =
      alike.isEmpty
      ? .sheetChosen(
        best.sheet.name, others: others.map(\.sheet.name),
        platform: best.isRecognised ? best.layout.profile.name : nil)
      : .alikeSheets(best.sheet.name, unread: alike)
    return [WorkbookRemark(fault, at: .file(name))]
  }
}
