import ArgumentParser
import DefinitionFiles
import Diagnostics
import Indicators
import Questionnaires
import SurveyWeights
import Tables

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "JSON Schema of a definition, so that editors complete and check it · 编辑器补全与检查")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case questionnaire, evaluation, margins
  }

  enum Keys: String, ExpressibleByArgument, CaseIterable {
    case zh, en
  }

  @Argument(help: "问卷、评价或加权方案 · Which definition.")
  var kind: Kind

  @Option(help: "键名用中文或英文 · Keys in Chinese or English.")
  var keys: Keys = .zh

  @Option(name: .shortAndLong, help: "写入文件，要么写全，要么不写 · Write to a file, whole or not at all.")
  var output: String?

  func run() throws {
    let shape =
      switch kind {
      case .questionnaire: Questionnaire.shape
      case .evaluation: Evaluation.shape
      case .margins: WeightingPlan.shape
      }
    let text = shape.jsonSchema(keys: keys == .zh ? .zh : .en).serialized()
    do throws(FileProblem) {
      guard let output, output != "-" else { return try Output.print(Array(text.utf8)) }
      try Output.write(Array(text.utf8), toFile: output, sparing: [])
    } catch {
      Output.report(error.line(in: .en) + "\n")
      throw ExitCode(1)
    }
  }
}
