import DelimitedText
import Diagnostics
import EstimateRequests
import SurveyStatistics
import Testing

/// Eight people of two regions, two villages each, of four and eight; worked by hand below.
enum Villages {
  static let csv = """
    region,village,N,w,q1,q2,age,spend,budget
    东,1,4,2,满意,满意,30,10,20
    东,1,4,2,不满意,满意,40,20,20
    东,2,4,2,满意,,50,30,40
    东,2,4,2,满意,不满意,NA,20,20
    西,1,8,4,不满意,满意,20,10,10
    西,1,8,4,不满意,不满意,60,10,20
    西,2,8,4,满意,满意,30,20,40
    西,2,8,4,不满意,,50,30,30

    """

  static let design = """
    设计:
      权重: w
      阶段: [{单元: village, 层: region, 总体数: N}]

    """

  static func run(
    _ statistics: String, design: String = design, csv: String = csv
  ) throws -> (results: EstimateResults?, problems: [any Diagnostic]) {
    let yaml = "数据: v.csv\n" + design + "统计:\n" + statistics
    let read = EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml")
    guard let request = read.request else { return (nil, read.problems) }
    let data = try RequestData(ByteSource(bytes: Array(csv.utf8)), file: "v.csv", for: request)
    let (results, problems) = request.evaluate(data)
    return (results, problems)
  }

  static func rows(_ statistics: String, design: String = design) throws -> [EstimateRow] {
    let outcome = try run(statistics, design: design)
    #expect(outcome.problems.isEmpty, "\(outcome.problems.map { $0.line(in: .en) })")
    return try #require(outcome.results).rows
  }
}

struct EstimateRequestTests {
  /// X = 4·2 + 4·4 = 24, Y = 3·2 + 1·4 = 10, p = 5/12. Village totals of w(y − p): east 2·(1 − 5/6) = 1/3 and
  /// 2·(2 − 5/6) = 7/3; west 4·(0 − 5/6) = −10/3 and 4·(1 − 5/6) = 2/3. Their squares around the regions' means: 2 and
  /// 8, each ·2/1·(1 − m/M): 2·2·½ + 8·2·¾ = 14, over 24².
  @Test func `a share by hand`() throws {
    let row = try #require(try Villages.rows("  - {类型: 占比, 变量: q1, 取值: [满意]}\n").first)
    let estimate = try #require(row.estimate)
    #expect(abs(estimate.value - 5.0 / 12) < 1e-15)
    #expect(abs((estimate.standardError ?? 0) - 14.0.squareRoot() / 24) < 1e-14)
    #expect(estimate.degreesOfFreedom == 2 && estimate.respondents == 8 && estimate.weightedBase == 24)
    #expect(row.statistic == "share" && row.title == "占比" && row.value == "满意" && row.domain.isEmpty)
  }

  @Test func `without values every value has a row, in an order of its own`() throws {
    let rows = try Villages.rows("  - {类型: 占比, 变量: q1}\n")
    #expect(rows.map(\.value) == ["不满意", "满意"])
    #expect(abs(rows.reduce(0) { $0 + ($1.estimate?.value ?? 0) } - 1) < 1e-15)
  }

  @Test func `English keys and words mean the same`() throws {
    let design = """
      design:
        weight: w
        stages: [{samplingUnit: village, stratum: region, population: N}]

      """
    let chinese = try Villages.rows("  - {类型: 均值, 变量: age, 分组: [region], 置信度: 0.9}\n")
    let yaml =
      "data: v.csv\n" + design
      + "statistics:\n  - {type: mean, variable: age, by: [region], confidence: 0.9}\n"
    let request = try #require(EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml").request)
    let data = try RequestData(ByteSource(bytes: Array(Villages.csv.utf8)), file: "v.csv", for: request)
    let english = try #require(request.evaluate(data).results).rows
    #expect(english.map(\.estimate) == chinese.map(\.estimate))
    #expect(english.map { $0.domain.map(\.value) } == [["东"], ["西"]])
    #expect(english[0].estimate?.missing == 1 && english[0].estimate?.respondents == 3)
  }

