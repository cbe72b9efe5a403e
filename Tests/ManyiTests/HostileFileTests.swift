import Foundation
import Testing

/// Files made to take memory and time: each ends in a result or in an error that says what is wrong. How long that takes
/// and how much memory is for `.ci/hostile` to measure, which has these files and more.
struct HostileFileTests {
  /// A file in the place of an export, and what drafting and analysing it come to: `nil` = a draft.
  struct Export: Sendable, CustomTestStringConvertible {
    let name: String
    let draft: String?
    let analysis: String
    let content: @Sendable () -> String

    var testDescription: String { name }
  }

  private static let head = "序号,提交答卷时间,所用时间,1、您是\n"

  static let exports = [
    Export(name: "one line", draft: nil, analysis: "no-responses") {
      String(repeating: "x", count: 10 << 20)
    },
    Export(name: "one line of commas", draft: "too-many-columns", analysis: "too-many-columns") {
      String(repeating: ",", count: 1 << 20)
    },
    Export(name: "a second line of commas", draft: "too-many-columns", analysis: "too-many-columns") {
      "a: &a\nb: [" + String(repeating: "*a, ", count: 1_000_000)
    },
    Export(name: "a million quotes", draft: nil, analysis: "no-responses") {
      String(repeating: "\"", count: 1_000_000)
    },
    Export(name: "an odd number of quotes", draft: "unterminated-quote", analysis: "unterminated-quote") {
      head + "1," + String(repeating: "\"", count: 1_000_001)
    },
    Export(name: "a quote never closed", draft: "unterminated-quote", analysis: "unterminated-quote") {
      head + "1,\"" + String(repeating: "满意,\n", count: 1_000_000)
    },
    Export(name: "a long answer", draft: nil, analysis: "missing-column") {
      head + "1,2024/5/6 12:00:00,60秒," + String(repeating: "好┋", count: 1_500_000) + "\n"
    },
    Export(name: "twenty thousand columns", draft: nil, analysis: "missing-column") {
      (1...20_000).map { "\($0)、第\($0)题" }.joined(separator: ",") + "\n"
        + (1...3).map { _ in String(repeating: "满意,", count: 19_999) + "满意\n" }.joined()
    },
  ]

  @Test(arguments: exports) func `a hostile export`(_ export: Export) throws {
    let folder = try Canteen.folder()
    try folder.write(export.content(), to: "h.csv")
    let draft = try Command.run(["draft", "h.csv"], in: folder)
    #expect(draft.status == (export.draft == nil ? 0 : 1))
    if let code = export.draft { #expect(draft.err.contains("error[\(code)]")) }
    let analysis = try Command.run(["analyze", "q.yaml", "h.csv"], in: folder)
    #expect(analysis.status == 1)
    #expect(analysis.err.contains("error[\(export.analysis)]"))
  }

  /// A file in the place of a questionnaire, and the error it is refused with.
  struct Definition: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let content: @Sendable () -> String

    var testDescription: String { name }
  }

  static let definitions = [
    Definition(name: "aliases of aliases", code: "alias-bomb") {
      "a0: &a0 [满, 意]\n"
        + (1..<30).map { n in
          "a\(n): &a\(n) [" + (0..<10).map { _ in "*a\(n - 1)" }.joined(separator: ", ") + "]\n"
        }.joined()
    },
    Definition(name: "brackets", code: "yaml-syntax") {
      "a: " + String(repeating: "[", count: 100_000)
    },
    Definition(name: "list marks", code: "yaml-syntax") {
      String(repeating: "- ", count: 100_000)
    },
    Definition(name: "a staircase", code: "yaml-syntax") {
      (0..<1_900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    },
    Definition(name: "equal keys", code: "duplicate-key") {
      String(repeating: "编号: 1\n", count: 20_000)
    },
    Definition(name: "stars", code: "yaml-syntax") {
      "a: &a 1\nb: [" + String(repeating: "-*", count: 100_000)
    },
    Definition(name: "a text of ten megabytes", code: "file-too-large") {
      "格式版本: 1\n名称: " + String(repeating: "x", count: 10 << 20)
    },
  ]

  @Test(arguments: definitions) func `a hostile definition`(_ definition: Definition) throws {
    let folder = try Canteen.folder()
    try folder.write(definition.content(), to: "h.yaml")
    for command in [["check", "h.yaml"], ["analyze", "h.yaml", "a.csv"], ["score", "h.yaml"]] {
      let run = try Command.run(command, in: folder)
      #expect(run.status == 1)
      #expect(run.err.contains("error[\(definition.code)]"), "\(command[0])")
    }
  }
}
