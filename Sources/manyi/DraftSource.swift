import DelimitedText
import Diagnostics
import Drafting
import Responses
import Spreadsheets
import StatisticalFiles

/// What a draft can be made of beside exports (起草来源): documents that describe a questionnaire themselves.
enum DraftSource {
  /// The instrument that the files describe together; `nil` when they are exports.
  ///
  /// A text of questions, a LimeSurvey structure and the workbook of an XLSForm are one file, an XLSForm as CSV up to
  /// three. Told by content, as far as the first bytes and the heading show it; a file that cannot be read at all is left
  /// to the reader of exports, who says why.
  static func instrument(_ files: [String]) -> Instrument? {
    var form = XLSForm()
    for file in files where file != "-" {
      guard files.count <= 3, let bytes = bytes(of: file) else { return nil }
      if files.count == 1, bytes.starts(with: "PK".utf8) {
        return XLSForm(workbook: bytes, file: file)?.instrument()
      }
      if files.count == 1, let structure = LimeSurveyStructure(document: bytes) {
        return structure.instrument()
      }
      if files.count == 1, let text = text(bytes, file), QuestionnaireText.looksLike(text) {
        return QuestionnaireText.read(text)
      }
      guard let table = try? StructureTable(ByteSource(bytes: bytes), file: file) else { return nil }
      if files.count == 1, let structure = LimeSurveyStructure(table) { return structure.instrument() }
      guard form.add(table) else { return nil }
    }
    return form.instrument()
  }

  /// A file that is 问卷网's codebook; `nil` for any other.
  static func codeFile(_ path: String) -> (path: String, file: CodeFile)? {
    guard let bytes = bytes(of: path),
      let table = try? StructureTable(ByteSource(bytes: bytes), file: path)
    else { return nil }
    return CodeFile(table).map { (path, $0) }
  }

  /// Longer than any questionnaire.
  private static let mostBytes = 4 << 20

  private static func bytes(of file: String) -> [UInt8]? {
    guard let bytes = try? InputFile.bytes(of: file, atMost: mostBytes), bytes.count <= mostBytes else {
      return nil
    }
    return bytes
  }

  /// The file as text, whatever its encoding; `nil` when it is none. Lines that are blank are left out.
  private static func text(_ bytes: [UInt8], _ file: String) -> String? {
    guard
      var reader = try? RecordReader(ByteSource(bytes: bytes), file: file, delimiter: .tab)
    else { return nil }
    var lines: [String] = []
    while let line = try? reader.readRecord({ $0.texts.joined(separator: "\t") }) { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}

extension CommandResult {
  /// The instrument that an SPSS file's labels describe; `nil` when it cannot be read, and why is among the problems.
  mutating func instrument(of bytes: FileBytes, _ path: String, encoding: TextEncoding?) -> Instrument? {
    do throws(SavProblem) {
      let file = try SavFile(bytes, file: path, encoding: encoding)
      problems += file.remarks
      return Instrument(file.dictionary)
    } catch {
      problems.append(error)
      return nil
    }
  }
}