  @Test func `the other kinds by hand`() throws {
    let rows = try Villages.rows(
      """
        - {类型: 总量, 变量: spend}
        - {类型: 比率, 分子: spend, 分母: budget}
        - {类型: 得分, 变量: q1, 赋分: {满意: 100, 不满意: 20}}
        - {类型: 池化, 变量: [q1, q2], 取值: [满意]}
        - {类型: 综合, 变量: [q1, q2], 取值: [满意], 权重: [3, 1]}
        - {类型: 分位数, 变量: age, 分位: [0.5]}

      """)
    // Σwy = 2·80 + 4·70 = 440; Σwx = 2·100 + 4·100 = 600.
    let values = rows.map { $0.estimate?.value ?? .nan }
    #expect(values[0] == 440 && abs(values[1] - 440.0 / 600) < 1e-15)
    #expect(abs(values[2] - (20 + 80 * 5.0 / 12)) < 1e-12)
    // q2: satisfied 2·2 + 2·4 = 12 of 3·2 + 3·4 = 18. Pooled (10 + 12)/(24 + 18).
    #expect(abs(values[3] - 22.0 / 42) < 1e-15)
    #expect(abs(values[4] - (0.75 * 5 / 12 + 0.25 * 2 / 3)) < 1e-15)
    // Weights by age: 20: 4, 30: 2 + 4, 40: 2, 50: 2 + 4, 60: 4, of 22; half is reached at 40.
    #expect(values[5] == 40)
  }

  @Test func `ticks are of people or of ticks`() throws {
    let csv = "a,b\n1,1\n1,0\n0,1\n0,0\n1,0\n"
    for (base, expected) in [("人", [3.0 / 4, 2.0 / 4]), ("选择", [3.0 / 5, 2.0 / 5])] {
      let outcome = try Villages.run(
        "  - {类型: 多选, 变量: [a, b], 取值: [1], 基数: \(base)}\n", design: "", csv: csv)
      #expect(outcome.results?.rows.map { $0.estimate?.value ?? .nan } == expected)
    }
  }

  @Test func `differences between all pairs of groups`() throws {
    let rows = try Villages.rows("  - {类型: 占比, 变量: q1, 取值: [满意], 分组: [region], 两两比较: 是}\n")
    #expect(rows.map { $0.estimate?.value ?? .nan } == [0.75, 0.25, 0.5])
    #expect(rows[2].minus?.map(\.value) == ["西"])
    // Regions were drawn apart: variances add up.
    let errors = rows.map { $0.estimate?.standardError ?? .nan }
    #expect(abs(errors[2] * errors[2] - errors[0] * errors[0] - errors[1] * errors[1]) < 1e-15)
  }

  @Test func `a net promoter score`() throws {
    let outcome = try Villages.run(
      "  - {类型: 净推荐值, 变量: n}\n", design: "", csv: "n\n10\n9\n8\n7\n0\n")
    #expect(outcome.results?.rows[0].estimate?.value == 20)  // (2 − 1)/5
    let wrong = try Villages.run("  - {类型: 净推荐值, 变量: n}\n", design: "", csv: "n\n10\n11\n")
    #expect(wrong.problems.map(\.code) == ["not-0-to-10"])
  }

  /// Two villages a region: V of the jackknife is that of linearisation for totals, without population sizes.
  @Test func `replicates are made from the design or read`() throws {
    let design = """
      设计:
        权重: w
        阶段: [{单元: village, 层: region}]

      """
    let statistic = "  - {类型: 总量, 变量: spend}\n"
    let linear = try Villages.rows(statistic, design: design)[0].estimate?.standardError ?? .nan
    for kind in ["JKn", "BRR", "费氏"] {
      let replicated = try Villages.rows(statistic, design: design + "  复制权重: {类型: \(kind)}\n")
      #expect(abs((replicated[0].estimate?.standardError ?? 0) / linear - 1) < 1e-12, "\(kind)")
    }
    let csv = "y,w,r1,r2\n1,1,2,0\n3,1,0,2\n"
    let given = try Villages.run(
      "  - {类型: 总量, 变量: y}\n",
      design: "设计: {权重: w, 复制权重: {类型: BRR, 列: [r1, r2], 中心: 估计值}}\n", csv: csv)
    // Totals 2 and 6 around 4: ½(4 + 4) = 4.
    #expect(given.results?.rows[0].estimate?.standardError == 2)
    #expect(given.results?.design.replicates == 2)
  }

  @Test func `a bootstrap depends on its seed alone`() throws {
    func errors(_ seed: Int) throws -> [Double?] {
      try Villages.rows(
        "  - {类型: 均值, 变量: age, 分组: [region]}\n",
        design: Villages.design + "  复制权重: {类型: bootstrap, 个数: 50, 种子: \(seed)}\n"
      ).map { $0.estimate?.standardError }
    }
    #expect(try errors(1) == errors(1))
    #expect(try errors(1) != errors(2))
  }
}

