import Testing

struct AnalyzeCommandTests {
  private func analysis(_ arguments: String...) throws -> JSON {
    let run = try Command.run(
      ["analyze", Shenzhen.questionnaire, Shenzhen.responses, "--format", "json", "--language", "zh"]
        + arguments)
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(unsortedKeys(in: run.out) == [])
    return try run.json()
  }

  @Test func `a questionnaire and its export give the published table`() throws {
    let run = try Command.run(
      ["analyze", Shenzhen.questionnaire, Shenzhen.responses, "--language", "zh"])
    #expect(run.status == 0)
    #expect(run.err == "")
    let lines = run.out.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["合计", "428", "493", "177", "39", "1137"]))
    #expect(lines.contains(["%", "37.64", "43.36", "15.57", "3.43"]))
    #expect(lines.contains { $0.starts(with: ["★", "满意度（前三档合计占比）", "96.57", "1098/1137", "231"]) })
    for figure in Shenzhen.figures {
      #expect(run.out.contains(figure.formula))
    }
  }

  @Test func `every formula has its value, and the primary one its fraction`() throws {
    let satisfaction = try #require(try analysis()["surveys"]?[0]?["satisfaction"])
    for (formula, value) in Shenzhen.figures {
      #expect(satisfaction.first(where: "formula", is: formula)?["rounded"] == .number(value), "\(formula)")
    }
    let primary = try #require(satisfaction.list.first { $0["primary"] == .flag(true) })
    #expect(primary["numerator"] == .number(1098))
    #expect(primary["denominator"] == .number(1137))
    #expect(primary["respondents"] == .number(231))
  }

  @Test func `a share says whether it is fit to print`() throws {
    let satisfaction = try #require(try analysis()["surveys"]?[0]?["satisfaction"])
    let primary = try #require(satisfaction.list.first { $0["primary"] == .flag(true) })
    // 231 respondents, and an interval less than 5 points wide.
    #expect(primary["publication"]?["decision"] == .text("present"))
    #expect(primary["publication"]?["findings"]?.list == [])
  }

  @Test func `questions have their counts, shares and bases`() throws {
    let questions = try #require(try analysis()["surveys"]?[0]?["questions"])
    let last = try #require(questions.first(where: "id", is: "Q5"))
    #expect(last["base"] == .number(213))
    #expect(last["missing"]?["unanswered"] == .number(18))
    #expect(last["options"]?.list.map { $0["count"]?.number } == [65, 91, 45, 12])
    // 65/213, 91/213, 45/213, 12/213
    #expect(last["options"]?.list.map { $0["share"]?.number } == [30.52, 42.72, 21.13, 5.63])
    #expect(last["satisfied"]?["share"] == .number(94.37))  // 201/213
  }

  @Test func `counts only leaves errors out, and crosses questions with groups`() throws {
    let folder = try Canteen.folder()
    let run = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--counts-only", "--format", "json"], in: folder)
    #expect(run.status == 0)
    let survey = try #require(try run.json()["surveys"]?[0])
    // 满意 4 of 7 answers: the fifth response was too fast.
    let primary = try #require(survey["satisfaction"]?[0])
    #expect(primary["numerator"] == .number(4) && primary["denominator"] == .number(7))
    #expect(primary["standardError"] == .null && primary["interval"] == .null)
    #expect(primary["reason"] == .text("only counts were asked for"))
    #expect(survey["reliability"]?["alpha"] == .null)
    let staff = try #require(survey["groups"]?.first(where: "label", is: "职工"))
    let food = try #require(staff["questions"]?.first(where: "id", is: "Q2"))
    #expect(food["options"]?.list.map { $0["count"]?.number } == [2, 0, 0, 0])
    let wishes = try #require(staff["questions"]?.first(where: "id", is: "Q4"))
    #expect(wishes["options"]?.list.map { $0["count"]?.number } == [1, 1, 1])
    let refused = try Command.run(
      ["analyze", "q.yaml", "--tally", "x.tally", "--counts-only"], in: folder)
    #expect(refused.status == 64)
  }

  @Test func `JSON has the keys that other programs rely on`() throws {
    let json = try analysis("--distributed", "300", "--population", "5000", "--by", "Q5")
    #expect(Shape.analysis.departures(of: json) == [])
    let fielding = try #require(json["surveys"]?[0]?["fielding"])
    #expect(fielding["recoveryRate"] == .number(77))  // 231/300
    #expect(fielding["validRate"] == .number(100))
    #expect(fielding["effectiveRecoveryRate"] == .number(77))
    // 1.96² · ¼ / 0.05² = 384.1; with 5000 people 384.1 · 5000 / (4999 + 384.1) = 356.8
    #expect(fielding["requiredSample"] == .number(357))
    let groups = json["surveys"]?[0]?["groups"]?.list ?? []
    #expect(groups.map { $0["respondents"]?.number } == [65, 91, 45, 12])
  }

  @Test func `figures keep their printed digits`() throws {
    let run = try Command.run(["analyze", Shenzhen.evaluation, "--format", "json"])
    #expect(run.out.contains("\"rounded\": 81.00"))
    #expect(run.out.contains("\"rounded\": 78.80"))
    #expect(run.out.contains("\"validRate\": 100.00"))
  }

  @Test(arguments: ["text", "markdown", "csv", "json"])
  func `the note stands beside what rests on joint answers, without stray blanks`(format: String) throws {
    let run = try Command.run(["analyze", Shenzhen.evaluation, "--format", format, "--language", "zh"])
    #expect(run.out.contains("而编的，不是真实答卷"))
    #expect(format == "json" || run.out.contains("标准误※"))
    #expect(format == "json" || run.out.contains("信度 Cronbach α（213 人答全，95% Feldt 区间）※"))
  }

  @Test func `an analysis of the questionnaire alone has no note and no mark`() throws {
    let run = try Command.run(["analyze", Shenzhen.questionnaire, Shenzhen.responses])
    #expect(!run.out.contains("※"))
  }
}

