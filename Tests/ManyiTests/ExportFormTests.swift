import Foundation
import Testing

/// The same answers in every shape an export comes in: the figures may not change by a byte.
struct ExportFormTests {
  enum Form: CaseIterable {
    case byteOrderMark, carriageReturns, bothBreaks, gb18030, utf16, semicolons, tabs, quoted, shuffled,
      noMetadata

    func bytes(of text: String) -> Data? {
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      func joined(_ separator: String, lineEnd: String = "\n") -> Data {
        Data(rows.map { $0.joined(separator: separator) + lineEnd }.joined().utf8)
      }
      switch self {
      case .byteOrderMark: return Data(("\u{FEFF}" + text).utf8)
      case .carriageReturns: return joined(",", lineEnd: "\r")
      case .bothBreaks: return joined(",", lineEnd: "\r\n")
      case .gb18030:
        return text.replacing("\n", with: "\r\n").data(using: String.Encoding(rawValue: 0x8000_0632))
      case .utf16: return Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
      case .semicolons: return joined(";")
      case .tabs: return joined("\t")
      case .quoted:
        return Data(rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") + "\n" }.joined().utf8)
      case .shuffled: return Data(rows.map { $0.reversed().joined(separator: ",") + "\n" }.joined().utf8)
      case .noMetadata: return Data(rows.map { $0.dropFirst(6).joined(separator: ",") + "\n" }.joined().utf8)
      }
    }
  }

  private static let expected = Result { try analysis(of: Shenzhen.responses) }

  private static func analysis(
    of exports: String..., in folder: TemporaryFolder? = nil, input: String = "/dev/null"
  ) throws -> String {
    let run = try Command.run(
      ["analyze", "\(Command.package)/\(Shenzhen.questionnaire)"] + exports
        + ["--format", "json", "--language", "zh"], in: folder, input: input)
    #expect(run.status == 0)
    #expect(run.err == "")
    // What was recognised of the file is all that may differ, and stands apart from the figures.
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "  \"exports\": ["),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix("  ]") })
    else { return run.out }
    return (lines[..<start] + lines[(end + 1)...]).joined(separator: "\n")
  }

  private func responses() throws -> String {
    String(
      decoding: try Data(contentsOf: URL(filePath: "\(Command.package)/\(Shenzhen.responses)")), as: UTF8.self
    )
  }

  @Test(arguments: Form.allCases) func `the shape of the file changes nothing`(form: Form) throws {
    let folder = try TemporaryFolder()
    try folder.write(try #require(form.bytes(of: try responses())), to: "export.csv")
    #expect(try Self.analysis(of: "export.csv", in: folder) == Self.expected.get())
  }

  @Test func `an export may come from standard input`() throws {
    let file = "\(Command.package)/\(Shenzhen.responses)"
    #expect(try Self.analysis(of: "-", input: file) == Self.expected.get())
  }

  @Test func `one export in two files is the same survey`() throws {
    let folder = try TemporaryFolder()
    let lines = try responses().split(separator: "\n")
    try folder.write(lines[...100].joined(separator: "\n"), to: "1.csv")
    try folder.write(([lines[0]] + lines[101...]).joined(separator: "\n"), to: "2.csv")
    #expect(try Self.analysis(of: "1.csv", "2.csv", in: folder) == Self.expected.get())
  }
}

/// Answers that come counted: the same shares, and no pretence of knowing who answered what.
struct CountedAnswersTests {
  private func analysis(of data: String) throws -> JSON {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      格式版本: 1
      编号: counted
      名称: 汇总
      调查:
        - {编号: ent, 名称: 企业, 问卷: \(Command.package)/\(Shenzhen.questionnaire), 有效数: 231, \(data)}
      指标体系:
        指标: [{编号: A, 名称: 满意度, 权重: 100, 度量: {类型: 调查, 调查: ent}, 规则: {类型: 比例, 封顶: 100}}]
      """, to: "evaluation.yaml")
    let run = try Command.run(
      ["analyze", "evaluation.yaml", "--format", "json", "--language", "zh"], in: folder)
    #expect(run.status == 0)
    return try #require(try run.json()["surveys"]?[0])
  }

  @Test(arguments: [
    "汇总: {文件: \(Command.package)/\(Shenzhen.counts)}",
    """
    计数: {Q1: {非常满意: 108, 满意: 97, 基本满意: 22, 不太满意: 4}, Q2: {非常满意: 95, 满意: 104, 基本满意: 27, 不太满意: 5}, \
    Q3: {非常满意: 81, 满意: 104, 基本满意: 36, 不太满意: 10}, Q4: {非常满意: 79, 满意: 97, 基本满意: 47, 不太满意: 8}, \
    Q5: {非常满意: 65, 满意: 91, 基本满意: 45, 不太满意: 12}}
    """,
  ])
  func `counts give the figures that the rows give`(data: String) throws {
    let survey = try analysis(of: data)
    for (formula, value) in Shenzhen.figures {
      let figure = survey["satisfaction"]?.first(where: "formula", is: formula)
      #expect(figure?["rounded"] == .number(value), "\(formula)")
      #expect(figure?["standardError"] == .null)
      #expect(figure?["interval"] == .null)
    }
    #expect(survey["fielding"]?["valid"] == .number(231))
    #expect(survey["questions"]?[4]?["missing"]?["unanswered"] == .number(18))
    #expect(survey["reliability"]?["alpha"] == .null)
    #expect(survey["reliability"]?["reason"]?.text == "只有汇总数，无逐份答卷")
  }
}
