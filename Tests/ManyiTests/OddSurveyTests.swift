import Testing

/// Surveys at the edge of what makes sense end in right figures or a clear message.
struct OddSurveyTests {
  private func analysis(
    _ arguments: [String], in folder: TemporaryFolder,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let run = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--format", "json", "--language", "zh"] + arguments, in: folder)
    #expect(run.status == 0, sourceLocation: sourceLocation)
    #expect(Shape.analysis.departures(of: try run.json()) == [], sourceLocation: sourceLocation)
    return try #require(try run.json()["surveys"]?[0], sourceLocation: sourceLocation)
  }

  private func primary(_ survey: JSON) -> JSON? {
    survey["satisfaction"]?.list.first { $0["primary"] == .flag(true) }
  }

  @Test func `five people in the canteen`() throws {
    let survey = try analysis(["--by", "Q1", "--distributed", "10"], in: Canteen.folder())
    // Valid: 11–14. Satisfied: 11 饭菜, 12 both, 14 环境; 13 does not know the 环境: 4 of 7 answers.
    #expect(primary(survey)?["numerator"] == .number(4))
    #expect(primary(survey)?["denominator"] == .number(7))
    #expect(primary(survey)?["rounded"] == .number(57.14))
    #expect(survey["fielding"]?["recoveryRate"] == .number(50))
    #expect(survey["fielding"]?["validRate"] == .number(80))
    #expect(survey["fielding"]?["effectiveRecoveryRate"] == .number(40))
    let groups = survey["groups"]?.list ?? []
    #expect(groups.map { $0["respondents"]?.number } == [2, 2, 0])
    // 职工 3 of 4, 访客 1 of 3, 家属 nobody.
    #expect(groups.map { $0["satisfaction"]?[0]?["rounded"] } == [.number(75), .number(33.33), .null])
    #expect(groups[2]["satisfaction"]?[0]?["reason"]?.text == "无人作答")
    // Several answers each: 2 of the 3 who answered chose 价格.
    #expect(survey["questions"]?[3]?["base"] == .number(3))
    #expect(survey["questions"]?[3]?["options"]?.list.map { $0["share"]?.number } == [33.33, 66.67, 33.33])
  }

  @Test func `nobody is left after screening`() throws {
    let folder = try Canteen.folder()
    try folder.write(Canteen.export.replacing(/[67][05]秒/, with: "1秒"), to: "a.csv")
    let survey = try analysis([], in: folder)
    #expect(survey["fielding"]?["valid"] == .number(0))
    #expect(primary(survey)?["value"] == .null)
    #expect(primary(survey)?["reason"]?.text == "无人作答")
    for format in ["text", "markdown", "csv"] {
      let run = try Command.run(["analyze", "q.yaml", "a.csv", "--format", format], in: folder)
      #expect(run.status == 0)
      #expect(run.out.contains("nobody answered"))
      #expect(!run.out.contains(/\bnan\b/.ignoresCase()))
    }
  }

  @Test func `one question from 0 to 10, in English, by position and by text`() throws {
    let folder = try TemporaryFolder()
    let options = (0...10).map {
      "{code: \($0), text: \($0)分, score: \($0 * 10), satisfied: \($0 > 6 ? "yes" : "no")}"
    }
    try folder.write(
      """
      formatVersion: 1
      id: recommend
      name: Recommend
      scales: {ten: {options: [\(options.joined(separator: ", "))]}}
      questions: [{id: Q1, stem: Would you recommend us, kind: scale, scales: ten}]
      satisfaction: {formulas: [{id: rate, method: satisfiedShare}, {id: mean, method: weightedMeanScore}], primary: rate}
      """, to: "q.yaml")
    try folder.write("Q1\n10分\n9分\n3分\n0分\n7分\n", to: "a.csv")
    let text = try analysis(["--content", "text"], in: folder)
    #expect(primary(text)?["rounded"] == .number(60))  // 10, 9, 7 of five
    #expect(text["satisfaction"]?[1]?["rounded"] == .number(58))  // (100 + 90 + 30 + 0 + 70) / 5
    #expect(text["reliability"]?["alpha"] == .null)
    // A number export has positions: 0分 is 1.
    try folder.write("Q1\n11\n10\n4\n1\n8\n", to: "a.csv")
    #expect(try analysis(["--content", "number"], in: folder)["satisfaction"] == text["satisfaction"])
  }

