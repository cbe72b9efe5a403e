import Foundation
import Testing

/// Files that cannot be used: every mistake is told with its place, nothing is printed, nothing is written.
struct BadInputTests {
  /// A file somebody hands in, and the problem it has to be told.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let content: Data
    /// `PLACE: error[CODE]` of every line that is to be printed.
    let problems: [String]

    init(_ name: String, _ content: Data, _ problems: String...) {
      (self.name, self.content, self.problems) = (name, content, problems)
    }

    init(_ name: String, _ text: String, _ problems: String...) {
      (self.name, content, self.problems) = (name, Data(text.utf8), problems)
    }

    var testDescription: String { name }
  }

  private static let questionnaire = """
    格式版本: 1
    编号: q
    名称: 两道题
    量表: {满意3: {选项: [{码: 1, 文本: 非常满意, 满意: 是}, {码: 2, 文本: 满意, 满意: 是}, {码: 3, 文本: 不满意, 满意: 否}]}}
    题目:
      - {编号: Q1, 题干: 对服务满意吗, 题型: 量表, 量表: 满意3}
      - {编号: Q2, 题干: 对效率满意吗, 题型: 量表, 量表: 满意3}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """
  private static let header = "序号,1、对服务满意吗,2、对效率满意吗\n"

  static let exports = [
    Case(
      "unknown-option.csv", header + "1,满意,满意\n2,满義,不满意\n3,满義,非常满义\n",
      "unknown-option.csv:row 3, column \"1、对服务满意吗\": error[unknown-option]",
      "unknown-option.csv:row 4, column \"2、对效率满意吗\": error[unknown-option]"),
    Case(
      "missing-column.csv", "序号,1、对服务满意吗\n1,满意\n", "missing-column.csv:row 1: error[missing-column]"),
    Case(
      "unterminated.csv", header + "1,满意,满意\n2,\"满意,不满意\n",
      "unterminated.csv:3:3: error[unterminated-quote]"),
    Case("long.csv", header + "1,满意,满意\n2,满意,满意,满意\n", "long.csv:row 3: error[long-record]"),
    Case("empty.csv", "", "empty.csv: error[empty-file]"),
    Case("blank.csv", "\n\n\n", "blank.csv: error[empty-file]"),
    Case("header.csv", header, "header.csv: error[no-responses]"),
    Case(
      "picture.csv", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]),
      "picture.csv: error[binary-file]"),
    Case("workbook.csv", Data([0x50, 0x4B, 3, 4, 0x14, 0, 6, 0]), "workbook.csv: error[damaged-workbook]"),
    Case(
      "other.csv", "序号,1、您的年龄\n1,20岁\n", "other.csv:row 1: error[missing-column]",
      "other.csv:row 1: error[missing-column]"),
  ]

  private func folder(with files: [(name: String, content: Data)] = []) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.questionnaire, to: "q.yaml")
    for file in files { try folder.write(file.content, to: file.name) }
    return folder
  }

  /// `PLACE: error[CODE]` of the lines that begin a problem.
  private func heads(_ run: Command.Run) -> [String] {
    run.complaints.compactMap {
      $0.firstMatch(of: /^.*?: (?:error|warning|note)\[[a-z0-9-]+\]/).map { String($0.output) }
    }
  }

  @Test(arguments: exports, ["zh", "en"])
  func `an export that cannot be used is told where and why`(export: Case, language: String) throws {
    let folder = try folder(with: [(export.name, export.content)])
    let before = try folder.names
    for command in ["analyze", "screen"] {
      let run = try Command.run(
        [command, "q.yaml", export.name, "--output", "out.csv", "--language", language], in: folder)
      #expect(run.status == 1)
      #expect(run.out == "")
      #expect(heads(run) == export.problems)
      #expect(run.complaints.allSatisfy { "。？”.?’".contains($0.last ?? " ") }, "every message is a sentence")
    }
    #expect(try folder.names == before)
  }

  @Test(arguments: exports) func `JSON tells the problems and no results`(export: Case) throws {
    let folder = try folder(with: [(export.name, export.content)])
    let run = try Command.run(["analyze", "q.yaml", export.name, "--format", "json"], in: folder)
    #expect(run.status == 1)
    #expect(run.err == "")
    let json = try run.json()
    #expect(json.keys == ["command", "manyi", "problems"])
    #expect(Shape.problems.departures(of: json["problems"]) == [])
    #expect(json["problems"]?.list.count == export.problems.count)
  }

  @Test func `a missing file, a folder and a file of no kind are told apart`() throws {
    let folder = try folder(with: [("list.yaml", Data("甲: 1\n".utf8))])
    let run = try Command.run(["check", "nowhere.yaml", ".", "list.yaml", "q.yaml"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(
      heads(run) == [
        ".: error[is-a-folder]", "list.yaml: error[unknown-kind]", "nowhere.yaml: error[unreadable-file]",
      ])
  }

  @Test func `files in each other's place are told in one sentence`() throws {
    let folder = try folder(with: [("a.csv", Data((Self.header + "1,满意,满意\n").utf8))])
    let evaluation = "\(Command.package)/\(Shenzhen.evaluation)"
    for (arguments, code) in [
      (["score", "q.yaml"], "is-a-questionnaire"), (["analyze", "q.yaml"], "no-exports"),
      (["screen", "q.yaml"], "no-exports"), (["analyze", evaluation, "a.csv"], "is-an-evaluation"),
      (["analyze", "q.yaml", "a.csv", "./a.csv"], "export-twice"),
    ] {
      let run = try Command.run(arguments, in: folder)
      #expect(run.status == 1)
      #expect(run.complaints.count == 1)
      #expect(run.err.contains("error[\(code)]"), "\(arguments)")
    }
  }

  @Test func `a definition tells ten mistakes at once, each with its line and a caret below it`() throws {
    let folder = try folder()
    try folder.write(
      """
      格式版本: 1
      编号: q
      名称: 错误很多
      量表:
        满意3:
          选项:
            - {码: 1, 文本: 满意, 分值: 百分, 满意: 是}
            - {码: 1, 文本: 一般, 满意: 对}
            - {码: 3, 文体: 不满意, 满意: 否}
      题目:
        - {编号: Q1, 题干: 您是, 题型: 单选题, 选项: [{码: 1, 文本: 职工}]}
        - {编号: Q1, 题干: 饭菜, 题型: 量表, 量表: 满意5}
      有效性:
        - {编号: V1, 规则: 最短用时, 处理: 剔除}
        - {编号: V2, 规则: 注意力题, 题目: Q9, 处理: 剔除}
      满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意度}
      """, to: "bad.yaml")
    let run = try Command.run(["check", "bad.yaml", "--language", "zh"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    for place in [
      "7:28: error[not-a-number]", "8:9: error[repeated-id]", "8:28: error[not-a-flag]",
      "9:16: error[unknown-key]", "9:9: error[missing-key]", "11:26: error[not-a-choice]",
      "12:5: error[repeated-id]", "12:34: error[unknown-scale]", "14:5: error[missing-key]",
      "15:28: error[unknown-question]", "16:39: error[unknown-formula]",
    ] {
      #expect(run.err.contains("bad.yaml:\(place)"), "\(place) in \(run.err)")
    }
    // 汉字 take two cells, so the caret stands under 单选题, the 26th character.
    let line = "  - {编号: Q1, 题干: 您是, 题型: 单选题, 选项: [{码: 1, 文本: 职工}]}"
    #expect(run.err.contains("\(line)\n\(String(repeating: " ", count: 33))^\n"))
  }
}
