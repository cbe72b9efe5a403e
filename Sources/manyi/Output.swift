import Diagnostics
import Tables

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

/// The terminal and the files a command writes (输出). Nothing else in the package does either.
enum Output {
  /// Writes data to standard output.
  static func print(_ text: String) { write(text, to: stdout) }

  /// Writes everything that is not data to standard error.
  static func report(_ text: String) { write(text, to: stderr) }

  private static func write(_ text: String, to stream: UnsafeMutablePointer<FILE>) {
    var text = text
    text.withUTF8 { bytes in
      _ = fwrite(bytes.baseAddress, 1, bytes.count, stream)
      fflush(stream)
    }
  }

  /// Whether a person is looking.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The terminal's width in cells; `nil` when output does not go to one.
  static var terminalWidth: Int? {
    guard isTerminal(STDOUT_FILENO) else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes a file whole or not at all: a temporary file beside it takes its place when it is complete.
  static func write(_ text: String, toFile path: String) throws(FileProblem) {
    let temporary = "\(path).\(getpid()).partial"
    guard let file = fopen(temporary, "wbx") else { throw FileProblem(.unwritable(reason: lastError), path) }
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    let isFlushed = fflush(file) == 0
    let isClosed = fclose(file) == 0
    guard isWritten, isFlushed, isClosed, rename(temporary, path) == 0 else {
      let reason = lastError
      unlink(temporary)
      throw FileProblem(.unwritable(reason: reason), path)
    }
  }

  /// The operating system's words for what went wrong last.
  static var lastError: String { String(cString: strerror(errno)) }

  /// A variable of the environment; `nil` when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

/// A file that cannot be read or written (文件问题).
struct FileProblem: Error, Diagnostic {
  enum Fault: Hashable, Sendable {
    case unreadable(reason: String)
    case unwritable(reason: String)
    case isDirectory
    case neitherKind
  }

  let fault: Fault
  let path: String

  init(_ fault: Fault, _ path: String) { (self.fault, self.path) = (fault, path) }

  var severity: Severity { .error }
  var location: SourceLocation? { .file(path) }

  var code: String {
    switch fault {
    case .unreadable: "unreadable-file"
    case .unwritable: "unwritable-file"
    case .isDirectory: "is-a-folder"
    case .neitherKind: "unknown-kind"
    }
  }

  func message(in language: Language) -> String {
    switch (fault, language) {
    case (.unreadable(let reason), .zh): "读不了这个文件（\(reason)）。请检查路径和权限。"
    case (.unreadable(let reason), .en): "cannot read the file (\(reason)). Check its path and permissions."
    case (.unwritable(let reason), .zh): "写不了这个文件（\(reason)）。没有留下任何东西。"
    case (.unwritable(let reason), .en): "cannot write the file (\(reason)). Nothing is left behind."
    case (.isDirectory, .zh): "这是文件夹，不是文件。"
    case (.isDirectory, .en): "this is a folder, not a file."
    case (.neitherKind, .zh): "看不出是问卷还是评价：问卷有“题目”，评价有“指标体系”。"
    case (.neitherKind, .en):
      "neither a questionnaire (it would have 题目, questions) nor an evaluation (指标体系, framework)."
    }
  }
}
