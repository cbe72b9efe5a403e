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
    abstract:
      "Validates questionnaires and evaluations, and exports against them; prints every problem and finding")

  @Argument(help: "Questionnaires and evaluations; - is standard input")
  var files: [String]

  @Option(parsing: .upToNextOption, help: "Exports to check against the one questionnaire named")
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
    let kind: String
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
      result.lines.merge(own.lines) { first, _ in first }
    }
    result.json = [
      "files": .array(
        checked.map {
          .object(["path": .string($0.path), "kind": .string($0.kind), "valid": .bool($0.isValid)])
        }),
      "findings": FindingsReport.json(findings, common.words),
    ]
    result.document = document(checked, findings)
    try common.finish(result, command: "check")
  }

  private func document(_ checked: [Checked], _ findings: [Finding]) -> Document {
    let zh = common.words == .zh
    var table = Table(columns: [
      .init(zh ? "文件" : "File"), .init(zh ? "类型" : "Kind"), .init(zh ? "结果" : "Result"),
    ])
    for file in checked {
      let kind = zh ? ["questionnaire": "问卷", "evaluation": "评价"][file.kind] ?? file.kind : file.kind
      table.append([.init(file.path), .init(kind), .init(zh ? "有效" : "valid")])
    }
    var document = Document([.table(table)])
    if let findings = FindingsReport.table(findings, common.words) { document.append(.table(findings)) }
    return document
  }

  private func check(_ file: String, into result: inout CommandResult, findings: inout [Finding]) -> String {
    do throws(FileProblem) {
      let document = DefinitionDocument(bytes: try InputFile.bytes(of: file), file: file)
      let isEvaluation = document.root?["指标体系"] != nil || document.root?["事实"] != nil
      let isQuestionnaire = document.root?["题目"] != nil || document.root?["量表"] != nil
      if isEvaluation {
        let inputs = EvaluationInputs(file, result: &result)
        findings += inputs.scorecard(result: &result)?.findings ?? []
        return "evaluation"
      }
      if document.root != nil, !isQuestionnaire {
        result.problems.append(FileProblem(.neitherKind, file))
        return "unknown"
      }
      let questionnaire = QuestionnaireFile(file, result: &result)
      if !responses.isEmpty {
        let inputs = SurveyInputs(questionnaire: questionnaire, exports: responses.map(exports.input))
        _ = inputs.screened(result: &result)
      }
      return document.root == nil ? "unknown" : "questionnaire"
    } catch {
      result.problems.append(error)
      return "unknown"
    }
  }
}
