import Testing

struct EstimateCommandTests {
  private static let data = """
    region,village,w,q1
    东,1,2,满意
    东,1,2,不满意
    东,2,2,满意
    西,1,4,不满意
    西,2,4,满意

    """
  private static let request = """
    数据: v.csv
    设计: {权重: w, 阶段: [{单元: village, 层: region}]}
    统计: [{类型: 占比, 变量: q1, 取值: [满意], 分组: [region]}]

    """

  private func folder(_ request: String = Self.request) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.data, to: "v.csv")
    try folder.write(request, to: "r.yaml")
    return folder
  }

  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(["estimate", "r.yaml", "--format", "json"], in: folder())
    #expect(run.status == 0 && run.err == "")
    let json = try run.json()
    #expect(unsortedKeys(in: run.out) == [])
    let design = try #require(json["design"])
    #expect(design["rows"] == .number(5) && design["strata"] == .number(2))
    #expect(design["clusters"] == .number(4) && design["degreesOfFreedom"] == .number(2))
    let east = try #require(json["estimates"]?[0])
    #expect(east["statistic"] == .text("share") && east["variable"] == .text("q1"))
    #expect(east["domain"]?["region"] == .text("东"))
    // p = 2/3; w(y − p)/X by village: (2·⅓ − 2·⅔)/6 and 2·⅓/6, ∓1/9; V = 2·2/81 = 4/81.
    #expect(abs((east["value"]?.number ?? 0) - 2.0 / 3) < 1e-15)
    #expect(abs((east["standardError"]?.number ?? 0) - 2.0 / 9) < 1e-14)
    #expect(east["degreesOfFreedom"] == .number(1) && east["respondents"] == .number(3))
    #expect(east["method"] == .text("korn-graubard") && east["interval"]?["lower"] != nil)
  }

  @Test func `text says it in either language, CSV one record an estimate`() throws {
    let chinese = try Command.run(["estimate", "r.yaml", "--language", "zh"], in: folder())
    #expect(chinese.status == 0 && chinese.out.contains("抽样设计") && chinese.out.contains("0.6667"))
    let english = try Command.run(["estimate", "r.yaml", "--language", "en"], in: folder())
    #expect(english.out.contains("first-stage units") && english.out.contains("share"))
    let csv = try Command.run(["estimate", "r.yaml", "--format", "csv", "--language", "en"], in: folder())
    #expect(csv.out.split(separator: "\r\n").count == 3)
  }

  @Test func `a column that is not there ends with 1 and its place`() throws {
    let run = try Command.run(
      ["estimate", "r.yaml"], in: folder(Self.request.replacing("q1", with: "q7")))
    #expect(run.status == 1 && run.out == "")
    #expect(run.err.contains("r.yaml:3:19: error[unknown-column]"))
    #expect(run.err.contains("Did you mean ‘q1’?"))
  }

  @Test(arguments: [
    ("数据: gone.csv\n统计: [{类型: 均值, 变量: w}]\n", "unreadable-file"),
    ("数据: .\n统计: [{类型: 均值, 变量: w}]\n", "is-a-folder"),
    ("数据: v.csv\n统计: []\n", "too-few"), ("数据: v.csv\n", "missing-key"), ("", "empty-file"),
    ("数据: v.csv\n统计: [{类型: 均值, 变量: q1}]\n", "not-a-number"),
  ])
  func `what cannot be used is told with its reason`(request: String, code: String) throws {
    let run = try Command.run(["estimate", "r.yaml"], in: folder(request))
    #expect(run.status == 1 && run.out == "" && run.err.contains("[\(code)]"), "\(run.err)")
  }

  @Test func `a schema for editors`() throws {
    let run = try Command.run(["schema", "estimate", "--keys", "en"])
    #expect(run.status == 0 && run.out.contains("samplingUnit"))
  }

  // MARK: Analyses

  /// Regions differ by 2 in y, and everybody's x is 1 more than their y.
  private static let pairs = """
    region,y,x
    东,1,2
    东,3,4
    西,3,4
    西,5,6

    """
  private static let analyses = """
    数据: p.csv
    统计:
      - {类型: 均值比较, 变量: y, 分组: region, 校正: bonferroni}
      - {类型: 信度, 变量: [y, x]}
      - {类型: 两期变化, 变量: y, 期次: region}
      - {类型: 占比, 变量: y, 取值: [3]}

    """

  private func analyses(_ arguments: String...) throws -> Command.Run {
    let folder = try TemporaryFolder()
    try folder.write(Self.pairs, to: "p.csv")
    try folder.write(Self.analyses, to: "r.yaml")
    return try Command.run(["estimate", "r.yaml"] + arguments, in: folder)
  }

  @Test func `comparisons and scales stand under analyses`() throws {
    let run = try analyses("--format", "json")
    #expect(run.status == 0 && run.err == "" && unsortedKeys(in: run.out) == [])
    let found = try #require(run.json()["analyses"]?.list)
    #expect(
      found.map { $0["statistic"] } == [.text("comparison"), .text("reliability"), .text("waveChange")])
    let pair = try #require(found[0]["pairs"]?[0])
    // u = ∓½ in each region; V = 4/3·(4·¼) = 4/3 of the difference, t = −2/√(4/3) = −√3 on 3: p = 0.1817, twice
    // the upper tail of t at √3: ½ − (arctan(1) + ½)/π = 0.0908451.
    #expect(pair["difference"] == .number(-2) && pair["degreesOfFreedom"] == .number(3))
    #expect(abs((pair["t"]?.number ?? 0) + 3.0.squareRoot()) < 1e-12)
    #expect(abs((pair["adjustedPValue"]?.number ?? 0) - 0.1816901138) < 1e-9)
    #expect(found[1]["alpha"] == .number(1))  // x is y + 1
    #expect(found[2]["changes"]?[0]?["sharedUnits"] == .number(0))
  }

  @Test func `CSV has a record for every figure, text a table for every part`() throws {
    let csv = try analyses("--format", "csv", "--language", "en")
    #expect(csv.out.contains("comparison,y,pairs.difference,region=东 − region=西,-2.0"))
    let text = try analyses("--language", "zh")
    #expect(text.out.contains("均值比较：y") && text.out.contains("显著高于") && text.out.contains("不发布"))
    let markdown = try analyses("--language", "en", "--format", "markdown")
    #expect(markdown.out.contains("## Pairs") && markdown.out.contains("# reliability: y、x"))
  }
}
