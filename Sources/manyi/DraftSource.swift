import DelimitedText
import Diagnostics
import Drafting
import Spreadsheets
import StatisticalFiles

/// What a draft can be made of beside exports (起草来源): documents that describe a questionnaire themselves.
enum DraftSource {
  /// The instrument that the files describe together; `nil` when they are exports.
  ///
  /// A text of questions and a LimeSurvey structure are one file, an XLSForm as CSV up to three. Told by content, as far
  /// as the first bytes and the heading show it; a file that cannot be read at all is left to the reader of exports, who
  /// says why.
  static func instrument(_ files: [String]) -> Instrument? {
    var form = XLSForm()
    for file in files where file != "-" {
      guard let bytes = try? InputFile.bytes(of: file, atMost: mostBytes), bytes.count <= mostBytes else {
        return nil
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

  /// Longer than any questionnaire.
  private static let mostBytes = 4 << 20

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
