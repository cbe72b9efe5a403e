public import ArgumentParser
public import Diagnostics
import Reports
import Responses
import Tables

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, markdown, csv, xlsx

  /// The format a file name's extension stands for; `nil` for any other.
  init?(fileName: String) {
    let name = fileName.lowercased()
    let formats: [(String, OutputFormat)] = [
      (".json", .json), (".csv", .csv), (".xlsx", .xlsx), (".md", .markdown), (".markdown", .markdown),
      (".txt", .text),
    ]
    guard let format = formats.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }
}

extension Language: ExpressibleByArgument {}

/// Flags every command has (公共选项).
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "输出格式 · Unless given, the extension of --output decides (.json .csv .xlsx .md), else text.")
  var declaredFormat: OutputFormat?

  @Option(name: .shortAndLong, help: "写入文件，要么写全，要么不写 · Write to a file, whole or not at all.")
  var output: String?

  @Option(help: "提示与结果的语言 · Taken from LC_ALL or LANG unless given.")
  var language: Language?

  @Flag(help: "不显示警告与提示 · Print no warnings and notes.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "不用颜色 · No colour; NO_COLOR does the same.")
  var noColor = false

  @Flag(help: "有警告也以 1 退出 · Warnings end with exit 1, too.")
  var strict = false

  func validate() throws {
    if format == .xlsx, output == nil || output == "-", Output.isTerminal(STDOUT_FILENO) {
      throw ValidationError("a workbook is no text for a terminal: name a file with --output")
    }
  }

  /// The format given, else the one the output's name asks for.
  var format: OutputFormat { declaredFormat ?? output.flatMap(OutputFormat.init(fileName:)) ?? .text }

  /// The language given, else the environment's: Chinese when it says so, English otherwise.
  var words: Language { Self.words(declared: language) }

  /// The language given, else the environment's.
  static func words(declared language: Language?) -> Language {
    if let language { return language }
    let locale =
      Output.environment("LC_ALL") ?? Output.environment("LC_MESSAGES") ?? Output.environment("LANG")
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }

  /// Terminal cells for drawings: they are indented by two, and beyond a hundred cells an eye no longer follows a row.
  var drawingWidth: Int { min((output == nil ? Output.terminalWidth : nil) ?? 74, 100) - 2 }

  private var isColoured: Bool {
    !noColor && Output.environment("NO_COLOR") == nil && Output.isTerminal(STDERR_FILENO)
  }
}

/// What a command found out: the problems on its way, and its result where there is one.
struct CommandResult {
  var problems: [any Diagnostic] = []
  /// Members of the JSON object beside `manyi`, `command` and `problems`.
  var json: [String: JSONValue] = [:]
  var document = Document()
  /// What `--format text` writes where that is no document but a file of its own; the document then goes to standard
  /// error.
  var text: String?
  /// For formats of one table: makes what `--format csv` writes; `nil` = the document's tables.
  var table: (() -> Table)?
  /// The same where it may be a record for each response.
  var records: RecordList?
  /// Definition files' lines, for excerpts, by file.
  var lines: [String: [String]] = [:]
  /// Workbooks being read; what is odd about them is known when they have been.
  var workbooks: [WorkbookExport] = []
  /// What the exports read so far were taken for.
  var exports: [ExportRecognition] = []
  /// Every file read so far, which the output must not replace.
  var inputs: [String] = []
}

extension CommonOptions {
  /// Prints all problems, then the result, unless a problem is an error; then nothing is written.
  func finish(_ result: CommandResult, command: String) throws {
    try finish(result, command: command, format: format, to: output)
  }

  /// The same for a command that makes records for other programs: they go to a file, as CSV, and the report is printed
  /// once they are there.
  func finish(_ result: CommandResult, command: String, recordsTo output: String?) throws {
    let records = result.records.map { records in { csv(records.csvBytes(), to: output) } }
    try finish(result, command: command, file: records, to: output)
  }

  /// The same for a file of another kind.
  func finish(
    _ result: CommandResult, command: String, file: (() -> [UInt8])?, to output: String?
  ) throws {
    let format = declaredFormat ?? .text
    guard let output, let file, !fails(result.problems) else {
      return try finish(result, command: command, format: format, to: nil)
    }
    // A file that goes to standard output has it for itself.
    if output == "-" { report(told(result), lines: result.lines) }
    try deliver(file(), to: output, sparing: result.inputs)
    if output != "-" { try finish(result, command: command, format: format, to: nil) }
  }

  /// The problems in file order; a file that two surveys use tells its problems once.
  private func told(_ result: CommandResult) -> [any Diagnostic] {
    var seen: Set<String> = []
    let all = result.problems + result.workbooks.flatMap(\.remarks)
    return all.inFileOrder().filter { seen.insert($0.line(in: words)).inserted }
  }

  private func fails(_ problems: [any Diagnostic]) -> Bool {
    problems.containsErrors || (strict && problems.contains { $0.severity == .warning })
  }

