public import ArgumentParser
import DelimitedText
import Questionnaires
public import Responses

extension ExportContent: ExpressibleByArgument {}

/// What a command line may say about exports (导出文件选项).
struct ExportOptions: ParsableArguments {
  @Option(
    help: .init(
      "平台 · The platform of the exports, when it is not recognised: \(ExportProfile.names.joined(separator: ", "))."
    ))
  var platform: String?

  @Option(help: "答案是文本、序号还是分值 · What the answers are, when it is not recognised.")
  var content: ExportContent?

  @Option(help: "编码 · UTF-8, GB18030, UTF-16LE or UTF-16BE, when it is not recognised.")
  var encoding: String?

  @Option(help: "工作表，名称或序号 · The sheet of a workbook, by name or number, when it is not the one found.")
  var sheet: String?

  func validate() throws {
    if let encoding, TextEncoding(named: encoding) == nil {
      throw ValidationError("unknown encoding ‘\(encoding)’: UTF-8, GB18030, UTF-16LE, UTF-16BE")
    }
  }

  /// An evaluation says all of this itself; an option that would be passed over is wrong usage.
  func validateForEvaluation(also options: [(name: String, isGiven: Bool)]) throws {
    for (name, isGiven) in options + own where isGiven {
      throw ValidationError("\(name) goes with a questionnaire and its exports; an evaluation says it itself")
    }
  }

  /// Tallies have been counted: an option that would have changed that is wrong usage.
  func validateForTallies(also options: [(name: String, isGiven: Bool)]) throws {
    for (name, isGiven) in options + own where isGiven {
      throw ValidationError("\(name) goes with manyi tally; a tally has been counted")
    }
  }

  private var own: [(name: String, isGiven: Bool)] {
    [
      ("--platform", platform != nil), ("--content", content != nil), ("--encoding", encoding != nil),
      ("--sheet", sheet != nil),
    ]
  }

  func input(_ path: String) -> ExportInput {
    ExportInput(
      path: path, sheet: sheet, platform: platform, content: content,
      encoding: encoding.flatMap { TextEncoding(named: $0) }
    )
  }
}
