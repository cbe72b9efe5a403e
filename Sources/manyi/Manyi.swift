import ArgumentParser
import Diagnostics

/// The command (命令).
@main
struct Manyi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manyi",
    abstract: "满意度调查与指标评分 · satisfaction surveys and indicator scores that hold up under audit",
    version: version,
    subcommands: [
      CheckCommand.self, ScreenCommand.self, AnalyzeCommand.self, ScoreCommand.self, SchemaCommand.self,
    ])

  static let version = "0.1.0"
}
