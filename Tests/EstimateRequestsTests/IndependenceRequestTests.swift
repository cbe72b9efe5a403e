import Diagnostics
import EstimateRequests
import SurveyStatistics
import Tables
import Testing

/// 独立性检验 as a request asks for it. The test itself is compared with R in `SurveyStatisticsTests`.
struct IndependenceRequestTests {
  /// Ten classes of ten pupils, five in each of two schools: the worked example of `SignificanceTests.md`.
  private static let csv =
    "school,class,good\n"
    + [9, 8, 7, 4, 2, 8, 5, 4, 2, 1].enumerated().flatMap { number, satisfied in
      (0..<10).map { "\(number / 5),\(number),\($0 < satisfied ? "满意" : "不满意")\n" }
    }.joined()
  private static let design = "设计: {阶段: [{单元: class}]}\n"

  private func outcome(_ statistics: String, design: String = design) throws -> EstimateResults {
    let outcome = try Villages.run(statistics, design: design, csv: Self.csv)
    #expect(outcome.problems.isEmpty, "\(outcome.problems.map { $0.line(in: .en) })")
    return try #require(outcome.results)
  }

  @Test func `the design decides: 1.35 on 1 and 9 by classes`() throws {
    let results = try outcome("  - {类型: 独立性检验, 行: good, 列: school, 方法: rao-scott}\n")
    let figures = try #require(results.tests.first).figures.get()
    // R survey svychisq: F = 1.35, ndf = 1, ddf = 9, p = 0.27516330499919167.
    #expect(abs(figures.statistic - 1.35) < 1e-12 && abs(figures.pValue - 0.27516330499919167) < 1e-12)
    #expect(abs((figures.denominatorDegreesOfFreedom ?? 0) - 9) < 1e-12)
    #expect(abs(figures.pearson - 4) < 1e-12 && figures.respondents == 100)
    #expect(results.rows.isEmpty)
  }

  @Test(arguments: [("wald", 9.0), ("adjusted-wald", 9.0), ("校正沃尔德", 9.0)])
  func `a method by either name`(method: String, degrees: Double) throws {
    let results = try outcome(
      "  - {type: independence, rows: good, columns: school, testMethod: \(method)}\n")
    #expect(try results.tests[0].figures.get().denominatorDegreesOfFreedom == degrees)
  }

  @Test func `a chi-square has no denominator`() throws {
    let results = try outcome("  - {类型: 独立性检验, 行: good, 列: school, 方法: rao-scott-chisq}\n")
    #expect(try results.tests[0].figures.get().denominatorDegreesOfFreedom == nil)
    let json = EstimateReport.json(results)
    #expect("\(try #require(json["tests"]))".contains("null"))
  }

  @Test func `an estimate beside it leaves the cell of p empty`() throws {
    let results = try outcome("  - {类型: 占比, 变量: good}\n  - {类型: 独立性检验, 行: good, 列: school}\n")
    let table = EstimateReport.records(results, language: .en)
    #expect(table.columns.last?.header == "p" && table.rows.count == 3)
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
  }

  @Test func `what cannot be tested says why`() throws {
    let results = try outcome("  - {类型: 独立性检验, 行: good, 列: good}\n", design: "")
    #expect(results.tests.count == 1)
    let alone = try outcome("  - {类型: 独立性检验, 行: good, 列: class}\n")
    #expect(throws: UndefinedReason.self) { try alone.tests[0].figures.get() }
  }

  /// R survey `svychisq`, the last lines of `Reference/examples.R`.
  @Test(arguments: [
    ("阶段: [{单元: class}], 复制权重: {类型: JK1}", 1.35, 0.27516330499919167),
    (
      "阶段: [{单元: class}], 校准: {边际: [{变量: school, 计数: {0: 70, 1: 30}}]}", 1.3586956521739122,
      0.27372481092129214
    ),
  ])
  func `replicates and calibrated weights have tests and quantiles, too`(
    design: String, f: Double, p: Double
  ) throws {
    let results = try outcome(
      "  - {类型: 独立性检验, 行: good, 列: school}\n  - {类型: 分位数, 变量: school, 分位: [0.5]}\n",
      design: "设计: {\(design)}\n")
    let figures = try #require(results.tests.first).figures.get()
    #expect(abs(figures.statistic / f - 1) < 1e-12 && abs(figures.pValue / p - 1) < 1e-12)
    #expect(figures.denominatorDegreesOfFreedom.map { abs($0 - 9) < 1e-12 } ?? false)
    #expect(results.rows.count == 1 && results.rows[0].estimate?.value == 0)
  }
}
