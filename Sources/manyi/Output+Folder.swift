#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

extension Output {
  /// Makes a folder with files in it, whole or not at all: everything is written beside it first, then it takes its
  /// name. Whatever bears that name already stays as it is.
  static func makeFolder(
    _ path: String, holding files: [(path: String, bytes: [UInt8])]
  ) throws(FileProblem) {
    var status = stat()
    if lstat(path, &status) == 0 { throw FileProblem(.isPresent, path) }
    let parent = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let temporary = "\(parent).manyi-\(getpid()).partial"
    guard mkdir(temporary, 0o777) == 0 else { throw FileProblem(.unwritable(error: errno), path) }
    do throws(FileProblem) {
      for file in files { try write(file, below: temporary) }
      // `rename` replaces an empty folder without asking; between the look and here somebody may have made one.
      guard lstat(path, &status) != 0 else { throw FileProblem(.isPresent, path) }
      guard rename(temporary, path) == 0 else { throw FileProblem(.unwritable(error: errno), path) }
    } catch {
      remove(temporary, files)
      throw error
    }
  }

  private static func write(
    _ file: (path: String, bytes: [UInt8]), below folder: String
  ) throws(FileProblem) {
    if let slash = file.path.lastIndex(of: "/") {
      let own = "\(folder)/\(file.path[..<slash])"
      guard mkdir(own, 0o777) == 0 || errno == EEXIST else {
        throw FileProblem(.unwritable(error: errno), own)
      }
    }
    try write(file.bytes, toFile: "\(folder)/\(file.path)", sparing: [])
  }

  private static func remove(_ folder: String, _ files: [(path: String, bytes: [UInt8])]) {
    for file in files { unlink("\(folder)/\(file.path)") }
    for file in files {
      if let slash = file.path.lastIndex(of: "/") { rmdir("\(folder)/\(file.path[..<slash])") }
    }
    rmdir(folder)
  }
}
