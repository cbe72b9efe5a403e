import DelimitedText
import EstimateRequests
import Foundation
import SurveyStatistics
import Testing

/// Comparisons, scales, waves and calibration on rows that can be worked by hand.
struct AnalysisRequestTests {
  /// Who controls a count knows it: its error is 0, and the total is the margin's.
  @Test func `the total of a controlled category has no error`() throws {
    let csv = "g,one,y\na,1,3\na,1,5\nb,1,2\nb,1,8\nb,1,5\n"
    let outcome = try Villages.run(
      "  - {类型: 总量, 变量: one, 分组: [g]}\n  - {类型: 均值, 变量: y}\n",
      design: "设计: {校准: {边际: [{变量: g, 计数: {a: 60, b: 40}}]}}\n", csv: csv)
    let rows = try #require(outcome.results).rows
    #expect(abs((rows[0].estimate?.value ?? 0) - 60) < 1e-9)
    #expect(rows[0].estimate?.standardError ?? 1 < 1e-12)
    #expect(abs((rows[2].estimate?.value ?? 0) - (0.6 * 4 + 0.4 * 5)) < 1e-12)
  }

  /// Straight answers of a reversed item: 1, 2, 3 against 5, 4, 3 on 1…5 are the same answers, so α is 1.
  @Test func `reversed items are counted from the other end`() throws {
    let csv = "a,b\n1,5\n2,4\n3,3\n5,1\n"
    let outcome = try Villages.run(
      "  - {类型: 信度, 变量: [a, b], 反向: [b], 两端: [1, 5]}\n", design: "", csv: csv)
    let alpha = try #require(outcome.results).analyses[0].facts.first { $0.name.key == "alpha" }
    #expect(alpha?.value == .number(1))
  }

  /// Four of each group answer 1…4 and 5…8; three groups, of which the third is like the second.
  @Test func `letters name the groups a group exceeds`() throws {
    let groups = [("a", [1, 2, 3, 4]), ("b", [11, 12, 13, 14]), ("c", [11, 12, 13, 14])]
    let csv =
      "g,y\n" + groups.flatMap { group in group.1.map { "\(group.0),\($0)\n" } }.joined()
    let outcome = try Villages.run(
      "  - {类型: 均值比较, 变量: y, 分组: [g], 校正: bonferroni}\n", design: "", csv: csv)
    let analysis = try #require(outcome.results).analyses[0]
    let part = try #require(analysis.parts.first)
    #expect(part.rows.map { $0.values[0] } == [.words("A"), .words("B"), .words("C")])
    #expect(part.rows.map { $0.values[6] } == [.words(""), .words("A"), .words("A")])
    // V of each mean: Σd² = 5 over 3·4 is 5/12, times 12/11·3/4 as rows drawn with replacement by the whole sample:
    // u = d/4, Σu² = 5/16, n/(n − 1) = 12/11, so V = 15/44 each and t = 10/√(30/44).
    let pair = analysis.parts[1].rows[0]
    #expect(pair.subject == "g=a − g=b" && pair.values[0] == .number(-10))
    guard case .number(let t) = pair.values[3] else {
      Issue.record("no t")
      return
    }
    #expect(abs(t + 10 / (30.0 / 44).squareRoot()) < 1e-12)
  }

  @Test func `everybody alike is no test rather than a p of 0`() throws {
    let csv = "g,y\na,3\na,3\nb,3\nb,3\n"
    let outcome = try Villages.run("  - {类型: 均值比较, 变量: y, 分组: [g]}\n", design: "", csv: csv)
    let analysis = try #require(outcome.results).analyses[0]
    #expect(analysis.facts[0].value == .undefined(.noSamplingError))
    #expect(analysis.parts[1].rows[0].values[4] == .undefined(.noSamplingError))
  }

