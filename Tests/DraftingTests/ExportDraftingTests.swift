import Diagnostics
import ExactNumbers
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@testable import Drafting

/// Twelve people about a service hall, with a column for each kind of question.
private enum ServiceHallExport {
  static let text = """
    序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,2、您的年龄,3、整体服务,4、请评价—窗口,4、大厅,5、希望改进(多选题),6、您的手机号,7、意见和建议,8、重要性排序,9、您愿意推荐吗（0-10分）,10、本题请选择“满意”,11、到访日期
    1,2024/5/6 9:00:00,60秒,手机提交,微信,10.0.0.1(广东-深圳),个人,35,满意,非常满意,满意,排队┋设施,13800000001,椅子少,效率→态度,9,满意,2024-05-01
    2,2024/5/6 9:01:00,66秒,手机提交,微信,10.0.0.1(广东-深圳),企业,41,非常满意,满意,满意,排队,13800000002,,态度→效率,10,满意,2024-05-02
    3,2024/5/6 9:02:00,63秒,手机提交,微信,10.0.0.1(广东-深圳),个人,28,满意,满意,一般,设施┋其他〖饮水〗,13800000003,很好,效率→态度,8,满意,2024-05-02
    4,2024/5/6 9:03:00,10秒,手机提交,微信,10.0.0.2(广东-深圳),企业,52,一般,一般,不满意,(空),13800000004,,效率→态度,7,一般,2024-05-03
    5,2024/5/7 9:00:00,75秒,手机提交,微信,10.0.0.3(广东-深圳),个人,33,满意,(跳过),满意,排队┋其他〖停车〗,13800000005,车位,态度→效率,9,满意,2024-05-04
    6,2024/5/8 9:00:00,90秒,手机提交,微信,10.0.0.4(广东-深圳),其他〖代办〗,47,不满意,满意,很满意,排队,13800000006,,效率→态度,3,满意,2024-05-05
    7,2024/5/8 9:01:00,69秒,手机提交,微信,10.0.0.5(广东-深圳),个人,29,满意,满意,满意,设施,13800000007,无,效率→态度,9,满意,2024-05-05
    8,2024/5/8 9:02:00,72秒,手机提交,微信,10.0.0.6(广东-深圳),企业,38,非常满意,满意,满意,排队┋设施,13800000008,快些,效率→态度,10,满意,2024-05-06

    """

  static func survey() throws -> DraftedSurvey { DraftedSurvey(try ProfiledExport(ExportFile(text))) }
}

struct ExportDraftingTests {
  private func question(_ id: String) throws -> DraftedQuestion {
    try #require(try ServiceHallExport.survey().questions.first { $0.id == id })
  }

  private func counts(_ options: [DraftedOption]) -> [String] {
    options.map { "\($0.text) \($0.count ?? -1)" }
  }

