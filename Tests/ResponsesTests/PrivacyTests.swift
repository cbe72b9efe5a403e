import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct PrivacyTests {
  private let questionnaire: Questionnaire
  private static let export = """
    序号,提交答卷时间,所用时间,来自IP,1、满意吗,2、手机,3、单位,4、建议,5、姓名
    1,2026/5/6 9:00,60秒,203.0.113.77,满意,一三八,某某局,多开窗口,张三
    2,2026/5/6 9:00,60秒,203.0.113.78,满意,13800000000,财政局,=1+1,李四
    """

  init() throws {
    questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: PRIV
        名称: 隐私
        题目:
          - {编号: Q1, 题干: 满意吗, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
          - {编号: Q2, 题干: 手机, 题型: 数值, 用途: 标识, 必答: 否}
          - {编号: Q3, 题干: 单位, 题型: 单选, 用途: 标识, 选项: [{码: 1, 文本: 财政局}, {码: 2, 文本: 税务局}]}
          - {编号: Q4, 题干: 建议, 题型: 填空, 用途: 意见, 必答: 否}
          - {编号: Q5, 题干: 姓名, 题型: 填空, 用途: 标识, 必答: 否}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  @Test func `no message quotes what tells who somebody is`() {
    let read = questionnaire.read(Self.export)
    #expect(read.codes.sorted() == ["not-a-number", "unknown-option"])
    for problem in read.problems {
      for language in [Language.zh, .en] {
        let words =
          problem.message(in: language) + (problem.help(in: language) ?? "")
          + "\(problem.location.map { "\($0)" } ?? "")"
        #expect(!words.contains("一三八") && !words.contains("某某局") && !words.contains("203."))
      }
    }
  }

  @Test func `texts are kept only of opinions, and only when asked for`() {
    #expect(questionnaire.read(Self.export).table.columns.allSatisfy { $0.texts.isEmpty })
    let read = questionnaire.read(Self.export, needs: MetadataNeeds(openAnswers: true))
    #expect(read.table.columns.map(\.texts) == [[:], [:], [:], [0: "多开窗口", 1: "=1+1"], [:]])
  }
}
