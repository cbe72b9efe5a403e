public import ArgumentParser
import DelimitedText
import Questionnaires
public import Responses

extension ExportContent: ExpressibleByArgument {}

/// What a command line may say about exports (导出文件选项).
struct ExportOptions: ParsableArguments {
  @Option(help: "The platform of the exports, when it is not recognised: 问卷星, 通用表格")
  var platform: String?

  @Option(help: "What the answers are: text, number (positions) or score")
  var content: ExportContent?

  @Option(help: "UTF-8, GB18030 or UTF-16LE, when it is not recognised")
  var encoding: String?

  func validate() throws {
    if let encoding, TextEncoding(named: encoding) == nil {
      throw ValidationError("unknown encoding ‘\(encoding)’: UTF-8, GB18030, UTF-16LE, UTF-16BE")
    }
  }

  func input(_ path: String) -> ExportInput {
    ExportInput(
      path: path, platform: platform, content: content, encoding: encoding.flatMap { TextEncoding(named: $0) }
    )
  }
}