  /// People 1 and 2 answered in both years, each 2 more: the change is 2, and without their covariance its error
  /// would be that of two independent waves.
  @Test func `waves know their shared respondents`() throws {
    let csv = "id,year,y\n1,2024,1\n2,2024,5\n3,2024,3\n1,2025,3\n2,2025,7\n4,2025,5\n"
    let outcome = try Villages.run(
      "  - {类型: 两期变化, 变量: y, 期次: year}\n", design: "设计: {阶段: [{单元: id}]}\n", csv: csv)
    let change = try #require(outcome.results).analyses[0].parts[1].rows[0]
    #expect(change.subject == "2025 − 2024")
    // u by person: first wave (−2, 2, 0, 0)/3, second the same, so every z of the difference is 0.
    #expect(change.values[7] == .count(2) && change.values[0] == .undefined(.noSamplingError))
  }

  /// Of the pairs a–b, a–c and b–c the last differs by 0 with p = 1, and the first two have the same p: three tests.
  /// Bonferroni and Holm 3p, Hochberg 2p, BH 3p/2, BY that times 1 + ½ + ⅓.
  @Test(arguments: [
    ("不校正", 1.0), ("bonferroni", 3.0), ("霍尔姆", 3.0), ("hochberg", 2.0), ("bh", 1.5), ("by", 1.5 * 11 / 6),
  ])
  func `p values are adjusted as asked`(word: String, factor: Double) throws {
    let groups = [("a", [1, 2, 3, 4]), ("b", [2, 3, 4, 5]), ("c", [2, 3, 4, 5])]
    let csv = "g,y\n" + groups.flatMap { group in group.1.map { "\(group.0),\($0)\n" } }.joined()
    let outcome = try Villages.run(
      "  - {类型: 均值比较, 变量: y, 分组: [g], 校正: \(word)}\n", design: "", csv: csv)
    let rows = try #require(outcome.results).analyses[0].parts[1].rows
    let p = try rows.map { try #require($0.values[4].number) }
    let adjusted = try rows.map { try #require($0.values[5].number) }
    #expect(abs(p[0] - p[1]) < 1e-14 && p[2] == 1)
    #expect(abs(adjusted[0] - min(1, factor * p[0])) < 1e-13 && adjusted[2] == 1)
  }

  /// t = −√2/3 with R's regression convention on 2 − 1 degree of freedom, where t is Cauchy: p = 1 − 2·arctan|t|/π.
  @Test func `the degrees of freedom of R's svyttest, by name`() throws {
    let article = StatisticTypesTests.article
    let example = StatisticTypesTests.Example(
      title: "", request: "{类型: 均值比较, 变量: age, 分组: region, 分母自由度: 回归}\n")
    let results = try StatisticTypesTests.results(article.yaml(example), article.data)
    let values = results.analyses[0].parts[1].rows[0].values
    #expect(values[2] == .count(1))
    // arctan(√2/3) = 0.44051066, 1 − 2·0.44051066/π = 0.71956220.
    #expect(abs(try #require(values[4].number) - (1 - 2 * atan(2.0.squareRoot() / 3) / .pi)) < 1e-13)
  }

  /// w adds up to 8 and 16 people by region: a calibration to these moves no weight, and weights said to have met them have
  /// the same errors.
  @Test(arguments: ["{边际: [{变量: region}]}", "{基础权重: w, 截尾前权重: w, 边际: [{变量: region}]}"])
  func `weights that came calibrated are those calibrated here`(calibration: String) throws {
    func rows(_ calibration: String) throws -> [EstimateRow] {
      try Villages.rows(
        "  - {类型: 均值, 变量: spend}\n  - {类型: 占比, 变量: q1, 取值: [满意], 分组: [region]}\n",
        design: "设计: {权重: w, 阶段: [{单元: village, 层: region}], 校准: \(calibration)}\n")
    }
    let made = try rows("{边际: [{变量: region, 计数: {东: 8, 西: 16}}]}")
    let given = try rows(calibration)
    #expect(made.count == 3 && given.count == 3)
    for (own, expected) in zip(given, made) {
      #expect(own.estimate?.value == expected.estimate?.value)
      let error = try #require(expected.estimate?.standardError)
      #expect(abs((own.estimate?.standardError ?? 0) / error - 1) < 1e-12)
    }
  }
}

extension Analysis.Value {
  fileprivate var number: Double? { if case .number(let number) = self { number } else { nil } }
}
