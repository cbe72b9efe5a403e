import Foundation
import Testing

/// What a command says of the files it read, and what it keeps to itself.
struct RecognitionTests {
  private static let questionnaire = """
    格式版本: 1
    编号: REC
    名称: 识别
    题目:
      - {编号: Q1, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
      - {编号: Q2, 题干: 建议, 题型: 填空, 用途: 意见, 必答: 否}
      - {编号: Q3, 题干: 姓名, 题型: 填空, 用途: 标识, 必答: 否}
    有效性:
      - {编号: V1, 规则: 名单, 题目: Q3, 名单: 名单.txt, 处理: 剔除}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """
  private static let header = "序号,提交答卷时间,所用时间,来自IP,1、是否满意,2、建议,3、姓名\n"
  private static let early =
    header + "1,2026/5/6 9:00,60秒,203.0.113.7,满意,多开窗口,张三\n2,2026/5/6 9:01,60秒,203.0.113.8,不满意,=1+1,李四\n"
  private static let late = early + "3,2026/5/7 9:00,60秒,203.0.113.9,满意,(空),王五\n"

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Data(Self.questionnaire.utf8), to: "q.yaml")
    try folder.write(Data(Self.early.utf8), to: "early.csv")
    try folder.write(Data(Self.late.utf8), to: "late.csv")
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    try folder.write(try #require("张三\r\n李四\r\n".data(using: gb18030)), to: "名单.txt")
  }

  @Test(arguments: ["screen", "analyze"]) func `a file is shown with its platform and the evidence`(
    command: String
  ) throws {
    let text = try Command.run([command, "q.yaml", "early.csv", "--language", "zh"], in: folder)
    #expect(text.status == 0)
    #expect(text.out.contains("问卷星，按文本，UTF-8"))
    #expect(text.out.contains("有列 序号、提交答卷时间、所用时间、来自IP"))
    let json = try Command.run([command, "q.yaml", "early.csv", "--format", "json"], in: folder)
    #expect(json.out.contains(#""evidence": ["columns 序号, 提交答卷时间, 所用时间, 来自IP"]"#))
  }

  @Test func `check shows the files it checked`() throws {
    let run = try Command.run(
      ["check", "q.yaml", "--responses", "early.csv", "--language", "en"], in: folder)
    #expect(run.out.contains("问卷星, text export, UTF-8"))
  }

  @Test func `a late file that holds the early answers adds only the late ones, and the waterfall says so`()
    throws
  {
    let run = try Command.run(["screen", "q.yaml", "early.csv", "late.csv", "--format", "json"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains(#""collected": 3"#))
    // 王五 is in no register, whatever its encoding.
    #expect(run.out.contains(#""valid": 2"#))
    #expect(run.out.contains(#""repeated": 2"#))
    #expect(run.out.contains("repeated-response"))
  }

  @Test func `what was typed is listed only of opinions, only of valid responses and only when asked for`()
    throws
  {
    for format in ["text", "json", "markdown", "csv"] {
      let plain = try Command.run(["analyze", "q.yaml", "late.csv", "--format", format], in: folder)
      #expect(plain.status == 0)
      for secret in ["张三", "李四", "王五", "203.0.113", "多开窗口", "1+1"] { #expect(!plain.out.contains(secret)) }
      let open = try Command.run(
        ["analyze", "q.yaml", "late.csv", "--format", format, "--open-answers"], in: folder)
      #expect(open.out.contains("多开窗口"))
      for secret in ["张三", "李四", "王五", "203.0.113"] { #expect(!open.out.contains(secret)) }
      if format == "csv" { #expect(open.out.contains("'=1+1")) }
    }
  }

  @Test func `an export that does not fit is shown with what it was taken for`() throws {
    try folder.write(Data("Timestamp,甲\n2026/5/6 9:00:00,1\n".utf8), to: "google.csv")
    let run = try Command.run(["screen", "q.yaml", "google.csv", "--language", "en"], in: folder)
    #expect(run.status == 1)
    #expect(
      run.err.contains("google.csv: recognised as Google Forms, text export, because columns Timestamp."))
  }
}
