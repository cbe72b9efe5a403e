import Testing

struct ScreenCommandTests {
  @Test func `the waterfall reconciles and every hit is counted`() throws {
    let run = try Command.run(["screen", "q.yaml", "a.csv", "--language", "zh"], in: Canteen.folder())
    #expect(run.status == 0)
    #expect(run.err == "")
    let lines = run.out.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["回收", "5"]))
    #expect(lines.contains(["剔除：V1", "−1"]))
    #expect(lines.contains(["有效", "4"]))
    #expect(lines.contains(["其中有标记", "1"]))
    #expect(lines.contains(["V1", "最短用时", "剔除", "1", "1", "0"]))
    #expect(lines.contains(["V2", "一致作答", "标记", "2", "0", "0"]))
  }

  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(
      ["screen", "q.yaml", "a.csv", "--format", "json", "--verbose"], in: Canteen.folder())
    let json = try run.json()
    #expect(unsortedKeys(in: run.out) == [])
    #expect(Shape.screening.departures(of: json) == [])
    #expect(json["collected"] == .number(5))
    #expect(json["valid"] == .number(4))
    #expect(json["excluded"] == .number(1))
    #expect(json["flagged"] == .number(1))
    let last = try #require(json["responses"]?.list.last)
    #expect(last["id"] == .text("15"))
    #expect(last["row"] == .number(6))  // the header is row 1
    #expect(last["valid"] == .flag(false))
    #expect(last["reasons"] == .list([.text("V1"), .text("V2")]))
  }

  @Test func `responses are listed only when asked for`() throws {
    let run = try Command.run(["screen", "q.yaml", "a.csv", "--format", "json"], in: Canteen.folder())
    #expect(try run.json()["responses"] == nil)
  }

  @Test func `a file screened in parts counts every response of every part`() throws {
    let folder = try Canteen.folder()
    let lines = Canteen.export.split(separator: "\n")
    // Five responses are some 300 bytes, and a part is a megabyte or so.
    let copies = 12_000
    let rows = lines.dropFirst().joined(separator: "\n") + "\n"
    try folder.write(lines[0] + "\n" + String(repeating: rows, count: copies), to: "many.csv")
    let json = try Command.run(["screen", "q.yaml", "many.csv", "--format", "json"], in: folder).json()
    let expected = ["collected": 60_000.0, "valid": 48_000, "excluded": 12_000, "flagged": 12_000]
    for (key, count) in expected { #expect(json[key] == .number(count)) }
    let rules = try #require(json["rules"]?.list)
    #expect(rules.map { $0["hits"] } == [.number(12_000), .number(24_000)])
    #expect(rules.map { $0["excluded"] } == [.number(12_000), .number(0)])
  }

  @Test func `an output called csv lists every response for a spreadsheet`() throws {
    let folder = try Canteen.folder()
    let run = try Command.run(
      ["screen", "q.yaml", "a.csv", "--output", "screened.csv", "--language", "zh"], in: folder)
    #expect(run.status == 0)
    #expect(run.out == "")
    #expect(
      try folder.text(of: "screened.csv").unicodeScalars.elementsEqual(
        ("\u{FEFF}序号,有效,原因,文件,行\r\n11,是,,a.csv,2\r\n12,是,V2,a.csv,3\r\n13,是,,a.csv,4\r\n14,是,,a.csv,5\r\n"
          + "15,否,V1;V2,a.csv,6\r\n").unicodeScalars))
  }
}

extension ScreenCommandTests {
  @Test func `of two surveys every response names its own`() throws {
    let folder = try Canteen.folder()
    try folder.write(Canteen.export.split(separator: "\n").prefix(2).joined(separator: "\n"), to: "b.csv")
    try folder.write(
      """
      格式版本: 1
      编号: demo
      名称: 示例
      调查: [{编号: one, 名称: 甲, 问卷: q.yaml, 答卷: [{文件: a.csv}]}, {编号: two, 名称: 乙, 问卷: q.yaml, 答卷: [{文件: b.csv}]}]
      指标体系: {指标: [{编号: A, 名称: 服务, 权重: 10, 规则: {类型: 评分, 得分: 9}}]}
      """, to: "e.yaml")
    let run = try Command.run(["screen", "e.yaml", "-o", "screened.csv"], in: folder)
    #expect(run.status == 0)
    let lines = try folder.text(of: "screened.csv").split(separator: "\r\n")
    #expect(lines.count == 7)
    #expect(lines[5] == "15,否,V1;V2,a.csv,6,one")
    #expect(lines[6] == "11,是,,b.csv,2,two")
    let json = try Command.run(["screen", "e.yaml", "--format", "json"], in: folder).json()
    #expect(json["surveys"]?.list.map { $0["id"] } == [.text("one"), .text("two")])
  }
}

extension Shape {
  /// `manyi screen --verbose` as the interface has it.
  static let screening = Shape.object([
    "manyi": .text, "command": .text, "problems": problems, "collected": .number, "valid": .number,
    "excluded": .number, "flagged": .number, "rules": rules,
    "responses": .list(
      .object(["row": .number, "id": .nullable(.text), "valid": .flag, "reasons": .list(.text)])),
  ])
}
