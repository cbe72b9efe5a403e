import ExactNumbers
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

@Suite struct SatisfactionEstimationTests {
  private static let library = Result { try Questionnaire(fixture: Library.yaml) }

  private static func analysis(
    frame: SurveyFrame = SurveyFrame(), weights: String? = nil, export: String = Library.export
  ) throws -> SurveyAnalysis {
    let questionnaire = try library.get()
    let read = questionnaire.read(export, needs: MetadataNeeds(weights: weights))
    let screened = Screening(rules: []).apply(to: read.table)
    return try SurveyAnalyser(questionnaire, frame: frame).analyse(screened)
  }

  private static func figure(_ analysis: SurveyAnalysis, _ id: String) throws -> SatisfactionFigure {
    try #require(analysis.satisfaction.first { $0.formula.id.description == id })
  }

  // MARK: Values by hand

  /// Numerator and denominator as fractions worked out beside the table of Library.swift.
  @Test(arguments: [
    ("池化", 2300, 30, "76.67"), ("池化分", 2340, 30, "78.00"), ("十分制", 234, 30, "7.80"),
    // (23 − 7)/30
    ("净", 1600, 30, "53.33"),
    // (6/8 + 5/7 + 6/7 + 6/8)/4 = 43/56
    ("等权", 4300, 56, "76.79"),
    // (580/8 + 540/7 + 580/7 + 640/8)/4 = (72.5 + 1120/7 + 80)/4
    ("等权分", 31250, 400, "78.13"),
    // (0.6·6/8 + 0.4·5/7 + 6/7 + 6/8)/3 = 82/105
    ("行权重", 8200, 105, "78.10"),
    // 0.5(0.6·6/8 + 0.4·5/7) + 0.3·6/7 + 0.2·6/8 = 0.775
    ("题目权重", 7750, 100, "77.50"),
    // 0.7(0.6·6/8 + 0.4·5/7) + 0.3(30·6/7 + 20·6/8)/50 = 1063/1400
    ("维度权重", 106_300, 1400, "75.93"),
    // (1 + 3/4 + 2/3 + 1 + 1/3 + 1 + 1/4 + 1 + 1)/9
    ("人均", 700, 9, "77.78"),
    // (90 + 80 + 220/3 + 90 + 200/3 + 100 + 35 + 90 + 85)/9
    ("人均分", 71_000, 900, "78.89"), ("池化全体", 2300, 40, "57.50"), ("等权全体", 2300, 40, "57.50"),
    ("人均全体", 2300, 40, "57.50"),
    // S 12/16, T 7/10
    ("群体等权", 7250, 100, "72.50"), ("群体权重", 7300, 100, "73.00"),
    // (6·75 + 3·70)/9
    ("群体有效", 660, 9, "73.33"),
    // (900·75 + 100·70)/1000
    ("群体总体", 7450, 100, "74.50"),
    // S 3/4; T (2/3 + 1/2 + 1 + 2/3)/4 = 17/24: 0.6·3/4 + 0.4·17/24
    ("群体等权题", 44_000, 600, "73.33"),
    // S (1 + 3/4 + 2/3 + 1 + 1/3)/5 = 3/4, T (1 + 1/4 + 1)/3 = 3/4
    ("群体人均", 75, 1, "75.00"),
  ])
  func `every formula gives the value worked by hand`(id: String, above: Int, below: Int, printed: String)
    throws
  {
    let analysis = try Self.analysis(
      frame: SurveyFrame(groups: ["S": .init(population: 900), "T": .init(population: 100)]))
    let figure = try Self.figure(analysis, id)
    #expect(figure.value == .success(try #require(Rational(above, of: below))))
    #expect(figure.rounded?.description == printed)
  }

  @Test func `a pooled figure shows its fraction, its answers and its people`() throws {
    let analysis = try Self.analysis()
    let pooled = try Self.figure(analysis, "池化")
    let (satisfied, answers) = try #require(pooled.fraction)
    #expect((satisfied, answers) == (23, 30))
    #expect(pooled.answers == 30)
    #expect(pooled.respondents == 9)
    let scored = try #require(try Self.figure(analysis, "池化分").fraction)
    #expect(scored == (2340, 30))
    let everybody = try Self.figure(analysis, "池化全体")
    #expect(everybody.answers == 40)
    #expect(everybody.respondents == 10)
    #expect(try Self.figure(analysis, "等权").fraction == nil)
  }

  // MARK: Errors by R

  private static let designs: [(title: String, population: Int?, weighted: Bool)] = [
    ("plain", nil, false), ("of50", 50, false), ("weighted", nil, true),
  ]
  private static let estimated = [
    "池化", "池化分", "净", "等权", "等权分", "行权重", "题目权重", "维度权重", "人均", "人均分", "池化全体", "等权全体", "人均全体", "群体权重",
    "群体等权题", "群体人均",
  ]

