import Foundation
import Testing

/// Twelve guests of a canteen in three exports, with weights that no binary fraction equals.
private enum Parts {
  static let questionnaire = """
    格式版本: 1
    编号: PARTS
    名称: 食堂
    群体:
      - {编号: a, 名称: 甲店, 取值: {题目: Q1, 等于: 甲店}}
      - {编号: b, 名称: 乙店, 取值: {题目: Q1, 等于: 乙店}}
    量表:
      满意3: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 一般, 满意: 否}, {码: 3, 文本: 不满意, 满意: 否}]}
    题目:
      - {编号: Q1, 题干: 哪家店, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 甲店}, {码: 2, 文本: 乙店}]}
      - {编号: Q2, 题干: 味道, 题型: 量表, 量表: 满意3}
      - {编号: Q3, 题干: 价格, 题型: 量表, 量表: 满意3}
      - {编号: Q4, 题干: 谁来, 题型: 单选, 选项: [{码: 1, 文本: 学生}, {码: 2, 文本: 教师}]}
    有效性: [{编号: V1, 规则: 缺失比例, 上限: 0.5, 处理: 剔除}]
    满意度:
      口径: [{编号: 满意率, 算法: 满意占比}, {编号: 人均, 算法: 满意占比, 题目汇总: 人均}]
      主口径: 满意率
    """
  static let header = "Q1,Q2,Q3,Q4,权重\n"
  static let exports = [
    "甲店,满意,一般,学生,0.1\n乙店,一般,满意,教师,0.7\n甲店,满意,满意,学生,1.3\n乙店,,,,1.1\n",
    "乙店,不满意,满意,学生,0.3\n甲店,一般,,教师,0.9\n甲店,满意,不满意,学生,2.3\n",
    "乙店,满意,满意,教师,0.6\n甲店,一般,一般,教师,1.7\n乙店,满意,不满意,学生,0.2\n甲店,不满意,一般,学生,0.4\n乙店,满意,满意,学生,1.9\n",
  ]
  static let names = ["1.csv", "2.csv", "3.csv"]

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(questionnaire, to: "q.yaml")
    for (name, lines) in zip(names, exports) { try folder.write(header + lines, to: name) }
    return folder
  }
}

struct TallyCommandTests {
  @discardableResult private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Run
  {
    try Command.run(arguments, in: folder)
  }

  /// A tally of each export, with weights and a question to group by.
  private func tallied() throws -> TemporaryFolder {
    let folder = try Parts.folder()
    for name in Parts.names {
      let run = try run(
        folder, "tally", "q.yaml", name, "--weights", "权重", "--by", "Q4", "--output", "\(name).tally",
        "--quiet")
      #expect(run.status == 0, "\(run.err)")
    }
    return folder
  }

  private let tallies = Parts.names.map { "\($0).tally" }

  @Test func `tallies of the parts give the figures of the whole, byte for byte`() throws {
    let folder = try tallied()
    let whole = try Command.run(
      ["analyze", "q.yaml"] + Parts.names
        + ["--weights", "权重", "--by", "Q4", "--distributed", "20", "--level", "0.9", "--format", "json"],
      in: folder)
    #expect(whole.status == 0, "\(whole.err)")
    #expect(try whole.json()["surveys"]?[0]?["fielding"]?["valid"] == .number(11))
    #expect(try Command.run(["merge"] + tallies + ["-o", "all.tally"], in: folder).status == 0)
    for given in [tallies, ["all.tally"]] {
      let parts = try Command.run(
        ["analyze", "q.yaml", "--distributed", "20", "--level", "0.9", "--format", "json", "--tally"] + given,
        in: folder)
      #expect(parts.out == whole.out)
      #expect(parts.err == "")
    }
    let text = try Command.run(
      ["analyze", "q.yaml"] + Parts.names + ["--weights", "权重", "--by", "Q4"], in: folder)
    #expect(try run(folder, "analyze", "q.yaml", "--tally", "all.tally").out == text.out)
  }

  @Test func `a tally of all exports is the merged tally of each`() throws {
    let folder = try tallied()
    #expect(try Command.run(["merge"] + tallies + ["-o", "merged.tally"], in: folder).status == 0)
    let arguments =
      ["tally", "q.yaml"] + Parts.names + ["--weights", "权重", "--by", "Q4", "-o", "joint.tally"]
    let joint = try Command.run(arguments + ["--format", "json"], in: folder)
    #expect(try joint.json()["collected"] == .number(12))
    #expect(try joint.json()["exports"]?.list.count == 3)
    #expect(try Command.shell("cmp merged.tally joint.tally", in: folder).status == 0)
  }