extension Shape {
  private static let interval = Shape.nullable(
    .object(["lower": .number, "upper": .number, "level": .number, "method": .text]))

  private static let figures = Shape.list(
    .object([
      "id": .text, "formula": .text, "primary": .flag, "value": .nullable(.number),
      "rounded": .nullable(.number), "numerator": .nullable(.number), "denominator": .nullable(.number),
      "respondents": .number, "standardError": .nullable(.number), "degreesOfFreedom": .nullable(.number),
      "interval": interval, "designEffect": .nullable(.number), "effectiveSample": .nullable(.number),
    ]))

  private static let question = Shape.object([
    "id": .text, "row": .optional(.text), "text": .text, "kind": .text, "base": .number,
    "missing": .object([
      "skipped": .number, "unanswered": .number, "notApplicable": .number, "unrecognised": .number,
    ]),
    "options": .list(
      .object([
        "code": .text, "label": .text, "count": .number, "weighted": .number, "share": .nullable(.number),
      ])),
    "satisfied": .optional(
      .object(["count": .number, "share": .nullable(.number), "interval": interval])),
    "mean": .nullable(.number), "standardError": .nullable(.number),
  ])

  private static let fielding = Shape.object([
    "distributed": .nullable(.number), "collected": .number, "valid": .number,
    "population": .nullable(.number), "recoveryRate": .nullable(.number), "validRate": .nullable(.number),
    "effectiveRecoveryRate": .nullable(.number), "marginOfError": .nullable(.number),
    "requiredSample": .nullable(.number),
  ])

  static let rules = Shape.list(
    .object(["id": .text, "rule": .text, "action": .text, "hits": .number, "excluded": .number]))

  /// `manyi analyze` as the interface has it.
  static let analysis = Shape.object([
    "manyi": .text, "command": .text, "problems": problems,
    "surveys": .list(
      .object([
        "id": .text, "questionnaire": .text, "title": .text, "fielding": fielding,
        "screening": .object(["rules": rules, "excluded": .number, "flagged": .number]),
        "questions": .list(question),
        "groups": .list(
          .object([
            "question": .optional(.text), "code": .text, "label": .text, "respondents": .number,
            "satisfaction": figures,
          ])),
        "satisfaction": figures,
        "reliability": .object([
          "alpha": .nullable(.number), "standardizedAlpha": .nullable(.number),
          "alphaInterval": .nullable(.object(["lower": .number, "upper": .number, "level": .number])),
          "pairwiseAlpha": .nullable(.number), "eigenvalues": .nullable(.list(.number)),
          "omega": .nullable(.object(["value": .nullable(.number), "loadings": .nullable(.list(.number))])),
          "splitHalf": .nullable(.object(["spearmanBrown": .nullable(.number), "guttman": .number])),
          "items": .nullable(.list(.object(["id": .text]))), "kmo": .nullable(.number),
          "bartlett": .nullable(.object(["chiSquare": .number, "pValue": .number])),
        ]),
      ])),
  ])
}