  @Test(arguments: designs, estimated)
  func `value and standard error agree with R, the person as unit`(
    design: (title: String, population: Int?, weighted: Bool), id: String
  ) throws {
    let analysis = try Self.analysis(
      frame: SurveyFrame(population: design.population), weights: design.weighted ? "权重" : nil)
    let figure = try Self.figure(analysis, id)
    let estimate = try #require(design.weighted ? figure.weighted : figure.estimate)
    let (value, error) = try #require(LibraryReference.numbers("\(design.title),\(id)"))
    // 净 is kept in percent units by the package and as 200p − 100 by the script.
    #expect(abs(estimate.value - value) <= 1e-12 * abs(value))
    let standardError = try #require(estimate.standardError)
    #expect(abs(standardError - error) <= 1e-9 * error)
  }

  @Test(arguments: [
    ("池化", nil, "teachers"), ("池化", 5, "teachersOf5"), ("人均", nil, "teachers"), ("人均", 5, "teachersOf5"),
  ])
  func `a group is a part of the sample, or a sample of its own population`(
    id: String, population: Int?, title: String
  ) throws {
    let analysis = try Self.analysis(frame: SurveyFrame(groups: ["T": .init(population: population)]))
    let teachers = try #require(analysis.groups.first { $0.basis == .groups && $0.code == "T" })
    #expect(teachers.respondents == 3)
    let figure = try #require(teachers.satisfaction.first { $0.formula.id.description == id })
    let (value, error) = try #require(LibraryReference.numbers("\(title),\(id)"))
    let estimate = try #require(figure.estimate)
    #expect(abs(estimate.value - value) <= 1e-12)
    #expect(abs(try #require(estimate.standardError) - error) <= 1e-9)
  }

  @Test func `every reader of a population has no error`() throws {
    let analysis = try Self.analysis(frame: SurveyFrame(population: 10))
    for figure in analysis.satisfaction where figure.formula.id != "群体总体" {
      #expect(figure.estimate?.standardError == 0)
    }
  }

  @Test(arguments: [("plain", nil), ("of50", 50)])
  func `pooled answers get a Korn–Graubard interval`(title: String, population: Int?) throws {
    let figure = try Self.figure(try Self.analysis(frame: SurveyFrame(population: population)), "池化")
    let interval = try #require(figure.estimate?.interval)
    let (lower, upper) = try #require(LibraryReference.numbers("interval,\(title)"))
    #expect(interval.method == .kornGraubard)
    #expect(abs(interval.lower - lower) <= 1e-9)
    #expect(abs(interval.upper - upper) <= 1e-9)
  }