  @Test func `pipes carry exports in and tallies out, as bytes and as lines of text`() throws {
    let folder = try tallied()
    let lines = try Command.shell(
      """
      for part in 1 2 3; do cat $part.csv | "$MANYI" tally q.yaml - --input-name $part.csv --weights 权重 --by Q4 \
      --base64 -o -; done | "$MANYI" merge - -o text.tally --quiet >/dev/null && cat \(tallies.joined(separator: " ")) \
      | "$MANYI" merge - -o - | cmp - text.tally
      """, in: folder)
    #expect(lines.status == 0, "\(lines.err)")
    #expect(lines.err == "")
  }

  @Test func `a tally holds no response, no id and nothing typed`() throws {
    let folder = try Parts.folder()
    try folder.write(
      "序号,Q1,Q2,Q3,Q4,姓名\n90210,甲店,满意,一般,学生,王小明\n90211,乙店,一般,满意,教师,李小红\n", to: "names.csv")
    #expect(try run(folder, "tally", "q.yaml", "names.csv", "-o", "T.tally").status == 0)
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/T.tally"))
    for secret in ["王小明", "李小红", "90210", folder.path] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
  }

  @Test func `what cannot be merged is refused by name, and nothing is written`() throws {
    let folder = try tallied()
    try folder.write(Parts.questionnaire.replacing("味道", with: "口味"), to: "other.yaml")
    try run(folder, "tally", "q.yaml", "2.csv", "-o", "unweighted.tally")
    try folder.write(Parts.header.replacing("Q2", with: "Q2") + Parts.exports[0], to: "4.csv")
    #expect(
      try run(folder, "tally", "other.yaml", "4.csv", "--weights", "权重", "--by", "Q4", "-o", "other.tally")
        .status == 0)
    try folder.write("no tally", to: "foreign.tally")
    let whole = try Data(contentsOf: URL(filePath: "\(folder.path)/1.csv.tally"))
    try folder.write(whole.dropLast(7), to: "cut.tally")
    for (name, code) in [
      ("unweighted", "tally-groups-differ"), ("other", "tally-definition-differs"),
      ("foreign", "not-a-tally"),
      ("cut", "tally-cut-off"), ("missing", "unreadable-file"), ("1.csv", "export-twice"),
    ] {
      let before = try folder.names
      let merged = try run(folder, "merge", "1.csv.tally", "\(name).tally", "-o", "all.tally")
      #expect(merged.status == 1)
      #expect(merged.out == "")
      #expect(merged.err.contains("\(name).tally: error[\(code)]"), "\(merged.err)")
      #expect(try folder.names == before)
    }
    let analysed = try run(folder, "analyze", "other.yaml", "--tally", "1.csv.tally")
    #expect(analysed.status == 1)
    #expect(analysed.err.contains("1.csv.tally: error[tally-definition-differs]"))
  }

  @Test func `an error in an export leaves an older tally as it was`() throws {
    let folder = try tallied()
    let before = try Data(contentsOf: URL(filePath: "\(folder.path)/1.csv.tally"))
    try folder.write("别的,表头\n1,2\n", to: "1.csv")
    let names = try folder.names
    #expect(try run(folder, "tally", "q.yaml", "1.csv", "-o", "1.csv.tally").status == 1)
    #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/1.csv.tally")) == before)
    #expect(try folder.names == names)
    let own = try run(folder, "merge", "2.csv.tally", "3.csv.tally", "-o", "3.csv.tally")
    #expect(own.status == 1)
    #expect(own.err.contains("output-is-input"))
  }

  @Test(arguments: [
    ["tally", "q.yaml", "-o", "T.tally"], ["tally", "q.yaml", "1.csv"], ["merge", "1.csv.tally"],
    ["merge", "-o", "T.tally"], ["tally", "q.yaml", "1.csv", "-o", "T.tally", "--input-name", "x"],
    ["analyze", "q.yaml", "1.csv", "--tally", "T.tally"],
    ["analyze", "q.yaml", "--by", "Q4", "--tally", "T.tally"],
    ["analyze", "q.yaml", "--weights", "权重", "--tally", "T.tally"],
    ["analyze", "q.yaml", "--content", "text", "--tally", "T.tally"],
  ]) func `wrong usage is told as such`(arguments: [String]) throws {
    #expect(try Command.run(arguments, in: try Parts.folder()).status == 64)
  }
}
