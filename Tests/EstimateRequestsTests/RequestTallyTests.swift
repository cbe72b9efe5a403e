import DelimitedText
import Diagnostics
import SurveyStatistics
import Tables
import Testing

@testable import EstimateRequests

/// Rows added up block by block while they are read, beside the same rows kept as columns.
struct RequestTallyTests {
  /// Enough for several blocks.
  private static let count = 40_000

  /// Row i: 4 strata, units that come back in three waves of rows, two stages with population sizes, words that are met
  /// late, answers that are missing, and numbers far from 0.
  private static func line(_ i: Int) -> String {
    let (stratum, unit, home) = (i % 4, i / 16 % 50, i % 3)
    let answer = i % 13 == 5 ? "" : i > 30_000 && i % 7 == 0 ? "很好" : ["好", "中", "差"][(i * i + unit) % 3]
    let group = i % 17 == 0 ? "" : i > 25_000 && i % 5 == 0 ? "东" : ["西", "10", "9"][i / 3 % 3]
    let x = i % 11 == 2 ? "NA" : "\(1_000_000_000 + (i * 37 + unit) % 1_000).25"
    let tick = i % 4 == 1 ? "" : i % 2 == 0 ? "是" : "否"
    return
      "\(stratum),\(unit),\(home),60,9,\(1 + i % 5).5,\(answer),\(group),\(x),\(i % 11),\(i % 6),\(tick),\(i % 5 + 1)\n"
  }

  private static let header = "s,u,h,M,K,w,q,g,x,n,y,t,r\n"

  private static let designs = [
    "",
    "  权重: w\n",
    "  权重: w\n  阶段: [{单元: u}]\n",
    "  权重: w\n  阶段: [{层: s, 单元: u}]\n  孤层: 居中\n",
    "  权重: w\n  阶段: [{层: s, 单元: u, 总体数: M}, {单元: h, 总体数: K}]\n",
    "  阶段: [{层: s}]\n",
    "  权重: w\n  阶段: [{层: s, 单元: u}]\n  复制权重: {类型: 分层刀切}\n",
    "  权重: w\n  阶段: [{层: s, 单元: u, 总体数: M}, {单元: h, 总体数: K}]\n  复制权重: {类型: 自助, 个数: 20, 种子: 7}\n",
    "  阶段: [{层: s, 单元: u}]\n  复制权重: {类型: 逐次差分, 个数: 30}\n",
  ]

  private static let statistics = """
      - {类型: 占比, 变量: q}
      - {类型: 占比, 变量: q, 分组: [g], 两两比较: 是}
      - {类型: 占比, 变量: q, 取值: [好, 很好], 分组: [g, s]}
      - {类型: 均值, 变量: x, 分组: [g], 两两比较: 是}
      - {类型: 均值, 变量: x}
      - {类型: 总量, 变量: y, 分组: [s, g]}
      - {类型: 比率, 分子: x, 分母: y, 分组: [g]}
      - {类型: 得分, 变量: q, 赋分: {好: 80, 很好: 100, 中: 60, 差: 20}, 分组: [g]}
      - {类型: 净推荐值, 变量: n}
      - {类型: 池化, 变量: [q, t], 取值: [好, 是], 分组: [g]}
      - {类型: 综合, 变量: [q, t], 取值: [好, 是], 权重: [3, 1], 分组: [g], 两两比较: 是}
      - {类型: 综合, 变量: [q, t], 取值: [好, 是], 权重: [1, 1]}
      - {类型: 多选, 变量: [q, t], 取值: [好, 是], 分组: [g]}
      - {类型: 多选, 变量: [q, t], 取值: [好, 是], 基数: 选择}
      - {类型: 满意度指数, 变量: [r, y], 两端: [0, 5], 分组: [g]}

    """

  private struct Outcome {
    let json: [String: JSONValue]?
    let problems: [EstimateProblem]
  }

