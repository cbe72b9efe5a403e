internal import Spreadsheets

extension XLSForm {
  /// The XLSForm in a workbook: its sheets survey, choices and settings.
  ///
  /// - Returns: `nil` when the file is no workbook, or has no such sheets.
  package init?(workbook bytes: [UInt8], file: String) {
    guard let workbook = try? Workbook(FileBytes(bytes), file: file) else { return nil }
    self.init()
    for sheet in workbook.sheets {
      guard ["survey", "choices", "settings"].contains(sheet.name.lowercased()) else { continue }
      guard let records = try? Self.records(of: sheet, in: workbook), add(StructureTable(records: records))
      else { return nil }
    }
  }

  /// More rows than any questionnaire has.
  private static let mostRows = 20_000

  private static func records(
    of sheet: Worksheet, in workbook: Workbook
  ) throws(WorkbookProblem) -> [[String]] {
    var reader = try workbook.read(sheet)
    var records: [[String]] = []
    while records.count <= mostRows, let record = try reader.readRow({ $0.texts }) { records.append(record) }
    return records
  }
}
