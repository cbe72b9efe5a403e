internal import Diagnostics
internal import Spreadsheets

/// What a person should know about a workbook that was read all the same (工作簿提示).
struct WorkbookRemark: Diagnostic {
  enum Fault: Hashable, Sendable {
    /// Several sheets have rows; this one was taken, perhaps because it is a platform's export.
    case sheetChosen(String, others: [String], platform: String?)
    /// Sheets with the same headings as the one taken: their answers are not in the figures.
    case alikeSheets(String, unread: [String])
    case hiddenRows(SheetOddities.Cells)
    case errorValues(SheetOddities.Cells)
    case longNumbers(SheetOddities.Cells)
    case unknownResults(SheetOddities.Cells)
    case mergedRows([String], count: Int)
  }

  let fault: Fault
  let location: SourceLocation?

  init(_ fault: Fault, at location: SourceLocation?) { (self.fault, self.location) = (fault, location) }

  var severity: Severity {
    switch fault {
    case .sheetChosen: .note
    // Answers that a blank or a rounded number stands for would be lost without a word.
    case .alikeSheets, .hiddenRows, .errorValues, .longNumbers, .unknownResults, .mergedRows: .warning
    }
  }

  var code: String {
    switch fault {
    case .sheetChosen: "sheet-chosen"
    case .alikeSheets: "sheets-alike"
    case .hiddenRows: "hidden-rows"
    case .errorValues: "cell-errors"
    case .longNumbers: "long-numbers"
    case .unknownResults: "formulas-not-calculated"
    case .mergedRows: "merged-cells"
    }
  }

  func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .sheetChosen(let name, let others, let platform):
      "有几张工作表，读“\(name)”，"
        + (platform.map { "因为它是\($0)的导出" } ?? "因为它的内容最多")
        + "；没有读\(others.map { "“\($0)”" }.joined(separator: "、"))。要读别的，请用 --sheet 或“工作表”指明。"
    case .alikeSheets(let name, let unread):
      "只读了“\(name)”；\(unread.map { "“\($0)”" }.joined(separator: "、"))的表头与它相同，其中的答卷没有计入。请用 --sheet 或“工作表”逐一指明。"
    case .hiddenRows(let cells):
      "有 \(cells.count) 行被筛选或隐藏（第 \(Self.list(cells, "、")) 行），照样计入。若不应计入，请在 Excel 里删去。"
    case .errorValues(let cells): "有 \(cells.count) 个单元格是错误值（\(Self.list(cells, "、"))）。请在 Excel 里改正公式。"
    case .longNumbers(let cells):
      "有 \(cells.count) 个数字超过 15 位（\(Self.list(cells, "、"))），Excel 已把后面的数位变成 0。编号类的列请从平台重新导出为文本。"
    case .unknownResults(let cells):
      "有 \(cells.count) 个公式没有保存结果（\(Self.list(cells, "、"))），按空白读取。请在 Excel 里打开并保存。"
    case .mergedRows(let ranges, let count):
      "有 \(count) 处跨行合并的单元格（\(ranges.joined(separator: "、"))\(count > ranges.count ? "……" : "")），只有首行有值，其余按空白读取。请取消合并并填上。"
    }
  }

  private var english: String {
    switch fault {
    case .sheetChosen(let name, let others, let platform):
      "there are several sheets; ‘\(name)’ is read, "
        + (platform.map { "being an export of \($0)" } ?? "which holds the most")
        + ", and not \(others.map { "‘\($0)’" }.joined(separator: ", ")). Name another with --sheet or 工作表 (sheet)."
    case .alikeSheets(let name, let unread):
      "only ‘\(name)’ is read; \(unread.map { "‘\($0)’" }.joined(separator: ", ")) has the same headings, and its "
        + "responses do not count. Name each with --sheet or 工作表 (sheet)."
    case .hiddenRows(let cells):
      "\(cells.count) rows are filtered out or hidden (\(Self.list(cells, ", "))) and count all the same. Delete them in "
        + "Excel if they should not."
    case .errorValues(let cells):
      "\(cells.count) cells hold errors (\(Self.list(cells, ", "))). Correct their formulas in Excel."
    case .longNumbers(let cells):
      "\(cells.count) numbers have more than 15 digits (\(Self.list(cells, ", "))); Excel has lost the others. Export "
        + "columns of ids as text."
    case .unknownResults(let cells):
      "\(cells.count) formulas were saved without results (\(Self.list(cells, ", "))) and read as blank. Open the file in "
        + "Excel and save it."
    case .mergedRows(let ranges, let count):
      "\(count) merged cells reach over several rows (\(ranges.joined(separator: ", "))\(count > ranges.count ? ", …" : "")); "
        + "all but the first read as blank. Unmerge and fill them."
    }
  }

  private static func list(_ cells: SheetOddities.Cells, _ separator: String) -> String {
    cells.first.joined(separator: separator) + (cells.count > cells.first.count ? "\(separator)…" : "")
  }
}
