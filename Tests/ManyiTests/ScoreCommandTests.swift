import Testing

struct ScoreCommandTests {
  @Test func `the README's first command finds the line of the report that is wrong`() throws {
    let run = try Command.run(["score", Shenzhen.evaluation, "--language", "zh"])
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(run.out.contains("总分  95.39 / 100（印出 95.34）"))
    #expect(run.out.contains("等级  未提供分档（印出 优）"))
    // 2536.50 ÷ 2700.00 is 93.944…%, of 10 points 9.39; the report prints 9.34.
    let finding = try #require(run.out.split(separator: "\n").first { $0.contains("score-rule-mismatch") })
    #expect(finding.hasPrefix("高"))
    #expect(finding.split(separator: " ").dropFirst(2).prefix(3) == ["2.1.2", "9.34", "9.39"])
    #expect(finding.contains("按规则为 9.39。按规则更正得分"))
    #expect(run.out.contains("2536.50 ÷ 2700.00 × 100 = 93.9444444444…%"))
  }

  // (86 · 1000 + 87.65 · 95.9) ÷ 1095.9 = 86.1444; 86.83 is printed, the simple mean rounded half up.
  @Test func `a department's summary is scored without a tree`() throws {
    let path = "data/shanghai-port-office-2016/evaluation.yaml"
    let summary = try #require(
      try Command.run(["score", path, "--format", "json"]).json()["departmentSummary"])
    #expect(summary["mean"] == .number(86.83))
    #expect(summary["simpleMean"] == .number(86.825))
    #expect(summary["budgetWeightedMean"]?.number.map { ($0 * 100).rounded() } == 8614)
    let text = try Command.run(["score", path, "--language", "zh"])
    #expect(text.status == 0)
    #expect(text.out.contains("项目汇总"))
    #expect(!text.out.contains("得分表"))
  }

  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(["score", Shenzhen.evaluation, "--format", "json"])
    #expect(run.status == 0)
    #expect(run.err == "")
    let json = try run.json()
    #expect(Shape.score.departures(of: json) == [])
    #expect(unsortedKeys(in: run.out) == [])
    #expect(json["total"] == .number(95.39))
    #expect(json["printed"]?["total"] == .number(95.34))
    #expect(json["grade"] == .null)
    #expect(json["reason"]?.text != nil)
    #expect(run.out.contains("\"fullMarks\": 100"))
  }

  @Test func `the satisfaction leaf earns all its points in the tier the report prints`() throws {
    let run = try Command.run(["score", Shenzhen.evaluation, "--format", "json"])
    let leaf = try #require(try run.json()["indicators"]?.first(where: "code", is: "4.2.1"))
    #expect(leaf["weight"] == .number(5))
    #expect(leaf["score"] == .number(5))
    #expect(leaf["printed"]?["score"] == .number(5))
    let robustness = try #require(leaf["robustness"])
    // 1098 − k ≥ 0.95 · 1137 = 1080.15 holds up to k = 17.
    #expect(robustness["flipCount"] == .number(18))
    // 5 × 96.57 % = 4.83 (4.8284…); the total is then 95.39 − 0.17.
    let proportional = try #require(robustness["alternatives"]?.list.first { $0["score"] == .number(4.83) })
    #expect(proportional["total"] == .number(95.22))
    #expect(run.out.contains("\"score\": 5.00"))
  }

  @Test(arguments: ["text", "markdown", "json"])
  func `what rests on made-up joint answers says so`(format: String) throws {
    let run = try Command.run(["score", Shenzhen.evaluation, "--format", format])
    #expect(run.out.contains("哪份答卷的哪几个答案同属一人是为凑足这些人数而编的，不是真实答卷。"))
  }

  @Test func `a scorecard for spreadsheets is one table`() throws {
    let run = try Command.run(["score", Shenzhen.evaluation, "--format", "csv", "--language", "zh"])
    let lines = run.out.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.first == "编号,指标,权重,得分,得分率%,印出得分,评分")
    #expect(lines.contains("2.1.2,预算执行率,10,9.39,93.90,9.34 ≠,权重 × 实际值，超过 100% 按 100% 计"))
    #expect(lines.dropLast().last?.hasPrefix(",总分,100,95.39,95.39,95.34,") == true)
  }
}

extension Shape {
  static let problems = Shape.list(
    .object([
      "code": .text, "severity": .text, "file": .optional(.text), "line": .optional(.number),
      "column": .optional(.number), "row": .optional(.number), "header": .optional(.text), "message": .text,
      "help": .optional(.text),
    ]))

  static let findings = Shape.list(
    .object([
      "code": .text, "severity": .text, "node": .nullable(.text), "message": .text, "help": .text,
      "printed": .optional(.text), "computed": .optional(.text), "waived": .flag,
    ]))

  /// `manyi score` as the interface has it; what only leaves and survey-scored leaves have is optional.
  static let score = Shape.object([
    "manyi": .text, "command": .text, "problems": problems, "id": .text, "title": .text,
    "total": .nullable(.number), "fullMarks": .number, "grade": .nullable(.text),
    "gradeBands": .list(
      .object([
        "label": .text, "lower": .optional(.number), "lowerInclusive": .optional(.flag),
        "upper": .optional(.number), "upperInclusive": .optional(.flag),
      ])),
    "indicators": .list(indicator), "findings": findings,
    "toNextGrade": .nullable(.object(["grade": .text, "points": .number, "judged": .list(.object([:]))])),
  ])

  private static let indicator = Shape.object([
    "code": .text, "name": .text, "level": .number, "parent": .nullable(.text), "weight": .number,
    "score": .nullable(.number), "rate": .nullable(.number), "rule": .optional(.text),
    "measured": .optional(.number), "unrounded": .optional(.number), "arithmetic": .optional(.text),
    "evidence": .optional(.list(.object([:]))),
    "deductions": .optional(
      .list(
        .object(["points": .nullable(.number), "reason": .nullable(.text), "evidence": .list(.object([:]))]))),
    "printed": .optional(
      .object(["weight": .optional(.number), "score": .optional(.number), "rate": .optional(.number)])),
    "robustness": .optional(
      .object([
        "tierProbability": .nullable(.number), "flipCount": .nullable(.number),
        "alternatives": .list(
          .object([
            "formula": .text, "rule": .text, "score": .nullable(.number), "total": .nullable(.number),
            "grade": .nullable(.text),
          ])),
      ])),
  ])
}
