import ExactNumbers
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

@Suite struct SurveyTallyTests {
  private func screened(_ yaml: String, _ export: String, weights: String? = nil) throws -> ScreenedResponses
  {
    let questionnaire = try Questionnaire(fixture: yaml)
    let read = questionnaire.read(export, needs: MetadataNeeds(weights: weights))
    return Screening(rules: questionnaire.validityRules).apply(to: read.table)
  }

  @Test func `each reader of the library is counted once for every item`() throws {
    let screened = try screened(Library.yaml, Library.export)
    let tally = SurveyTally(screened, by: .everybody(screened))
    #expect(tally.categories.map(\.respondents) == [10])
    // 很满意, 满意, 一般, 不满意, 不了解; raw, so Q4 is not mirrored.
    #expect(
      tally.categories[0].items.map(\.counts) == [
        [6, 3, 1], [2, 4, 1, 1, 0], [1, 4, 2, 0, 1], [2, 4, 1, 0, 1], [1, 1, 1, 5, 0],
      ])
    #expect(tally.categories[0].items.map(\.unanswered) == [0, 2, 2, 2, 2])
    #expect(tally.categories[0].items.allSatisfy { $0.responses == 10 })
    let questionnaire = screened.table.questionnaire
    let bases = zip(questionnaire.items, tally.categories[0].items).map {
      $1.base(questionnaire.question(of: $0))
    }
    #expect(bases == [10, 8, 7, 7, 8])
    let notApplicable = zip(questionnaire.items, tally.categories[0].items).map {
      $1.notApplicable(questionnaire.question(of: $0))
    }
    #expect(notApplicable == [0, 0, 1, 1, 0])
  }

  @Test func `categories are counted apart, and who is in none is in none`() throws {
    let screened = try screened(Library.yaml, Library.export)
    let groups = try #require(Grouping.groups(screened))
    #expect(groups.categories.map(\.label) == ["学生", "教师"])
    let tally = SurveyTally(screened, by: groups)
    #expect(tally.categories.map(\.respondents) == [6, 3])
    #expect(tally.categories.map { $0.items[1].counts } == [[1, 2, 1, 0, 0], [1, 1, 0, 1, 0]])
    let question = try #require(Grouping.question(0, screened))
    #expect(SurveyTally(screened, by: question).categories.map(\.respondents) == [6, 3, 1])
    #expect(Grouping.question(1, screened) == nil)
  }

  @Test func `excluded responses are in no tally`() throws {
    let yaml = Library.yaml.replacing(
      "满意度:\n", with: "有效性: [{编号: V1, 规则: 缺失比例, 上限: 0, 处理: 剔除}]\n满意度:\n", maxReplacements: 1)
    let screened = try screened(yaml, Library.export)
    // Readers 4, 5, 8 and 10 left something blank.
    let tally = SurveyTally(screened, by: .everybody(screened))
    #expect(tally.categories.map(\.respondents) == [6])
    #expect(tally.categories[0].items[1].counts == [2, 2, 1, 1, 0])
    #expect(tally.categories[0].items.allSatisfy { $0.responses == 6 })
  }

  @Test func `weights are added up by option, without those who have none`() throws {
    let screened = try screened(Library.yaml, Library.export, weights: "权重")
    let tally = SurveyTally(screened, by: .everybody(screened))
    // Q2.a: readers 1, 6 | 2, 5, 8, (9) | 3 | 7.
    #expect(tally.categories[0].items[1].weighted.counts == [2, 3, 1, 1, 0])
    #expect(tally.categories[0].items[1].weighted.weights == [2, 5, 2, 2, 0])
    #expect(tally.categories[0].items[1].weighted.squaredWeights == [2, 11, 4, 4, 0])
    let groups = SurveyTally(screened, by: try #require(Grouping.groups(screened)))
    #expect(groups.categories.map { $0.items[1].weighted.weights } == [[1, 4, 2, 0, 0], [1, 1, 0, 2, 0]])
  }

  @Test func `of a multiple choice the people are the base, not the ticks`() throws {
    let screened = try screened(ServiceHall.yaml, ServiceHall.text)
    let tally = SurveyTally(screened, by: .everybody(screened)).categories[0].items[4]
    #expect(tally.counts == [2, 2, 2, 2])
    #expect(tally.answered == 4)
    #expect(tally.base(screened.table.questionnaire.questions[3]) == 4)
    #expect((tally.skipped, tally.unanswered, tally.unrecognised) == (1, 1, 0))
    let items = try SurveyAnalyser(screened.table.questionnaire).analyse(screened).items
    #expect(items[4].shares == [50, 50, 50, 50])
    #expect(items[4].satisfied == nil)
  }

  @Test(arguments: 0..<40) func `base and the four absences are the responses, and parts add up`(seed: Int)
    throws
  {
    var state = UInt64(seed + 7)
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = ["很满意", "满意", "一般", "不满意", "不了解", "", "(跳过)", "怪"]
    let lines = (0..<(1 + random(30))).map { _ in
      (["学生", "教师", "校外", "(空)"][random(4)]) + (0..<4).map { _ in "," + words[random(8)] }.joined()
        + ",\(random(4))"
    }
    let header = "Q1,Q2.a,Q2.b,Q3,Q4,权重"
    let all = try screened(Library.yaml, ([header] + lines).joined(separator: "\n"), weights: "权重")
    let questionnaire = all.table.questionnaire
    let whole = SurveyTally(all, by: .everybody(all)).categories[0].items
    for (item, tally) in zip(questionnaire.items, whole) {
      let question = questionnaire.question(of: item)
      #expect(
        tally.base(question) + tally.notApplicable(question) + tally.skipped + tally.unanswered
          + tally.unrecognised
          == lines.count)
    }
    let split = random(lines.count + 1)
    let parts = try [lines[..<split], lines[split...]].map { part in
      let screened = try screened(Library.yaml, ([header] + part).joined(separator: "\n"), weights: "权重")
      return SurveyTally(screened, by: .everybody(screened)).categories[0].items
    }
    for index in whole.indices {
      var merged = parts[0][index]
      merged.merge(parts[1][index])
      // Whole weights add up exactly.
      #expect(merged == whole[index])
    }
  }

  @Test func `counts taken over from elsewhere give the same figures as rows`() throws {
    let screened = try screened(Library.yaml, Library.export)
    let questionnaire = screened.table.questionnaire
    let rows = try SurveyAnalyser(questionnaire).analyse(screened)
    let counted = try SurveyAnalyser(questionnaire).analyse(counted: rows.items.map(\.tally), respondents: 10)
    #expect(counted.isCounted)
    for (own, figure) in zip(rows.satisfaction, counted.satisfaction) {
      let needsRows = figure.formula.items == .respondentMean || figure.formula.groups != .none
      if needsRows {
        #expect(figure.value == .failure(.rowsUnknown))
      } else {
        #expect(figure.value == own.value)
        #expect(figure.rounded == own.rounded)
        #expect(figure.answers == own.answers)
      }
      #expect(figure.estimate == nil)
    }
    #expect(counted.items.map(\.base) == rows.items.map(\.base))
    #expect(counted.items.map(\.shares) == rows.items.map(\.shares))
  }
}