  @Test func `one question from a known population gets the exact interval`() throws {
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: SINGLE
        名称: 一题
        题目:
          - {编号: Q1, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let read = questionnaire.read("Q1\n满意\n满意\n满意\n不满意\n满意\n满意\n满意\n不满意\n")
    let screened = Screening(rules: []).apply(to: read.table)
    let analysis = try SurveyAnalyser(questionnaire, frame: SurveyFrame(population: 20)).analyse(screened)
    let interval = try #require(analysis.primary?.estimate?.interval)
    #expect(interval.method == .hypergeometric)
    let (lower, upper) = try #require(LibraryReference.numbers("exact,6of8of20"))
    #expect((interval.lower, interval.upper) == (lower, upper))
    let item = try #require(analysis.items[0].satisfied?.estimate?.interval)
    #expect((item.lower, item.upper) == (lower, upper))
    // Without a population the interval is the design's.
    let unknown = try SurveyAnalyser(questionnaire).analyse(screened)
    #expect(unknown.primary?.estimate?.interval?.method == .kornGraubard)
  }

  // MARK: Weights

  @Test func `weights of one change nothing`() throws {
    let ones = Library.export.split(separator: "\n").enumerated().map { index, line in
      index == 0 ? String(line) : line[...(line.lastIndex(of: ",") ?? line.startIndex)] + "1"
    }
    let analysis = try Self.analysis(weights: "权重", export: ones.joined(separator: "\n"))
    for figure in analysis.satisfaction where figure.formula.id != "群体总体" {
      let (plain, weighted) = (try #require(figure.estimate), try #require(figure.weighted))
      #expect(abs(plain.value - weighted.value) <= 1e-12 * abs(plain.value))
      let (error, own) = (try #require(plain.standardError), try #require(weighted.standardError))
      #expect(abs(error - own) <= 1e-12)
      #expect(plain.respondents == weighted.respondents)
      #expect(plain.interval?.lower.rounded(toPlaces: 9) == weighted.interval?.lower.rounded(toPlaces: 9))
    }
  }

  @Test func `a response without a weight stays in unweighted figures only`() throws {
    let analysis = try Self.analysis(weights: "权重")
    let pooled = try Self.figure(analysis, "池化")
    #expect(pooled.rounded?.description == "76.67")
    #expect(pooled.estimate?.respondents == 9)
    // Readers 1 to 8: Σw·satisfied / Σw·answers = 24/39.
    let weighted = try #require(pooled.weighted)
    #expect(abs(weighted.value - 24.0 / 39) <= 1e-15)
    #expect(weighted.respondents == 8)
    #expect(weighted.weightedBase == 12)
  }

  /// y − Rx of the six students of twelve, R = 12/16: 1, 0, −¼, ½, −1¼ and 0, squares 2.875; of the three teachers of
  /// five, R = 7/10: 1.2, −1.8, 0.6, squares 5.04. V = 0.6²·(1 − 6/12)·6/5·2.875/16² + 0.4²·(1 − 3/5)·3/2·5.04/10².
  @Test func `groups that all have populations are samples of their own`() throws {
    let analysis = try Self.analysis(
      frame: SurveyFrame(population: 900, groups: ["S": .init(population: 12), "T": .init(population: 5)]))
    let estimate = try #require(try Self.figure(analysis, "群体权重").estimate)
    let variance = 0.36 * 0.5 * 1.2 * 2.875 / 256 + 0.16 * 0.4 * 1.5 * 5.04 / 100
    #expect(abs(try #require(estimate.standardError) - variance.squareRoot()) <= 1e-12)
    #expect(estimate.degreesOfFreedom == 6 && estimate.respondents == 8)
    // Everybody asked: no error, and the figure is the interval.
    let census = try Self.analysis(
      frame: SurveyFrame(groups: ["S": .init(population: 6), "T": .init(population: 3)]))
    let whole = try #require(try Self.figure(census, "群体权重").estimate)
    #expect(whole.standardError == 0 && whole.interval?.lower == whole.interval?.upper)
  }

  @Test func `without weights there is no weighted figure`() throws {
    #expect(try Self.analysis().satisfaction.allSatisfy { $0.weighted == nil })
  }

  // MARK: What has no value

  @Test func `groups by population need every population`() throws {
    let analysis = try Self.analysis(frame: SurveyFrame(groups: ["S": .init(population: 900)]))
    let figure = try Self.figure(analysis, "群体总体")
    #expect(figure.value == .failure(.populationUnknown("T")))
    #expect(figure.rounded == nil)
    #expect(figure.estimate == nil)
  }

  @Test func `a group nobody answered in passes its weight on`() throws {
    let lines = Library.export.split(separator: "\n")
    let students = ([lines[0]] + lines.filter { $0.hasPrefix("学生") } + ["教师,,,不了解,,1"]).joined(
      separator: "\n")
    let analysis = try Self.analysis(
      frame: SurveyFrame(groups: ["S": .init(population: 900), "T": .init(population: 100)]), export: students
    )
    for id in ["群体等权", "群体权重", "群体有效", "群体总体", "群体人均"] {
      #expect(try Self.figure(analysis, id).value == .success(75))
    }
    let teachers = try #require(analysis.groups.first { $0.code == "T" })
    #expect(teachers.satisfaction[0].value == .failure(.nobodyAnswered))
  }

  @Test func `an item nobody answered passes its weight on`() throws {
    // Only Q2.a and Q4 have a base: 1/2 and 2/2.
    let analysis = try Self.analysis(export: "Q1,Q2.a,Q2.b,Q3,Q4\n学生,满意,不了解,,不满意\n教师,一般,,(跳过),不满意\n")
    #expect(try Self.figure(analysis, "等权").value == .success(75))
    #expect(try Self.figure(analysis, "行权重").value == .success(75))
    // 0.5·1/2 + 0.2·1 of 0.7
    #expect(try Self.figure(analysis, "题目权重").value == .success(try #require(Rational(450, of: 7))))
    // 0.7·1/2 + 0.3·1
    #expect(try Self.figure(analysis, "维度权重").value == .success(65))
    #expect(try Self.figure(analysis, "池化").value == .success(75))
  }

  /// Only reader 1 rated Q3: what others would have said is not known, so that only figures of which Q3 is no part of its
  /// own have an error.
  @Test func `a question with one answer leaves means of questions without an error`() throws {
    let lines = Library.export.split(separator: "\n").enumerated().map { index, line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if index > 1 { cells[3] = "" }
      return cells.joined(separator: ",")
    }
    let analysis = try Self.analysis(export: lines.joined(separator: "\n"))
    #expect(analysis.items[3].satisfied?.estimate?.error == .failure(.oneRespondent))
    for id in ["等权", "等权分", "行权重", "题目权重", "维度权重", "群体等权题"] {
      let estimate = try #require(try Self.figure(analysis, id).estimate)
      #expect(estimate.error == .failure(.oneRespondentToAPart) && estimate.interval == nil)
    }
    for id in ["池化", "人均", "等权全体", "群体权重", "群体人均"] {
      #expect(try #require(try Self.figure(analysis, id).estimate).standardError ?? 0 > 0)
    }
  }

  @Test(arguments: [(nil, nil), (12, 5), (12, 1)])
  func `a group with one answering leaves combined groups without an error, unless it is the group`(
    students: Int?, teachers: Int?
  ) throws {
    // Teacher 6 alone answered; the others stay in the sample unless the group is that one.
    let lines = Library.export.split(separator: "\n").enumerated().compactMap { index, line in
      ![7, 8].contains(index) ? String(line) : teachers == 1 ? nil : "教师,,,,,1"
    }
    var frame = SurveyFrame()
    if let students { frame.groups = ["S": .init(population: students), "T": .init(population: teachers)] }
    let analysis = try Self.analysis(frame: frame, export: lines.joined(separator: "\n"))
    for id in ["群体权重", "群体等权题", "群体人均"] {
      let estimate = try #require(try Self.figure(analysis, id).estimate)
      #expect(estimate.reason == (teachers == 1 ? nil : .oneRespondentToAPart))
    }
    // 0.6²·(1 − 6/12)·6/5·2.875/16², as above.
    let whole = try #require(try Self.figure(analysis, "群体权重").estimate)
    let alone = teachers == 1 ? (0.36 * 0.5 * 1.2 * 2.875 / 256).squareRoot() : 0
    #expect(abs((whole.standardError ?? 0) - alone) <= 1e-12)
  }

  @Test func `nobody answered is no figure`() throws {
    let analysis = try Self.analysis(
      frame: SurveyFrame(groups: ["S": .init(population: 9), "T": .init(population: 1)]),
      export: "Q1,Q2.a,Q2.b,Q3,Q4\n学生,,不了解,,\n教师,,,(跳过),(空)\n")
    for figure in analysis.satisfaction where figure.formula.denominator == .answers {
      #expect(figure.value == .failure(.nobodyAnswered))
      #expect(figure.rounded == nil)
      #expect(figure.estimate == nil)
    }
    // Of everybody, nobody is satisfied.
    #expect(try Self.figure(analysis, "池化全体").value == .success(0))
    #expect(analysis.items[1].satisfied?.share == nil)
    #expect(analysis.items[1].mean == nil)
    #expect(analysis.items[1].shares.allSatisfy { $0 == nil })
  }

  @Test(arguments: [("很满意", "不满意", 100), ("一般", "很满意", 0)])
  func `all and nobody satisfied are figures with an interval`(answer: String, reversed: String, value: Int)
    throws
  {
    let rows = (1...5).map { _ in "学生,\(answer),\(answer),\(answer),\(reversed)" }
    let analysis = try Self.analysis(export: (["Q1,Q2.a,Q2.b,Q3,Q4"] + rows).joined(separator: "\n"))
    let figure = try Self.figure(analysis, "池化")
    #expect(figure.value == .success(Rational(value)))
    let interval = try #require(figure.estimate?.interval)
    #expect(interval.lower >= 0 && interval.upper <= 1 && interval.upper - interval.lower > 0.3)
    #expect(interval.contains(Double(value) / 100))
  }

  @Test func `no respondents at all is no figure and no crash`() throws {
    let analysis = try Self.analysis(export: "Q1,Q2.a,Q2.b,Q3,Q4\n")
    #expect(analysis.satisfaction.allSatisfy { $0.rounded == nil })
    #expect(analysis.waterfall.valid == 0)
  }

  // MARK: Rounding

  @Test func `ties are rounded on the exact value`() throws {
    // 29 of 200 = 14.5 %; 17 of 160 = 10.625 %.
    func printed(_ satisfied: Int, of answers: Int, places: Int, mode: String) throws -> String? {
      let questionnaire = try Questionnaire(
        fixture: """
          格式版本: 1
          编号: TIE
          名称: 舍入
          题目:
            - {编号: Q1, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
          满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率, 小数位: \(places), 舍入: \(mode)}
          """)
      let rows = (0..<answers).map { $0 < satisfied ? "满意" : "不满意" }
      let table = questionnaire.read((["Q1"] + rows).joined(separator: "\n")).table
      let analysis = try SurveyAnalyser(questionnaire).analyse(Screening(rules: []).apply(to: table))
      return analysis.primary?.rounded?.description
    }
    #expect(try printed(29, of: 200, places: 0, mode: "四舍五入") == "15")
    #expect(try printed(29, of: 200, places: 0, mode: "四舍六入五成双") == "14")
    #expect(try printed(17, of: 160, places: 2, mode: "四舍五入") == "10.63")
    #expect(try printed(17, of: 160, places: 2, mode: "四舍六入五成双") == "10.62")
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
