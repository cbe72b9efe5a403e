import Testing

/// `manyi score --explain` on the published case; figures are the report's or worked by hand.
struct ExplainTests {
  private func explain(_ code: String, _ more: String...) throws -> Command.Run {
    try Command.run(["score", Shenzhen.evaluation, "--explain", code, "--language", "zh"] + more)
  }

  @Test func `the execution rate is walked back to the lines of the report`() throws {
    let run = try explain("2.1.2")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(run.out.hasPrefix("指标工作底稿：2.1.2 预算执行率\n"))
    #expect(run.out.contains("公式    实际支出资金 ÷ 实际到位资金 × 100\n"))
    // 2536.50 ÷ 2700.00 is 0.939444…; of 10 points 9.39, where the report prints 9.34.
    #expect(run.out.contains("代入    2536.50 ÷ 2700.00 × 100 = 93.9444444444…%\n"))
    #expect(run.out.contains("10 × 93.9444444444…% = 9.3944444444… → 9.39\n"))
    let spent = try #require(run.out.split(separator: "\n").first { $0.hasPrefix("实际支出资金 (actual)") })
    #expect(spent.contains("2536.50 万元"))
    #expect(spent.hasSuffix("四（二）1(2)  1480"))
    #expect(run.out.contains("9.34 ≠"))
    #expect(run.out.contains("score-rule-mismatch"))
    #expect(run.out.contains("编制人    ________________  日期 ________________\n"))
  }

  @Test func `the satisfaction shows bands, answers and what other rules would give`() throws {
    let run = try explain("4.2.1")
    #expect(run.status == 0)
    // 72 − 4 − 2 = 66 cells, 3 for “100”; four distances of 4 leave 47: 37, 4, 2, 2. 96.57 is past 95 by 1.57/5 of 6.
    #expect(
      run.out.contains(
        """
          5 分  │                                        │       │     ●─────●
          4 分  │                                        │       ●─────○     │
          2 分  │                                        ●───────○     │     │
          1 分  ●────────────────────────────────────────○       │     │     │
                ├────────────────────────────────────────┼───────┼─────┼─────┤
                0                                        80      90    95    100
                                                                        ▲ 96.57%

        """))
    #expect(run.out.contains("≥ 85%   客户满意度目标 ≥ (g_sat)"))
    #expect(run.out.contains("分子      1098\n分母      1137\n作答人数  231\n"))
    #expect(run.out.contains("不是真实答卷"))
    #expect(run.out.contains("18 / 不会"))  // 1098 − k ≥ 0.95 · 1137 = 1080.15 holds up to k = 17
    #expect(run.out.contains("sample-disclosure"))
  }

  // 89.03 − 7.66 + 5 = 86.37; 89.03 − 7.66 + 8 = 89.37.
  @Test func `a rule that is printed and not applied stands in words with what it would give`() throws {
    let run = try Command.run(["score", Shenzhen.preEntry, "--explain", "4.1.5", "--language", "zh"])
    #expect(run.status == 0)
    let lines = run.out.split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.hasPrefix("分档得分：95%（含）–100%（含）：5 分；90%（含）–95%（不含）：4 分；") })
    #expect(lines[row].split(separator: " ").suffix(4) == ["照印", "5.00", "86.37", "–"])
    #expect(lines[row + 1].split(separator: " ") == ["折算到权重", "8.00", "89.37", "–"])
    let json = try Command.run(["score", Shenzhen.preEntry, "--explain", "4.1.5", "--format", "json"]).json()
    let readings = json["workingPaper"]?["competingRules"]?[0]?["readings"]?.list ?? []
    #expect(readings.map { $0["total"] } == [.number(86.37), .number(89.37)])
    #expect(readings.map { $0["scaled"] } == [.flag(false), .flag(true)])
  }

  @Test func `a group code adds up its children`() throws {
    let run = try explain("2.1")
    #expect(run.status == 0)
    #expect(run.out.contains("算式  4.00 + 9.39 + 5.00 = 18.39\n"))
  }

  @Test func `programs read the paper as one object`() throws {
    let run = try explain("4.2.1", "--format", "json")
    let paper = try #require(try run.json()["workingPaper"])
    #expect(paper["code"] == .text("4.2.1"))
    #expect(paper["score"] == .number(5))
    #expect(paper["surveys"]?.list.first?["numerator"] == .number(1098))
    #expect(paper["targets"]?.list.first?["relation"] == .text("≥"))
    #expect(paper["computation"]?["rounded"] == .number(96.57))
    #expect(unsortedKeys(in: run.out) == [])
  }

  @Test func `the paper comes in every format`() throws {
    let markdown = try explain("2.1.2", "--format", "markdown")
    #expect(markdown.out.hasPrefix("# 指标工作底稿：2.1.2 预算执行率\n"))
    let csv = try explain("2.1.2", "--format", "csv")
    #expect(csv.out.contains("\r\n舍入值,93.94%\r\n"))
  }

  @Test func `an unknown code is an error that names the nearest`() throws {
    let run = try explain("2.1.22")
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.complaints.count == 1)
    #expect(run.complaints.first?.contains("error[unknown-indicator]: 指标体系里没有编号“2.1.22”。是不是“2.1.2”？") == true)
  }
}