  private static func csv(_ lines: (Int) -> String = line) -> [UInt8] {
    Array((header + (0..<count).map(lines).joined()).utf8)
  }

  private static let plain = csv()

  private static func request(_ design: String, _ statistics: String) throws -> EstimateRequest {
    let yaml = "数据: d.csv\n" + (design.isEmpty ? "" : "设计:\n" + design) + "统计:\n" + statistics
    let read = EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml")
    return try #require(read.request, "\(read.problems.map { $0.line(in: .en) })")
  }

  private static func tallied(_ request: EstimateRequest, _ csv: [UInt8], threads: Int = 1) throws -> Outcome
  {
    let (results, problems) = try request.estimate(
      from: ByteSource(bytes: csv), file: "d.csv", threads: threads)
    return Outcome(json: results.map { EstimateReport.json($0) }, problems: problems)
  }

  private static func kept(_ request: EstimateRequest, _ csv: [UInt8]) throws -> Outcome {
    let data = try RequestData(ByteSource(bytes: csv), file: "d.csv", for: request)
    let (results, problems) = request.evaluate(data)
    return Outcome(json: results.map { EstimateReport.json($0) }, problems: problems)
  }

  @Test(arguments: designs) func `adding up gives what whole columns give`(design: String) throws {
    let request = try Self.request(design, Self.statistics)
    let (tallied, kept) = (try Self.tallied(request, Self.plain), try Self.kept(request, Self.plain))
    #expect(tallied.problems == kept.problems)
    let (mine, theirs) = (try #require(tallied.json), try #require(kept.json))
    #expect(JSONValue.object(mine).difference(from: .object(theirs)) == nil)
  }

  @Test(arguments: [2, 3, 8]) func `no figure depends on the number of threads`(threads: Int) throws {
    let request = try Self.request(Self.designs[4], Self.statistics)
    let one = try Self.tallied(request, Self.plain)
    #expect(try Self.tallied(request, Self.plain, threads: threads).json == one.json)
  }

  private static let faults: [(design: String, statistic: String, line: @Sendable (Int) -> String)] = [
    (
      "  权重: w\n", "{类型: 均值, 变量: y}",
      { i in i > 20_000 && i % 100 == 0 ? "0,1,1,60,9,,好,西,1,1,1,是,1\n" : line(i) }
    ),
    (
      "  权重: w\n", "{类型: 均值, 变量: y}",
      { i in i > 20_000 && i % 100 == 0 ? "0,1,1,60,9,0,好,西,1,1,1,是,1\n" : line(i) }
    ),
    ("  权重: w\n", "{类型: 均值, 变量: y}", { i in i == 33_333 ? "0,1,1,60,9,二,好,西,1,1,1,是,1\n" : line(i) }),
    (
      "  阶段: [{层: s, 单元: u}]\n", "{类型: 均值, 变量: y}",
      { i in i > 39_000 ? ",,1,60,9,1,好,西,1,1,1,是,1\n" : line(i) }
    ),
    (
      "  阶段: [{层: s, 单元: u}]\n", "{类型: 均值, 变量: y}",
      { i in i == 39_000 ? "8,1,1,60,9,1,好,西,1,1,1,是,1\n" : line(i) }
    ),
    (
      "  阶段: [{层: s, 单元: u, 总体数: M}]\n", "{类型: 均值, 变量: y}",
      { i in i == 39_000 ? "0,1,1,61,9,1,好,西,1,1,1,是,1\n" : line(i) }
    ),
    (
      "  阶段: [{层: s, 单元: u, 总体数: M}]\n", "{类型: 均值, 变量: y}",
      { i in i > 38_000 ? "0,1,1,6.5,9,1,好,西,1,1,1,是,1\n" : line(i) }
    ),
    (
      "  阶段: [{层: s, 单元: u}]\n  复制权重: {类型: 平衡半样本}\n", "{类型: 均值, 变量: y}", line
    ),
    ("", "{类型: 净推荐值, 变量: n}", { i in i == 35_000 ? "0,1,1,60,9,1,好,西,1,12,1,是,1\n" : line(i) }),
    (
      "", "{类型: 满意度指数, 变量: [r, y], 两端: [0, 5]}",
      { i in i == 35_000 ? "0,1,1,60,9,1,好,西,1,12,9,是,1\n" : line(i) }
    ),
    ("", "{类型: 得分, 变量: q, 赋分: {好: 80, 中: 60, 差: 20}}", line),
    ("", "{类型: 占比, 变量: q, 取值: [好, 极好]}", line),
    ("", "{类型: 占比, 变量: x}", { i in "0,1,1,60,9,1,好,西,\(i % 3_000),1,1,是,1\n" }),
    ("", "{类型: 均值, 变量: y, 分组: [x]}", { i in "0,1,1,60,9,1,好,西,\(i % 3_000),1,1,是,1\n" }),
    ("", "{类型: 均值, 变量: y, 分组: [x, u]}", { i in "0,\(i % 60),1,60,9,1,好,西,\(i % 50),1,1,是,1\n" }),
    ("", "{类型: 均值, 变量: y}", { i in i > 30_000 && i % 50 == 0 ? "0,1\n" : line(i) }),
  ]

  @Test(arguments: faults.indices) func `what is wrong is told as for whole columns`(fault: Int) throws {
    let (design, statistic, line) = Self.faults[fault]
    let request = try Self.request(design, "  - \(statistic)\n")
    let csv = Self.csv(line)
    let (tallied, kept) = (try Self.tallied(request, csv, threads: 2), try Self.kept(request, csv))
    #expect(!kept.problems.isEmpty)
    #expect(tallied.problems == kept.problems)
    #expect((tallied.json == nil) == (kept.json == nil))
  }

  /// By hand: two units, and a word that the first 20,000 rows do not have. Of unit 1 nobody says 乙, of unit 2 all do:
  /// the share is ½, the units' totals of w(y − ½) are ∓10,000, and V = 2·2·(10,000/40,000)² = ¼.
  @Test func `a word met late counts those before it`() throws {
    let request = try Self.request("  阶段: [{单元: u}]\n", "  - {类型: 占比, 变量: q}\n")
    let csv = Self.csv { i in i < 20_000 ? "0,1,1,1,1,1,甲,西,1,1,1,是,1\n" : "0,2,1,1,1,1,乙,西,1,1,1,是,1\n" }
    let (results, _) = try request.estimate(from: ByteSource(bytes: csv), file: "d.csv")
    let rows = try #require(results?.rows)
    #expect(rows.map(\.value) == ["乙", "甲"])
    #expect(rows.map { $0.estimate?.value } == [0.5, 0.5])
    #expect(rows.map { $0.estimate?.standardError } == [0.5, 0.5])
    #expect(rows.allSatisfy { $0.estimate?.respondents == 40_000 })
  }
}

extension JSONValue {
  /// Where two differ by more than rounding; `nil` when they do not.
  fileprivate func difference(from other: JSONValue) -> String? {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)):
      guard mine.keys.sorted() == theirs.keys.sorted() else { return "keys \(mine.keys.sorted())" }
      for key in mine.keys {
        guard let value = mine[key], let expected = theirs[key] else { return key }
        if let found = value.difference(from: expected) { return "\(key).\(found)" }
      }
      return nil
    case (.array(let mine), .array(let theirs)):
      guard mine.count == theirs.count else { return "\(mine.count) of \(theirs.count)" }
      for (place, (value, expected)) in zip(mine, theirs).enumerated() {
        if let found = value.difference(from: expected) { return "[\(place)].\(found)" }
      }
      return nil
    case (.double(let mine), .double(let theirs)):
      return abs(mine - theirs) <= 1e-12 * max(1, abs(theirs)) ? nil : "\(mine) for \(theirs)"
    default: return self == other ? nil : "\(self) for \(other)"
    }
  }
}
