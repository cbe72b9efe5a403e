public import Diagnostics

/// Why a source of bytes failed, in words (来源失败): its own when it has them in both languages.
///
/// Text may be made from something else as it is read; what is wrong with that is worth more than “reading failed”.
public struct SourceFailure: Hashable, Sendable {
  /// The kind of failure; `unreadable-file` unless the source says better.
  public let code: String
  private let messages: [Language: String]
  private let helps: [Language: String]

  /// What a source threw; a `Diagnostic` speaks for itself.
  public init(_ error: any Error) {
    if let problem = error as? any Diagnostic {
      code = problem.code
      messages = Self.words { problem.message(in: $0) }
      helps = Self.words { problem.help(in: $0) }
    } else {
      code = "unreadable-file"
      messages = [.zh: "读取文件失败：\(error)。", .en: "reading the file failed: \(error)."]
      helps = [.zh: "请检查文件是否存在、是否有权限、磁盘是否正常。", .en: "Check the file, its permissions and the disk."]
    }
  }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String { messages[language] ?? "" }

  /// The way out.
  public func help(in language: Language) -> String? { helps[language] }

  private static func words(_ words: (Language) -> String?) -> [Language: String] {
    var all: [Language: String] = [:]
    for language in Language.allCases { all[language] = words(language) }
    return all
  }
}
