import ExactNumbers
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

@Suite struct SurveyAnalyserTests {
  private func analysis(
    _ yaml: String = Library.yaml, _ export: String = Library.export, frame: SurveyFrame = SurveyFrame(),
    by: [Int] = []
  ) throws -> SurveyAnalysis {
    let questionnaire = try Questionnaire(fixture: yaml)
    let screened = Screening(rules: questionnaire.validityRules).apply(to: questionnaire.read(export).table)
    return try SurveyAnalyser(questionnaire, frame: frame, by: by).analyse(screened)
  }

  @Test func `an item shows its shares, its satisfied and its mean, reversed where it is`() throws {
    let items = try analysis().items
    #expect(items[1].shares == [25, 50, Rational(100, of: 8), Rational(100, of: 8), nil])
    #expect(items.map { $0.satisfied?.count } == [nil, 6, 5, 6, 6])
    #expect(items[2].satisfied?.share == Rational(500, of: 7))
    #expect(items[1].mean?.value == Rational(580, of: 8))
    // Q4: five 不满意 count 100, one each counts 80, 60 and 0; the shares stay raw.
    #expect(items[4].mean?.value == 80)
    #expect(items[4].shares[3] == Rational(500, of: 8))
  }

  @Test func `declared groups come first, then the answers to grouping questions`() throws {
    let groups = try analysis().groups
    #expect(groups.map(\.label) == ["学生", "教师", "学生", "教师", "校外"])
    #expect(groups.map(\.respondents) == [6, 3, 6, 3, 1])
    #expect(groups.map { try? $0.satisfaction[0].value.get() } == [75, 70, 75, 70, 100])
    // Inside one group there is nothing to combine.
    let weighted = try #require(groups[1].satisfaction.first { $0.formula.id == "群体权重" })
    #expect(weighted.value == .success(70))
  }

  @Test func `a dimension has its own figures, with those below it, for everybody and each group`() throws {
    let dimensions = try analysis().dimensions
    #expect(dimensions.map(\.dimension.id.description) == ["D1", "D2", "D21"])
    // D1 is Q2.a and Q2.b: 6/8 and 5/7. D2 has only what D21 has, Q3 and Q4: 6/7 and 6/8.
    let pooled = dimensions.map { try? $0.satisfaction[0].value.get() }
    #expect(pooled == [Rational(1100, of: 15), Rational(1200, of: 15), Rational(1200, of: 15)])
    // Students 3/4 and 3/4 in both; teachers 2/3 and 1/2, then 2/2 and 2/3.
    let groups = dimensions.map { $0.groups.map { try? $0.satisfaction[0].value.get() } }
    #expect(groups == [[75, 60], [75, 80], [75, 80]])
  }

  @Test func `small groups are withheld`() throws {
    let yaml = Library.yaml.replacing("  主口径: 池化", with: "  主口径: 池化\n  小样本: {隐藏下限: 3}")
    let groups = try analysis(yaml).groups
    #expect(groups.map(\.isHidden) == [false, false, false, false, true])
    #expect(groups[4].satisfaction.isEmpty)
  }

  @Test func `the silent may all have been dissatisfied, or satisfied`() throws {
    // 23/30 of half the forms, and the other half on one side.
    let bounds = try #require(try analysis(frame: SurveyFrame(distributed: 20)).sensitivity.nonResponse)
    #expect(bounds.lower == Rational(2300, of: 60))
    #expect(bounds.upper == Rational(5300, of: 60))
    #expect(try analysis().sensitivity.nonResponse == nil)
    let person = Library.yaml.replacing("主口径: 池化", with: "主口径: 人均")
    let own = try #require(try analysis(person, frame: SurveyFrame(distributed: 20)).sensitivity.nonResponse)
    #expect(own.lower == Rational(700, of: 18))
    let points = Library.yaml.replacing("主口径: 池化", with: "主口径: 池化分")
    #expect(try analysis(points, frame: SurveyFrame(distributed: 20)).sensitivity.nonResponse == nil)
  }

