import DelimitedText
import Diagnostics
import Questionnaires
import Reports
import Responses
import Screening
import StatisticalFiles
import SurveyWeights
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

/// Where respondents' weights are.
enum WeightSource {
  /// A column of the export.
  case column(String)
  /// A file that `manyi weight` wrote.
  case file(String)

  /// A name as a command line or, with its path, a definition gives it: a file when it ends in `.csv`.
  init(_ name: String, besides definition: String = "-") {
    self =
      name.lowercased().hasSuffix(".csv")
      ? .file(InputFile.path(name, besides: definition)) : .column(name)
  }

  var column: String? { if case .column(let column) = self { column } else { nil } }
  var file: String? { if case .file(let file) = self { file } else { nil } }
}

/// From a questionnaire and its exports to screened responses.
struct SurveyInputs {
  let questionnaire: QuestionnaireFile
  let exports: [ExportInput]
  var weights: WeightSource?
  var wantsResponseIDs = false
  var wantsOpenAnswers = false

  /// Reads and screens; `nil` when a problem makes the responses unusable.
  func screened(result: inout CommandResult) -> ScreenedResponses? {
    guard let instrument = questionnaire.questionnaire else { return nil }
    let needs = MetadataNeeds(
      weights: weights?.column,
      responseIDs: wantsResponseIDs || wantsOpenAnswers || weights?.file != nil,
      isOneOfSeveral: exports.count > 1, openAnswers: wantsOpenAnswers,
      registers: registers(of: instrument, result: &result))
    var reader = ResponseReader(instrument, needs: needs)
    var seen: [Int: Set<FileIdentity>] = [:]
    for export in exports {
      guard
        let source = result.export(
          of: export.path, sheet: export.sheet, header: .namesAndLabels, encoding: export.encoding)
      else { continue }
      if let file = FileIdentity(path: export.path), !seen[source.sheet, default: []].insert(file).inserted {
        result.problems.append(FileProblem(.isReadTwice, source.name))
        continue
      }
      reader.read(
        ExportFile(
          name: source.name, source: source.bytes, platform: source.platform ?? export.platform,
          content: export.content ?? source.content,
          encoding: source.encoding ?? export.encoding, group: export.group, columns: export.columns))
    }
    let (table, problems) = reader.finish()
    result.problems += problems
    result.exports += table.files
    let weighted = weighted(table, result: &result)
    guard !result.problems.containsErrors else { return nil }
    return Screening(rules: instrument.validityRules).apply(to: weighted)
  }

  /// The responses with the weights of a file; as they are when they have none or their own.
  private func weighted(_ table: ResponseTable, result: inout CommandResult) -> ResponseTable {
    guard let file = weights?.file.flatMap({ result.export(of: $0, sheet: nil) }) else { return table }
    let (list, problems) = WeightList.read(file.bytes, file: file.name)
    result.problems += problems
    guard let list, !problems.containsErrors else { return table }
    let (weighted, misfits) = list.applied(to: table)
    result.problems += misfits
    return weighted
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