/// Everything a person may get wrong has a place and a reason.
struct EstimateProblemTests {
  private func problems(
    _ statistics: String = "  - {类型: 均值, 变量: age}\n", design: String = Villages.design,
    csv: String = Villages.csv
  ) throws -> [String] {
    let outcome = try Villages.run(statistics, design: design, csv: csv)
    #expect(outcome.results == nil || !outcome.problems.containsErrors)
    for problem in outcome.problems { #expect(!problem.message(in: .zh).isEmpty) }
    return outcome.problems.map { "\($0.location?.description ?? "") \($0.code)" }
  }

  @Test func `columns that are not there`() throws {
    #expect(try problems("  - {类型: 均值, 变量: agee}\n") == ["r.yaml:6:18 unknown-column"])
    #expect(
      try problems("  - {类型: 均值, 变量: age}\n", csv: "age,age,w,region,village,N\n")
        == ["r.yaml:6:18 repeated-header"])
  }

  @Test func `cells that are no numbers, with their rows`() throws {
    let csv = "age,w\n30,1\n三十,1\n0x1F,1\nnan,1\n1e3,1\n"
    #expect(
      try problems(design: "设计: {权重: w}\n", csv: csv) == [
        "v.csv:row 3, column \"age\" not-a-number", "v.csv:row 4, column \"age\" not-a-number",
        "v.csv:row 5, column \"age\" not-a-number",
      ])
  }

  @Test func `weights that are no weights`() throws {
    let csv = "age,w\n30,1\n31,0\n32,-2\n33,\n"
    #expect(
      try problems(design: "设计: {权重: w}\n", csv: csv)
        == ["v.csv:row 5, column \"w\" missing-cell"])
    #expect(
      try problems(design: "设计: {权重: w}\n", csv: csv.replacing("33,", with: "33,1")) == [
        "v.csv:row 3, column \"w\" weight-not-positive", "v.csv:row 4, column \"w\" weight-not-positive",
      ])
  }

  @Test func `population sizes that are fractions, vary or are too small`() throws {
    let design = "设计: {阶段: [{层: h, 总体数: N}]}\n"
    #expect(
      try problems(design: design, csv: "age,h,N\n1,a,0.5\n2,a,0.5\n") == [
        "v.csv:row 2, column \"N\" not-a-count", "v.csv:row 3, column \"N\" not-a-count",
      ])
    #expect(
      try problems(design: design, csv: "age,h,N\n1,a,5\n2,a,6\n")
        == ["v.csv:row 3, column \"N\" population-varies"])
    #expect(
      try problems(design: design, csv: "age,h,N\n1,a,1\n2,a,1\n")
        == ["v.csv:row 2, column \"N\" population-below-sample"])
  }

  @Test func `a lone unit is told with its stratum, and allowed by name`() throws {
    let csv = "age,h,v\n1,a,1\n2,a,2\n3,b,1\n"
    let design = "设计:\n  阶段: [{单元: v, 层: h}]\n"
    #expect(try problems(design: design, csv: csv) == ["v.csv:row 4, column \"h\" lone-psu"])
    for policy in ["确定", "居中", "average"] {
      #expect(try problems(design: design + "  孤层: \(policy)\n", csv: csv) == [])
    }
  }

  @Test func `requests that make no sense`() throws {
    #expect(try problems("  - {类型: 均值, 变量: age, 置信度: 95}\n") == ["r.yaml:6:28 bad-level"])
    #expect(try problems("  - {类型: 均值, 变量: age, 区间: wilson}\n") == ["r.yaml:6:27 interval-of-shares"])
    #expect(try problems("  - {类型: 均值, 变量: age, 两两比较: 是}\n") == ["r.yaml:6:5 nothing-to-compare"])
    #expect(try problems("  - {类型: 均值, 变量: age, 分组: [q1, q2, q1]}\n") == ["r.yaml:6:36 repeated-group"])
    #expect(try problems("  - {类型: 分位数, 变量: age, 分位: [1]}\n") == ["r.yaml:6:28 bad-probabilities"])
    #expect(try problems("  - {类型: 平均, 变量: age}\n") == ["r.yaml:6:10 not-a-choice"])
    #expect(
      try problems("  - {类型: 综合, 变量: [q1, q2], 取值: [满意], 权重: [1]}\n")
        == ["r.yaml:6:42 bad-composite-weights"])
  }

  @Test func `a value nobody gave is a share of 0 with a warning`() throws {
    let outcome = try Villages.run("  - {类型: 占比, 变量: q1, 取值: [满 意]}\n")
    #expect(outcome.problems.map(\.severity) == [.warning])
    #expect(outcome.results?.rows[0].estimate?.value == 0)
    #expect(outcome.results?.rows[0].estimate?.interval?.upper ?? 0 > 0.1)
  }

  @Test func `tables that are no tables`() throws {
    #expect(try problems(design: "", csv: "age\n") == ["v.csv no-rows"])
    #expect(
      try problems(design: "", csv: "a,age\n1\n2,3\n") == ["v.csv:row 2 short-record"])
  }
}
