import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

/// Groups of a sample from a known population, of whom nobody knows how many are in which group.
@Suite struct GroupSamplingTests {
  private static let library = Result { try Questionnaire(fixture: Library.yaml) }

  private static func groups(
    _ frame: SurveyFrame, weights: String? = nil, by: [Int] = []
  ) throws -> SurveyAnalysis {
    let questionnaire = try library.get()
    let read = questionnaire.read(Library.export, needs: MetadataNeeds(weights: weights))
    let screened = Screening(rules: []).apply(to: read.table)
    return try SurveyAnalyser(questionnaire, frame: frame, by: by).analyse(screened)
  }

  private static func figure(_ groups: [GroupResult], _ code: String, _ id: String) throws
    -> SatisfactionFigure
  {
    let group = try #require(groups.first { $0.code == code })
    return try #require(group.satisfaction.first { $0.formula.id.description == id })
  }

  private static func expect(_ estimate: Estimate?, _ title: String) throws {
    let estimate = try #require(estimate)
    let (value, error) = try #require(LibraryReference.numbers(title))
    #expect(abs(estimate.value - value) <= 1e-12 * abs(value))
    #expect(abs(try #require(estimate.standardError) - error) <= 1e-9 * error)
  }

  @Test(arguments: ["S", "T"], ["池化", "等权", "题目权重", "维度权重", "人均"])
  func `a group's error has the finite-population factor of the whole`(code: String, id: String) throws {
    let analysis = try Self.groups(SurveyFrame(population: 50))
    let figure = try Self.figure(analysis.groups.filter { $0.basis == .groups }, code, id)
    try Self.expect(figure.estimate, "part\(code)Of50,\(id)")
  }

  @Test(arguments: ["池化", "等权", "题目权重", "维度权重", "人均"])
  func `with weights, too`(id: String) throws {
    let analysis = try Self.groups(SurveyFrame(population: 50), weights: "权重")
    try Self.expect(try Self.figure(analysis.groups, "S", id).weighted, "weightedSOf50,\(id)")
  }

  @Test func `scores, dimensions and the options of a question likewise`() throws {
    let analysis = try Self.groups(SurveyFrame(population: 50), by: [0])
    let net = try Self.figure(analysis.groups, "S", "净")
    let estimate = try #require(net.estimate)
    try Self.expect(estimate, "partSOf50,净")
    let (_, error) = try #require(LibraryReference.numbers("partSOf50,净"))
    // Five students answered: t(4) = 2.7764451.
    #expect(abs(try #require(estimate.interval).halfWidth - 2.7764451 * error) <= 1e-6)
    let reading = try #require(analysis.dimensions.first { $0.dimension.id == "D21" })
    try Self.expect(try Self.figure(reading.groups, "S", "池化").estimate, "partSOf50,阅览,池化")
    let students = analysis.groups.filter { $0.basis != .groups }
    try Self.expect(try Self.figure(students, "1", "池化").estimate, "partSOf50,池化")
  }

  @Test func `a pooled rate's interval is Korn–Graubard, with that error`() throws {
    let analysis = try Self.groups(SurveyFrame(population: 50))
    let interval = try #require(try Self.figure(analysis.groups, "S", "池化").estimate?.interval)
    let (lower, upper) = try #require(LibraryReference.numbers("interval,partSOf50"))
    #expect(interval.method == .kornGraubard)
    #expect(abs(interval.lower - lower) <= 1e-9 && abs(interval.upper - upper) <= 1e-9)
  }

  /// Only the group with a population of its own is a sample by itself.
  @Test func `a group's own population goes before the whole one`() throws {
    let analysis = try Self.groups(SurveyFrame(population: 50, groups: ["T": .init(population: 5)]))
    try Self.expect(try Self.figure(analysis.groups, "T", "池化").estimate, "teachersOf5,池化")
    try Self.expect(try Self.figure(analysis.groups, "S", "池化").estimate, "partSOf50,池化")
  }

  @Test func `where everybody was asked no group has an error`() throws {
    let analysis = try Self.groups(SurveyFrame(population: 10))
    for group in analysis.groups where group.basis == .groups {
      for estimate in group.satisfaction.compactMap(\.estimate) {
        #expect(estimate.standardError == 0)
        #expect(estimate.interval.map { $0.upper - $0.lower } == 0)
      }
    }
  }

  // MARK: One question

  private static func eighty(satisfied: Int, of members: Int, population: Int) throws -> Estimate {
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: EIGHTY
        名称: 一题
        群体: [{编号: G, 名称: 本部, 取值: {题目: Q1, 等于: 本部}}]
        题目:
          - {编号: Q1, 题干: 部门, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 本部}, {码: 2, 文本: 外地}]}
          - {编号: Q2, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let rows = (0..<80).map { row in
      row < members
        ? "本部,\(row < satisfied ? "满意" : "不满意")" : "外地,\(row < members + 50 ? "满意" : "不满意")"
    }
    let table = questionnaire.read((["Q1,Q2"] + rows).joined(separator: "\n")).table
    let analyser = SurveyAnalyser(questionnaire, frame: SurveyFrame(population: population))
    let analysis = try analyser.analyse(Screening(rules: []).apply(to: table))
    let group = try #require(analysis.groups.first { $0.basis == .groups })
    return try #require(group.satisfaction.first?.estimate)
  }

  /// u = (y − ¾)/12 of twelve people, Σu² = 12·¾·¼/12² = 1/64: V = (1 − 80/85)·80/79/64.
  @Test func `eighty of 85 leave little open about twelve of them`() throws {
    let share = try Self.eighty(satisfied: 9, of: 12, population: 85)
    #expect(abs(try #require(share.standardError) - (80.0 / 17 / 79 / 64).squareRoot()) <= 1e-15)
    try Self.expect(share, "eighty,group")
    let interval = try #require(share.interval)
    let (lower, upper) = try #require(LibraryReference.numbers("eighty,interval"))
    // The exact interval would need to know how many of the 85 are in the group.
    #expect(interval.method == .kornGraubard)
    #expect(abs(interval.lower - lower) <= 1e-9 && abs(interval.upper - upper) <= 1e-9)
  }

  /// Nothing varies, so that no variance tells of the fraction: as if many more could be in the group, 0.025^(1/12).
  @Test func `a group that agrees has the interval of so many answers`() throws {
    let interval = try #require(try Self.eighty(satisfied: 12, of: 12, population: 85).interval)
    #expect(interval.upper == 1)
    #expect(abs(interval.lower - 0.73535153060) <= 1e-9)
  }
}
