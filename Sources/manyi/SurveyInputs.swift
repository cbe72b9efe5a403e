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
  private let bytes: [UInt8]

  /// What the definition says, without comments and layout; `nil` when it could not be read.
  var content: QuestionnaireContent? { QuestionnaireContent(bytes: bytes) }

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

  private init(unread path: String) { (self.path, questionnaire, bytes) = (path, nil, []) }

  /// A questionnaire from its bytes.
  init(_ bytes: [UInt8], _ path: String, result: inout CommandResult) {
    (self.path, self.bytes) = (path, bytes)
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
  /// What to call it; `nil` = by its path.
  var name: String?
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
    let registers = registers(of: instrument, result: &result)
    return screened(instrument, registers, result: &result)
  }

  /// Reads, screens and counts; `nil` when a problem makes the responses unusable.
  ///
  /// - Parameter by: Further questions to group by, by index.
  func tally(by: [Int], result: inout CommandResult) -> TallyFile? {
    guard let instrument = questionnaire.questionnaire, let content = questionnaire.content else {
      return nil
    }
    let registers = registers(of: instrument, result: &result)
    guard let screened = screened(instrument, registers, result: &result) else { return nil }
    let plan = TallyPlan(content, of: instrument, by: by, weights: weights, registers: registers)
    let counts = SurveyAnalyser(instrument, by: by).count(screened, isWeighted: weights != nil)
    return TallyFile(counts, of: instrument, by: plan, exports: screened.table.files)
  }

  private func screened(
    _ instrument: Questionnaire, _ registers: [Int: Set<String>], result: inout CommandResult
  ) -> ScreenedResponses? {
    let needs = MetadataNeeds(
      weights: weights, responseIDs: wantsResponseIDs || wantsOpenAnswers, isOneOfSeveral: exports.count > 1,
      openAnswers: wantsOpenAnswers,
      registers: registers)
    var reader = ResponseReader(instrument, needs: needs)
    var seen: Set<FileIdentity> = []
    for export in exports {
      do throws(FileProblem) {
        if let file = FileIdentity(path: export.path), !seen.insert(file).inserted {
          throw FileProblem(.isReadTwice, export.path)
        }
        reader.read(
          ExportFile(
            name: export.name ?? export.path, source: try result.source(of: export.path),
            platform: export.platform,
            content: export.content, encoding: export.encoding, group: export.group, columns: export.columns))
      } catch {
        result.problems.append(error)
      }
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
        do throws(FileProblem) {
          let file = InputFile.path(path, besides: questionnaire.path)
          let (names, problem) = Register.names(of: try result.source(of: file), file: file)
          registers[index] = names
          if let problem { result.problems.append(problem) }
        } catch {
          result.problems.append(error)
        }
      }
    }
    return registers
  }
}