  @Test func `weights stand beside the unweighted figures, and rows without one are told`() throws {
    let folder = try Canteen.folder()
    try folder.write(
      "序号,1、您是,2、饭菜,3、环境,4、希望改进,w\n1,职工,满意,满意,菜品,3\n2,访客,一般,不满意,菜品,1\n3,访客,一般,一般,菜品,\n", to: "a.csv")
    let run = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--weights", "w", "--format", "json"], in: folder)
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["problems"]?.first(where: "code", is: "no-weight")?["row"] == .number(4))
    let survey = try #require(json["surveys"]?[0])
    let figure = try #require(primary(survey))
    #expect(figure["rounded"] == .number(33.33))  // 2 of 6 answers
    #expect(figure["weighted"]?["rounded"] == .number(75))  // 6 of 8
    #expect(figure["weighted"]?["respondents"] == .number(2))
  }

  @Test(arguments: [
    (["--by", "Q4"], "unknown-question"), (["--by", "Q9"], "unknown-question"),
    (["--population", "3"], "valid-exceeds-population"),
    (["--distributed", "4"], "collected-exceeds-distributed"), (["--weights", "没有"], "missing-metadata"),
    (["--weights", "3、环境"], "not-a-number"),
  ])
  func `a request that cannot be met is told`(arguments: [String], code: String) throws {
    let run = try Command.run(["analyze", "q.yaml", "a.csv"] + arguments, in: Canteen.folder())
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.complaints.count == 1)
    #expect(run.err.contains("error[\(code)]"))
  }

  @Test func `the largest numbers a command line takes do no harm`() throws {
    let survey = try analysis(
      ["--population", "9223372036854775807", "--distributed", "9223372036854775807"], in: Canteen.folder())
    #expect(survey["fielding"]?["effectiveRecoveryRate"] == .number(0))
    #expect(survey["fielding"]?["requiredSample"] == .number(385))
  }

  @Test(arguments: ["0.000001", "0.5", "0.999999999"])
  func `intervals of any level hold the figure`(level: String) throws {
    let survey = try analysis(["--level", level, "--population", "50"], in: Canteen.folder())
    let figure = try #require(primary(survey))
    let value = try #require(figure["value"]?.number)
    #expect(try #require(figure["interval"]?["lower"]?.number) <= value)
    #expect(try #require(figure["interval"]?["upper"]?.number) >= value)
  }

  @Test func `a heading that spreadsheets would run as a formula is only text`() throws {
    let run = try Command.run(["analyze", "q.yaml", "a.csv", "--format", "csv"], in: Canteen.folder())
    #expect(run.out.contains("\r\n'=1+1,1,33.33\r\n"))
    #expect(!run.out.contains("\n=") && !run.out.contains(",="))
  }
}

/// Evaluations whose surveys are not as they should be.
struct OddEvaluationTests {
  private func run(_ command: [String], survey: String) throws -> Command.Run {
    let folder = try Canteen.folder()
    try folder.write(
      """
      格式版本: 1
      编号: demo
      名称: 示例
      调查: [{编号: ent, 名称: 企业, 问卷: q.yaml, \(survey)}]
      指标体系: {指标: [{编号: B1, 名称: 满意度, 权重: 10, 度量: {类型: 调查, 调查: ent}, 规则: {类型: 比例, 封顶: 100}}]}
      """, to: "e.yaml")
    return try Command.run(command + ["e.yaml", "--language", "zh"], in: folder)
  }

  @Test func `a good one scores`() throws {
    let run = try run(["score", "--format", "json"], survey: "发放数: 10, 答卷: [{文件: a.csv}]")
    #expect(run.status == 0)
    #expect(try run.json()["total"] == .number(5.71))  // 10 · 4/7
  }

