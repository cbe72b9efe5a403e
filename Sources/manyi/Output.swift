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
  /// Writes data to standard output. A reader that has seen enough, as `head`, is no problem.
  static func print(_ bytes: [UInt8]) throws(FileProblem) {
    if let error = write(bytes, to: stdout), error != EPIPE {
      throw FileProblem(.unwritable(error: error), "stdout")
    }
  }

  /// Writes everything that is not data to standard error.
  static func report(_ text: String) { _ = write(Array(text.utf8), to: stderr) }

  /// The system's number of what went wrong; `nil` when all was written.
  private static func write(_ bytes: [UInt8], to stream: UnsafeMutablePointer<FILE>) -> Int32? {
    let isWritten = fwrite(bytes, 1, bytes.count, stream) == bytes.count
    return isWritten && fflush(stream) == 0 ? nil : errno
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

  /// A variable of the environment; `nil` when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

// MARK: - Files

extension Output {
  /// Writes a file whole or not at all: a temporary file beside it takes its place when it is complete.
  ///
  /// A link stays a link and its target is replaced; a device or pipe is written to. An input is never replaced.
  static func write(_ bytes: [UInt8], toFile path: String, sparing inputs: [String]) throws(FileProblem) {
    guard let present = status(of: path) else { return try replace(path, permissions: nil, with: bytes) }
    let identity = FileIdentity(path: path)
    if inputs.contains(where: { FileIdentity(path: $0) == identity }) { throw FileProblem(.isInput, path) }
    switch present.st_mode & S_IFMT {
    case S_IFDIR: throw FileProblem(.isDirectory, path)
    case S_IFREG: try replace(target(of: path), permissions: present.st_mode & 0o777, with: bytes)
    default:
      guard let file = fopen(path, "wb") else { throw FileProblem(.unwritable(error: errno), path) }
      let error = write(bytes, to: file)
      fclose(file)
      if let error, error != EPIPE { throw FileProblem(.unwritable(error: error), path) }
    }
  }

  private static func replace(
    _ path: String, permissions: mode_t?, with bytes: [UInt8]
  ) throws(FileProblem) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    // A short name of its own: a long one and an ending might pass the limit of the file system.
    let temporary = "\(folder).manyi-\(getpid()).partial"
    guard let file = fopen(temporary, "wbx") else { throw FileProblem(.unwritable(error: errno), path) }
    var error = write(bytes, to: file)
    if let permissions { fchmod(fileno(file), permissions) }
    if fclose(file) != 0, error == nil { error = errno }
    if error == nil, rename(temporary, path) != 0 { error = errno }
    if let error {
      unlink(temporary)
      throw FileProblem(.unwritable(error: error), path)
    }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Where a link leads in the end.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
