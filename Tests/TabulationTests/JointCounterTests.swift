import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

@Suite struct JointCounterTests {
  /// Three questions that everybody answers alike, and a group that nobody is in for a long time.
  private static let yaml = """
    格式版本: 1
    编号: LATE
    名称: 后来的群体
    量表: {二: {选项: [{码: 1, 文本: 满意, 分值: 100, 满意: 是}, {码: 2, 文本: 不满意, 分值: 0, 满意: 否}]}}
    题目:
      - {编号: Q1, 题干: 哪里人, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 甲}, {码: 2, 文本: 乙}]}
      - {编号: Q2, 题干: 服务, 题型: 量表, 量表: 二}
      - {编号: Q3, 题干: 环境, 题型: 量表, 量表: 二}
      - {编号: Q4, 题干: 价格, 题型: 量表, 量表: 二}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """

  @Test func `a group of which nobody came among the first thousands changes no pair of answers`() throws {
    let rows = (0..<10_000).map { person in
      let answer = person.isMultiple(of: 2) ? "满意" : "不满意"
      return "\(person < 9_000 ? "甲" : "乙"),\(answer),\(answer),\(answer)"
    }
    let questionnaire = try Questionnaire(fixture: Self.yaml)
    let table = questionnaire.read((["Q1,Q2,Q3,Q4"] + rows).joined(separator: "\n")).table
    let analysis = try SurveyAnalyser(questionnaire).analyse(Screening(rules: []).apply(to: table))
    // k/(k−1) · (1 − Σ var/var(sum)) = 3/2 · (1 − 3v/9v) = 1.
    let reliability = try analysis.reliability.get().reliability
    #expect(reliability.alpha == 1)
    #expect(reliability.respondents == 10_000)
    // A person says one thing three times: the error is that of 10,000 answers, √(0.25 / 9,999).
    let error = try #require(analysis.satisfaction.first?.estimate?.standardError)
    #expect(abs(error - 0.005_000_250_018_751_562) < 1e-14)
  }
}