  @Test func `every question is found with its columns`() throws {
    let questions = try ServiceHallExport.survey().questions
    #expect(questions.map(\.id) == (1...11).map { "Q\($0)" })
    #expect(questions.map(\.columns) == [[7], [8], [9], [10, 11], [12], [13], [14], [15], [16], [17], [18]])
    #expect(
      questions.map(\.kind) == [
        .single, .number, .scale, .matrixSingle, .multiple, .text, .text, .ranking, .scale, .scale, .date,
      ])
  }

  @Test func `few short answers are a single choice, text typed beside one allowed`() throws {
    let question = try question("Q1")
    #expect(counts(question.options) == ["个人 4", "企业 3", "其他 1"])
    #expect(question.allowsOtherText)
    #expect(question.role == .grouping)
  }

  @Test func `questions with the same wordings share a scale`() throws {
    let survey = try ServiceHallExport.survey()
    #expect(survey.scales.map(\.id) == ["满意4", "评分0-10"])
    // 整体服务 2+4+1+1, 窗口 1+5+1, 大厅 0+5+1+1 and one 很满意; the attention item 7 满意 and 1 一般.
    #expect(counts(survey.scales[0].options) == ["非常满意 4", "满意 21", "一般 4", "不满意 2"])
    #expect(survey.scales[0].options[0].aliases == ["很满意"])
    #expect(try question("Q3").scale == "满意4")
    #expect(try question("Q4").scale == "满意4")
  }

  @Test func `rows of a matrix carry their wordings, and skipped is not unanswered`() throws {
    let matrix = try question("Q4")
    #expect(matrix.rows.map(\.text) == ["窗口", "大厅"])
    #expect(matrix.text == "请评价")
    #expect(matrix.missing.skipped == 1)
    #expect(matrix.missing.unanswered == 0)
  }

  @Test func `joined options are a multiple choice, each counted`() throws {
    let multiple = try question("Q5")
    #expect(counts(multiple.options) == ["排队 5", "设施 4", "其他 2"])
    #expect(multiple.allowsOtherText)
    #expect(multiple.missing.unanswered == 1)
  }

  @Test func `arrows are a ranking`() throws {
    #expect(counts(try question("Q8").options) == ["效率 8", "态度 8"])
  }

  @Test func `what may tell who somebody is is identification, and no answer of it is kept`() throws {
    let survey = try ServiceHallExport.survey()
    #expect(survey.questions[5].role == .identification)
    #expect(!survey.yaml.contains("1380000"))
    #expect(!survey.yaml.contains("椅子"))
    #expect(survey.questions[6].role == .opinion)
  }

  @Test func `numbers of a usual scale are one only where a rating is asked for`() throws {
    #expect(try question("Q2").kind == .number)
    let rating = try question("Q9")
    #expect(rating.scale == "评分0-10")
    let options = try #require(try ServiceHallExport.survey().scales.last?.options)
    #expect(
      counts(options) == ["0 0", "1 0", "2 0", "3 1", "4 0", "5 0", "6 0", "7 1", "8 1", "9 3", "10 2"])
    #expect(options.map { $0.score?.description } == (0...10).map { "\($0 * 10)" })
  }

  @Test func `an item that asks for an answer checks attention`() throws {
    let item = try question("Q10")
    #expect(item.role == .attention)
    #expect(item.correct == ["满意"])
  }

  @Test func `rules are suggested from the data`() throws {
    let rules = try ServiceHallExport.survey().rules
    #expect(
      rules.map(\.kind) == [
        .dateRange, .minimumDuration, .attention, .missingShare, .duplicate, .addressLimit, .straightLining,
      ])
    // 10 60 63 66 69 72 75 90: the lower median is 66, a third of it 22; one response is faster.
    #expect(rules[1].parameters.map(\.values) == [["22"]])
    #expect(rules[1].doubt == .limit(.duration(median: 66, below: 1)))
    #expect(rules[5].doubt == .limit(.address(most: 3)))
    let fielding = try #require(try ServiceHallExport.survey().fielding)
    #expect(fielding.first == "2024-05-06")
    #expect(fielding.last == "2024-05-08")
  }

  @Test func `the draft is a valid questionnaire with a warning for every guess`() throws {
    let survey = try ServiceHallExport.survey()
    let read = Questionnaire.read(bytes: Array(survey.yaml.utf8), file: "draft.yaml")
    #expect(read.questionnaire != nil)
    #expect(Set(read.problems.map(\.code)) == ["to-confirm"])
    #expect(read.problems.allSatisfy { $0.severity == .warning })
  }

  @Test func `the draft reads the export it was made of, and counts what stands there`() throws {
    let questionnaire = try Questionnaire(fixture: try ServiceHallExport.survey().yaml)
    let read = questionnaire.read(ExportFile(ServiceHallExport.text))
    #expect(read.problems.filter { $0.severity == .error }.map { $0.message(in: .en) } == [])
    #expect(read.table.count == 8)
  }
}
