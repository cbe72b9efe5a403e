import DelimitedText
import Diagnostics
import Questionnaires
import Reports
import Responses
import Screening
import Tabulation

/// A questionnaire read from its file, with everything a command needs to go on.
struct QuestionnaireFile {
  let path: String
  let questionnaire: Questionnaire?

  /// Reads a questionnaire; its problems and lines go into the result.
  init(_ path: String, result: inout CommandResult) {
    do throws(FileProblem) {
      let bytes = try result.bytes(of: path)
      self.init(bytes, path, result: &result)
    } catch {
      self.init(unread: path)
      result.problems.append(error)
    }
  }

  private init(unread path: String) { (self.path, questionnaire) = (path, nil) }

  /// A questionnaire from its bytes.
  init(_ bytes: [UInt8], _ path: String, result: inout CommandResult) {
    self.path = path
    let read = Questionnaire.read(bytes: bytes, file: path)
    questionnaire = read.questionnaire
    if questionnaire == nil, DefinitionKind(bytes: bytes, file: path) == .evaluation {
      result.problems.append(FileProblem(.isEvaluation, path))
    } else {
      result.problems += read.problems
      result.lines[path] = read.lines
    }
  }
}

/// An export to be read, as a command line or an evaluation names it.
struct ExportInput {
  var path: String
  /// 工作表, by name or number.
  var sheet: String?
  var platform: String?
  var content: ExportContent?
  var encoding: TextEncoding?
  var group: GroupID?
  var columns: [String: ColumnReference] = [:]
}

/// From a questionnaire and its exports to screened responses.
struct SurveyInputs {
  let questionnaire: QuestionnaireFile
  let exports: [ExportInput]
  var weights: String?
  var wantsResponseIDs = false
  var wantsOpenAnswers = false

  /// Reads and screens; `nil` when a problem makes the responses unusable.
  func screened(result: inout CommandResult) -> ScreenedResponses? {
    guard let instrument = questionnaire.questionnaire else { return nil }
    let needs = MetadataNeeds(
      weights: weights, responseIDs: wantsResponseIDs || wantsOpenAnswers, isOneOfSeveral: exports.count > 1,
      openAnswers: wantsOpenAnswers,
      registers: registers(of: instrument, result: &result))
    var reader = ResponseReader(instrument, needs: needs)
    var seen: [Int: Set<FileIdentity>] = [:]
    for export in exports {
      guard let source = result.export(of: export.path, sheet: export.sheet) else { continue }
      if let file = FileIdentity(path: export.path), !seen[source.sheet, default: []].insert(file).inserted {
        result.problems.append(FileProblem(.isReadTwice, source.name))
        continue
      }
      reader.read(
        ExportFile(
          name: source.name, source: source.bytes, platform: export.platform, content: export.content,
          encoding: source.encoding ?? export.encoding, group: export.group, columns: export.columns))
    }
    let (table, problems) = reader.finish()
    result.problems += problems
    result.exports += table.files
    guard !result.problems.containsErrors else { return nil }
    return Screening(rules: instrument.validityRules).apply(to: table)
  }

  private func registers(of instrument: Questionnaire, result: inout CommandResult) -> [Int: Set<String>] {
    var registers: [Int: Set<String>] = [:]
    for (index, rule) in instrument.validityRules.enumerated() {
      guard case .notInRegister(_, let register) = rule.test else { continue }
      switch register {
      case .names(let names): registers[index] = names
      case .file(let path):
        let file = InputFile.path(path, besides: questionnaire.path)
        guard let source = result.export(of: file, sheet: nil) else { continue }
        let (names, problem) = Register.names(of: source.bytes, file: source.name)
        registers[index] = names
        if let problem { result.problems.append(problem) }
      }
    }
    return registers
  }
}
