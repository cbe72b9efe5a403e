import DelimitedText
import Diagnostics
import Responses

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

/// Files a command reads (输入文件); `-` is standard input.
enum InputFile {
  /// A file's bytes, up to a limit past which no definition goes.
  static func bytes(of path: String, atMost limit: Int = 64 << 20) throws(FileProblem) -> [UInt8] {
    let descriptor = try open(path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem(.unreadable(error: errno), path)
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// A file with its first bytes looked at.
  static func opened(_ path: String) throws(FileProblem) -> OpenedFile {
    OpenedFile(Handle(try open(path)), path)
  }

  private static func open(_ path: String) throws(FileProblem) -> Int32 {
    if path == "-" { return STDIN_FILENO }
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDONLY)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, O_RDONLY)
    #else
      let descriptor = Glibc.open(path, O_RDONLY)
    #endif
    guard descriptor >= 0 else { throw FileProblem(.unreadable(error: errno), path) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw FileProblem(.isDirectory, path)
    }
    return descriptor
  }

  /// A descriptor that closes with its last use.
  final class Handle: Sendable {
    private let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Its size; `nil` when it is no ordinary file, which can be read but once.
    var size: Int? {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Int(status.st_size)
    }

    /// Whether it can be read from its start as often as one likes: standard input may have been read before.
    var canStartAgain: Bool { descriptor != STDIN_FILENO && size != nil }

    /// The next bytes, or those at an offset.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int? = nil) throws(ReadFailure) -> Int {
      while true {
        let count =
          offset.map { pread(descriptor, buffer.baseAddress, buffer.count, off_t($0)) }
          ?? systemRead(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        if errno != EINTR { throw ReadFailure(error: errno) }
      }
    }
  }

  struct ReadFailure: Error, CustomStringConvertible {
    let error: Int32
    var description: String { String(cString: strerror(error)) }
  }

  /// A path written in a definition: relative to the definition's folder.
  static func path(_ path: String, besides definition: String) -> String {
    if path.hasPrefix("/") || definition == "-" { return path }
    guard let slash = definition.lastIndex(of: "/") else { return path }
    return String(definition[...slash]) + path
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

extension CommandResult {
  /// A file's bytes; the file is noted as one that was read.
  mutating func bytes(of path: String) throws(FileProblem) -> [UInt8] {
    inputs.append(path)
    return try InputFile.bytes(of: path)
  }
}
