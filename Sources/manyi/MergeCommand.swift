import ArgumentParser
import Diagnostics
import Reports
import Tabulation

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "合并计数 · Adds tallies of one survey up.",
    usage: "manyi merge TALLY… --output T.tally",
    discussion: """
      按给出的先后合并；问卷、分组、权数列或名单不同的不合并。一个文件里可以接连有几个计数。
      Order is kept. A file may hold several tallies, one after the other or one a line.
      """)

  @Argument(help: "计数文件 · Tallies (- is standard input).")
  var files: [String]

  @OptionGroup var form: TallyForm
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name the tallies to merge") }
    try form.validate(common)
  }

  func run() throws {
    var result = CommandResult()
    let tally = TallyInputs(files).merged(result: &result)
    try form.finish(tally, &result, command: "merge", common)
  }
}

/// Tallies named on a command line (计数输入).
struct TallyInputs {
  private let paths: [String]

  init(_ paths: [String]) { self.paths = paths }

  /// All of them added up in order; `nil` when one cannot be used.
  func merged(result: inout CommandResult) -> TallyFile? {
    var whole: TallyFile?
    var seen: Set<FileIdentity> = []
    for path in paths {
      guard let bytes = bytes(of: path, &seen, result: &result) else { continue }
      do throws(TallyProblem) {
        for tally in try TallyFile.all(in: bytes, file: path) {
          if whole == nil { whole = tally } else { try whole?.merge(tally, from: path) }
        }
      } catch {
        result.problems.append(error)
      }
    }
    return result.problems.containsErrors ? nil : whole
  }

  private func bytes(
    of path: String, _ seen: inout Set<FileIdentity>, result: inout CommandResult
  ) -> [UInt8]? {
    result.inputs.append(path)
    do throws(FileProblem) {
      if let file = FileIdentity(path: path), !seen.insert(file).inserted {
        throw FileProblem(.isReadTwice, path)
      }
      return try InputFile.bytes(of: path, atMost: TallyFile.largestFile)
    } catch {
      result.problems.append(error)
      return nil
    }
  }
}
