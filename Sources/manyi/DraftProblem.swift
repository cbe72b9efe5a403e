import Diagnostics

/// Why two exports are no pair (起草问题).
struct DraftProblem: Diagnostic {
  enum Fault: Hashable, Sendable {
    /// Neither or both hold numbers.
    case noPair
    /// No response of one file is in the other.
    case nothingInCommon
    /// Some responses are in one file only.
    case partlyJoined(joined: Int, left: Int)
  }

  let fault: Fault
  let location: SourceLocation?

  init(_ fault: Fault, at file: String) { (self.fault, location) = (fault, .file(file)) }

  var severity: Severity { if case .partlyJoined = fault { .warning } else { .error } }

  var code: String {
    switch fault {
    case .noPair: "no-pair"
    case .nothingInCommon: "nothing-in-common"
    case .partlyJoined: "partly-joined"
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
    case .noPair: "两份文件要一份按文本、一份按序号导出。多份答卷请分别起草，或先合成一份。"
    case .nothingInCommon: "两份文件没有相同的序号，不是同一批答卷。"
    case .partlyJoined(let joined, let left): "两份文件只有 \(joined) 份序号相同，另有 \(left) 份只在一份里；选项次序按相同的那些推断。"
    }
  }

  private var english: String {
    switch fault {
    case .noPair:
      "of two files one is to be exported by text and one by number. Draft several files one by one."
    case .nothingInCommon: "the files have no response id in common; they are not of the same responses."
    case .partlyJoined(let joined, let left):
      "\(joined) responses are in both files, \(left) in one only; the order of options rests on the former."
    }
  }
}
