import ArgumentParser
import DelimitedText
import Diagnostics
import Drafting
import Reports
import Responses
import Tables

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract:
      "起草 · Drafts a questionnaire from exports, or from a document that describes one.",
    usage:
      "manyi draft EXPORT… [--output 问卷.yaml]\nmanyi draft 序号.csv code.csv [--output 问卷.yaml]\nmanyi draft 问卷.txt|XLSForm.xlsx|LimeSurvey.lss [--output 问卷.yaml]",
    discussion: """
      从导出文件推断题型、量表、矩阵、选项和有效性规则，写出问卷初稿；每处推断都标“待确认”，check 会逐一提醒。
      几份文件：同一问卷的几批答卷合在一起计；按文本和按序号各一份，则得到选项的真实次序；问卷网的按序号导出可附编码文件。
      也可以从文本问卷（问卷星文本格式）、XLSForm（工作簿或 CSV 表）、LimeSurvey 的结构文件（.lss 或制表符分隔）起草。
      The questionnaire goes to standard output, what was recognised to standard error: manyi draft 答卷.csv | manyi check -
      """)

  @Argument(
    help:
      "导出文件 · Exports: of one survey, or one by text and one by number, or one by number and its codebook.")
  var files: [String]

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("name an export") }
    if files.count > 1, files.contains("-") {
      throw ValidationError("several files are read twice; standard input cannot be")
    }
  }

  func run() throws {
    var result = CommandResult()
    do throws(DraftFailure) {
      try draft(into: &result)
    } catch {
      if let problem = error.problem { result.problems.append(problem) }
    }
    try common.finish(result, command: "draft")
  }

  private func draft(into result: inout CommandResult) throws(DraftFailure) {
    if let instrument = DraftSource.instrument(files) ?? statisticalInstrument(&result) {
      result.inputs += files
      return report(DraftedSurvey(instrument, file: files[0]), nil, into: &result)
    }
    guard !result.problems.containsErrors else { throw DraftFailure(nil) }
    let codes = files.count == 2 ? files.lazy.compactMap { DraftSource.codeFile($0) }.first : nil
    if let codes, let numbers = files.first(where: { $0 != codes.path }) {
      let profiled = try profile(numbers, &result)
      result.inputs.append(codes.path)
      return report(DraftedSurvey(profiled, codes: codes.file), profiled, into: &result)
    }
    var profiled: [ProfiledExport] = []
    for file in files { profiled.append(try profile(file, &result)) }
    let numbers = files.indices.filter { profiled[$0].holdsNumbers }
    if files.count == 2, numbers.count == 1 {
      let text = 1 - numbers[0]
      let codebook = try pair(files[text], files[numbers[0]], &result)
      return report(DraftedSurvey(profiled[text], codebook: codebook), profiled[text], into: &result)
    }
    guard numbers.isEmpty || numbers.count == files.count else {
      throw DraftFailure(DraftProblem(.mixedContents, at: files[numbers[0]]))
    }
    let export = files.count == 1 ? profiled[0] : try joined(&result)
    report(DraftedSurvey(export), export, into: &result)
  }

  /// The responses of all files, which have been looked at before.
  private func joined(_ result: inout CommandResult) throws(DraftFailure) -> ProfiledExport {
    var export = try profile(files[0], &result, isOneOfSeveral: true)
    for path in files.dropFirst() {
      let file = try self.export(path, &result)
      let difference: HeadingDifference
      do throws(DelimitedTextError) { difference = try export.add(file) } catch { throw DraftFailure(error) }
      if difference.common == 0 { throw DraftFailure(DraftProblem(.otherSurvey(first: files[0]), at: path)) }
      guard !difference.missing.isEmpty || !difference.additional.isEmpty else { continue }
      let (missing, additional) = (difference.missing, difference.additional)
      result.problems.append(
        DraftProblem(
          .otherHeadings(missing: missing, additional: additional, first: files[0]), at: path))
    }
    return export
  }

  /// The instrument that the dictionary of an SPSS file is; `nil` for all other files, or with what is wrong reported.
  private func statisticalInstrument(_ result: inout CommandResult) -> Instrument? {
    guard files.count == 1, files[0] != "-" else { return nil }
    do throws(FileProblem) {
      let file = try InputFile.opened(files[0])
      guard file.kind == .spss else { return nil }
      return result.instrument(of: try file.whole(), files[0], encoding: exports.input(files[0]).encoding)
    } catch {
      result.problems.append(error)
      return nil
    }
  }

  private func report(_ survey: DraftedSurvey, _ export: ProfiledExport?, into result: inout CommandResult) {
    let report = DraftReport(survey, export: export, language: common.words)
    // Of a header of thousands of columns it takes as long as the reading.
    if common.format == .json { result.json = report.json }
    result.document = report.document
    result.text = survey.yaml
  }

  private func profile(
    _ path: String, _ result: inout CommandResult, isOneOfSeveral: Bool = false
  ) throws(DraftFailure) -> ProfiledExport {
    let file = try export(path, &result)
    do throws(DelimitedTextError) {
      return try ProfiledExport(file, isOneOfSeveral: isOneOfSeveral, threads: Processors.count)
    } catch {
      throw DraftFailure(error)
    }
  }

  private func pair(
    _ text: String, _ numbers: String, _ result: inout CommandResult
  ) throws(DraftFailure) -> Codebook {
    let files = (try export(text, &result), try export(numbers, &result))
    let codebook: Codebook
    do throws(DelimitedTextError) {
      codebook = try Codebook(text: files.0, numbers: files.1)
    } catch {
      throw DraftFailure(error)
    }
    if codebook.joined == 0 { throw DraftFailure(DraftProblem(.nothingInCommon, at: numbers)) }
    if codebook.unjoined > 0 {
      result.problems.append(
        DraftProblem(.partlyJoined(joined: codebook.joined, left: codebook.unjoined), at: numbers))
    }
    return codebook
  }

  private func export(_ path: String, _ result: inout CommandResult) throws(DraftFailure) -> ExportFile {
    let input = exports.input(path)
    guard let source = result.export(of: path, sheet: input.sheet) else { throw DraftFailure(nil) }
    return ExportFile(
      name: source.name, source: source.bytes, platform: input.platform,
      content: input.content ?? ExportContent(fileName: path), encoding: source.encoding ?? input.encoding)
  }
}

/// What ends a draft: any problem that leaves nothing to draft from.
private struct DraftFailure: Error {
  /// `nil` when it has been reported already.
  let problem: (any Diagnostic)?
  init(_ problem: (any Diagnostic)?) { self.problem = problem }
}
