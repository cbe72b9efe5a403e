import ArgumentParser
import Diagnostics
import Questionnaires
import Reports
import Responses
import Screening
import Tabulation

struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "计数 · Counts a part of a survey, for merge and analyze --tally.",
    usage: "manyi tally QUESTIONNAIRE EXPORT… --output T.tally",
    discussion: """
      把答卷数成一个计数文件：只有频数与加权和，没有任何一份答卷、编号或填写的文字。各部分分开计数，再用 manyi merge 合并。
      A tally holds counts and sums, and no response, id or typed text. Problems of exports are told now, not later.
      """)

  @Argument(help: "问卷和答卷 · A questionnaire with its exports (- is standard input).")
  var files: [String]

  @Option(
    help: .init("按单选题分组，可重复 · A single-choice question to group by; may be repeated.", valueName: "question"))
  var by: [String] = []

  @Option(
    help: .init(
      "权数所在列，或 manyi weight 写出的 .csv · The column with respondent weights, or the .csv file manyi weight wrote.",
      valueName: "column"))
  var weights: String?

  @Option(help: .init("标准输入叫什么 · What to call standard input.", valueName: "name"))
  var inputName: String?

  @OptionGroup var form: TallyForm
  @OptionGroup var exports: ExportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.count < 2 { throw ValidationError("name a questionnaire and its exports") }
    if inputName != nil, !files.dropFirst().contains("-") {
      throw ValidationError("--input-name names standard input, and no export is -")
    }
    try form.validate(common)
  }

  func run() throws {
    var result = CommandResult()
    let inputs = SurveyInputs(
      questionnaire: QuestionnaireFile(files[0], result: &result),
      exports: files.dropFirst().map { path in
        var export = exports.input(path)
        if path == "-" { export.name = inputName }
        return export
      },
      weights: weights.map { WeightSource($0) })
    let questionnaires = [inputs.questionnaire.questionnaire].compactMap(\.self)
    let grouping = GroupingQuestions(by, of: questionnaires, file: files[0])
    result.problems += grouping.problems
    let tally = grouping.indices.first.flatMap { inputs.tally(by: $0, result: &result) }
    try form.finish(tally, &result, command: "tally", common)
  }
}

/// How a tally is written (计数文件的写法).
struct TallyForm: ParsableArguments {
  @Flag(help: "写成一行文字，供只传文本的管道 · Write one line of text, for pipes that carry lines.")
  var base64 = false

  /// A tally has to go somewhere.
  func validate(_ common: CommonOptions) throws {
    if common.output == nil {
      throw ValidationError("name the tally with --output T.tally; - is standard output")
    }
  }

  /// Writes a tally, and prints what it holds unless it takes standard output itself.
  func finish(
    _ tally: TallyFile?, _ result: inout CommandResult, command: String, _ common: CommonOptions
  ) throws {
    guard let tally else { return try common.finish(result, command: command) }
    result.exports = tally.exports
    result.json = TallyReport.json(tally)
    result.document = TallyReport.document(tally, language: common.words)
    let file = { base64 ? TallyText.line(tally.bytes) : tally.bytes }
    try common.finish(result, command: command, file: file, to: common.output)
  }
}
