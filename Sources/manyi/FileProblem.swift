import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that cannot be read or written, or is not what the command takes (文件问题).
struct FileProblem: Error, Diagnostic {
  /// What is wrong. `error` is the operating system's number, `errno`.
  enum Fault: Hashable, Sendable {
    case unreadable(error: Int32)
    case unwritable(error: Int32)
    case isDirectory
    case isInput
    case isReadTwice
    case isPresent
    case neitherKind
    case isQuestionnaire
    case needsExports
    case isEvaluation
    case isTextCalledWorkbook
  }

  let fault: Fault
  let path: String

  init(_ fault: Fault, _ path: String) { (self.fault, self.path) = (fault, path) }

  var severity: Severity {
    switch fault {
    case .isTextCalledWorkbook: .note
    case .unreadable, .unwritable, .isDirectory, .isInput, .isReadTwice, .isPresent, .neitherKind,
      .isQuestionnaire,
      .needsExports, .isEvaluation:
      .error
    }
  }
  var location: SourceLocation? { .file(path) }

  var code: String {
    switch fault {
    case .unreadable: "unreadable-file"
    case .unwritable: "unwritable-file"
    case .isDirectory: "is-a-folder"
    case .isInput: "output-is-input"
    case .isReadTwice: "export-twice"
    case .isPresent: "already-there"
    case .neitherKind: "unknown-kind"
    case .isQuestionnaire: "is-a-questionnaire"
    case .needsExports: "no-exports"
    case .isEvaluation: "is-an-evaluation"
    case .isTextCalledWorkbook: "text-called-workbook"
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
    case .unreadable(let error): "读不了这个文件（\(Self.reason(error, .zh))）。请检查路径和权限。"
    case .unwritable(let error): "写不了（\(Self.reason(error, .zh))）。没有留下写了一半的文件。"
    case .isDirectory: "这是文件夹，不是文件。"
    case .isInput: "这是本次读取的文件，不会覆盖。请用 --output 指定另一个文件。"
    case .isReadTwice: "这个文件给了两次，每个人会计两遍。请删去一次。"
    case .isPresent: "已经有这个文件或文件夹，不会覆盖。请换一个名字。"
    case .neitherKind: "看不出是问卷还是评价：问卷有“题目”，评价有“指标体系”。"
    case .isQuestionnaire: "这是问卷，这里要的是评价文件（有“指标体系”）。"
    case .needsExports: "这是问卷，后面还要有答卷导出文件，例如 manyi analyze 问卷.yaml 答卷.csv。"
    case .isTextCalledWorkbook: "文件名像工作簿，内容其实是文本，按 CSV 读取。"
    case .isEvaluation: "这是评价文件，这里要的是问卷。评价自己写明问卷、答卷与份数，请单独给出。"
    }
  }

  private var english: String {
    switch fault {
    case .unreadable(let error):
      "cannot read the file (\(Self.reason(error, .en))). Check its path and permissions."
    case .unwritable(let error): "cannot write (\(Self.reason(error, .en))). No partial file is left behind."
    case .isDirectory: "this is a folder, not a file."
    case .isInput: "this file is one the command reads; it is not replaced. Give --output another name."
    case .isReadTwice: "this file is given twice, so that everybody would count double. Remove one."
    case .isPresent:
      "there is a file or folder of this name already; it is not written to. Choose another name."
    case .neitherKind:
      "neither a questionnaire (it would have 题目, questions) nor an evaluation (指标体系, framework)."
    case .isQuestionnaire: "this is a questionnaire; an evaluation (with 指标体系, framework) is needed here."
    case .needsExports:
      "this is a questionnaire; name its exports after it, as in manyi analyze survey.yaml export.csv."
    case .isTextCalledWorkbook: "it is called a workbook but is text; it is read as CSV."
    case .isEvaluation:
      "this is an evaluation where a questionnaire is needed. An evaluation names its questionnaires, exports and counts "
        + "itself: give it alone."
    }
  }

  /// The commonest reasons in Chinese, the rest in the system's words.
  private static func reason(_ error: Int32, _ language: Language) -> String {
    let system = String(cString: strerror(error))
    guard language == .zh else { return system }
    return switch error {
    case ENOENT: "没有这个文件或文件夹"
    case EACCES, EPERM: "没有权限"
    case ENOTDIR: "路径中间有一段不是文件夹"
    case ENOSPC: "磁盘已满"
    case EROFS: "磁盘只读"
    case ENAMETOOLONG: "文件名太长"
    default: system
    }
  }
}
