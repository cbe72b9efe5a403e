import Diagnostics

/// Why exports do not go together (起草问题).
struct DraftProblem: Diagnostic {
  enum Fault: Hashable, Sendable {
    /// No response of one file is in the other.
    case nothingInCommon
    /// Some responses are in one file only.
    case partlyJoined(joined: Int, left: Int)
    /// No column of one file is in the first.
    case otherSurvey(first: String)
    /// Questions of the first file that this one lacks, and the other way round.
    case otherHeadings(missing: [String], additional: [String], first: String)
    /// Several files, and one of them holds numbers.
    case mixedContents
  }

  let fault: Fault
  let location: SourceLocation?

  init(_ fault: Fault, at file: String) { (self.fault, location) = (fault, .file(file)) }

  var severity: Severity {
    switch fault {
    case .partlyJoined, .otherHeadings: .warning
    case .nothingInCommon, .otherSurvey, .mixedContents: .error
    }
  }

  var code: String {
    switch fault {
    case .nothingInCommon: "nothing-in-common"
    case .partlyJoined: "partly-joined"
    case .otherSurvey: "other-survey"
    case .otherHeadings: "other-headings"
    case .mixedContents: "mixed-contents"
    }
  }

  func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .nothingInCommon: "两份文件没有相同的序号，不是同一批答卷。"
    case .partlyJoined(let joined, let left): "两份文件只有 \(joined) 份序号相同，另有 \(left) 份只在一份里；选项次序按相同的那些推断。"
    case .otherSurvey(let first): "没有一列与 \(first) 的相同，不是同一份问卷的答卷。"
    case .otherHeadings(let missing, let additional, let first):
      "表头与 \(first) 不同："
        + [
          missing.isEmpty ? "" : "缺 \(Self.listed(missing, in: .zh))",
          additional.isEmpty ? "" : "多 \(Self.listed(additional, in: .zh))，没有计入",
        ].filter { !$0.isEmpty }.joined(separator: "；") + "。"
    case .mixedContents: "几份文件里有的按文本、有的按序号；同一问卷的多批答卷请按同一种内容导出。"
    }
  }

  private var english: String {
    switch fault {
    case .nothingInCommon: "the files have no response id in common; they are not of the same responses."
    case .partlyJoined(let joined, let left):
      "\(joined) responses are in both files, \(left) in one only; the order of options rests on the former."
    case .otherSurvey(let first): "it has no column in common with \(first): another survey."
    case .otherHeadings(let missing, let additional, let first):
      "its headings differ from those of \(first): "
        + [
          missing.isEmpty ? "" : "it lacks \(Self.listed(missing, in: .en))",
          additional.isEmpty ? "" : "it has besides, not counted, \(Self.listed(additional, in: .en))",
        ].filter { !$0.isEmpty }.joined(separator: "; ") + "."
    case .mixedContents:
      "some files are by text and some by number; several batches of a survey are exported alike."
    }
  }

  /// The first few headings.
  private static func listed(_ headings: [String], in language: Language) -> String {
    let shown = headings.prefix(5).map { language == .zh ? "“\($0.prefix(40))”" : "‘\($0.prefix(40))’" }
    let rest = headings.count - shown.count
    let more = language == .zh ? " 等 \(headings.count) 列" : " and \(rest) more"
    return shown.joined(separator: language == .zh ? "、" : ", ") + (rest > 0 ? more : "")
  }
}