  @Test(arguments: [
    ("发放数: 4, 答卷: [{文件: a.csv}]", "collected-exceeds-distributed"),
    ("总体数: 3, 答卷: [{文件: a.csv}]", "valid-exceeds-population"),
    ("有效数: 9, 答卷: [{文件: a.csv}]", "valid-differs"), ("答卷: [{文件: nowhere.csv}]", "unreadable-file"),
    ("答卷: [{文件: a.csv}, {文件: ./a.csv}]", "export-twice"),
    ("答卷: [{文件: a.csv, 内容: 文字}]", "unknown-content"),
    ("答卷: [{文件: a.csv, 编码: Latin-1}]", "unknown-encoding"),
    ("计数: {Q2: {满意: 3}, Q3: {还行: 2}}", "unknown-option"), ("计数: {Q2: {满意: 3}}", "no-counts"),
    ("计数: {Q2: {满意: 9223372036854775807, 一般: 9223372036854775807}, Q3: {满意: 1}}", "huge-count"),
    ("汇总: {文件: a.csv}", "not-a-counts-table"),
  ])
  func `a survey that cannot be used is an error`(survey: String, code: String) throws {
    for command in ["score", "analyze"] {
      let run = try run([command], survey: survey)
      #expect(run.status == 1, "\(command): \(survey)")
      #expect(run.out == "")
      #expect(run.err.contains("error[\(code)]"))
    }
  }

  @Test func `a survey without answers leaves its leaf without a score`() throws {
    let run = try run(["score", "--format", "json"], survey: "发放数: 10")
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["total"] == .null)
    #expect(json["reason"]?.text?.contains("B1") == true)
    #expect(json["indicators"]?[0]?["score"] == .null)
    #expect(json["findings"]?.first(where: "code", is: "undefined-score") != nil)
  }

  /// Canteen's diners, who are asked who they are, beside staff who are only asked about the food.
  private func grouped(by question: String, second: String = "答卷: [{文件: b.csv}]") throws -> Command.Run {
    let folder = try Canteen.folder()
    try folder.write(
      """
      格式版本: 1
      编号: r
      名称: 员工
      量表: {两档: {选项: [{码: 1, 文本: 好, 满意: 是}, {码: 2, 文本: 坏, 满意: 否}]}}
      题目: [{编号: P1, 题干: 饭菜, 题型: 量表, 量表: 两档}]
      满意度: {口径: [{编号: 率, 算法: 满意占比}], 主口径: 率}
      """, to: "r.yaml")
    try folder.write("P1\n好\n坏\n好\n", to: "b.csv")
    try folder.write(
      """
      格式版本: 1
      编号: demo
      名称: 示例
      调查:
        - {编号: diners, 名称: 食客, 问卷: q.yaml, 答卷: [{文件: a.csv}]}
        - {编号: staff, 名称: 员工, 问卷: r.yaml, \(second)}
      指标体系: {指标: [{编号: A, 名称: 甲, 权重: 10, 规则: {类型: 评分, 得分: 10}}]}
      """, to: "e.yaml")
    return try Command.run(
      ["analyze", "e.yaml", "--by", question, "--format", "json", "--language", "zh"], in: folder)
  }

  @Test(arguments: ["答卷: [{文件: b.csv}]", "计数: {P1: {好: 2, 坏: 1}}, 有效数: 3"])
  func `one survey is grouped where only it has the question, and the other is told of`(second: String) throws
  {
    let run = try grouped(by: "Q1", second: second)
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["surveys"]?[0]?["groups"]?.list.count == 3)
    #expect(json["surveys"]?[1]?["groups"]?.list.isEmpty ?? true)
    let note = try #require(json["problems"]?.first(where: "code", is: "not-grouped"))
    #expect(note["severity"] == .text("note"))
    #expect(note["line"] == .number(6))
  }

  @Test func `counts alone cannot be grouped`() throws {
    let run = try run(
      ["analyze", "--by", "Q1"], survey: "计数: {Q2: {满意: 3}, Q3: {满意: 2}}, 有效数: 3")
    #expect(run.status == 1)
    #expect(run.complaints.count == 1)
    #expect(run.err.contains("error[nothing-to-group]"))
  }

  @Test func `a question no survey has is one error`() throws {
    let run = try grouped(by: "Q7")
    #expect(run.status == 1)
    #expect(try run.json()["problems"]?.list.map { $0["code"] } == [.text("unknown-question")])
  }

  @Test func `nothing to analyse or to screen is an error, not an empty file`() throws {
    for (command, survey) in [
      ("analyze", "发放数: 10"), ("screen", "发放数: 10"), ("screen", "计数: {Q2: {满意: 3}, Q3: {满意: 2}}"),
    ] {
      let run = try run([command], survey: survey)
      #expect(run.status == 1)
      #expect(run.out == "")
      #expect(run.err.contains("error[nothing-to-use]"))
    }
  }
}