  @Test func `without a rule the figure is what its responses make it`() throws {
    let rules = """
      有效性:
        - {编号: V1, 规则: 缺失比例, 上限: 0.5, 处理: 剔除}
        - {编号: V2, 规则: 一致作答, 范围: [Q2, Q3], 处理: 剔除}
        - {编号: V3, 规则: 缺失比例, 上限: 0.25, 处理: 剔除}
        - {编号: V4, 规则: 一致作答, 处理: 标记}
      满意度:

      """
    let yaml = Library.yaml.replacing("满意度:\n", with: rules, maxReplacements: 1)
    let analysis = try analysis(yaml)
    // Reader 10 left 4 of 4 blank; 6 and 9 said the same to Q2 and Q3; 4 left 2 of 4 blank.
    #expect(analysis.waterfall.exclusions.map(\.count) == [1, 2, 1, 0])
    // 23 of 30 less 4/4, 4/4 and 2/2.
    #expect(analysis.primary?.value == .success(try #require(Rational(1300, of: 20))))
    let without = analysis.sensitivity.withoutRule
    #expect(without.map(\.rule) == ["V1", "V2", "V3"])
    // Without V1 the third rule takes reader 10.
    #expect(without.map(\.valid) == [6, 8, 7])
    #expect(without.map(\.value) == [Rational(1300, of: 20), Rational(2100, of: 28), Rational(1500, of: 22)])
  }

  @Test func `reliability rests on complete rows only`() throws {
    let reliability = try analysis().reliability.get()
    #expect(reliability.reliability.respondents == 5)
    let (count, alpha) = try #require(LibraryReference.numbers("alpha"))
    #expect(count == 5)
    #expect(abs(reliability.reliability.alpha - alpha) <= 1e-12)
    #expect(reliability.items.count == 4)
  }

  @Test func `beside alpha stand its interval, halves, eigenvalues and what pairs would give`() throws {
    let reliability = try analysis().reliability.get()
    let feldt = try #require(LibraryReference.numbers("feldt"))
    let interval = try #require(reliability.interval)
    #expect(abs(interval.lowerBound - feldt.0) <= 1e-12 && abs(interval.upperBound - feldt.1) <= 1e-12)
    let (spearmanBrown, guttman) = try #require(LibraryReference.numbers("split"))
    let half = try #require(reliability.splitHalf)
    #expect(abs((half.spearmanBrown ?? 0) - spearmanBrown) <= 1e-12 && abs(half.guttman - guttman) <= 1e-12)
    let (largest, least) = try #require(LibraryReference.numbers("eigenvalues"))
    let eigenvalues = try #require(reliability.eigenvalues)
    #expect(abs(eigenvalues[0] - largest) <= 1e-12 && abs(eigenvalues[3] - least) <= 1e-12)
    let (fewest, alpha) = try #require(LibraryReference.numbers("pairwise"))
    #expect(Double(reliability.respondentsInPairs.lowerBound) == fewest)
    #expect(abs((reliability.pairwiseAlpha ?? 0) - alpha) <= 1e-12)
    #expect(try reliability.factor.get().loadings.count == 4)
  }

  @Test func `one item has no reliability`() throws {
    let analysis = try analysis(
      ServiceHall.yaml.replacing("题型: 矩阵单选", with: "题型: 矩阵单选\n    用途: 其他"), ServiceHall.text)
    guard case .failure(.tooFewItems(needed: 2)) = analysis.reliability else {
      Issue.record("one item has no reliability")
      return
    }
  }

  @Test func `declared counts that contradict the files stop the analysis`() {
    #expect(throws: WaterfallProblem.self) { try analysis(frame: SurveyFrame(collected: 11)) }
    #expect(throws: WaterfallProblem.self) { try analysis(frame: SurveyFrame(distributed: 9)) }
    #expect(throws: WaterfallProblem.self) { try analysis(frame: SurveyFrame(population: 9)) }
  }
}
