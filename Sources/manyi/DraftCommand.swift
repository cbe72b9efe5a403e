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
      "起草 · Drafts a questionnaire from an export, or from a text and a number export of the same responses.",
    usage:
      "manyi draft EXPORT… [--output 问卷.yaml]\nmanyi draft 问卷.txt|XLSForm.csv…|LimeSurvey.txt [--output 问卷.yaml]",
    discussion: """
      从导出文件推断题型、量表、矩阵、选项和有效性规则，写出问卷初稿；每处推断都标“待确认”，check 会逐一提醒。
      也可以从文本问卷（问卷星文本格式）、XLSForm 的 CSV 表、LimeSurvey 的结构文件（制表符分隔）起草。
      The questionnaire goes to standard output, what was recognised to standard error: manyi draft 答卷.csv | manyi check -
      """)

  @Argument(help: "导出文件；按文本和按序号各一份，则得到选项的真实次序 · One export, or a text and a number export.")
  var files: [String]

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...3).contains(files.count) else {
      throw ValidationError(
        "name one export, two of the same responses (by text and by number), or the sheets of an XLSForm")
    }
    if files.count > 1, files.contains("-") {
      throw ValidationError("a pair is read twice; standard input cannot be")
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
    guard files.count < 3 else { throw DraftFailure(DraftProblem(.noPair, at: files[2])) }
    var profiled: [ProfiledExport] = []
    for file in files { profiled.append(try profile(file, &result)) }
    var codebook: Codebook?
    if profiled.count == 2 {
      guard let text = profiled.firstIndex(where: { !$0.holdsNumbers }), profiled[1 - text].holdsNumbers
      else {
        throw DraftFailure(DraftProblem(.noPair, at: files[1]))
      }
      codebook = try pair(files[text], files[1 - text], &result)
      if text == 1 { profiled.reverse() }
    }
    report(DraftedSurvey(profiled[0], codebook: codebook), profiled[0], into: &result)
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
    result.json = report.json
    result.document = report.document
    result.text = survey.yaml
  }

  private func profile(_ path: String, _ result: inout CommandResult) throws(DraftFailure) -> ProfiledExport {
    let file = try export(path, &result)
    do throws(DelimitedTextError) {
      return try ProfiledExport(file)
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
