import DelimitedText
import Diagnostics
import Responses
import Spreadsheets
import StatisticalFiles

/// A file with answers, opened as text whatever it is (已打开的答卷文件): a text export, a sheet of a workbook, or
/// the cases of an SPSS file.
struct ExportSource {
  /// What messages call it.
  let name: String
  let bytes: ByteSource
  /// Set where nothing is left to be recognised.
  let encoding: TextEncoding?
  /// The sheet that is read, by its number; 0 = the file is text.
  let sheet: Int
  /// Set where the file's kind says how its columns are headed, and that its answers are codes.
  var platform: String?
  var content: ExportContent?
}

extension CommandResult {
  /// Opens a file with answers and notes it as one that was read; `nil` when it cannot be, and why is among the problems.
  ///
  /// - Parameters:
  ///   - sheet: 工作表, by name or number; `nil` = the one that looks like responses.
  ///   - header: What stands above the cases of an SPSS file.
  ///   - encoding: The encoding of an SPSS file that declares none, or a wrong one.
  mutating func export(
    of path: String, sheet: String?, header: SavFile.Header = .names, encoding: TextEncoding? = nil
  ) -> ExportSource? {
    inputs.append(path)
    do throws(FileProblem) {
      let file = try InputFile.opened(path)
      switch file.kind {
      case .zip?: return workbook(try file.whole(), path, sheet)
      case .ole2?:
        problems.append(
          WorkbookProblem(.other(OtherFile(compoundFile: try file.whole()), names: []), file: path))
        return nil
      case .spss?: return cases(try file.whole(), path, header, encoding)
      case .gzip?, .webPage?, .spreadsheetXML?, .unknown?, nil:
        let name = path.lowercased()
        if file.kind == nil, [".xlsx", ".xls", ".xlsm"].contains(where: name.hasSuffix) {
          problems.append(FileProblem(.isTextCalledWorkbook, path))
        }
        return ExportSource(name: path, bytes: file.source, encoding: nil, sheet: 0)
      }
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func cases(
    _ bytes: FileBytes, _ path: String, _ header: SavFile.Header, _ encoding: TextEncoding?
  ) -> ExportSource? {
    do throws(SavProblem) {
      let file = try SavFile(bytes, file: path, encoding: encoding)
      problems += file.remarks
      var source = ExportSource(name: path, bytes: file.text(header), encoding: .utf8, sheet: 0)
      if header == .namesAndLabels { (source.platform, source.content) = (ExportProfile.spss.name, .text) }
      return source
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func workbook(_ bytes: FileBytes, _ path: String, _ sheet: String?) -> ExportSource? {
    do throws(WorkbookProblem) {
      let export = try WorkbookExport(bytes, file: path, sheet: sheet)
      workbooks.append(export)
      return ExportSource(
        name: export.name, bytes: export.source, encoding: .utf8, sheet: export.sheet.number)
    } catch {
      problems.append(error)
      return nil
    }
  }
}
