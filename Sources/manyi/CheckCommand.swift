import ArgumentParser
import DefinitionFiles
import Diagnostics
import Indicators
import Questionnaires
import Reports
import Tables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查 · Questionnaires, evaluations and exports: every problem and finding.",
    usage: "manyi check FILE… [--responses EXPORT…]",
    discussion: """
      检查问卷、评价和答卷文件，列出全部问题（带行列位置）与审核发现。
      Problems are errors (exit 1), warnings or notes; findings are what a reviewer of an evaluation would object to.
      """)

  @Argument(help: "问卷或评价文件 · Questionnaires and evaluations; - is standard input.")
  var files: [String]

  @Option(parsing: .upToNextOption, help: "答卷导出文件 · Exports to check against the one questionnaire named.")
  var responses: [String] = []

  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file") }
    if !responses.isEmpty, files.count != 1 {
      throw ValidationError("--responses goes with exactly one questionnaire")
    }
  }

  private struct Checked {
    let path: String
    let kind: DefinitionKind
    let isValid: Bool
  }

  func run() throws {
    var result = CommandResult()
    var checked: [Checked] = []
    var findings: [Finding] = []
    for file in files {
      var own = CommandResult()
      let kind = check(file, into: &own, findings: &findings)
      checked.append(Checked(path: file, kind: kind, isValid: !own.problems.containsErrors))
      result.problems += own.problems
      result.inputs += own.inputs
      result.workbooks += own.workbooks
      result.exports += own.exports
      result.lines.merge(own.lines) { first, _ in first }
    }
    result.json = [
      "files": .array(
        checked.map {
          .object(["path": .string($0.path), "kind": .string($0.kind.rawValue), "valid": .bool($0.isValid)])
        }),
      "findings": FindingsReport.json(findings, common.words),
    ]
    result.document = document(checked, findings)
    if !result.exports.isEmpty {
      result.document.append(.table(RecognitionReport.table(result.exports, language: common.words)))
    }
    try common.finish(result, command: "check")
  }

  private func document(_ checked: [Checked], _ findings: [Finding]) -> Document {
    let zh = common.words == .zh
    var table = Table(columns: [
      .init(zh ? "文件" : "File"), .init(zh ? "类型" : "Kind"), .init(zh ? "结果" : "Result"),
    ])
    for file in checked {
      table.append([
        .init(file.path), .init(zh ? file.kind.chinese : file.kind.rawValue), .init(zh ? "有效" : "valid"),
      ])
    }
    var document = Document([.table(table)])
    document.blocks += FindingsReport.blocks(findings, common.words, width: common.drawingWidth)
    return document
  }

  private func check(
    _ file: String, into result: inout CommandResult, findings: inout [Finding]
  ) -> DefinitionKind {
    do throws(FileProblem) {
      let bytes = try result.bytes(of: file)
      let kind = DefinitionKind(bytes: bytes, file: file)
      switch kind {
      case .evaluation:
        let inputs = EvaluationInputs(bytes, file, result: &result)
        findings += inputs.scorecard(result: &result)?.findings ?? []
      case .questionnaire:
        let questionnaire = QuestionnaireFile(bytes, file, result: &result)
        if !responses.isEmpty {
          let inputs = SurveyInputs(questionnaire: questionnaire, exports: responses.map(exports.input))
          _ = inputs.screened(result: &result)
        }
      case .unknown: result.problems += problems(ofNeitherKind: bytes, file, lines: &result.lines)
      }
      return kind
    } catch {
      result.problems.append(error)
      return .unknown
    }
  }

  /// Why a file cannot be read at all, else that it is neither kind.
  private func problems(
    ofNeitherKind bytes: [UInt8], _ file: String, lines: inout [String: [String]]
  ) -> [any Diagnostic] {
    let document = DefinitionDocument(bytes: bytes, file: file)
    guard document.root == nil else { return [FileProblem(.neitherKind, file)] }
    let read = Questionnaire.read(bytes: bytes, file: file)
    lines[file] = read.lines
    return read.problems
  }
}