  private func finish(
    _ result: CommandResult, command: String, format: OutputFormat, to output: String?
  ) throws {
    let problems = told(result)
    let fails = fails(problems)
    if format == .json {
      let members = [
        "manyi": JSONValue.string(Manyi.version), "command": .string(command),
        "problems": ProblemsReport.json(problems, words),
        "exports": fails || result.exports.isEmpty
          ? nil : RecognitionReport.json(result.exports, language: words),
      ].compactMapValues(\.self)
      let object = JSONValue.object(members.merging(fails ? [:] : result.json) { first, _ in first })
      let bytes = object.serializedBytes()
      try deliver(bytes, to: fails ? nil : output, sparing: result.inputs)
    } else {
      report(problems, lines: result.lines)
      if fails, !quiet, problems.contains(where: \.isAboutColumns) {
        for line in RecognitionReport.lines(result.exports, language: words) { Output.report(line + "\n") }
      }
      if !fails {
        if result.text != nil, format == .text, !quiet {
          Output.report(result.document.text(width: 110) + "\n")
        }
        try deliver(rendered(result, as: format, to: output), to: output, sparing: result.inputs)
      }
    }
    if fails { throw ExitCode(1) }
  }

  private func rendered(_ result: CommandResult, as format: OutputFormat, to output: String?) -> [UInt8] {
    switch format {
    case .text:
      Array((result.text ?? result.document.text(width: output == nil ? Output.terminalWidth : nil)).utf8)
    case .markdown: Array(result.document.markdown().utf8)
    case .csv:
      csv(
        result.records?.csvBytes() ?? Array((result.table?().csv() ?? result.document.csv()).utf8), to: output
      )
    case .xlsx:
      ((result.records?.table ?? result.table?()).map { [.table($0)] } ?? result.document).workbook()
    case .json: []
    }
  }

  /// A spreadsheet takes a CSV file for the local code page unless it begins with a byte order mark.
  private func csv(_ text: [UInt8], to output: String?) -> [UInt8] {
    output == nil || output == "-" ? text : Array("\u{FEFF}".utf8) + text
  }

  private func deliver(_ bytes: [UInt8], to output: String?, sparing inputs: [String]) throws {
    do throws(FileProblem) {
      guard let output, output != "-" else { return try Output.print(bytes) }
      try Output.write(bytes, toFile: output, sparing: inputs)
    } catch {
      report([error], lines: [:])
      throw ExitCode(1)
    }
  }

  private func report(_ problems: [any Diagnostic], lines: [String: [String]]) {
    var source = SourceLines(lines)
    for problem in problems where problem.severity == .error || !quiet {
      var text = problem.line(in: words)
      if isColoured { text = text.coloured(problem.severity) }
      if let excerpt = problem.location.flatMap({ source.excerpt(at: $0) }) {
        text += "\n" + excerpt.description
      }
      Output.report(text + "\n")
    }
  }
}

/// The lines of definition files, for excerpts (摘录来源).
private struct SourceLines {
  private let lines: [String: [String]]
  /// The line looked at last: thousands of problems may be on one that is very long.
  private var last: (file: String, line: Int, scalars: [Unicode.Scalar])?

  /// - Parameter lines: by file.
  init(_ lines: [String: [String]]) { self.lines = lines }

  /// `nil` where there is no such line.
  mutating func excerpt(at location: SourceLocation) -> Excerpt? {
    guard let line = location.line, let column = location.column, let source = lines[location.file],
      source.indices.contains(line - 1)
    else { return nil }
    if let last, last.file == location.file, last.line == line {
      return Excerpt(scalars: last.scalars, column: column)
    }
    let scalars = Array(source[line - 1].unicodeScalars)
    last = (location.file, line, scalars)
    return Excerpt(scalars: scalars, column: column)
  }
}

extension Diagnostic {
  /// Whether an export that was taken for something else may be the cause.
  fileprivate var isAboutColumns: Bool {
    guard severity == .error, let problem = self as? ResponseProblem else { return false }
    switch problem.fault {
    case .missingColumn, .twoColumns, .ambiguousHeading, .unknownOption, .unknownOptionColumn,
      .textAmongNumbers,
      .contentUnclear:
      return true
    case .ambiguousColumn, .declaredColumnMissing, .unknownItem, .unknownGroup, .moreUnknownOptions,
      .ambiguousAnswer, .unknownPlatform, .tooManyOptions, .notANumber, .unreadableCell, .missingMetadata,
      .durationFromTimes, .dayOrderAssumed, .repeatedResponses, .changedResponse, .sameIDsWithoutTimes,
      .changedWhileRead, .noWeight,
      .shortRecords, .longRecord, .moreLongRecords, .emptyRecords, .noResponses, .notACountsTable,
      .repeatedCount,
      .countOutOfRange, .noCounts, .tooManyCounts, .unreadableWeight, .tooManyFiles:
      return false
    }
  }
}

extension String {
  fileprivate func coloured(_ severity: Severity) -> String {
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return replacing(/(?:error|warning|note)\[[a-z0-9-]+\]/, maxReplacements: 1) {
      "\u{1B}[\(colour)m\($0.output)\u{1B}[0m"
    }
  }
}
