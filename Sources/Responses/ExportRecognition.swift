/// What was recognised about an export, and why (识别结果).
public struct ExportRecognition: Hashable, Sendable {
  /// The file, as the user gave it.
  public package(set) var file: String
  /// 平台.
  public package(set) var platform: String
  /// What gave it away; empty when it was declared or is the plain profile.
  public package(set) var evidence: [ExportEvidence]
  /// Whether the platform was named by the user.
  public package(set) var isDeclared: Bool
  /// Whether answers are texts, positions or scores.
  public package(set) var content: ExportContent
  /// The text encoding's name.
  public package(set) var encoding: String
  /// Title records above the header, which hold nothing.
  public package(set) var preambleRecords: Int
  /// Records of the header.
  public package(set) var headerRecords: Int
  /// Records with answers.
  public package(set) var responses: Int
  /// Of those, responses that earlier files held already; they count once.
  public package(set) var repeated = 0
  /// 平台标记: columns in which the platform judges the response, for a rule to use.
  public package(set) var verdictHeadings: [String]
  /// Headings that answer no question and are no known metadata.
  public package(set) var unusedHeadings: [String]
}

extension ExportRecognition {
  /// Nothing recognised yet.
  package static let blank = ExportRecognition(
    file: "", platform: "", evidence: [], isDeclared: false, content: .text, encoding: "", preambleRecords: 0,
    headerRecords: 0, responses: 0, verdictHeadings: [], unusedHeadings: [])

  /// The file's name without its folder: where a file lies is nothing a figure depends on.
  package var baseName: String { file.split(separator: "/").last.map(String.init) ?? file }
}

/// One reason for taking an export for a platform's (识别依据).
public enum ExportEvidence: Hashable, Sendable {
  /// Columns with these headings.
  case headings([String])
  /// The header is written in this form, as this example shows.
  case form(example: String)
  /// A record below the header begins its cells like this.
  case below(String)
}

/// What the answers in an export are (内容).
public enum ExportContent: String, Hashable, Sendable, CaseIterable {
  /// 文本: option texts.
  case text
  /// 序号: positions, from 1.
  case number
  /// 分值: scores.
  case score

  /// What a platform writes into the names of its files: `123_按序号_问卷_82_78.csv`.
  package init?(fileName: String) {
    switch fileName.firstMatch(of: /_按(文本|序号|分数)_/)?.1 {
    case "文本": self = .text
    case "序号": self = .number
    case "分数": self = .score
    default: return nil
    }
  }
}
