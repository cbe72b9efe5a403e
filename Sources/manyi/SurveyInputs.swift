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

  /// What parts of a survey that are counted apart have in common.
  var name: String {
    switch self {
    case .column(let column): column
    case .file: "*.csv"
    }
  }

  var column: String? { if case .column(let column) = self { column } else { nil } }
  var file: String? { if case .file(let file) = self { file } else { nil } }
}

/// What screening made of a survey (筛查结果).
struct SurveyScreening {
  let questionnaire: Questionnaire
  let tally: ScreeningTally
  /// `nil` where nobody asked for each of them.
  let responses: ScreenedResponses?
}

/// From a questionnaire and its exports to screened responses.
struct SurveyInputs {
  let questionnaire: QuestionnaireFile
  let exports: [ExportInput]
  var weights: WeightSource?
  var wantsResponseIDs = false
  var wantsOpenAnswers = false
  /// `nil` = one for each processor.
  var threads: Int?

  /// Reads and screens; `nil` when a problem makes the responses unusable.
  func screened(result: inout CommandResult) -> ScreenedResponses? {
    guard let instrument = questionnaire.questionnaire else { return nil }
    return screened(instrument, registers(of: instrument, result: &result), result: &result)
  }

  /// Reads and screens; `nil` when a problem makes the responses unusable.
  ///
  /// - Parameter listed: Whether each response is asked for. Where none is, files are screened as they are read, on all
  ///   processors, and only responses that may share with others what is compared are kept.
  func screening(listed: Bool, result: inout CommandResult) -> SurveyScreening? {
    guard let instrument = questionnaire.questionnaire else { return nil }
    let registers = registers(of: instrument, result: &result)
    guard !listed, isReadInParts else {
      return screened(instrument, registers, result: &result).map {
        SurveyScreening(questionnaire: instrument, tally: $0.tally, responses: $0)
      }
    }
    return inParts(
      instrument, registers, worker: { ScreeningCounter(rules: instrument.validityRules) },
      merge: { $0.merge($1) }, result: &result
    ).map { SurveyScreening(questionnaire: instrument, tally: $0, responses: nil) }
  }

  private func screened(
    _ instrument: Questionnaire, _ registers: [Int: Set<String>], result: inout CommandResult
  ) -> ScreenedResponses? {
    var reader = ResponseReader(instrument, needs: needs(registers))
    for file in files(result: &result) { reader.read(file) }
    let (table, problems) = reader.finish()
    result.problems += problems
    result.exports += table.files
    let weighted = weighted(table, result: &result)
    guard !result.problems.containsErrors else { return nil }
    return Screening(rules: instrument.validityRules).apply(to: weighted)
  }

  /// Reads, screens and counts; `nil` when a problem makes the responses unusable.
  func counted(by analyser: SurveyAnalyser, result: inout CommandResult) -> SurveyCounts? {
    guard let instrument = questionnaire.questionnaire else { return nil }
    return counted(instrument, by: analyser, registers(of: instrument, result: &result), result: &result)
  }

  /// The weights of a file are given to responses that are all there.
  private var isReadInParts: Bool { weights?.file == nil }

  /// Files are counted as they are read; only responses that may share with others what is compared are kept.
  private func counted(
    _ instrument: Questionnaire, by analyser: SurveyAnalyser, _ registers: [Int: Set<String>],
    result: inout CommandResult
  ) -> SurveyCounts? {
    let isWeighted = weights != nil
    guard isReadInParts else {
      return screened(instrument, registers, result: &result).map {
        analyser.count($0, isWeighted: isWeighted)
      }
    }
    return inParts(
      instrument, registers, worker: analyser.counters(isWeighted: isWeighted),
      merge: { $0.merge($1) }, result: &result)
  }

  /// Reads the files in parts, on all processors.
  private func inParts<Worker: PartWorker>(
    _ instrument: Questionnaire, _ registers: [Int: Set<String>],
    worker: @escaping @Sendable () -> Worker,
    merge: (inout Worker.Result, Worker.Result) -> Void, result: inout CommandResult
  ) -> Worker.Result? {
    let read = ResponseReader(instrument, needs: needs(registers)).read(
      files(result: &result), inPartsOn: threads ?? Processors.count, worker: worker, merge: merge)
    result.problems += read.problems
    result.exports += read.files
    return result.problems.containsErrors ? nil : read.result
  }

  /// Reads, screens and counts into a tally; `nil` when a problem makes the responses unusable.
  ///
  /// - Parameter by: Further questions to group by, by index.
  func tally(by: [Int], result: inout CommandResult) -> TallyFile? {
    guard let instrument = questionnaire.questionnaire, let content = questionnaire.content else {
      return nil
    }
    let registers = registers(of: instrument, result: &result)
    let analyser = SurveyAnalyser(instrument, by: by)
    guard let counts = counted(instrument, by: analyser, registers, result: &result) else { return nil }
    let plan = TallyPlan(content, of: instrument, by: by, weights: weights?.name, registers: registers)
    return TallyFile(counts, of: instrument, by: plan, exports: result.exports)
  }

  private func needs(_ registers: [Int: Set<String>]) -> MetadataNeeds {
    MetadataNeeds(
      weights: weights?.column,
      responseIDs: wantsResponseIDs || wantsOpenAnswers || weights?.file != nil,
      isOneOfSeveral: exports.count > 1, openAnswers: wantsOpenAnswers, registers: registers)
  }

  /// The exports that can be opened, each once.
  private func files(result: inout CommandResult) -> [ExportFile] {
    var seen: [Int: Set<FileIdentity>] = [:]
    return exports.compactMap { export in
      guard
        let source = result.export(
          of: export.path, sheet: export.sheet, header: .namesAndLabels, encoding: export.encoding)
      else { return nil }
      if let file = FileIdentity(path: export.path), !seen[source.sheet, default: []].insert(file).inserted {
        result.problems.append(FileProblem(.isReadTwice, source.name))
        return nil
      }
      return ExportFile(
        name: export.name ?? source.name, source: source.bytes, platform: source.platform ?? export.platform,
        content: export.content ?? source.content,
        encoding: source.encoding ?? export.encoding, group: export.group, columns: export.columns)
    }
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
