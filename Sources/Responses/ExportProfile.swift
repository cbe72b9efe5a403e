/// What a column of an export that is no question holds (元数据).
public enum MetadataRole: String, Hashable, Sendable, CaseIterable {
  /// 序号: the platform's own id of the response.
  case responseID = "responseID"
  /// 提交答卷时间.
  case submitted = "submitted"
  /// 所用时间.
  case duration = "duration"
  /// 来自IP.
  case address = "address"
  /// 来源, 总分 and whatever else is recognised and not needed.
  case other = "other"
}

/// How one platform writes its exports (平台规格). A value in a file of its own; nothing else knows platforms apart.
public struct ExportProfile: Sendable {
  /// 平台, as definitions write it.
  public let name: String
  /// Headings of columns that are no questions. Mapped by name, never by position.
  let metadata: [String: MetadataRole]
  /// Cells that mean “not asked”, whole.
  let skippedMarks: [String]
  /// Cells that mean “asked and left blank”, whole; an empty cell always does.
  let unansweredMarks: [String]
  /// Between the options of a multiple-choice answer.
  let optionSeparator: String
  /// Between the options of a ranking.
  let rankSeparator: String
  /// Around text typed beside an option.
  let otherText: TypedTextMarks
  /// Between a matrix question's stem and its row.
  let rowSeparators: [String]
  /// In number exports: not asked, left blank.
  let skippedNumbers: [String], unansweredNumbers: [String]
  /// Headings that give the platform away; two of them do.
  let tellingHeadings: [String]

  /// Whether a survey platform writes exports of this kind.
  var isPlatform: Bool { !tellingHeadings.isEmpty }

  /// The profiles known, most particular first.
  static let all = [ExportProfile.wenjuanxing]

  /// The profile a definition names, or the one the heading shows; the plain profile when nothing shows.
  static func detected(header: [String], named name: String?) -> (profile: ExportProfile, evidence: [String])
  {
    if let named = (all + [.plain]).first(where: { $0.name == name }) { return (named, []) }
    let folded = Set(header.map(\.folded))
    for profile in all {
      let seen = profile.tellingHeadings.filter(folded.contains)
      if seen.count >= 2 { return (profile, seen) }
    }
    return (.plain, [])
  }
}

/// What was recognised about an export, and why (识别结果).
public struct ExportRecognition: Hashable, Sendable {
  /// The file, as the user gave it.
  public let file: String
  /// 平台.
  public let platform: String
  /// The headings that gave it away; empty when it was declared or is the plain profile.
  public let evidence: [String]
  /// Whether answers are texts, positions or scores.
  public let content: ExportContent
  /// The text encoding's name.
  public let encoding: String
  /// Records with answers.
  public let responses: Int
  /// Headings that answer no question and are no known metadata.
  public let unusedHeadings: [String]
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
  init?(fileName: String) {
    switch fileName.firstMatch(of: /_按(文本|序号|分数)_/)?.1 {
    case "文本": self = .text
    case "序号": self = .number
    case "分数": self = .score
    default: return nil
    }
  }
}

/// The marks around text typed beside an option (填写标记): 〖 and 〗.
struct TypedTextMarks: Sendable {
  let open: [UInt8], close: [UInt8]

  init(_ open: String, _ close: String) { (self.open, self.close) = (Array(open.utf8), Array(close.utf8)) }
}
