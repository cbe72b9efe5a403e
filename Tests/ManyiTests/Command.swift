import Foundation
import Testing

/// The built command, run as a child process the way a user runs it.
enum Command {
  /// What a finished run left behind.
  struct Run {
    let status: Int32
    let out: String
    let err: String

    /// The lines of standard error.
    var complaints: [String] { err.split(separator: "\n").map(String.init) }
    /// Standard output read as JSON.
    func json() throws -> JSON { try JSONDecoder().decode(JSON.self, from: Data(out.utf8)) }
  }

  /// The package's folder: `data/` and `questionnaires/` are in it.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// `manyi` beside the test bundle.
  static let path: String? = {
    let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().path }
    let runner = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    return ([runner] + bundles + ["\(package)/.build/debug"]).map { $0 + "/manyi" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Runs `manyi` in a folder, the package's unless one is given, without a terminal, in English unless the environment says otherwise.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder? = nil, input: String = "/dev/null",
    environment: [String: String] = [:]
  ) throws -> Run {
    try shell(
      "exec \"$MANYI\" \"$@\"", arguments: arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a shell line in which `$MANYI` is the command.
  static func shell(
    _ line: String, arguments: [String] = [], in folder: TemporaryFolder? = nil, input: String = "/dev/null",
    environment: [String: String] = [:]
  ) throws -> Run {
    let command = try #require(path, "the command is not built")
    let results = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    // The shell changes the folder: the process of the tests is shared by tests that run side by side.
    process.arguments = ["-c", "cd \"$0\" && \(line)", folder?.path ?? package] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "MANYI": command].merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: input)
    // Files, not pipes: a full pipe that nobody reads would stop the child.
    for name in ["out", "err"] { try results.write("", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: results.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: results.path + "/err")
    try process.run()
    process.waitUntilExit()
    // The folder goes with its last use, and the child has just used it.
    withExtendedLifetime(folder) {}
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      out: try results.text(of: "out"), err: try results.text(of: "err"))
  }
}

/// A folder of its own for a test; it goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "manyi-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws { try bytes.write(to: URL(filePath: "\(path)/\(name)")) }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The names of its files, hidden ones included, in order.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
