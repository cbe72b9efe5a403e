import ArgumentParser
import DefinitionFiles
import Diagnostics
import Indicators
import Questionnaires
import Tables

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of a definition, for editors")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case questionnaire, evaluation
  }

  enum Keys: String, ExpressibleByArgument, CaseIterable {
    case zh, en
  }

  @Argument(help: "questionnaire or evaluation")
  var kind: Kind

  @Option(help: "Keys in Chinese (zh) or English (en)")
  var keys: Keys = .zh

  @Option(name: .shortAndLong, help: "Write to a file, whole or not at all")
  var output: String?

  func run() throws {
    let shape = kind == .questionnaire ? Questionnaire.shape : Evaluation.shape
    let text = shape.jsonSchema(keys: keys == .zh ? .zh : .en).serialized()
    guard let output else { return Output.print(text) }
    do throws(FileProblem) {
      try Output.write(text, toFile: output)
    } catch {
      Output.report(error.line(in: .en) + "\n")
      throw ExitCode(1)
    }
  }
}
