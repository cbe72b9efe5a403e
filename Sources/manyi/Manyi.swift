import ArgumentParser
import Diagnostics

/// The command (命令).
@main
struct Manyi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manyi",
    abstract: "满意度调查与指标评分 · Satisfaction surveys and indicator scores that hold up under audit.",
    discussion: """
      manyi draft 答卷.csv --output 问卷.yaml
      manyi check 问卷.yaml --responses 答卷.csv
      manyi analyze 问卷.yaml 答卷.csv --distributed 260 --population 1860
      manyi score 评价.yaml

      退出码 · Exit: 0 完成 done; 1 输入有错误，什么也没写 errors in the input, nothing written; 64 用法不对 wrong usage.
      """,
    version: version,
    subcommands: [
      NewCommand.self, DraftCommand.self, CheckCommand.self, ScreenCommand.self, AnalyzeCommand.self,
      TallyCommand.self, MergeCommand.self, WeightCommand.self, PlanCommand.self, ScoreCommand.self,
      EstimateCommand.self, SchemaCommand.self,
    ])

  static let version = "0.1.0"
}
